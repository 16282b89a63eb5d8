"""One value for a row by the written rule, with the losing claims kept."""

import pytest
from invented_dossiers import FASHER, MSF, RSF, SAF, Draft, days, exactly, number, raid_page

from fogline.records import OUTLET, Value
from fogline.stories import RULES, choose_values, link_stories


def siege(name="siege", day="2024-06-10"):
    words = " ".join(f"{name}-{n}" for n in range(9))
    draft = Draft(name, f"An attack on the town\n\nIt was told of by {words}.", day)
    draft.event("attack", when=days("2024-06-09"), where=FASHER,
                initiators=(RSF.id,), targets=(SAF.id,))  # fmt: skip
    return draft


def choose(point, *drafts):
    dossiers = [draft.build() for draft in drafts]
    (story,) = link_stories(dossiers)
    choices = choose_values(story, dossiers)
    assert choices == choose_values(story, dossiers[::-1])
    assert [(c.event, c.point, c.of) for c in choices] == [
        (r.event, r.point, r.of) for r in story.ledger
    ]
    for choice, row in zip(choices, story.ledger, strict=True):
        assert sorted((*choice.chosen, *choice.lost)) == sorted(row.claims)
        assert choice.rule in RULES
    (found,) = [choice for choice in choices if choice.point == point]
    return found


def test_choose_values_agreed_takes_what_is_common():
    draft = siege()
    draft.claim(SAF, "killed", draft.events[0].id, number(9), of=SAF.id)
    draft.claim(RSF, "killed", draft.events[0].id, number(10, 20), of=SAF.id)
    found = choose("killed", draft)
    assert (found.rule, found.value) == ("agreed", number(10, 20))
    assert found.claimants == (RSF.id, SAF.id)


def test_choose_values_only_one_side():
    draft = siege()
    draft.claim(MSF, "injured", draft.events[0].id, exactly(14))
    found = choose("injured", draft)
    assert (found.rule, found.value, found.claimants) == ("only", exactly(14), (MSF.id,))


def test_choose_values_most_independent_origins_not_pages():
    drafts = []
    for name, figure, speaker in (
        ("one", 9, MSF), ("two", 9, MSF), ("three", 30, SAF),
    ):  # fmt: skip
        draft = siege(name)
        draft.claim(speaker, "killed", draft.events[0].id, exactly(figure))
        drafts.append(draft)
    found = choose("killed", *drafts)
    assert (found.rule, found.value) == ("origins", exactly(9))
    assert len(found.lost) == 1


def test_choose_values_concession_when_origins_tie():
    draft = siege()
    draft.claim(RSF, "killed", draft.events[0].id, number(60), of=SAF.id)
    draft.claim(SAF, "killed", draft.events[0].id, exactly(12), of=SAF.id)
    found = choose("killed", draft)
    assert (found.rule, found.value, found.claimants) == ("concession", exactly(12), (SAF.id,))


def test_choose_values_denying_own_losses_is_no_concession():
    found = choose("killed", raid_page())
    assert (found.rule, found.value) == ("range", number(0))
    assert found.claimants == ("ac_frl", "ac_rus-gov", "ac_rvc")
    assert found.lost == ()


def test_choose_values_tie_of_words():
    draft = siege()
    draft.claim(SAF, "responsible", draft.events[0].id, Value(actor=RSF.id))
    draft.claim(RSF, "responsible", draft.events[0].id, Value(actor=SAF.id))
    assert (choose("responsible", draft).rule, choose("responsible", draft).value) == ("tie", None)


def test_choose_values_own_deed_is_a_concession():
    draft = siege()
    draft.claim(RSF, "responsible", draft.events[0].id, Value(actor=RSF.id))
    draft.claim(MSF, "responsible", draft.events[0].id, Value(actor=SAF.id))
    found = choose("responsible", draft)
    assert (found.rule, found.value) == ("concession", Value(actor=RSF.id))


def test_choose_values_outlet_only_when_alone():
    draft = siege()
    draft.claim(OUTLET, "killed", draft.events[0].id, exactly(9))
    assert choose("killed", draft).rule == "outlet"
    draft.claim(SAF, "killed", draft.events[0].id, exactly(20))
    found = choose("killed", draft)
    assert (found.rule, found.value) == ("only", exactly(20))


def test_choose_values_reads_implied_claims():
    found = choose("occurred", draft_of_old_raid_only())
    assert (found.rule, found.value) == ("agreed", Value(yes=True))


def draft_of_old_raid_only():
    draft = raid_page()
    draft.claims = [claim for claim in draft.claims if claim.point != "occurred"]
    return draft


def test_choose_values_needs_the_pages():
    (story,) = link_stories([raid_page().build()])
    with pytest.raises(ValueError, match="expected the pages"):
        choose_values(story, [])
