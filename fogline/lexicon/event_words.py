"""Plain words for events: the noun a title uses and the phrases a headline is built from."""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from fogline.errors import LexiconError
from fogline.text import fold_words

_COLUMNS = ("kind", "mode", "noun", "phrase", "did", "happened", "family", "words")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWord:
    """How one kind and mode of event is put into words.

    Attributes:
        kind: PLOVER event type.
        mode: PLOVER mode; empty for any.
        noun: ``raid``, ``drone strike``.
        phrase: The noun with its article, ``a raid``; a plural or mass noun stands alone.
        did: Verb for who did it, past tense, before the phrase: ``carried out``.
        happened: Predicate after the phrase, past tense: ``took place``.
        family: Same for nouns that tell of one sort of happening ("raid", "incursion"), so that
            two pages that use them agree; empty for words too common to tell anything.
        words: Trigger words that call for this noun; empty for the usual noun of kind and mode.
    """

    kind: str
    mode: str
    noun: str
    phrase: str
    did: str
    happened: str
    family: str
    words: tuple[str, ...]

    @property
    def is_plural(self) -> bool:
        """Whether the phrase takes a plural verb."""
        return self.phrase == self.noun and self.noun.endswith("s")


class EventWordBook:
    """Finds the words for an event."""

    def __init__(self, entries: Iterable[EventWord]) -> None:
        self._usual: dict[tuple[str, str], EventWord] = {}
        self._by_word: dict[tuple[str, str], list[EventWord]] = {}
        for entry in entries:
            if not entry.words:
                self._usual[entry.kind, entry.mode] = entry
            for word in entry.words:
                self._by_word.setdefault((entry.kind, fold_words(word)), []).append(entry)

    def choose_word(
        self, kind: str, mode: str | None = None, triggers: Sequence[str] = ()
    ) -> EventWord:
        """Choose the words for an event.

        Args:
            kind: PLOVER event type.
            mode: PLOVER mode; None when none fits.
            triggers: The page's own words for it, in text order.

        Returns:
            The entry that most triggers call for, the earlier on a tie; else the usual one of
            kind and mode, else of the kind.

        Raises:
            LexiconError: The table lacks the kind.

        Example:
            >>> load_event_words().choose_word("ASSAULT", None, ["attack", "raid"]).noun
            'raid'
            >>> load_event_words().choose_word("ASSAULT", "drone", ["attack"]).noun
            'drone strike'
        """
        called = Counter(
            entry for trigger in triggers for entry in self._called(kind, mode or "", trigger)
        )
        if called:
            return called.most_common(1)[0][0]
        usual = self._usual.get((kind, mode or "")) or self._usual.get((kind, ""))
        if usual is None:
            raise LexiconError(f"no words for events of kind {kind!r}")
        return usual

    def find_families(self, kind: str, triggers: Iterable[str]) -> frozenset[str]:
        """Find the sorts of happening that some trigger words tell of.

        Example:
            >>> sorted(load_event_words().find_families("ASSAULT", ["incursion", "attack"]))
            ['raid']
        """
        entries = (
            entry
            for trigger in triggers
            for entry in self._by_word.get((kind, fold_words(trigger)), ())
        )
        return frozenset(entry.family for entry in entries if entry.family)

    def _called(self, kind: str, mode: str, trigger: str) -> list[EventWord]:
        found = self._by_word.get((kind, fold_words(trigger)), [])
        return [entry for entry in found if entry.mode == mode]


@lru_cache(maxsize=1)
def load_event_words() -> EventWordBook:
    """Read the packaged table of event words.

    Raises:
        LexiconError: A row does not have the eight columns, or repeats another.
    """
    path = files("fogline.lexicon").joinpath("tables/event_words.tsv")
    with path.open(encoding="utf-8") as lines:
        return EventWordBook(_read_rows(lines))


def _read_rows(lines: Iterable[str]) -> list[EventWord]:
    reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    if tuple(reader.fieldnames or ()) != _COLUMNS:
        raise LexiconError(f"expected columns {', '.join(_COLUMNS)} in event_words.tsv")
    entries, seen = [], set()
    for row in reader:
        if None in row or None in row.values() or not row["noun"]:
            raise LexiconError(f"event_words.tsv, line {reader.line_num}: expected eight columns")
        key = (row["kind"], row["mode"], row["noun"])
        if key in seen:
            raise LexiconError(f"event_words.tsv, line {reader.line_num}: repeats {key}")
        seen.add(key)
        entries.append(_make_entry(row))
    return entries


def _make_entry(row: dict[str, str]) -> EventWord:
    return EventWord(
        kind=row["kind"],
        mode=row["mode"],
        noun=row["noun"],
        phrase=row["phrase"],
        did=row["did"],
        happened=row["happened"],
        family=row["family"],
        words=tuple(word for word in row["words"].split("|") if word),
    )
