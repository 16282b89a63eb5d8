"""Bytes to text: byte order mark, declared charset, then statistics."""

import re
from dataclasses import dataclass

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

# A byte order mark outranks everything else; UTF-32 first, since its mark begins like UTF-16's.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
# The HTML standard looks at 1,024 bytes; pages with long comments on top need more.
_HEAD = 8192
# UTF-16 text of one alphabet without a mark: of its upper bytes, spaces and line ends make one in
# seven a NUL, and there are few others. (CJK text has many; it needs the mark.)
_NUL_SHARE = 0.05
_UPPER_BYTES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text made of bytes.

    Attributes:
        text: The text without a byte order mark.
        encoding: Python's name of the encoding.
        mark_length: Bytes of the byte order mark; 0 without one.
        broken: Number of places where bytes could not be decoded and U+FFFD stands.
    """

    text: str
    encoding: str
    mark_length: int
    broken: int


def decode_bytes(raw: bytes) -> Decoded:
    """Decode a page.

    Valid UTF-8 wins over a declared single-byte encoding: text of another encoding is hardly ever
    valid UTF-8 by chance, and pages that moved to UTF-8 often kept their old declaration.

    Args:
        raw: The page's bytes.

    Returns:
        The text, with U+FFFD for what can't be decoded.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return decode_as(raw, encoding, len(mark))
    wide = _find_wide(raw)
    if wide is not None:
        return decode_as(raw, wide)
    declared = _find_declared(raw)
    utf8 = decode_as(raw, "utf-8")
    if not utf8.broken and (declared is None or not utf8.text.isascii()):
        return utf8
    if declared is not None and declared != "utf-8":
        return decode_as(raw, declared)
    # A few broken bytes in a UTF-8 page must not turn all of its other letters into debris.
    if _count_wide_letters(utf8.text) >= utf8.broken:
        return utf8
    return decode_as(raw, detect_encoding(raw) or "utf-8")


def _find_declared(raw: bytes) -> str | None:
    found = _DECLARED.search(raw[:_HEAD])
    if found is None:
        return None
    name = found.group(1).decode("ascii", "ignore").lower()
    mapped = map_encoding_to_html5(name, fallback_utf8=False)
    if mapped is None:
        return None
    # A declaration that can be read byte by byte is not in UTF-16 (HTML standard, 13.2.3.2).
    return "utf-8" if mapped.startswith("utf-16") else str(mapped)


def _find_wide(raw: bytes) -> str | None:
    head = raw[:_HEAD]
    even, odd = head[0::2], head[1::2]
    if bool(even.count(0)) is bool(odd.count(0)):
        return None
    upper = even if even.count(0) else odd
    if upper.count(0) < _NUL_SHARE * len(upper) or len(set(upper)) > _UPPER_BYTES:
        return None
    return "utf-16-be" if upper is even else "utf-16-le"


def decode_as(raw: bytes, encoding: str, mark_length: int = 0) -> Decoded:
    """Decode bytes whose encoding is known.

    Args:
        raw: The bytes.
        encoding: Python's name of their encoding.
        mark_length: Bytes of the byte order mark they start with.

    Returns:
        The text, with U+FFFD for what can't be decoded.
    """
    body = raw[mark_length:]
    try:
        text, broken = body.decode(encoding), 0
    except UnicodeDecodeError:
        text = body.decode(encoding, "replace")
        broken = max(1, text.count("\ufffd") - body.count("\ufffd".encode()))
    return Decoded(text=text, encoding=encoding, mark_length=mark_length, broken=broken)


def _count_wide_letters(text: str) -> int:
    return sum(1 for letter in text if letter > "\x7f" and letter != "\ufffd")
