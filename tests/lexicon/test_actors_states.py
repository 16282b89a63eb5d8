"""The packaged table of governments, forces, offices and people in office."""

import csv
import re
from collections import Counter
from datetime import date
from importlib.resources import files

import pycountry
import pytest

from fogline.text import fold

COLUMNS = [
    *("id", "name", "kind", "country", "sector", "parent", "allied", "since", "until"),
    *("office", "holder_of", "aliases", "source"),
]
KINDS = {"government", "force", "office", "person", "body"}
SECTORS = {"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "ELI", "CVL"}

Row = dict[str, str]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    table = files("fogline.lexicon").joinpath("tables", "actors_states.tsv")
    lines = table.read_text(encoding="utf-8").splitlines()
    reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    assert reader.fieldnames == COLUMNS
    return list(reader)


@pytest.fixture(scope="module")
def row_by_id(rows: list[Row]) -> dict[str, Row]:
    return {row["id"]: row for row in rows}


def _names(row: Row) -> list[str]:
    return [row["name"], *(alias for alias in row["aliases"].split("|") if alias)]


def _day(text: str, *, last: bool) -> date:
    """Return the first or the last day that a year or a day names."""
    return date.fromisoformat(text if len(text) == 10 else f"{text}-{'12-31' if last else '01-01'}")


def test_rows_are_whole_and_sorted_by_unique_id(rows: list[Row]) -> None:
    ids = [row["id"] for row in rows]
    assert ids == sorted(set(ids))
    assert all(re.fullmatch(r"ac_[a-z0-9]+(-[a-z0-9]+)*", id) for id in ids)
    assert all(None not in row.values() and None not in row for row in rows)
    assert all(row["name"] and row["source"] for row in rows)


def test_kinds_sectors_and_countries_are_known(rows: list[Row]) -> None:
    codes = {country.alpha_3 for country in pycountry.countries} | {"XKX"}
    assert {row["kind"] for row in rows} == KINDS
    assert {row["sector"] for row in rows} <= SECTORS
    assert {row["country"] for row in rows} <= codes


def test_every_state_has_a_government_and_the_persons_are_many(rows: list[Row]) -> None:
    counts = Counter(row["kind"] for row in rows)
    governed = {row["country"] for row in rows if row["kind"] == "government"}
    assert len(governed) >= 197
    assert counts["person"] >= 250


def test_dates_are_years_or_days_and_no_term_ends_before_it_begins(rows: list[Row]) -> None:
    for row in rows:
        for column in ("since", "until"):
            assert re.fullmatch(r"(\d{4}(-\d\d-\d\d)?)?", row[column]), row["id"]
        begin = _day(row["since"] or "1700", last=False)
        end = _day(row["until"] or "9999", last=True)
        assert date(1700, 1, 1) <= begin <= end, row["id"]


def test_persons_hold_an_office_of_the_table(rows: list[Row], row_by_id: dict[str, Row]) -> None:
    for row in rows:
        if row["kind"] == "person":
            office = row_by_id[row["holder_of"]]
            assert office["kind"] == "office", row["id"]
            assert row["office"] == office["name"], row["id"]
            assert row["country"] == office["country"], row["id"]
        else:
            assert row["holder_of"] == "", row["id"]


def test_no_name_is_shared_by_two_countries(rows: list[Row]) -> None:
    countries: dict[str, set[str]] = {}
    for row in rows:
        for name in _names(row):
            assert fold(name), row["id"]
            countries.setdefault(fold(name), set()).add(row["country"])
    assert {key: found for key, found in countries.items() if len(found) > 1} == {}


def test_no_row_repeats_a_name(rows: list[Row]) -> None:
    for row in rows:
        # A name in its own script stays beside its romanisation, whose key it shares.
        keys = [fold(name) if name.isascii() else name for name in _names(row)]
        assert len(keys) == len(set(keys)), row["id"]


def test_words_for_a_country_are_no_actors(rows: list[Row]) -> None:
    table = files("fogline.lexicon").joinpath("tables", "countries.tsv")
    lines = table.read_text(encoding="utf-8").splitlines()
    words = set()
    for country in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        for column in ("name", "capital", "adjectives", "people", "metonyms", "other_names"):
            words.update(fold(word) for word in country[column].split("|"))
    shared = {name for row in rows for name in _names(row) if fold(name) in words}
    assert shared == set()


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Government of Kyiv", "ac_ukr-gov"),
        ("Russian authorities", "ac_rus-gov"),
        ("Ukrainian Army", "ac_ukr-mil"),
        ("ЗСУ", "ac_ukr-mil"),
        ("Russian forces", "ac_rus-mil"),
        ("Israeli soldiers", "ac_isr-mil"),
        ("צה״ל", "ac_isr-mil"),
        ("Tatmadaw", "ac_mmr-mil"),
        ("Minobrony Rossii", ""),
        ("Минобороны России", "ac_rus-mod"),
        ("the Pentagon", "ac_usa-mod"),
        ("FARDC", "ac_cod-mil"),
        ("Sudanese army", "ac_sdn-mil"),
        ("South Sudanese army", "ac_ssd-mil"),
        ("Congolese army", "ac_cod-mil"),
        ("Nigerien army", "ac_ner-mil"),
        ("Nigerian army", "ac_nga-mil"),
        ("Kremlin spokesman", "ac_rus-presspox"),
        ("Governor of the Belgorod region", "ac_rus-gov-belgorod"),
        ("Володимир Зеленський", "ac_ukr-volodymyr-zelensky"),
        ("Poutine", "ac_rus-vladimir-putin"),
        ("نتنياهو", "ac_isr-benjamin-netanyahu"),
        ("Prime Minister Abiy", "ac_eth-abiy-ahmed"),
    ],
)
def test_known_names_lead_to_their_actor(rows: list[Row], name: str, id: str) -> None:
    bearers = [row["id"] for row in rows if fold(name) in {fold(own) for own in _names(row)}]
    assert bearers == ([id] if id else [])
