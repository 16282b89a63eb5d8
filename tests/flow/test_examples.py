"""The example pages against the records that a person wrote for them.

What the rule coder does not meet yet is listed in ``examples/gaps.json``; nothing else may be
unmet, and what is met must leave the list: ``python tests/flow/expected_records.py --write``.
"""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from expected_records import (
    EXAMPLES,
    GROUPS,
    Expectation,
    ExpectedRecord,
    compare,
    compare_page,
    count_met,
    list_pages,
    load_tables,
    read_expected,
    read_gaps,
    say_totals,
)
from record_likeness import Tables, share_words

import fogline
from fogline.records import Dossier, Value
from fogline.text import Quantity, Repair, fold_words

PAGES = list_pages()
NEGATIVES = [page for page in PAGES if not any(one.relevant for one in read_expected(page))]
# Shares of expectations that may be listed as unmet; what a later coder meets makes it smaller.
MOST_LISTED = 0.15


def by_name(page: Path) -> str:
    return page.stem


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load_tables()


@pytest.fixture(scope="module")
def gaps() -> dict[str, list[str]]:
    return read_gaps()


@pytest.fixture(scope="module")
def found(tables: Tables) -> dict[str, tuple[Expectation, ...]]:
    return {page.name: compare_page(page, tables) for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=by_name)
def test_page_meets_what_is_not_listed(
    page: Path, found: dict[str, tuple[Expectation, ...]], gaps: dict[str, list[str]]
) -> None:
    listed = gaps.get(page.name, [])
    lost = [one.text for one in found[page.name] if not one.is_met and one.text not in listed]
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=by_name)
def test_what_a_page_meets_is_not_listed(
    page: Path, found: dict[str, tuple[Expectation, ...]], gaps: dict[str, list[str]]
) -> None:
    unmet = {one.text for one in found[page.name] if not one.is_met}
    gained = [text for text in gaps.get(page.name, []) if text not in unmet]
    assert gained == [], "met, or no longer expected: take it off examples/gaps.json"


def test_few_expectations_are_listed(
    found: dict[str, tuple[Expectation, ...]], gaps: dict[str, list[str]]
) -> None:
    assert set(gaps) <= {page.name for page in PAGES}
    listed = sum(len(texts) for texts in gaps.values())
    every = sum(len(expectations) for expectations in found.values())
    assert listed <= MOST_LISTED * every, f"{listed} of {every}"


def test_there_are_three_negatives() -> None:
    assert [page.name[:2] for page in NEGATIVES] == ["06", "16", "17"]


@pytest.mark.parametrize("page", NEGATIVES, ids=by_name)
def test_words_of_war_without_war_give_nothing(page: Path, gaps: dict[str, list[str]]) -> None:
    assert page.name not in gaps
    for dossier in fogline.read_file(page):
        assert not dossier.document.relevant
        assert dossier.events == ()
        assert dossier.claims == ()


@pytest.mark.parametrize("page", PAGES, ids=by_name)
def test_every_expectation_has_its_own_line(
    page: Path, found: dict[str, tuple[Expectation, ...]]
) -> None:
    texts = Counter(one.text for one in found[page.name])
    assert [text for text, count in texts.items() if count > 1] == []
    assert {one.group for one in found[page.name]} <= set(GROUPS)


@pytest.mark.parametrize("page", PAGES, ids=by_name)
def test_quotes_and_anchors_are_verbatim(page: Path) -> None:
    for dossier, record in zip(fogline.read_file(page), read_expected(page), strict=True):
        words = [event.anchor for event in (*record.events, *record.optional_events)]
        words += [claim.quote for claim in record.claims]
        assert [one for one in words if one not in dossier.document.text] == []
        keys = {event.key for event in (*record.events, *record.optional_events)}
        assert {claim.event for claim in record.claims} <= keys | {None}


def test_files_match_one_to_one() -> None:
    expected = sorted(path.stem for path in (EXAMPLES / "expected").iterdir())
    assert expected == [page.stem for page in PAGES]


# That what differs from the record is found: each of these tests spoils one thing.
SPOILT_PAGE = EXAMPLES / "pages/01-gao-convoy.txt"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    [dossier] = fogline.read_file(SPOILT_PAGE)
    return dossier


@pytest.fixture(scope="module")
def record() -> ExpectedRecord:
    [record] = read_expected(SPOILT_PAGE)
    return record


def list_lost(
    dossier: Dossier, spoilt: Dossier, record: ExpectedRecord, tables: Tables
) -> set[str]:
    def unmet(one: Dossier) -> set[str]:
        return {each.text for each in compare(one, record, tables) if not each.is_met}

    return unmet(spoilt) - unmet(dossier)


def test_comparer_finds_other_figure(
    dossier: Dossier, record: ExpectedRecord, tables: Tables
) -> None:
    other = Value.of_number(Quantity(min=16, max=16))
    claims = tuple(
        replace(claim, value=other) if claim.value == Value(min=17, max=17) else claim
        for claim in dossier.claims
    )
    lost = list_lost(dossier, replace(dossier, claims=claims), record, tables)
    assert any('killed {"min": 17, "max": 17}' in text for text in lost)


def test_comparer_finds_figure_of_an_old_toll(
    dossier: Dossier, record: ExpectedRecord, tables: Tables
) -> None:
    old = Value.of_number(Quantity(min=12, max=12))
    [claim, *_] = [one for one in dossier.claims if one.point == "killed"]
    spoilt = replace(dossier, claims=(*dossier.claims, replace(claim, value=old, stance="asserts")))
    [text] = list_lost(dossier, spoilt, record, tables)
    assert text.startswith("no claim")


