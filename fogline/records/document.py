"""A page without its furniture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When a page says it was published.

    Attributes:
        start: ISO 8601 local time, ``2023-06-01T11:05:38`` or a day.
        end: Exclusive end, same form.
        precision: ``minute`` or ``day``.
        zone: ``Z`` or an offset such as ``+03:00``; None when none is stated.
    """

    start: str
    end: str
    precision: str
    zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of ``Document.text`` with its place in the layout.

    Attributes:
        start: First code point in ``Document.text``.
        end: One past the last.
        kind: ``title``, ``heading``, ``paragraph``, ``dateline`` or ``byline``.
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Something of the raw text that is not article text.

    Attributes:
        start: First code point in the raw text.
        end: One past the last.
        kind: ``repeated-title``, ``date``, ``hashtags``, ``comments``, ``related``, ``label``,
            ``share``, ``byline``, ``notice`` or ``other``.
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The article of a page: title once, then the body.

    Attributes:
        id: ``a_`` and twelve letters, from the canonical address, else from the digest.
        url: Canonical address; None when unknown.
        outlet: Who published it; None when unnamed.
        title: The title; empty when there is none.
        published: Publication time; None when the page names none.
        language: ISO 639-1 code of the text; ``und`` when it can't be told.
        translated_from: ISO 639-1 code of the language it shows traces of; None without traces.
        kind: ``article``, ``post``, ``item`` or ``other``.
        text: Title, an empty line, then paragraphs with an empty line between them.
        digest: SHA-256 of the raw bytes, hexadecimal; names the version.
        relevant: Whether the page reports conflict or unrest as news.
        raw_map: ``(start, raw start, length)`` of equal stretches of ``text`` and the raw text.
        parts: Parts of ``text`` in order.
        removed: What was left out, in raw order.
    """

    id: str
    url: str | None = None
    outlet: str | None = None
    title: str = ""
    published: Published | None = None
    language: str = "und"
    translated_from: str | None = None
    kind: str = "article"
    text: str = ""
    digest: str = ""
    relevant: bool = True
    raw_map: tuple[tuple[int, int, int], ...] = ()
    parts: tuple[Part, ...] = ()
    removed: tuple[Removed, ...] = ()
