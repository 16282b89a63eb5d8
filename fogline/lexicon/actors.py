"""The register of actors: packaged tables of groups, bodies, offices, people, and their spellings.

Every ``tables/actors_*.tsv`` is read by header name, so a table may lack columns it has no use
for. Two look-ups are offered: the exact one goes through ``fold``, the close one compares the
words of a name in any order ("Freedom Legion for Russia" is the Freedom of Russia Legion).
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz

from fogline.text import fold, fold_words

ACTOR_KINDS: Final = frozenset(
    {
        "group",
        "force",
        "body",
        "party",
        "outlet",
        "channel",
        "office",
        "government",
        "person",
        "people",
    }
)
"""The values of the column ``kind``, as in the record of an actor."""

_REQUIRED: Final = ("id", "name", "kind")
_ID = re.compile(r"ac_[a-z0-9]+(?:[-_][a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{3}|")
# "(Colombia)" after a name tells the reader which one is meant; it is no part of the name.
_QUALIFIER = re.compile(r"\s\([^()]*\)")
_DATE = re.compile(r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?")

# A key this short is a common word sooner than a name ("sana", "who", "aim"): it counts only in
# the letter case of the table. At 5, "UNMIS" and "NATO's" neighbours would lose lower-case
# headlines for no gain; at 3, "wafa", "fano" and "isis" (a name) would match as words.
_CASED_KEY_LENGTH: Final = 4

# Letters that Arabic, Persian and Urdu keyboards write in several ways; the stretching sign goes.
_ARABIC_VARIANTS: Final = str.maketrans("أإآٱىیکےةۀھہ", "ااااييكيهههه", "ـ")

# Words that carry no name; left out before words are compared in any order.
_EMPTY_WORDS: Final = frozenset(
    "the of for in and on to de del la el las los le les du des do da dos di der die und von al"
    " an".split()
)
# Two words closer than this are one word misspelt or inflected ("Russia", "Russian": .92);
# Levantine and Levant are .80, Ukraine and Ukrainian .75.
_SAME_WORD: Final = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """One row of the register.

    Attributes:
        id: Stable identifier, ``ac_`` and a slug.
        name: The usual English name.
        kind: One of :data:`ACTOR_KINDS`.
        country: ISO 3166-1 alpha-3 of the home country; empty when international or unknown.
        sector: PLOVER sector code, such as REB or GOV; may be empty.
        parent: Id of the actor it belongs to; may be empty.
        allied: Ids of actors on its side.
        since: First year or day of this row, as written; may be empty.
        until: Last year or day of this row, as written; may be empty.
        aliases: Other spellings, acronyms, other scripts.
        office: What a person in office is called, or what an office is for; may be empty.
        holder_of: Id of the office that a person holds; may be empty.
        source: Where the name can be checked.
    """

    id: str
    name: str
    kind: str
    country: str = ""
    sector: str = ""
    parent: str = ""
    allied: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    aliases: tuple[str, ...] = ()
    office: str = ""
    holder_of: str = ""
    source: str = ""


class ActorRegister:
    """Looks actors up by id, by exact name and by names close to it."""

    def __init__(self, entries: Iterable[ActorEntry]) -> None:
        self._entries = tuple(sorted(entries, key=lambda entry: entry.id))
        self._entry_by_id = {entry.id: entry for entry in self._entries}
        self._entries_by_key: dict[str, tuple[ActorEntry, ...]] = {}
        self._folded: tuple[str, ...] | None = None
        self._close: _CloseIndex | None = None
        for entry in self._entries:
            alone = (entry,)
            for name in (entry.name, *entry.aliases):
                key = _name_key(name)
                sharing = self._entries_by_key.setdefault(key, alone)
                if sharing[-1] is not entry:
                    self._entries_by_key[key] = (*sharing, entry)

    def get(self, id: str) -> ActorEntry | None:
        """Return the entry with this id, or None."""
        return self._entry_by_id.get(id)

    def find(self, name: str) -> tuple[ActorEntry, ...]:
        """Return every entry that bears exactly this name, ordered by id.

        Accents, punctuation, letter case and Latin, Cyrillic or Greek script are ignored; but a
        name whose key has four letters or fewer counts only in script and letter case of the
        table, and scripts without letter case are compared as written. A leading "the" is
        ignored.

        Args:
            name: A name in any script.

        Returns:
            The entries; several when a name is shared, none when nobody bears it.
        """
        found = self._entries_by_key.get(_name_key(name))
        if found is None and name[:4].casefold() == "the ":
            found = self._entries_by_key.get(_name_key(name[4:]))
        return found or ()

    def find_close(self, name: str, floor: float) -> tuple[tuple[ActorEntry, float], ...]:
        """Return the entries with a name made of nearly the same words, in any order.

        Only names of two or more words that carry meaning are compared. The score is the lower
        of two figures: the similarity of the letters with the words sorted, and the share of
        words that have a partner, where a rare word weighs more than "army" or "front". The
        second keeps "Ukrainian Volunteer Corps" away from "Russian Volunteer Corps".

        Args:
            name: A name in any script.
            floor: Lowest score returned, from 0 to 1.

        Returns:
            Pairs of entry and score, best first, then by id.
        """
        if self._close is None:
            self._close = _CloseIndex(zip(self.names(), self.folded_names(), strict=True))
        return self._close.find(name, floor)

    def entries(self) -> tuple[ActorEntry, ...]:
        """Return all entries, ordered by id."""
        return self._entries

    def names(self) -> Iterator[tuple[str, ActorEntry]]:
        """Yield every name and alias with its entry, for building a phrase matcher.

        A matcher on running text should ask for the capitals that the name has: "Peace Now" and
        "Breaking the Silence" are names, the same words in lower case are not.
        """
        for entry in self._entries:
            yield entry.name, entry
            for alias in entry.aliases:
                yield alias, entry

    def folded_names(self) -> tuple[str, ...]:
        """Return every name and alias as ``fold_words`` writes it, in the order of :meth:`names`."""
        if self._folded is None:
            self._folded = tuple(fold_words(name) for name, _ in self.names())
        return self._folded


class _CloseIndex:
    """Names of two or more words behind an inverted index of these words."""

    def __init__(self, names: Iterable[tuple[tuple[str, ActorEntry], str]]) -> None:
        self._names: list[tuple[str, ActorEntry]] = []
        self._names_by_word: dict[str, list[int]] = {}
        for (name, entry), folded in names:
            plain = folded if "(" not in name else fold_words(_QUALIFIER.sub("", name))
            words = [word for word in plain.split() if word not in _EMPTY_WORDS]
            if len(words) < 2:
                continue
            number = len(self._names)
            for word in words:
                self._names_by_word.setdefault(word, []).append(number)
            self._names.append((plain, entry))
        # One page has few of the names compared; their words are sorted when they are.
        self._sorted: dict[int, tuple[tuple[str, ...], str]] = {}
        # What one page names the next names again.
        self.find = lru_cache(maxsize=4096)(self._find)

    def _find(self, name: str, floor: float) -> tuple[tuple[ActorEntry, float], ...]:
        words, joined = _sort_words(fold_words(_QUALIFIER.sub("", name)))
        if len(words) < 2:
            return ()
        best: dict[str, tuple[ActorEntry, float]] = {}
        shared = {index for word in words for index in self._names_by_word.get(word, ())}
        # Two texts are at most as like as twice the shorter one is to both.
        shortest = math.floor(len(joined) * floor / (2 - floor))
        for index in shared:
            plain, entry = self._names[index]
            if len(plain) < shortest:
                continue
            if index not in self._sorted:
                self._sorted[index] = _sort_words(plain)
            other_words, other_joined = self._sorted[index]
            letters = fuzz.ratio(joined, other_joined, score_cutoff=100 * floor) / 100
            if letters < floor or letters == 0:
                continue
            score = round(min(letters, self._shared_weight(words, other_words)), 4)
            if score >= floor and score > best.get(entry.id, (entry, 0.0))[1]:
                best[entry.id] = (entry, score)
        return tuple(sorted(best.values(), key=lambda pair: (-pair[1], pair[0].id)))

    def _shared_weight(self, words: Sequence[str], others: Sequence[str]) -> float:
        """Return the share of the words' weight that has a partner on the other side."""
        free = list(others)
        total = sum(self._weight(word) for word in (*words, *others))
        shared = 0.0
        # Equal words first, so that a near word never takes the partner of an equal one.
        for word in sorted(words, key=lambda word: word not in free):
            partner = max(free, key=lambda other: fuzz.ratio(word, other), default="")
            similarity = fuzz.ratio(word, partner) / 100
            if similarity >= _SAME_WORD:
                free.remove(partner)
                shared += similarity * (self._weight(word) + self._weight(partner))
        return shared / total

    def _weight(self, word: str) -> float:
        return math.log(1 + len(self._names) / (1 + len(self._names_by_word.get(word, ()))))