@pytest.mark.parametrize("stance", ["denies", "doubts", "declines"])
def test_comparer_finds_other_stance(
    dossier: Dossier, record: ExpectedRecord, tables: Tables, stance: str
) -> None:
    claims = tuple(replace(one, stance=stance) for one in dossier.claims)
    lost = list_lost(dossier, replace(dossier, claims=claims), record, tables)
    assert any(text.startswith("claim JNIM asserts killed") for text in lost)


def test_comparer_finds_all_in_the_mouth_of_the_outlet(
    dossier: Dossier, record: ExpectedRecord, tables: Tables
) -> None:
    claims = tuple(replace(one, speaker="outlet", co_speakers=()) for one in dossier.claims)
    lost = list_lost(dossier, replace(dossier, claims=claims), record, tables)
    assert any(text.startswith("claim JNIM") for text in lost)
    assert any(text.startswith('no claim {"speaker": "outlet"') for text in lost)


def test_comparer_finds_other_day_place_and_country(
    dossier: Dossier, record: ExpectedRecord, tables: Tables
) -> None:
    [event, *rest] = dossier.events
    bare = replace(event, when=None, where=None)
    lost = list_lost(dossier, replace(dossier, events=(bare, *rest)), record, tables)
    assert lost == {"e1 when 2024-03-02..2024-03-03", "e1 where Gao (MLI)"}
    places = tuple(replace(place, country="NER") for place in dossier.places)
    lost = list_lost(dossier, replace(dossier, places=places), record, tables)
    assert "e1 where Gao (MLI)" in lost
    assert 'place {"name": "Gao", "country": "MLI", "kind": "town"}' in lost


def test_comparer_finds_unresolved_places_and_actors(
    dossier: Dossier, record: ExpectedRecord, tables: Tables
) -> None:
    spoilt = replace(
        dossier,
        places=tuple(replace(place, score=0.0) for place in dossier.places),
        actors=tuple(replace(actor, resolved=False, name="x") for actor in dossier.actors),
    )
    lost = list_lost(dossier, spoilt, record, tables)
    assert "actor JNIM" in lost
    assert 'place {"name": "Bamako", "country": "MLI", "kind": "town"}' in lost


def test_comparer_finds_repair_of_a_clean_page(
    dossier: Dossier, record: ExpectedRecord, tables: Tables
) -> None:
    text = dossier.document.text
    repair = Repair(start=0, end=4, was=text[:4], now="x", why="glued", score=0.9)
    spoilt = replace(dossier, repairs=(repair,))
    assert list_lost(dossier, spoilt, record, tables) == {"no other repair"}


def test_comparer_finds_nothing_at_all(
    dossier: Dossier, record: ExpectedRecord, tables: Tables
) -> None:
    empty = Dossier(document=replace(dossier.document, relevant=False, title="", language="fr"))
    counts = count_met(compare(empty, record, tables))
    assert counts["relevant"] == (0, 1)
    assert counts["actors"][0] == counts["events"][0] == counts["places"][0] == 0
    # Only what must not appear is met: two figures.
    assert counts["claims"][0] == len(record.not_claims)


def test_two_steps_of_a_mend_are_one(tables: Tables) -> None:
    page = EXAMPLES / "pages/18-sistan-raid.txt"
    [dossier] = fogline.read_file(page)
    [record] = read_expected(page)
    start = dossier.document.text.index("Saravanein")
    steps = (
        Repair(start=start, end=start + 8, was="Saravane", now="Saravan", why="x", score=0.5),
        Repair(start=start, end=start + 10, was="Saravanein", now="Saravane, in", why="y", score=1),
    )

    def met(repairs: tuple[Repair, ...]) -> bool:
        found = compare(replace(dossier, repairs=repairs), record, tables)
        [one] = [each for each in found if each.text.startswith('repair {"was": "Saravanein"')]
        return one.is_met

    assert met(steps)
    assert not met(steps[:1])
    assert not met(steps[1:])


def test_accepted_codings_may_apply_together() -> None:
    [record] = read_expected(EXAMPLES / "pages/13-artibonite-gang.html")
    [claim] = [one for one in record.claims if one.quote == "36 people had been killed"]
    codings = {(one.channel, str(one.value and one.value.max)) for one in claim.variants()}
    assert codings == {
        (channel, top) for channel in ("press", "interview", None) for top in ("36", "None")
    }


def test_unknown_fields_of_an_expected_file_are_refused() -> None:
    data = json.loads((EXAMPLES / "expected/06-derby.json").read_text("utf-8"))
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.convert(data | {"event": []}, ExpectedRecord)


def test_totals_say_each_group() -> None:
    some = [Expectation(group="claims", text=str(index), is_met=index > 0) for index in range(4)]
    assert [fold_words(line) for line in say_totals(some).splitlines()] == [
        "claims 3 of 4 75 0",
        "all 3 of 4 75 0",
    ]


@pytest.mark.parametrize(
    ("one", "other", "is_shared"),
    [
        ("a rocket depot", "the depot", True),
        ("the end by arms of the Government of Tehran", "the end of the Government", True),
        ("a rocket depot", "a market", False),
        ("the", "the", False),
    ],
)
def test_words_are_compared_loosely(one: str, other: str, is_shared: bool) -> None:
    assert share_words(one, other) == is_shared
