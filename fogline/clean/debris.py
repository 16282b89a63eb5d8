"""What machine translation leaves behind in a text."""

from collections.abc import Sequence
from dataclasses import dataclass

from fogline.clean.lexicon import CleanLexicon
from fogline.records import Issue, Part
from fogline.text import Repair


@dataclass(frozen=True, slots=True, kw_only=True)
class Debris:
    """Traces of machine translation in a document.

    Attributes:
        repairs: Mends in text order, none overlapping.
        issues: Doubts.
        translated_from: ISO 639-1 code of the language the traces point to; None without.
    """

    repairs: tuple[Repair, ...] = ()
    issues: tuple[Issue, ...] = ()
    translated_from: str | None = None


def find_debris(
    text: str, parts: Sequence[Part], *, language: str, lexicon: CleanLexicon
) -> Debris:
    """Find what machine translation left behind.

    Args:
        text: Text of the document.
        parts: Its parts.
        language: Its language.
        lexicon: Names of places.

    Returns:
        Repairs and issues; a clean page has none.
    """
    return Debris()
