"""Little words and letter groups by which short pieces of other languages are told."""

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from fogline.errors import LexiconError

_COLUMNS = ("language", "words", "labels", "shapes")


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignLanguage:
    """What gives a language away.

    Attributes:
        language: ISO 639-1 code.
        words: Its commonest little words, lower case.
        labels: Words before a colon that name a source.
        shapes: Letters and endings that are usual in it and rare in English.
    """

    language: str
    words: frozenset[str]
    labels: frozenset[str]
    shapes: re.Pattern[str] | None


@lru_cache(maxsize=1)
def load_foreign_languages() -> tuple[ForeignLanguage, ...]:
    """Read the packaged table.

    Returns:
        Languages in the table's order.

    Raises:
        LexiconError: A row is not as the table's reader needs it.
    """
    path = files("fogline.lexicon") / "tables" / "function_words.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or tuple(rows[0]) != _COLUMNS:
        raise LexiconError(f"function_words.tsv must begin with {', '.join(_COLUMNS)}")
    return tuple(_read_row(row, number) for number, row in enumerate(rows[1:], 2))


def _read_row(row: list[str], number: int) -> ForeignLanguage:
    if len(row) != len(_COLUMNS):
        raise LexiconError(f"function_words.tsv, line {number} has {len(row)} columns")
    language, words, labels, shapes = row
    return ForeignLanguage(
        language=language,
        words=frozenset(words.split()),
        labels=frozenset(labels.split()),
        shapes=re.compile(shapes) if shapes else None,
    )
