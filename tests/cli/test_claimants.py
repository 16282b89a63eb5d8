"""Who shares a column of the table, and in which order columns come."""

import pytest

from fogline.cli.claimants import list_claimants
from fogline.cli.words import say_flagged, say_published, say_removed, say_statuses
from fogline.records import (
    OUTLET,
    Actor,
    Claim,
    Document,
    Dossier,
    Issue,
    LedgerRow,
    Published,
    Removed,
    Story,
    StoryEvent,
)
from fogline.text import Repair

ACTORS = tuple(
    Actor(id=who, name=name, kind=kind, side=side)
    for who, name, kind, side in (
        ("a", "Alpha", "group", ()),
        ("b", "Beta", "group", ()),
        ("c", "Court", "body", ()),
        ("g", "Government", "government", ()),
        ("m", "Ministry", "office", ("a",)),
        ("w", "Witness", "person", ()),
    )
)


def make_story(*speakers: tuple[str, ...], contested: tuple[int, ...] = ()) -> Story:
    claims = tuple(
        Claim(id=f"c{number}", speaker=who[0], co_speakers=who[1:])
        for number, who in enumerate(speakers)
    )
    row = LedgerRow(
        event="e",
        point="killed",
        status="contested" if contested else "one_side",
        claims=tuple(f"c{number}" for number in contested or range(len(claims))),
    )
    event = StoryEvent(id="e", kind="ASSAULT", initiators=("b",), title="Attack")
    return Story(id="s", headline="", actors=ACTORS, claims=claims, ledger=(row,), events=(event,))


def list_names(story: Story) -> list[str]:
    return [claimant.name for claimant in list_claimants(story)]


def test_columns_go_from_parties_to_the_reporter() -> None:
    story = make_story(("w",), (OUTLET,), ("c",), ("g",), ("b",))
    assert list_names(story) == ["Beta", "Government", "Court", "Witness", "Reporter's words"]


def test_one_who_stands_with_a_party_is_a_party() -> None:
    story = make_story(("m",), ("g",))
    assert [c.standing for c in list_claimants(story)] == ["government", "government"]
    event = StoryEvent(id="e", kind="ASSAULT", targets=("a",))
    with_party = Story(id="s", headline="", actors=ACTORS, claims=story.claims, events=(event,))
    assert {c.name: c.standing for c in list_claimants(with_party)}["Ministry"] == "party"


def test_those_who_speak_together_share_a_column() -> None:
    assert list_names(make_story(("a", "b"), ("a",))) == ["Alpha, Beta"]


def test_a_joint_statement_does_not_make_one_side_of_two_who_contradict() -> None:
    story = make_story(("a", "b"), ("a",), ("b",), contested=(1, 2))
    assert list_names(story) == ["Beta", "Alpha"]
    for claimant in list_claimants(story):
        assert claimant.speaks(story.claims[0])


def test_one_who_speaks_with_two_others_has_a_column_alone() -> None:
    assert list_names(make_story(("a", "b"), ("b", "g"))) == ["Beta", "Government", "Alpha"]


@pytest.mark.parametrize(
    ("zone", "precision", "said"),
    [
        (None, "minute", "2023-06-01 11:05:38 (no time zone stated)"),
        ("Z", "minute", "2023-06-01 11:05:38 UTC"),
        ("+03:00", "minute", "2023-06-01 11:05:38 +03:00"),
        (None, "day", "2023-06-01"),
    ],
)
def test_publication_time_says_its_zone(zone: str | None, precision: str, said: str) -> None:
    published = Published(
        start="2023-06-01T11:05:38", end="2023-06-02", precision=precision, zone=zone
    )
    assert say_published(published) == said


def test_furniture_is_named_and_mends_are_counted() -> None:
    kinds = ("repeated-title", "date", "label", "label", "label", "hashtags", "comments")
    removed = tuple(Removed(start=0, end=1, kind=kind) for kind in kinds)
    document = Document(id="a", removed=removed)
    assert say_removed(document) == "second title, hashtags, comment form, 3 section labels"
    whys = ("glued", "untranslated", "glued")
    repairs = tuple(Repair(start=0, end=1, was="x", now="y", why=w, score=1.0) for w in whys)
    issues = (Issue(code="doubtful-word"), Issue(code="no-date"))
    dossier = Dossier(document=document, repairs=repairs, issues=issues)
    assert say_flagged(dossier) == (
        "2 glued words, 1 left untranslated, 1 doubtful word, 1 other doubt"
    )


def test_statuses_are_counted_in_words() -> None:
    statuses = ["contested", "agreed", "one_side", "contested"]
    assert say_statuses(statuses) == "4 points: 1 agreed, 2 contested, 1 one side only"
    assert say_statuses([]) == "0 points"
