"""The ledger: agreed, contested, one side only, unattributed."""

import pytest
from invented_dossiers import (
    BELGOROD,
    FARDC,
    FASHER,
    FRL,
    KREMLIN,
    KYIV,
    M23,
    MSF,
    NYALA,
    RSF,
    RVC,
    SAF,
    SAKE,
    SHEBEKINO,
    UKR_ARMY,
    YES,
    Draft,
    days,
    exactly,
    number,
    raid_page,
)

from fogline.records import OUTLET, Value
from fogline.stories import link_stories, make_ledger


def story_of(*drafts):
    (story,) = link_stories([draft.build() for draft in drafts])
    return story


def row_of(story, point, event=0):
    event_id = story.events[event].id if event is not None else None
    (row,) = [row for row in story.ledger if (row.event, row.point) == (event_id, point)]
    return row


def siege(name="siege", day="2024-06-10", text=None):
    draft = Draft(name, text or "An attack on the town\n\nIt was told of by many.", day)
    draft.event("attack", when=days("2024-06-09"), where=FASHER,
                initiators=(RSF.id,), targets=(SAF.id,))  # fmt: skip
    return draft


def test_make_ledger_of_the_two_raids():
    story = story_of(raid_page())
    killed = row_of(story, "killed")
    assert (killed.status, killed.of) == ("contested", "ac_frl")
    assert len(killed.claims) == 2
    identity = row_of(story, "identity")
    assert (identity.status, len(identity.claims)) == ("contested", 2)
    occurred = row_of(story, "occurred")
    assert (occurred.status, len(occurred.claims)) == ("agreed", 2)
    assert row_of(story, "responsible").status == "one_side"
    assert row_of(story, "where", event=1).status == "one_side"
    role = row_of(story, "state_role", event=None)
    assert (role.status, role.of, role.reporter_differs) == ("one_side", KYIV.id, True)
    assert len(role.claims) == 2
    assert (row_of(story, "aim", event=None).of, row_of(story, "aim", event=None).status) == (
        "ac_rvc", "one_side",
    )  # fmt: skip


def test_make_ledger_puts_contested_rows_first():
    statuses = [row.status for row in story_of(raid_page()).ledger if row.event is not None]
    assert statuses[:3] == ["contested", "contested", "agreed"]


def test_make_ledger_agreed_when_enemies_give_figures_that_overlap():
    draft = siege()
    draft.claim(SAF, "killed", draft.events[0].id, number(9), of=SAF.id)
    draft.claim(RSF, "killed", draft.events[0].id, exactly(12), of=SAF.id)
    assert row_of(story_of(draft), "killed").status == "agreed"


@pytest.mark.parametrize(
    ("other", "status"),
    [(exactly(12), "one_side"), (exactly(30), "contested")],
    ids=["organisations-have-no-side", "organisations-can-contest"],
)
def test_make_ledger_of_bodies(other, status):
    draft = siege()
    draft.claim(MSF, "killed", draft.events[0].id, number(9, 12))
    draft.claim("ax_council", "killed", draft.events[0].id, other, of="people")
    assert row_of(story_of(draft), "killed").status == status


def test_make_ledger_contested_when_denied():
    draft = siege()
    draft.claim(SAF, "responsible", draft.events[0].id, Value(actor=RSF.id))
    draft.claim(RSF, "responsible", draft.events[0].id, Value(actor=RSF.id), stance="denies")
    draft.claim(MSF, "responsible", draft.events[0].id, stance="declines")
    row = row_of(story_of(draft), "responsible")
    assert (row.status, len(row.claims)) == ("contested", 3)


def test_make_ledger_contested_when_each_blames_the_other():
    draft = siege()
    draft.claim(SAF, "responsible", draft.events[0].id, Value(actor=RSF.id))
    draft.claim(RSF, "responsible", draft.events[0].id, Value(actor=SAF.id))
    assert row_of(story_of(draft), "responsible").status == "contested"


def test_make_ledger_declining_alone_is_one_side():
    draft = siege()
    draft.claim(MSF, "responsible", draft.events[0].id, stance="declines")
    assert row_of(story_of(draft), "responsible").status == "one_side"


def test_make_ledger_outlet_alone_is_unattributed():
    draft = siege()
    draft.claim(OUTLET, "killed", draft.events[0].id, exactly(9))
    row = row_of(story_of(draft), "killed")
    assert (row.status, row.reporter_differs) == ("unattributed", False)


def test_make_ledger_outlet_never_contests_but_differs():
    draft = siege()
    draft.claim(SAF, "killed", draft.events[0].id, exactly(9))
    draft.claim(OUTLET, "killed", draft.events[0].id, exactly(20))
    row = row_of(story_of(draft), "killed")
    assert (row.status, row.reporter_differs) == ("one_side", True)


def test_make_ledger_outlet_never_makes_agreed():
    draft = siege()
    draft.claim(SAF, "killed", draft.events[0].id, exactly(9))
    draft.claim(OUTLET, "killed", draft.events[0].id, exactly(9))
    row = row_of(story_of(draft), "killed")
    assert (row.status, row.reporter_differs) == ("one_side", False)


def test_make_ledger_newest_figure_of_a_speaker_counts():
    old, new = siege("old", "2024-06-10"), siege("new", "2024-06-12")
    old.claim(SAF, "killed", old.events[0].id, exactly(9), of=SAF.id)
    new.claim(SAF, "killed", new.events[0].id, exactly(14), of=SAF.id)
    new.claim(RSF, "killed", new.events[0].id, exactly(14), of=SAF.id)
    row = row_of(story_of(old, new), "killed")
    assert (row.status, len(row.claims)) == ("agreed", 3)