def load_register(extra: Sequence[Path] = ()) -> ActorRegister:
    """Read the packaged tables, and tables of the user's own laid over them.

    Args:
        extra: Tab-separated files with the same header; a row with the id of a packaged row
            replaces it.

    Returns:
        The register; without ``extra`` the same one at every call.

    Raises:
        ValueError: A row is malformed, an id is used twice, or a row names an unknown actor; the
            message names file and line.
    """
    if not extra:
        return _packaged_register()
    entry_by_id = {entry.id: entry for entry in _packaged_register().entries()}
    lines = _read_tables(extra)
    entry_by_id.update({entry.id: entry for entry in lines.values()})
    _check_references(lines, entry_by_id)
    return ActorRegister(entry_by_id.values())


@lru_cache(maxsize=1)
def _packaged_register() -> ActorRegister:
    folder = files("fogline.lexicon").joinpath("tables")
    tables = [
        table
        for table in folder.iterdir()
        if table.name.startswith("actors_") and table.name.endswith(".tsv")
    ]
    lines = _read_tables(sorted(tables, key=lambda table: table.name))
    entry_by_id = {entry.id: entry for entry in lines.values()}
    _check_references(lines, entry_by_id)
    return ActorRegister(entry_by_id.values())


def _read_tables(tables: Iterable[Traversable | Path]) -> dict[str, ActorEntry]:
    """Return the entries of several tables by "file:line", each id once."""
    lines: dict[str, ActorEntry] = {}
    line_by_id: dict[str, str] = {}
    for table in tables:
        for line, entry in _read_table(table):
            if entry.id in line_by_id:
                raise ValueError(f"{line}: {entry.id} is already used at {line_by_id[entry.id]}")
            line_by_id[entry.id] = line
            lines[line] = entry
    return lines


