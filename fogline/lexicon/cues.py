"""Cue tables: reporting words, triggers and word classes, matched as phrases."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Generic, TypeVar

from fogline.errors import LexiconError

ItemT = TypeVar("ItemT")
_VOWELS = "aeiou"
_IRREGULAR_PLURALS = {"man": "men", "woman": "women", "child": "children", "body": "bodies"}
_DOUBLED = frozenset({"raid", "free"})  # words that look like consonant + vowel + consonant: not


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Words that say something happened.

    Attributes:
        word: Dictionary form.
        pos: ``v`` or ``n``.
        kind: PLOVER event type or casualty kind.
        mode: PLOVER mode; empty when none.
        needs: What must stand beside it for it to count; empty when nothing.
    """

    word: str
    pos: str
    kind: str
    mode: str
    needs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that report what somebody says.

    Attributes:
        word: Dictionary form.
        use: ``say``, ``quote``, ``deny``, ``doubt``, ``retract``, ``decline``, ``blame``,
            ``accuse``, ``vow``, ``responsible``, ``react``, ``put``, ``according``, ``citing``,
            ``adverb``, ``passive`` or ``noun``.
        stance: Stance of the speaker.
        is_hedged: Whether the word keeps a distance.
    """

    word: str
    use: str
    stance: str
    is_hedged: bool


class PhraseTable(Generic[ItemT]):
    """Phrases of lower-case words, found longest first."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], ItemT]]] = {}

    def add(self, phrase: str, item: ItemT) -> None:
        """Put a phrase in; several items may share one phrase."""
        words = tuple(phrase.split())
        entries = self._by_first.setdefault(words[0], [])
        entries.append((words, item))
        entries.sort(key=lambda entry: -len(entry[0]))

    def match(self, words: Sequence[str], at: int) -> tuple[int, tuple[ItemT, ...]]:
        """Find the longest phrase that begins at a word.

        Args:
            words: Lower-case words of the text.
            at: Index of the first word.

        Returns:
            Its length in words (0 when none) and its items.
        """
        entries = self._by_first.get(words[at])
        if entries is None:
            return 0, ()
        length = 0
        items: list[ItemT] = []
        for phrase, item in entries:
            if length and len(phrase) < length:
                break
            if tuple(words[at : at + len(phrase)]) == phrase:
                length = len(phrase)
                items.append(item)
        return length, tuple(items)

    def __contains__(self, phrase: str) -> bool:
        """Whether the phrase is in the table."""
        words = tuple(phrase.split())
        entries = self._by_first.get(words[0], []) if words else []
        return any(found == words for found, _ in entries)


class CueBook:
    """All cue tables, loaded once."""

    def __init__(self) -> None:
        self.triggers: PhraseTable[Trigger] = PhraseTable()
        self.cues: PhraseTable[Cue] = PhraseTable()
        self.nouns: PhraseTable[str] = PhraseTable()
        self._classes: dict[str, PhraseTable[str]] = {}
        self._fill_triggers()
        self._fill_cues()
        self._fill_words()

    def has(self, word_class: str, phrase: str) -> bool:
        """Whether a lower-case phrase belongs to a word class, in the singular or plural."""
        table = self._classes.get(word_class)
        return table is not None and phrase in table

    def match_class(self, word_class: str, words: Sequence[str], at: int) -> int:
        """Length in words of the longest phrase of a class that begins at a word."""
        table = self._classes.get(word_class)
        return 0 if table is None else table.match(words, at)[0]

    def noun_classes(self, phrase: str) -> frozenset[str]:
        """All classes a lower-case noun belongs to."""
        words = phrase.split()
        if not words:
            return frozenset()
        length, classes = self.nouns.match(words, 0)
        return frozenset(classes) if length == len(words) else frozenset()

    def _fill_triggers(self) -> None:
        for row in _rows("triggers.tsv"):
            forms = row["forms"].split("|") if row["forms"] else []
            for pos in row["pos"]:
                made = forms or (_verb_forms(row["word"]) if pos == "v" else _plurals(row["word"]))
                for form in dict.fromkeys(made):
                    trigger = Trigger(
                        word=row["word"],
                        pos=pos,
                        kind=row["kind"],
                        mode=row["mode"],
                        needs=row["needs"],
                    )
                    self.triggers.add(form, trigger)

    def _fill_cues(self) -> None:
        for row in _rows("cues.tsv"):
            cue = Cue(
                word=row["word"],
                use=row["use"],
                stance=row["stance"],
                is_hedged=row["certainty"] == "hedged",
            )
            for form in row["forms"].split("|"):
                self.cues.add(form, cue)

    def _fill_words(self) -> None:
        for row in _rows("words.tsv"):
            word_class = row["class"]
            table = self._classes.setdefault(word_class, PhraseTable())
            for form in _plurals(row["word"]) if word_class in _COUNTABLE else [row["word"]]:
                table.add(form, word_class)
                if word_class in _COUNTABLE:
                    self.nouns.add(form, word_class)


_COUNTABLE = frozenset(
    {
        "authority",
        "civilian",
        "combatant",
        "facility",
        "platform",
        "spokes",
        "town-word",
        "region-word",
        "weapon",
        "witness",
    }
)


@lru_cache(maxsize=1)
def load_cues() -> CueBook:
    """Load the cue tables.

    Returns:
        The one book of this process.

    Raises:
        LexiconError: A packaged table is damaged.
    """
    return CueBook()


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = resources.files("fogline.lexicon").joinpath(f"tables/{name}").read_text("utf-8")
    lines = text.splitlines()
    header = lines[0].split("\t")
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(header):
            raise LexiconError(f"{name}, line {number}: expected {len(header)} cells")
        yield dict(zip(header, cells, strict=True))


def _plurals(phrase: str) -> list[str]:
    head, _, last = phrase.rpartition(" ")
    before = f"{head} " if head else ""
    if last in _IRREGULAR_PLURALS:
        return [phrase, before + _IRREGULAR_PLURALS[last]]
    if last.endswith("man"):
        return [phrase, before + last[:-3] + "men"]
    if last.endswith("y") and len(last) > 2 and last[-2] not in _VOWELS:
        return [phrase, before + last[:-1] + "ies"]
    if last.endswith(("s", "sh", "ch", "x")):
        return [phrase, before + last + "es"]
    return [phrase, before + last + "s"]


def _verb_forms(phrase: str) -> list[str]:
    head, _, rest = phrase.partition(" ")
    tail = f" {rest}" if rest else ""
    if head.endswith("e"):
        forms = [head, head + "s", head + "d", head[:-1] + "ing"]
    elif head.endswith("y") and head[-2] not in _VOWELS:
        forms = [head, head[:-1] + "ies", head[:-1] + "ied", head + "ing"]
    elif head.endswith(("s", "sh", "ch", "x", "z")):
        forms = [head, head + "es", head + "ed", head + "ing"]
    elif head not in _DOUBLED and re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", head):
        forms = [head, head + "s", head + head[-1] + "ed", head + head[-1] + "ing"]
        forms += [head + "ed", head + "ing"]
    else:
        forms = [head, head + "s", head + "ed", head + "ing"]
    return [form + tail for form in forms]
