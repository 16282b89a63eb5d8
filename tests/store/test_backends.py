"""What every backend promises."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scripted_pages import (
    BRIDGE,
    ELSEWHERE,
    FIRST,
    SECOND,
    SPORT,
    link_scripted,
    make_page,
    process_scripted,
    scripted_keys,
)

from fogline.records import Document, Dossier, Page, to_json
from fogline.store import Box, Store, open_store

pytest_plugins = ("empty_store",)


def add(store: Store, text: str, **fields: str) -> str:
    page = make_page(text, **fields)
    dossier = process_scripted(page)
    store.add_document(page, dossier, scripted_keys(dossier))
    return dossier.document.id


def link_all(store: Store) -> None:
    made = link_scripted(list(store.iter_dossiers()))
    old = [story.id for story in store.list_stories(limit=100)]
    store.replace_stories(made, old)


def test_dossier_comes_back_as_it_was_put_in(store: Store) -> None:
    page = make_page(FIRST)
    dossier = process_scripted(page)
    assert store.add_document(page, dossier, scripted_keys(dossier)) is True
    assert store.get_dossier(dossier.document.id) == dossier


def test_raw_page_comes_back_with_its_digest_and_source(store: Store) -> None:
    document_id = add(store, FIRST, source="folder/first.txt")
    raw = store.get_raw(document_id)
    assert raw is not None
    assert (raw.data, raw.text, raw.source) == (FIRST.encode(), FIRST, "folder/first.txt")
    assert raw.digest == hashlib.sha256(FIRST.encode()).hexdigest()


def test_unknown_ids_give_none(store: Store) -> None:
    assert store.get_dossier("a_none") is None
    assert store.get_raw("a_none") is None
    assert store.get_document("a_none") is None
    assert store.get_claim("c_none") is None
    assert store.get_story("s_none") is None
    assert store.resolve_story_id("s_none") is None


def test_same_page_twice_adds_nothing(store: Store) -> None:
    page = make_page(FIRST)
    dossier = process_scripted(page)
    assert store.add_document(page, dossier, ["k"]) is True
    before = store.counts()
    assert store.add_document(page, dossier, ["k"]) is False
    assert store.counts() == before
    assert before.documents == 1
    assert before.claims == 3


def test_dossier_of_another_page_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="expected the dossier of"):
        store.add_document(make_page(FIRST), process_scripted(make_page(SECOND)), [])


def test_changed_page_is_a_new_version_and_the_old_one_stays(store: Store) -> None:
    url = "https://paper.example/orlin"
    document_id = add(store, FIRST, url=url)
    changed = FIRST.replace("more than 70", "more than 90")
    assert add(store, changed, url=url) == document_id
    first, second = store.list_versions(document_id)
    current, old = store.get_dossier(document_id), store.get_dossier(document_id, digest=first)
    assert current is not None
    assert old is not None
    assert current.document.digest == second
    assert "more than 70" in old.document.text
    assert store.counts().documents == 1
    assert store.counts().versions == 2
    assert [row.claim for row in store.list_claims(limit=9)] == list(current.claims)
    raw = store.get_raw(document_id, digest=first)
    assert raw is not None
    assert raw.data == FIRST.encode()


def test_older_version_added_again_does_not_become_current(store: Store) -> None:
    url = "https://paper.example/orlin"
    document_id = add(store, FIRST, url=url)
    add(store, FIRST.replace("70", "90"), url=url)
    current = store.get_dossier(document_id)
    add(store, FIRST, url=url)
    assert store.get_dossier(document_id) == current


def test_new_version_leaves_no_word_or_place_of_the_old_one_in_the_indexes(store: Store) -> None:
    url = "https://paper.example/orlin"
    add(store, FIRST, url=url)
    document_id = add(store, ELSEWHERE, url=url)
    assert store.search_documents("Orlin", limit=9) == ()
    assert store.search_documents("Vestra", limit=9) == (document_id,)
    around_orlin = Box(west=36, south=50, east=37, north=51)
    assert store.list_events(box=around_orlin, limit=9) == ()
    assert store.find_documents(["place:orlin"]) == ()


def test_two_pages_of_one_file_share_its_bytes(store: Store) -> None:
    raw = b"one feed, two items"
    digest = hashlib.sha256(raw).hexdigest()
    for number in (1, 2):
        text = f"Item {number}\n\nText {number}"
        page = Page(source=f"feed#{number}", raw=raw, text=text, digest=digest)
        document = Document(id=f"a_{number}", title=f"Item {number}", text=text, digest=digest)
        assert store.find_page(page) is None
        assert store.add_document(page, Dossier(document=document), []) is True
        assert store.find_page(page) == f"a_{number}"
    assert store.counts().documents == 2


def test_documents_are_listed_newest_first_and_undated_last(store: Store) -> None:
    ids = [add(store, text) for text in (SPORT, FIRST, SECOND, ELSEWHERE)]
    rows = store.list_documents(limit=10)
    assert [row.id for row in rows] == [ids[2], ids[3], ids[1], ids[0]]
    assert rows[0].published is not None
    assert rows[0].published.start == "2023-06-03T11:05:38"
    assert rows[-1].published is None
    assert rows[0].added == "2023-06-05T12:00:00Z"
    assert [row.id for row in store.list_documents(limit=1, offset=1)] == [ids[3]]


def test_claims_filter_by_every_column(store: Store) -> None:
    first, second = add(store, FIRST), add(store, SECOND)
    link_all(store)
    (story,) = store.list_stories(limit=9)
    assert len(store.list_claims(story=story.id, limit=99)) == 5
    assert len(store.list_claims(document=second, limit=99)) == 2
    assert len(store.list_claims(point="killed", limit=99)) == 5
    assert store.list_claims(point="injured", limit=99) == ()
    (denied,) = store.list_claims(stance="denies", limit=99)
    assert (denied.document, denied.story) == (first, story.id)
    assert denied.speaker_name == "Blue Legion"
    both = store.list_claims(stance="asserts", document=first, speaker="outlet", limit=9)
    assert [row.speaker_name for row in both] == ["outlet"]


def test_speaker_is_found_by_id_by_name_and_as_one_of_several(store: Store) -> None:
    add(store, FIRST)
    add(store, SECOND)
    assert len(store.list_claims(speaker="ac_bluelegion", limit=9)) == 2
    assert len(store.list_claims(speaker="BLUE legion", limit=9)) == 2
    assert len(store.list_claims(speaker="Green Corps", limit=9)) == 1
    assert store.list_claims(speaker="", limit=9) == ()


def test_claims_come_in_text_order_and_pages_do_not_overlap(store: Store) -> None:
    document_id = add(store, FIRST)
    whole = store.list_claims(document=document_id, limit=9)
    starts = [row.claim.spans.content.start for row in whole if row.claim.spans.content]
    assert starts == sorted(starts)
    paged = [store.list_claims(limit=1, offset=at)[0] for at in range(3)]
    assert paged == list(whole)
    assert store.get_claim(whole[1].claim.id) == whole[1]


def test_events_are_found_by_area_and_time(store: Store) -> None:
    orlin, vestra = add(store, FIRST), add(store, ELSEWHERE)
    near = Box(west=36.0, south=50.0, east=37.0, north=51.0)
    assert [row.document for row in store.list_events(box=near, limit=9)] == [orlin]
    everywhere = Box(west=-180, south=-90, east=180, north=90)
    rows = store.list_events(box=everywhere, limit=9)
    assert {row.document for row in rows} == {orlin, vestra}
    assert store.list_events(since="2023-06-02", limit=9) == ()
    assert len(store.list_events(since="2023-06-01", until="2023-06-02", limit=9)) == 2
    assert store.list_events(until="2023-06-01", limit=9) == ()


@pytest.mark.parametrize(
    "box",
    [
        Box(west=179.0, south=-18, east=-179.0, north=-16),
        Box(west=-180.0, south=-18, east=-179.9, north=-16),
        Box(west=179.8, south=-18, east=180, north=-16),
    ],
)
def test_area_over_the_180th_meridian_is_found_from_both_sides(store: Store, box: Box) -> None:
    add(store, ELSEWHERE.replace("Vestra", "Fijord"))
    assert len(store.list_events(box=box, limit=9)) == 1


def test_words_are_found_without_accents_and_in_quotation_marks(store: Store) -> None:
    document_id = add(store, "Xebékino is quiet\n\nNothing happened in Шебекино this week.\n")
    other = add(store, "Week this\n\nA quiet text, nothing else.\n")
    assert store.search_documents("xebekino", limit=9) == (document_id,)
    assert store.search_documents("шебекино", limit=9) == (document_id,)
    assert store.search_documents('"this week"', limit=9) == (document_id,)
    assert set(store.search_documents("quiet nothing", limit=9)) == {document_id, other}
    assert store.search_documents("quiet", limit=1, offset=1) != store.search_documents(
        "quiet", limit=1
    )


@pytest.mark.parametrize("words", ["", '"', "* ^ -", "quiet AND", "NOT", "a:b", '"unclosed', "(x"])
def test_no_query_is_taken_for_an_operator(store: Store, words: str) -> None:
    add(store, SPORT)
    assert store.search_documents(words, limit=9) == ()


def test_story_is_found_by_id_and_by_unique_start(store: Store) -> None:
    add(store, FIRST)
    add(store, ELSEWHERE)
    link_all(store)
    one, two = store.list_stories(limit=9)
    assert store.get_story(one.id) == one
    shared = next(n for n in range(1, 15) if one.id[:n] != two.id[:n])
    assert store.get_story(one.id[:shared]) == one
    assert store.get_story(one.id[: shared - 1]) is None
    assert store.stories_of([d.id for d in one.documents]) == (one.id,)
    assert store.documents_of([one.id]) == tuple(sorted(d.id for d in one.documents))


def test_stories_are_ordered_by_latest_report_or_by_contest(store: Store) -> None:
    orlin = add(store, FIRST)
    vestra = add(store, ELSEWHERE)
    link_all(store)
    newest = store.list_stories(limit=9)
    contested = store.list_stories(limit=9, order="contested")
    assert [s.documents[0].id for s in newest] == [vestra, orlin]
    assert [s.documents[0].id for s in contested] == [orlin, vestra]
    assert store.list_stories(limit=1, offset=1) == newest[1:]


def test_merged_story_leads_to_the_survivor(store: Store) -> None:
    add(store, FIRST)
    add(store, ELSEWHERE)
    link_all(store)
    before = {story.id for story in store.list_stories(limit=9)}
    add(store, BRIDGE)
    link_all(store)
    (survivor,) = store.list_stories(limit=9)
    assert len(survivor.documents) == 3
    (lost,) = before - {survivor.id}
    assert store.resolve_story_id(lost) == survivor.id
    assert store.get_story(lost) == survivor


def test_redirects_stay_short_when_the_survivor_moves_again(store: Store) -> None:
    add(store, FIRST)
    link_all(store)
    (first,) = store.list_stories(limit=9)
    add(store, SECOND.replace("2023-06-03", "2023-05-30"))
    link_all(store)
    (second,) = store.list_stories(limit=9)
    add(store, SECOND.replace("2023-06-03", "2023-05-20"))
    link_all(store)
    (third,) = store.list_stories(limit=9)
    assert len({first.id, second.id, third.id}) == 3
    assert store.resolve_story_id(first.id) == third.id
    assert store.resolve_story_id(second.id) == third.id


def test_id_that_comes_back_is_no_redirect_any_more(store: Store) -> None:
    add(store, FIRST)
    add(store, ELSEWHERE)
    link_all(store)
    apart = store.list_stories(limit=9)
    merged = replace(apart[0], documents=(*apart[0].documents, *apart[1].documents))
    store.replace_stories([merged], [story.id for story in apart])
    assert store.resolve_story_id(apart[1].id) == merged.id
    store.replace_stories(apart, [merged.id])
    assert store.list_stories(limit=9) == apart
    assert store.resolve_story_id(apart[1].id) == apart[1].id


def test_story_that_lost_its_documents_is_gone_without_a_redirect(store: Store) -> None:
    add(store, FIRST)
    link_all(store)
    (story,) = store.list_stories(limit=9)
    store.replace_stories([], [story.id])
    assert store.get_story(story.id) is None
    assert store.counts().stories == 0


def test_unlinked_documents_are_listed_until_they_are_linked(store: Store) -> None:
    first, sport = add(store, FIRST), add(store, SPORT)
    assert store.list_unlinked(limit=9) == tuple(sorted([first, sport]))
    link_all(store)
    assert store.list_unlinked(limit=9) == (sport,)
    store.replace_stories([], [], linked=[sport])
    assert store.list_unlinked(limit=9) == ()


def test_snapshot_does_not_see_what_is_written_meanwhile(store: Store) -> None:
    add(store, FIRST)
    with store.view() as view:
        assert view.counts().documents == 1
        add(store, SECOND)
        assert view.counts().documents == 1
    assert store.counts().documents == 2


def test_counts_say_what_is_there(store: Store) -> None:
    assert store.counts().documents == 0
    assert store.counts().updated is None
    add(store, FIRST)
    link_all(store)
    counts = store.counts()
    assert (counts.documents, counts.events, counts.claims) == (1, 1, 3)
    assert (counts.stories, counts.contested) == (1, 1)
    assert counts.updated == "2023-06-05T12:00:00Z"


def test_nearby_ids_are_offered_for_a_slip(store: Store) -> None:
    document_id = add(store, FIRST)
    slip = document_id[:-1] + ("x" if document_id[-1] != "x" else "y")
    assert store.list_nearby_ids(slip) == (document_id,)
    assert store.list_nearby_ids("s_zzz") == ()


def test_same_pages_give_the_same_records_in_any_order(tmp_path: Path) -> None:
    found = []
    for name, order in (("a.db", (FIRST, SECOND, ELSEWHERE)), ("b.db", (ELSEWHERE, SECOND, FIRST))):
        with open_store(tmp_path / name, create=True) as store:
            for text in order:
                add(store, text)
            link_all(store)
            dossiers = [to_json(dossier) for dossier in store.iter_dossiers()]
            found.append((dossiers, [to_json(story) for story in store.list_stories(limit=9)]))
    assert found[0] == found[1]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_any_text_is_kept_to_the_character(store: Store, text: str) -> None:
    page = make_page(text + "\0é\u2028")
    dossier = Dossier(
        document=Document(id=f"a_{page.digest[:12]}", text=page.text, digest=page.digest)
    )
    store.add_document(page, dossier, [])
    raw = store.get_raw(dossier.document.id)
    assert raw is not None
    assert raw.text == page.text
    assert store.get_dossier(dossier.document.id) == dossier
