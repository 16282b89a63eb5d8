"""A page as it was read, before any cleaning."""

from dataclasses import dataclass, field

from fogline.records.issue import Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a page's raw text, as its layout gives it.

    Attributes:
        start: First code point in ``Page.text``.
        end: One past the last.
        kind: ``title``, ``heading``, ``paragraph``, ``list``, ``quote``, ``caption`` or ``other``.
        is_body: Whether an extractor took it for article text; None when nothing was said.
    """

    start: int
    end: int
    kind: str
    is_body: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its raw bytes, its raw text and what its source says about it.

    Attributes:
        source: Path or address it was read from, for messages.
        raw: The bytes as they came; a JSON line without its line end.
        text: The raw text. For HTML its text nodes in order, for JSON Lines title and text.
        digest: SHA-256 of ``raw``, hexadecimal.
        kind: ``article``, ``post``, ``item`` or ``other``.
        url: Canonical address; None when unknown.
        title: Title as the source gives it; None when only the text can tell.
        published: Publication time in the source's own words; None when it names none.
        outlet: Who published it; None when unnamed.
        language: ISO 639-1 code the source states; None when it states none.
        blocks: Blocks of ``text`` in order; empty for plain text.
        borders: Code points in ``text`` where bold or link elements begin or end.
        issues: What went wrong while reading.
    """

    source: str
    raw: bytes = field(repr=False)
    text: str = field(repr=False)
    digest: str
    kind: str = "article"
    url: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()
    borders: tuple[int, ...] = ()
    issues: tuple[Issue, ...] = ()
