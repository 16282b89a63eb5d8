"""Compression of what is stored whole: raw bytes, raw texts, records."""

import zlib

from fogline.errors import StoreError

# zlib's own default: level 9 takes twice as long for a hundredth of the size.
_LEVEL = 6


def pack(data: bytes) -> bytes:
    """Compress; the same bytes always give the same result on one machine.

    Example:
        >>> unpack(pack(b"Shebekino"))
        b'Shebekino'
    """
    return zlib.compress(data, _LEVEL)


def unpack(data: bytes) -> bytes:
    """Undo :func:`pack`.

    Raises:
        StoreError: The stored bytes were changed; their checksum does not hold.
    """
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise StoreError(f"a stored value is damaged: {error}") from error
