"""A file to its pages: size and kind are checked before anything is parsed."""

import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

from fogline.errors import ReadError
from fogline.read.encoding import Decoded
from fogline.read.html import read_html
from fogline.read.jsonl import read_jsonl
from fogline.read.sniff import Sniffed, sniff
from fogline.read.text import read_text
from fogline.records import Page

Reader: TypeAlias = Callable[[str, bytes, Decoded], Iterator[Page | ReadError]]

# Kind as sniffed, and who reads it.
READERS: tuple[tuple[str, Reader], ...] = (
    ("html", read_html),
    ("jsonl", read_jsonl),
    ("text", read_text),
)

_FORMATS = "fogline reads HTML, plain text and JSON Lines"
_REFUSALS = {
    "empty": "is empty",
    "pdf": f"is a PDF; {_FORMATS}. Convert it with pdftotext first",
    "json": f"is JSON, but not one object a line; {_FORMATS}. Convert it with jq -c first",
    "xml": f"is XML (a feed or a document); {_FORMATS}",
}
_MEGABYTE = 1_000_000


def read_source(
    path: Path,
    *,
    max_bytes: int = 10_000_000,
    on_error: Callable[[ReadError], None] | None = None,
) -> Iterator[Page]:
    """Read the pages of a file.

    Args:
        path: An HTML page, a plain-text page or a JSON Lines file.
        max_bytes: Size in bytes above which a file is refused unread.
        on_error: Told of each bad line of a JSON Lines file; the good ones are read all the same.

    Yields:
        The file's pages in order.

    Raises:
        ReadError: The file can't be read; without ``on_error`` also, after the last good page,
            when lines were bad.
    """
    raw = _load(path, max_bytes)
    sniffed = sniff(raw, suffix=path.suffix)
    reader = dict(READERS).get(sniffed.kind)
    if reader is None or sniffed.decoded is None:
        raise ReadError(f"{path} {_refuse(sniffed)}")
    bad: list[ReadError] = []
    for found in reader(str(path), raw, sniffed.decoded):
        if isinstance(found, Page):
            yield found
        elif on_error is not None:
            on_error(found)
        else:
            bad.append(found)
    if bad:
        raise _join(path, bad)


def _load(path: Path, max_bytes: int) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ReadError(f"{path} is a folder; name the files in it")
        if not stat.S_ISREG(status.st_mode):
            raise ReadError(f"{path} is not a file (a device or a pipe); save it as a file first")
        _check_size(path, status.st_size, max_bytes)
        with path.open("rb") as file:
            # One byte more than allowed, for a file that grew since.
            raw = file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise ReadError(f"{path} does not exist; check its name and folder") from error
    except PermissionError as error:
        raise ReadError(f"{path} may not be read by this user; check its permissions") from error
    except (OSError, ValueError) as error:
        # ValueError: a name with a NUL character, which no system takes.
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise ReadError(f"{path} can't be read ({why})") from error
    _check_size(path, len(raw), max_bytes)
    return raw


def _check_size(path: Path, size: int, max_bytes: int) -> None:
    if size > max_bytes:
        raise ReadError(
            f"{path} is too large: {size / _MEGABYTE:.1f} MB, at most "
            f"{max_bytes / _MEGABYTE:g} MB are read. Split it or raise max_page_bytes"
        )


def _refuse(sniffed: Sniffed) -> str:
    if sniffed.kind in _REFUSALS:
        return _REFUSALS[sniffed.kind]
    if sniffed.looks_like.startswith("compressed"):
        return f"is {sniffed.looks_like}; {_FORMATS}. Unpack it first"
    if sniffed.looks_like:
        return f"is {sniffed.looks_like}; {_FORMATS}"
    return f"is not text but binary data; {_FORMATS}"


def _join(path: Path, bad: list[ReadError]) -> ReadError:
    if len(bad) == 1:
        return bad[0]
    return ReadError(f"{path}: {len(bad)} lines were skipped. The first: {bad[0]}")
