"""The table of countries and its reader."""

import pycountry
import pytest

from fogline.lexicon.countries import CountryBook, CountryEntry, load_countries
from fogline.text import fold


@pytest.fixture(scope="module")
def book() -> CountryBook:
    return load_countries()


def test_codes_are_iso_or_kosovo_and_sorted(book: CountryBook) -> None:
    codes = [entry.code for entry in book.entries()]
    iso = {country.alpha_3 for country in pycountry.countries} | {"XKX"}
    assert codes == sorted(set(codes))
    assert set(codes) <= iso
    assert {"XKX", "PSE", "TWN", "ESH", "VAT"} <= set(codes)
    assert len(codes) >= 198


def test_no_name_belongs_to_two_countries(book: CountryBook) -> None:
    owners: dict[str, set[str]] = {}
    for entry in book.entries():
        for name in (entry.name, *entry.other_names):
            assert name == name.strip()
            assert fold(name)
            owners.setdefault(fold(name), set()).add(entry.code)
    assert {key: codes for key, codes in owners.items() if len(codes) > 1} == {}


def test_no_metonym_belongs_to_two_countries(book: CountryBook) -> None:
    owners: dict[str, set[str]] = {}
    for entry in book.entries():
        for name in entry.metonyms:
            owners.setdefault(fold(name), set()).add(entry.code)
    assert {key: codes for key, codes in owners.items() if len(codes) > 1} == {}


def test_every_country_has_an_adjective(book: CountryBook) -> None:
    assert [entry.code for entry in book.entries() if not entry.adjectives] == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russia", "RUS"),
        ("the Russian Federation", "RUS"),
        ("Rússia", "RUS"),
        ("РОССИЯ", "RUS"),
        ("روسيا", "RUS"),
        ("Burma", "MMR"),
        ("DRC", "COD"),
        ("DR Congo", "COD"),
        ("Congo-Brazzaville", "COG"),
        ("Côte d’Ivoire", "CIV"),
        ("U.S.", "USA"),
        ("EE.UU.", "USA"),
        ("The Gambia", "GMB"),
        ("Niger", "NER"),
        ("Níger", "NER"),
        ("Nigeria", "NGA"),
        ("Guinea", "GIN"),
        ("Türkiye", "TUR"),
        ("KOSOVO", "XKX"),
        ("Іран", "IRN"),
    ],
)
def test_by_name_finds_names_of_many_languages(book: CountryBook, name: str, code: str) -> None:
    found = book.by_name(name)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("word", ["us", "rf", "the", "", "Belgorod", "Belgrade", "Us"])
def test_by_name_refuses_what_names_no_country(book: CountryBook, word: str) -> None:
    assert book.by_name(word) is None


@pytest.mark.parametrize(
    ("word", "code", "rivals"),
    [
        ("Russian", "RUS", ()),
        ("US", "USA", ()),
        ("Congolese", "COD", ("COG",)),
        ("Korean", "KOR", ("PRK",)),
        ("North Korean", "PRK", ()),
        ("Sudanese", "SDN", ("SSD",)),
        ("Dominican", "DOM", ("DMA",)),
        ("Guinean", "GIN", ("GNB", "GNQ")),
        ("Nigerien", "NER", ()),
        ("Nigerian", "NGA", ()),
        ("Lao", "LAO", ()),
    ],
)
def test_by_adjective_gives_the_commonest_and_its_rivals(
    book: CountryBook, word: str, code: str, rivals: tuple[str, ...]
) -> None:
    found = book.by_adjective(word)
    assert found is not None
    assert found.code == code
    assert tuple(entry.code for entry in book.adjective_rivals(word)) == rivals


def test_by_adjective_leaves_the_pronoun_alone(book: CountryBook) -> None:
    assert book.by_adjective("us") is None
    assert book.adjective_rivals("us") == ()


@pytest.mark.parametrize(
    ("word", "code"),
    [("Ukrainians", "UKR"), ("Israelis", "ISR"), ("Syrians", "SYR"), ("Poles", "POL")],
)
def test_by_people_finds_plurals(book: CountryBook, word: str, code: str) -> None:
    found = book.by_people(word)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("the Kremlin", "RUS"),
        ("Kiev", "UKR"),
        ("Київ", "UKR"),
        ("White House", "USA"),
        ("Élysée", "FRA"),
        ("N’Djamena", "TCD"),
    ],
)
def test_by_metonym_finds_the_seat(book: CountryBook, name: str, code: str) -> None:
    found = book.by_metonym(name)
    assert found is not None
    assert found.code == code


def test_get_knows_codes_only(book: CountryBook) -> None:
    ukraine = book.get("UKR")
    assert isinstance(ukraine, CountryEntry)
    assert ukraine.capital == "Kyiv"
    assert book.get("ukr") is None


def test_load_countries_reads_once() -> None:
    assert load_countries() is load_countries()
