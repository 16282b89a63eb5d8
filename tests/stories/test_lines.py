"""Stories: which pages belong together, what comes before and after, and always the same bytes."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_dossiers import (
    BELGOROD,
    IZMAIL,
    ODESA,
    Draft,
    days,
    may_page,
    raid_page,
    strike_page,
)

from fogline.records import Story, from_json, to_json
from fogline.stories import link_stories
from fogline.stories.lines import choose_lead

LONG = (
    "Residents of the port district said that they heard several blasts between two and four in the"
    " morning and that windows were broken in at least three streets near the grain terminal before"
    " firefighters reached the place and put out the flames with help from the crew of a tugboat"
)


def copy_of_strike(name, day, ending=""):
    draft = Draft(name, f"A drone strike on the port of Odesa\n\n{LONG}{ending}", day)
    event = draft.event("drone strike", when=days("2024-03-14"), where=ODESA, mode="drone")
    draft.claim("ac_ukr-gov", "occurred", event)
    return draft


def corpus():
    return [
        raid_page().build(),
        may_page().build(),
        copy_of_strike("first", "2024-03-14").build(),
        copy_of_strike("copy", "2024-03-15", " on Thursday").build(),
        strike_page("other", "2024-03-14").build(),
        strike_page("izmail", "2024-03-14", where=IZMAIL).build(),
        strike_page("next-day", "2024-03-15").build(),
        Draft("weather", "Rain is expected").build(),
    ]


def by_document(stories):
    return {page.id: story for story in stories for page in story.documents}


def test_link_stories_one_page_with_two_raids_is_one_story():
    (story,) = link_stories([raid_page().build()])
    assert [event.title for event in story.events] == [
        "Raid, Belgorod Oblast, 21–31 May 2023",
        "Incursion, towards Shebekino, 1 June 2023",
    ]
    assert story.headline == (
        "Russian Volunteer Corps and Freedom of Russia Legion say an incursion is under way towards"
        " Shebekino; Government of Ukraine denies any part in it"
    )
    assert (story.earlier, story.later) == ((), ())


def test_link_stories_background_event_links_earlier_and_later():
    june, may = raid_page(), may_page()
    homes = by_document(link_stories([june.build(), may.build()]))
    new, old = homes[june.id], homes[may.id]
    assert new.id != old.id
    assert [link.story for link in new.earlier] == [old.id]
    assert [link.story for link in old.later] == [new.id]
    assert "Incursion, Grayvoron, 22–23 May 2023" in new.earlier[0].reason
    merged = old.events[0]
    assert merged.id == new.events[0].id
    assert [(m.document, m.event) for m in merged.members] == [
        (may.id, may.events[0].id),
        (june.id, june.events[1].id),
    ]
    assert merged.members[0].reason == ""
    assert merged.members[1].reason.startswith(f"{may.id}: kind ASSAULT = ASSAULT +0.20; ")
    assert merged.when == days("2023-05-22", "2023-05-24")


def test_link_stories_merge_can_be_undone():
    june = raid_page().build()
    alone = link_stories([june])
    link_stories([june, may_page().build()])
    assert link_stories([june]) == alone


def test_link_stories_background_event_nobody_is_about_links_in_a_chain():
    names = [("one", "2023-06-01"), ("two", "2023-06-12"), ("three", "2023-06-20")]
    pages = []
    for name, day in names:
        draft = Draft(
            name, f"Shelling near the border\n\nShells fell on {day}, after the raid in May.", day
        )
        draft.event("Shelling", mode="heavy-weapons", when=days(day), where=BELGOROD, precision=4)
        draft.event(
            "raid", when=days("2023-05-22"), where=BELGOROD, precision=4, initiators=("ac_rvc",)
        )
        pages.append(draft)
    homes = by_document(link_stories([draft.build() for draft in pages]))
    first, second, third = (homes[draft.id] for draft in pages)
    assert [link.story for link in first.later] == [second.id]
    assert [link.story for link in second.later] == [third.id]
    assert [link.story for link in third.earlier] == [second.id]
    assert first.later[0].reason == "Reports of both speak of “Raid, Belgorod Oblast, 22 May 2023”."


def test_link_stories_folds_copies():
    homes = by_document(link_stories(corpus()))
    story = homes[copy_of_strike("copy", "").id]
    assert len(story.documents) == 3
    assert story.independent == 2
    first = copy_of_strike("first", "").id
    assert [page.family for page in story.documents if page.id != strike_page("other", "2024-03-14").id] == [
        first, first,
    ]  # fmt: skip


def test_link_stories_keeps_other_towns_and_days_apart():
    homes = by_document(link_stories(corpus()))
    ids = {homes[strike_page(name, "2024-03-14").id].id for name in ("other", "izmail", "next-day")}
    assert len(ids) == 3


def test_link_stories_puts_every_page_with_an_event_into_one_story():
    pages = corpus()
    documents = [page.id for story in link_stories(pages) for page in story.documents]
    assert sorted(documents) == sorted(d.document.id for d in pages if d.events)


def test_link_stories_same_agency_is_one_origin():
    def rewrite(name, text):
        draft = Draft(name, f"A drone strike on {name}\n\nODESA (Reuters) - {text}", "2024-03-14")
        draft.event("drone strike", when=days("2024-03-14"), where=ODESA, mode="drone")
        return draft.build()

    pages = [rewrite("one", "The port was hit."), rewrite("two", "Blasts shook the city at dawn.")]
    (story,) = link_stories(pages)
    assert story.independent == 1
    unsigned = [replace(p, document=replace(p.document, text=p.document.text.replace("(Reuters)", "now")))
                for p in pages]  # fmt: skip
    (story,) = link_stories(unsigned)
    assert story.independent == 2


def test_link_stories_attaches_a_page_about_another_side_of_the_day():
    draft = Draft(
        "hurt", "Port workers were arrested\n\nThe arrests followed the drone strike.", "2024-03-14"
    )
    draft.event("arrested", kind="COERCE", mode="arrest", when=days("2024-03-14"), where=ODESA)
    draft.event("drone strike", when=days("2024-03-14"), where=ODESA, mode="drone",
                initiators=("ac_rus-mil",))  # fmt: skip
    homes = by_document(link_stories([*corpus(), draft.build()]))
    assert homes[draft.id].id == homes[strike_page("other", "2024-03-14").id].id


def test_link_stories_two_events_of_one_page_never_merge():
    draft = Draft("double", "Drone strikes hit Odesa\n\nA drone strike at dawn; a second strike at noon.",
                  "2024-03-14")  # fmt: skip
    for words in ("drone strike at dawn", "second strike"):
        draft.event(words, when=days("2024-03-14"), where=ODESA, mode="drone",
                    initiators=("ac_rus-mil",) if words.startswith("drone") else ())  # fmt: skip
    (story,) = link_stories([draft.build(), strike_page("other", "2024-03-14").build()])
    assert len(story.events) == 2
    assert sorted(len(event.members) for event in story.events) == [1, 2]


def test_link_stories_refuses_two_pages_of_one_id():
    with pytest.raises(ValueError, match="two of one"):
        link_stories([raid_page().build(), raid_page().build()])


def test_link_stories_of_nothing():
    assert link_stories([]) == ()


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(corpus()))))
def test_link_stories_does_not_depend_on_order(order):
    pages = corpus()
    expected = [to_json(story) for story in link_stories(pages)]
    assert [to_json(story) for story in link_stories([pages[n] for n in order])] == expected


def test_link_stories_reads_back():
    for story in link_stories(corpus()):
        assert from_json(to_json(story), Story) == story


def test_link_stories_ids_stay_when_a_later_page_comes():
    pages = [copy_of_strike("first", "2024-03-14").build()]
    (before,) = link_stories(pages)
    (after,) = link_stories([*pages, copy_of_strike("copy", "2024-03-15").build()])
    assert (after.id, after.events[0].id) == (before.id, before.events[0].id)


def test_choose_lead_prefers_the_title_over_many_claims():
    dossier = raid_page().build()
    counts = {e.id: len(e.claims) for e in dossier.events}
    lead = choose_lead(dossier)
    assert lead.when == days("2023-06-01")
    assert counts[lead.id] < max(counts.values())


def test_link_stories_of_a_report_that_hundreds_carry_is_fast():
    dossiers = [raid_page(f"outlet-{n}").build() for n in range(300)]
    start = time.process_time()
    (story,) = link_stories(dossiers)
    # A tenth of this is aimed at; comparing each page with each took twenty seconds.
    assert time.process_time() - start < 5
    assert (len(story.documents), story.independent) == (300, 1)
    statuses = {(row.point, row.status) for row in link_stories(dossiers[:1])[0].ledger}
    assert {(row.point, row.status) for row in story.ledger} == statuses
    assert all(len(event.members) == 300 for event in story.events)
