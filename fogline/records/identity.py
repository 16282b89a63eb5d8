"""Identifiers derived from content, so that a second run gives the same ones."""

import base64
import hashlib

_LETTERS = 12


def content_id(prefix: str, *parts: str | int | None) -> str:
    """Make an identifier from what it stands for.

    Args:
        prefix: Kind of record: ``a``, ``e``, ``c``, ``s``, ``ev`` or ``ax``.
        parts: What tells this record from every other of its kind.

    Returns:
        Prefix, underscore and twelve lower-case letters or digits (60 bits of SHA-256).

    Example:
        >>> content_id("a", "https://example.org/1") == content_id("a", "https://example.org/1")
        True
    """
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    digest = hashlib.sha256(joined.encode("utf-8", "surrogatepass")).digest()
    return f"{prefix}_{base64.b32encode(digest).decode('ascii').lower()[:_LETTERS]}"