def test_make_ledger_figure_raised_from_an_older_one_does_not_count():
    draft = siege(text="An attack on the town\n\nThe army raised the toll to 14 from 9 dead.")
    draft.claim(SAF, "killed", draft.events[0].id, exactly(14), of=SAF.id, words="14")
    draft.claim(SAF, "killed", draft.events[0].id, exactly(9), of=SAF.id, words="9")
    draft.claim(RSF, "killed", draft.events[0].id, exactly(14), of=SAF.id)
    assert row_of(story_of(draft), "killed").status == "agreed"


def test_make_ledger_retracted_claim_does_not_contest():
    old, new = siege("old", "2024-06-10"), siege("new", "2024-06-12")
    old.claim(SAF, "killed", old.events[0].id, exactly(90), of=SAF.id)
    old.claim(RSF, "killed", old.events[0].id, exactly(9), of=SAF.id)
    assert row_of(story_of(old), "killed").status == "contested"
    new.claim(SAF, "killed", new.events[0].id, exactly(90), of=SAF.id, stance="retracts")
    assert row_of(story_of(old, new), "killed").status == "one_side"


def test_make_ledger_joins_names_of_one_side():
    draft = siege()
    event = draft.events[0].id
    draft.claim(SAF, "killed", event, number(41), of="mercenaries")
    draft.claim(RSF, "killed", event, exactly(0), of=RSF.id, stance="denies")
    draft.claim(MSF, "killed", event, exactly(5), of="the attackers")
    draft.claim(RSF, "killed", event, number(20), of="enemy soldiers")
    draft.claim(SAF, "killed", event, exactly(2), of="our soldiers")
    draft.claim(MSF, "killed", event, exactly(3), of="residents")
    rows = {row.of: row for row in story_of(draft).ledger if row.point == "killed"}
    assert {of: len(row.claims) for of, row in rows.items()} == {
        RSF.id: 3, SAF.id: 2, "civilians": 1,
    }  # fmt: skip
    assert rows[RSF.id].status == "contested"


def test_make_ledger_joins_sides_when_no_page_tells_who_did_it():
    draft = Draft("one", "Clashes in the hills\n\nMany were killed.", "2025-01-25")
    event = draft.event("Clashes", when=days("2025-01-24"), where=SAKE)
    draft.claim(FARDC, "killed", event, number(40), of="the terrorists")
    draft.claim(M23, "killed", event, exactly(0), stance="denies")
    row = row_of(story_of(draft), "killed")
    assert (row.of, row.status) == (M23.id, "contested")


def test_make_ledger_control_of_a_town():
    draft = Draft("one", "Rebels take Sake\n\nThey captured it; the army denied it.", "2024-02-08")
    event = draft.event("captured", when=days("2024-02-07"), where=SAKE, initiators=(M23.id,),
                        targets=(FARDC.id,))  # fmt: skip
    draft.claim(M23, "control", event, Value(actor=M23.id))
    draft.claim(FARDC, "control", event, Value(actor=M23.id), stance="denies")
    assert row_of(story_of(draft), "control").status == "contested"


def test_make_ledger_places():
    draft = raid_page()
    draft.claim(KREMLIN, "where", draft.events[0].id, Value(place=BELGOROD.id))
    assert row_of(story_of(draft), "where", event=1).status == "agreed"
    draft.claim(UKR_ARMY, "where", draft.events[0].id, Value(place=NYALA.id))
    assert row_of(story_of(draft), "where", event=1).status == "contested"
    assert SHEBEKINO.id in {place.id for place in story_of(draft).places}


def test_make_ledger_allies_who_say_the_same_do_not_agree():
    draft = Draft("one", "A raid over the border\n\nIt began.", "2023-06-01")
    event = draft.event("raid", when=days("2023-06-01"), where=BELGOROD, initiators=(RVC.id,))
    draft.claim(RVC, "occurred", event, YES)
    draft.claim(FRL, "occurred", event, YES)
    assert row_of(story_of(draft), "occurred").status == "one_side"
    draft.claim(KREMLIN, "occurred", event, YES)
    assert row_of(story_of(draft), "occurred").status == "agreed"


def test_make_ledger_own_aims_of_two_speakers_are_two_rows():
    draft = raid_page()
    draft.claim(KREMLIN, "aim", None, Value(text="restore order"))
    rows = [row for row in story_of(draft).ledger if row.point == "aim"]
    assert {(row.of, row.status) for row in rows} == {
        ("ac_rvc", "one_side"),
        (KREMLIN.id, "one_side"),
    }


def test_make_ledger_holds_every_claim_once_under_its_own_point():
    draft = raid_page()
    story = story_of(draft)
    points = {claim.id: claim.point for claim in draft.claims}
    own = [key for row in story.ledger for key in row.claims if points[key] == row.point]
    assert sorted(own) == sorted(points)


def test_make_ledger_rows_are_unique():
    story = story_of(raid_page())
    keys = [(row.event, row.point, row.of) for row in story.ledger]
    assert len(keys) == len(set(keys))


def test_make_ledger_without_events_has_rows_of_claims_alone():
    draft = Draft("one", "Talk of aims", "2023-06-01")
    draft.claim(RVC, "aim", None, Value(text="liberate the country"))
    (row,) = make_ledger([draft.build()], [])
    assert (row.event, row.point, row.of) == (None, "aim", RVC.id)
