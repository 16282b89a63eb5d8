"""Cutting a page into segments and putting the kept ones together as the document's text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fogline.records import Page, Part

_LINE = re.compile(r"[^\r\n\u0085\u2028\u2029]+")
# Mail and plain-text exports break lines at a fixed width somewhere between these.
_WRAP_LEAST, _WRAP_MOST = 45, 100
_ENDS_SENTENCE = re.compile(r"[.!?…:;\"”’»)\]]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A line, a paragraph or a block of the raw text.

    Attributes:
        start: First code point in ``Page.text``, white space at the edges left out.
        end: One past the last.
        text: The characters.
        kind: Kind of its block; ``other`` in plain text.
        is_body: What an extractor said of it; None when nothing was said.
    """

    start: int
    end: int
    text: str
    kind: str = "other"
    is_body: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A stretch of the raw text that belongs to the article.

    Attributes:
        start: First code point in ``Page.text``.
        end: One past the last.
        kind: ``title``, ``heading`` or ``paragraph``.
        dateline: Length of the dateline it begins with, 0 without one.
    """

    start: int
    end: int
    kind: str
    dateline: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The text of a document with the way back.

    Attributes:
        text: Title, an empty line, then paragraphs with an empty line between them.
        raw_map: ``(start, raw start, length)`` of equal stretches.
        parts: Parts of ``text``.
    """

    text: str
    raw_map: tuple[tuple[int, int, int], ...]
    parts: tuple[Part, ...]


def cut_segments(page: Page) -> list[Segment]:
    """Cut the raw text into segments: blocks where the page has them, else lines.

    Args:
        page: A page as it was read.

    Returns:
        Segments that are not blank, in raw order, none overlapping.
    """
    if page.blocks:
        return _cut_blocks(page)
    segments: list[Segment] = []
    group: list[tuple[int, int]] = []
    last_end = 0
    for match in _LINE.finditer(page.text):
        line = _trim(page.text, match.start(), match.end())
        if line is None:
            continue
        if group and page.text.count("\n", last_end, line[0]) > 1:
            segments += _make_lines(page.text, group)
            group = []
        group.append(line)
        last_end = line[1]
    return segments + _make_lines(page.text, group)


def _cut_blocks(page: Page) -> list[Segment]:
    segments: list[Segment] = []
    position = 0
    for block in sorted(page.blocks, key=lambda block: (block.start, block.end)):
        span = _trim(page.text, max(block.start, position), block.end)
        if span is None:
            continue
        position = span[1]
        segments.append(
            Segment(
                start=span[0],
                end=span[1],
                text=page.text[span[0] : span[1]],
                kind=block.kind,
                is_body=block.is_body,
            )
        )
    return segments


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None


def _make_lines(text: str, group: Sequence[tuple[int, int]]) -> list[Segment]:
    """One segment a line, but one for all when the lines are a paragraph cut at a fixed width."""
    if _is_wrapped([text[start:end] for start, end in group]):
        group = [(group[0][0], group[-1][1])]
    return [Segment(start=start, end=end, text=text[start:end]) for start, end in group]


def _is_wrapped(lines: Sequence[str]) -> bool:
    if len(lines) < 2:
        return False
    full = lines[:-1]
    if not all(_WRAP_LEAST <= len(line) <= _WRAP_MOST for line in full):
        return False
    if len(lines[-1]) > _WRAP_MOST:
        return False
    runs_on = [not _ENDS_SENTENCE.search(line) for line in full]
    starts_low = [line[:1].islower() for line in lines[1:]]
    return sum(runs_on) * 2 > len(full) and sum(starts_low) * 3 >= len(full)


def join_kept(raw: str, kept: Sequence[Kept], *, title: str = "") -> Text:
    r"""Put the kept stretches together.

    Args:
        raw: The raw text.
        kept: Stretches in the order wanted, the title first.
        title: A title that stands nowhere in the raw text; it comes first and has no way back.

    Returns:
        The document's text with its parts and the map to the raw text.

    Example:
        >>> join_kept("A\nB", [Kept(start=0, end=1, kind="title"),
        ...                    Kept(start=2, end=3, kind="paragraph")]).text
        'A\n\nB'
    """
    pieces: list[str] = []
    raw_map: list[tuple[int, int, int]] = []
    parts: list[Part] = []
    length = 0
    if title:
        pieces.append(title)
        parts.append(Part(start=0, end=len(title), kind="title"))
        length = len(title)
    for item in kept:
        if pieces:
            pieces.append("\n\n")
            length += 2
        text = raw[item.start : item.end]
        pieces.append(text)
        raw_map.append((length, item.start, len(text)))
        parts += _make_parts(item, text, length)
        length += len(text)
    return Text(text="".join(pieces), raw_map=tuple(raw_map), parts=tuple(parts))


def _make_parts(item: Kept, text: str, start: int) -> list[Part]:
    end = start + len(text)
    if not item.dateline:
        return [Part(start=start, end=end, kind=item.kind)]
    rest = item.dateline
    while rest < len(text) and text[rest].isspace():
        rest += 1
    parts = [Part(start=start, end=start + item.dateline, kind="dateline")]
    if rest < len(text):
        parts.append(Part(start=start + rest, end=end, kind=item.kind))
    return parts
