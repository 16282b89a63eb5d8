"""Countries and territories: their names, adjectives, peoples and seats of government."""

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from fogline.text import fold

_COLUMNS = ("code", "name", "adjectives", "people", "capital", "metonyms", "other_names")
# "US" is a country and "us" a word: the key of an abbreviation this short keeps its capitals, so
# that only a word written in capitals meets it. Longer ones ("DPRK") are no words of any text.
_LONGEST_ABBREVIATION = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryEntry:
    """One row of the table of countries.

    Attributes:
        code: ISO 3166-1 alpha-3, and ``XKX`` for Kosovo.
        name: The usual short name in English.
        adjectives: English adjectives, the most usual first.
        people: English nouns for its people, singular and plural.
        capital: The capital, empty for a territory without one.
        metonyms: Seats of government that stand for the government ("Moscow", "Kremlin").
        other_names: Old names, long names, abbreviations and names in other languages.
    """

    code: str
    name: str
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: str
    metonyms: tuple[str, ...]
    other_names: tuple[str, ...]


class CountryBook:
    """Finds countries by the words that stand for them, whatever the script or the accents."""

    def __init__(self, entries: Iterable[CountryEntry]) -> None:
        self._entries = tuple(sorted(entries, key=lambda entry: entry.code))
        self._by_code = {entry.code: entry for entry in self._entries}
        self._by_name = _index(self._entries, lambda entry: (entry.name, *entry.other_names))
        self._by_adjective = _index(self._entries, lambda entry: entry.adjectives)
        self._by_people = _index(self._entries, lambda entry: entry.people)
        self._by_metonym = _index(self._entries, lambda entry: entry.metonyms)

    def entries(self) -> tuple[CountryEntry, ...]:
        """Return every country, sorted by code."""
        return self._entries

    def get(self, code: str) -> CountryEntry | None:
        """Return the country of an ISO 3166-1 alpha-3 code, or none."""
        return self._by_code.get(code)

    def by_name(self, name: str) -> CountryEntry | None:
        """Return the country called so in any language of the table; "the" may stand before it."""
        return _first(self._by_name, name)

    def by_adjective(self, word: str) -> CountryEntry | None:
        """Return the country whose adjective this is, of several the one it mostly means.

        :meth:`adjective_rivals` names the others.
        """
        return _first(self._by_adjective, word)

    def adjective_rivals(self, word: str) -> tuple[CountryEntry, ...]:
        """Return the other countries that share this adjective ("Congolese"), best first."""
        return _found(self._by_adjective, word)[1:]

    def by_people(self, word: str) -> CountryEntry | None:
        """Return the country whose people are called so ("Ukrainians"), of several the first."""
        return _first(self._by_people, word)

    def by_metonym(self, name: str) -> CountryEntry | None:
        """Return the country whose government this place stands for ("the Kremlin")."""
        return _first(self._by_metonym, name)


@lru_cache(maxsize=1)
def load_countries() -> CountryBook:
    """Read the packaged table of countries, once."""
    table = files("fogline.lexicon").joinpath("tables", "countries.tsv")
    lines = table.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    if tuple(rows.fieldnames or ()) != _COLUMNS:
        raise ValueError(f"countries.tsv: expected columns {_COLUMNS}, got {rows.fieldnames}")
    return CountryBook(_read_entry(row) for row in rows)


def _read_entry(row: Mapping[str, str]) -> CountryEntry:
    return CountryEntry(
        code=row["code"],
        name=row["name"],
        adjectives=_split(row["adjectives"]),
        people=_split(row["people"]),
        capital=row["capital"],
        metonyms=_split(row["metonyms"]),
        other_names=_split(row["other_names"]),
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _index(
    entries: Iterable[CountryEntry], names_of: Callable[[CountryEntry], tuple[str, ...]]
) -> dict[str, tuple[CountryEntry, ...]]:
    """Map keys to countries; where several share a word, the row that lists it earlier leads.

    So "Dominican" is first the Dominican Republic, whose only adjective it is, then Dominica;
    where both list it at the same place the code decides, which keeps the result stable.
    """
    ranked: dict[str, dict[str, tuple[int, CountryEntry]]] = {}
    for entry in entries:
        for position, name in enumerate(names_of(entry)):
            ranked.setdefault(_key(name), {}).setdefault(entry.code, (position, entry))
    return {
        key: tuple(
            entry for _, entry in sorted(found.values(), key=lambda hit: (hit[0], hit[1].code))
        )
        for key, found in ranked.items()
    }


def _first(index: Mapping[str, tuple[CountryEntry, ...]], word: str) -> CountryEntry | None:
    found = _found(index, word)
    return found[0] if found else None


def _found(index: Mapping[str, tuple[CountryEntry, ...]], word: str) -> tuple[CountryEntry, ...]:
    return index.get(_key(word), ())


@lru_cache(maxsize=16384)
def _key(name: str) -> str:
    """Return the exact key of a name without the article that may stand before it.

    The key of a short abbreviation is in capitals, any other in lower case.
    """
    words = name.split()
    if len(words) > 1 and words[0].casefold() == "the":
        words = words[1:]
    key = fold(" ".join(words))
    capitals = sum(letter.isupper() for letter in name)
    return key.upper() if len(key) <= _LONGEST_ABBREVIATION and capitals > 1 else key
