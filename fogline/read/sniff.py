"""What an input is, told by its bytes."""

import json
import re
from dataclasses import dataclass

from fogline.read.encoding import Decoded, decode_bytes
from fogline.records import Issue

# First bytes of what people hand in by mistake, and what to call it.
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "a ZIP archive or Office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"BZh", "compressed with bzip2"),
    (b"\xfd7zXZ\x00", "compressed with xz"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image, sound or video"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "a rich-text document"),
)
# Readers look past a few bytes of junk before "%PDF-", and so do we.
_PDF_HEAD = 1024
_TAG = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|meta|title|article|section|main|div|p|h[1-6]|table|"
    r"span|ul|header)\b)",
    re.I,
)
_HEAD = 4096
# Lines looked at for a JSON object: the first may be the bad one.
_JSON_LINES = 5
# Share of control characters from which a file is no text: text has next to none, while random
# bytes read as a single-byte encoding have one in eight.
_CONTROL_SHARE = 0.01
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# A file of which so much can't be decoded is not text in any encoding that we know.
_BROKEN_SHARE = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sniffed:
    """An input and what it was found to be.

    Attributes:
        kind: ``html``, ``text``, ``jsonl``, ``json``, ``xml``, ``pdf``, ``binary`` or ``empty``.
        looks_like: Of a binary file, what its first bytes look like; empty when unknown.
        decoded: Its text; None for ``pdf``, ``binary`` and ``empty``.
    """

    kind: str
    looks_like: str = ""
    decoded: Decoded | None = None


def sniff(raw: bytes, *, suffix: str = "") -> Sniffed:
    """Tell what an input is.

    Args:
        raw: All its bytes.
        suffix: Ending of its name, such as ``.html``; helps only where the bytes leave a doubt.

    Returns:
        Its kind and, for text of any kind, the decoded text.
    """
    if b"%PDF-" in raw[:_PDF_HEAD] and raw.lstrip()[:1] != b"<":
        return Sniffed(kind="pdf")
    for magic, looks_like in _MAGIC:
        if raw.startswith(magic):
            return Sniffed(kind="binary", looks_like=looks_like)
    decoded = decode_bytes(raw)
    if not decoded.text.strip("\ufeff\x00 \t\r\n\f\v\xa0"):
        return Sniffed(kind="empty")
    if _is_junk(decoded):
        return Sniffed(kind="binary")
    return Sniffed(kind=_tell_kind(decoded.text, suffix.lower()), decoded=decoded)


def broken_issues(decoded: Decoded) -> tuple[Issue, ...]:
    """The issue of a text with bytes that could not be decoded.

    Args:
        decoded: The text.

    Returns:
        One issue, or none.
    """
    if not decoded.broken:
        return ()
    places = "1 place" if decoded.broken == 1 else f"{decoded.broken} places"
    detail = f"In {places} the bytes are not valid {decoded.encoding}; U+FFFD stands there."
    return (Issue(code="broken-encoding", detail=detail),)


def _is_junk(decoded: Decoded) -> bool:
    length = len(decoded.text)
    controls = len(_CONTROL.findall(decoded.text))
    return controls > _CONTROL_SHARE * length or decoded.broken > _BROKEN_SHARE * length


def _tell_kind(text: str, suffix: str) -> str:
    head = text.lstrip("\ufeff\x00 \t\r\n\f\v\xa0")[:_HEAD]
    if head.startswith("<"):
        if _TAG.search(head) and not re.match(r"<(?:rss|feed|rdf:RDF|urlset)\b", head, re.I):
            return "html"
        if head.startswith("<?xml") or re.match(r"<[\w:]+[^<>]*>", head):
            return "xml"
    if suffix in {".html", ".htm", ".xhtml"} and _TAG.search(text):
        return "html"
    if head.startswith(("{", "[")) or suffix in {".jsonl", ".ndjson"}:
        return _tell_json(text, suffix)
    return "text"


def _tell_json(text: str, suffix: str) -> str:
    lines = [line for line in text[: 64 * _HEAD].split("\n") if line.strip()]
    if any(_is_object(line) for line in lines[:_JSON_LINES]):
        return "jsonl"
    if _is_json(text):
        return "json"
    # A single line longer than what was looked at, or a file whose name says what it should be.
    if suffix in {".jsonl", ".ndjson"}:
        return "jsonl"
    return "text"


def _is_object(line: str) -> bool:
    return line.lstrip().startswith("{") and _is_json(line)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