def _read_table(table: Traversable | Path) -> Iterator[tuple[str, ActorEntry]]:
    header: list[str] = []
    for number, row in enumerate(table.read_text(encoding="utf-8-sig").split("\n"), start=1):
        cells = row.rstrip("\r").split("\t")
        if cells == [""]:
            continue
        line = f"{table.name}:{number}"
        if not header:
            header = cells
            missing = [column for column in _REQUIRED if column not in header]
            if missing:
                raise ValueError(f"{line}: the header lacks {', '.join(missing)}")
        elif len(cells) != len(header):
            raise ValueError(f"{line}: expected {len(header)} columns, found {len(cells)}")
        else:
            yield line, _make_entry(dict(zip(header, cells, strict=True)), line)


def _make_entry(row: Mapping[str, str], line: str) -> ActorEntry:
    entry = ActorEntry(
        id=row["id"],
        name=row["name"].strip(),
        kind=row["kind"],
        country=row.get("country", ""),
        sector=row.get("sector", ""),
        parent=row.get("parent", ""),
        allied=_split(row.get("allied", "")),
        since=row.get("since", ""),
        until=row.get("until", ""),
        aliases=_split(row.get("aliases", "")),
        office=row.get("office", ""),
        holder_of=row.get("holder_of", ""),
        source=row.get("source", ""),
    )
    if not entry.name:
        raise ValueError(f"{line}: the name is empty")
    if entry.kind not in ACTOR_KINDS:
        raise ValueError(f"{line}: kind is {entry.kind!r}, expected one of {sorted(ACTOR_KINDS)}")
    for column, pattern in (
        ("id", _ID),
        ("country", _COUNTRY),
        ("since", _DATE),
        ("until", _DATE),
    ):
        value = row.get(column, "")
        if pattern.fullmatch(value) is None:
            raise ValueError(f"{line}: {column} is {value!r}, expected {pattern.pattern}")
    return entry


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip()) if cell else ()


def _check_references(lines: Mapping[str, ActorEntry], known: Mapping[str, ActorEntry]) -> None:
    for line, entry in lines.items():
        for id in (entry.parent, entry.holder_of, *entry.allied):
            if id and id not in known:
                raise ValueError(f"{line}: {entry.id} names an unknown actor {id}")


def _name_key(name: str) -> str:
    """Return the key of a name: folded, or its letters as they stand where that says too little.

    A short name keeps its letters and their case. So does a name in a script without letter
    case: Arabic and Hebrew write few vowels, and transliterated "Ansar Allah" and "Nasrallah" are
    one string there.
    """
    folded = fold(name)
    has_case = name.isascii() or name.upper() != name.lower()
    if has_case and len(folded) > _CASED_KEY_LENGTH:
        return folded
    letters = "".join(sign for sign in unicodedata.normalize("NFKC", name) if sign.isalnum())
    return "=" + letters.translate(_ARABIC_VARIANTS)


def _sort_words(folded: str) -> tuple[tuple[str, ...], str]:
    """Return the words of a folded name that carry meaning, sorted, alone and joined."""
    words = tuple(sorted(word for word in folded.split() if word not in _EMPTY_WORDS))
    return words, " ".join(words)
