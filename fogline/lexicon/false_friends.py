"""Words that a translation takes from the original though they mean something else in English."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from fogline.errors import LexiconError

_COLUMNS = ("word", "meaning", "languages", "context")


@dataclass(frozen=True, slots=True, kw_only=True)
class FalseFriend:
    """A word that may be a wrong translation.

    Attributes:
        word: Lower-case words as they stand on a page.
        meaning: What was most likely meant.
        languages: ISO 639-1 codes of the originals it comes from.
        context: Lower-case words of which one must stand near; empty when none is needed.
    """

    word: str
    meaning: str
    languages: tuple[str, ...]
    context: frozenset[str]


@lru_cache(maxsize=1)
def load_false_friends() -> tuple[FalseFriend, ...]:
    """Read the packaged table.

    Returns:
        Its rows in order.

    Raises:
        LexiconError: A row is not as the table's reader needs it.
    """
    path = files("fogline.lexicon") / "tables" / "false_friends.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or tuple(rows[0]) != _COLUMNS:
        raise LexiconError(f"false_friends.tsv must begin with {', '.join(_COLUMNS)}")
    return tuple(_read_row(row, number) for number, row in enumerate(rows[1:], 2))


def _read_row(row: list[str], number: int) -> FalseFriend:
    if len(row) != len(_COLUMNS) or not all(row):
        raise LexiconError(f"false_friends.tsv, line {number} lacks a column")
    word, meaning, languages, context = row
    return FalseFriend(
        word=word,
        meaning=meaning,
        languages=tuple(languages.split(",")),
        context=frozenset() if context == "*" else frozenset(context.split()),
    )
