"""Furniture cues: the labels, forms and notices that stand around an article."""

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from fogline.errors import LexiconError

_COLUMNS = ("phrase", "match", "kind", "reach")
_MATCHES = ("line", "start", "any")
_REACHES = ("line", "list", "rest")
_EDGE_SYMBOLS = re.compile(r"^[^\w©(]+|[^\w)]+$")
_COUNT = re.compile(r"^\(?\d{1,4}\)?\s+|\s+\(?\d{1,4}\)?$")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureCue:
    """One phrase that gives furniture away.

    Attributes:
        phrase: In lower case.
        match: ``line`` when it must be the whole line, ``start`` when the line begins with it,
            ``any`` when it may stand anywhere in a short line.
        kind: Kind of what is removed, as in ``Removed.kind``.
        reach: ``line`` for that line alone, ``list`` for the headlines under it too, ``rest``
            for everything that follows.
    """

    phrase: str
    match: str
    kind: str
    reach: str


class FurnitureBook:
    """Finds the cue a line of a page matches."""

    def __init__(self, cues: tuple[FurnitureCue, ...]) -> None:
        self._by_line: dict[str, FurnitureCue] = {}
        self._by_first: dict[str, list[FurnitureCue]] = {}
        self._anywhere: list[FurnitureCue] = []
        for cue in cues:
            if cue.match == "line":
                self._by_line.setdefault(cue.phrase, cue)
            elif cue.match == "start":
                self._by_first.setdefault(cue.phrase[:1], []).append(cue)
            else:
                self._anywhere.append(cue)

    def match_line(self, line: str) -> FurnitureCue | None:
        """Find the cue that a line matches.

        Args:
            line: One line of a page.

        Returns:
            The cue; None when the line looks like text. A cue for the whole line goes first.
        """
        plain = _make_plain(line)
        bare = _EDGE_SYMBOLS.sub("", plain)
        for form in (plain, bare, _COUNT.sub("", bare)):
            found = self._by_line.get(form)
            if found is not None:
                return found
        for form in dict.fromkeys((plain, plain.lstrip("-–—•*>»→|▶►· "))):
            for cue in self._by_first.get(form[:1], ()):
                if form.startswith(cue.phrase) and _ends_word(form, len(cue.phrase)):
                    return cue
        return next((cue for cue in self._anywhere if cue.phrase in plain), None)


def _make_plain(line: str) -> str:
    plain = unicodedata.normalize("NFKC", line).casefold().replace("’", "'")
    return _SPACES.sub(" ", plain).strip()


def _ends_word(text: str, at: int) -> bool:
    return at >= len(text) or not (text[at].isalnum() and text[at - 1].isalnum())


@lru_cache(maxsize=1)
def load_furniture() -> FurnitureBook:
    """Read the packaged table.

    Returns:
        The book.

    Raises:
        LexiconError: A row is not as the table's reader needs it.
    """
    path = files("fogline.lexicon") / "tables" / "furniture.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or tuple(rows[0]) != _COLUMNS:
        raise LexiconError(f"furniture.tsv must begin with the columns {', '.join(_COLUMNS)}")
    return FurnitureBook(tuple(_read_row(row, number) for number, row in enumerate(rows[1:], 2)))


def _read_row(row: list[str], number: int) -> FurnitureCue:
    if len(row) != len(_COLUMNS) or row[1] not in _MATCHES or row[3] not in _REACHES:
        raise LexiconError(f"furniture.tsv, line {number} is not phrase, match, kind, reach")
    return FurnitureCue(phrase=row[0].casefold(), match=row[1], kind=row[2], reach=row[3])
