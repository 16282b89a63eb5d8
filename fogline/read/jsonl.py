"""JSON Lines to pages, one a line."""

import hashlib
import json
import re
from collections.abc import Iterator
from json import JSONDecodeError

from fogline.errors import ReadError
from fogline.read.encoding import Decoded, decode_as
from fogline.read.language import shorten_language
from fogline.read.sniff import broken_issues
from fogline.records import Issue, Page

_FIELDS = ("url", "title", "published", "outlet", "language")
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_jsonl(source: str, raw: bytes, decoded: Decoded) -> Iterator[Page | ReadError]:
    """Read pages of a JSON Lines file.

    Args:
        source: Path or address, for messages.
        raw: The file's bytes.
        decoded: Its text, which says in which encoding the lines are.

    Yields:
        A page for each line that holds one, an error for each other line that is not blank.
    """
    for number, line in enumerate(_split_lines(raw, decoded), start=1):
        if not line.strip(b" \t\r\n\x00"):
            continue
        try:
            yield _read_line(f"{source}, line {number}", line, decoded.encoding)
        except ReadError as error:
            yield error


def _split_lines(raw: bytes, decoded: Decoded) -> list[bytes]:
    body = raw[decoded.mark_length :]
    if not decoded.encoding.startswith(("utf-16", "utf-32")):
        return [line.removesuffix(b"\r") for line in body.split(b"\n")]
    # A byte 0x0A of a wide encoding is not always a line end, so the text is split instead.
    lines = decoded.text.split("\n")
    return [line.removesuffix("\r").encode(decoded.encoding) for line in lines]


def _read_line(source: str, line: bytes, encoding: str) -> Page:
    decoded = decode_as(line, encoding)
    record = _parse(source, decoded.text)
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ReadError(f'{source}, was skipped: it has no "text"')
    fields = {name: _read_field(record, name) for name in _FIELDS}
    title = fields["title"]
    return Page(
        source=source,
        raw=line,
        text=_mend(text if title is None else f"{title}\n\n{text}"),
        digest=hashlib.sha256(line).hexdigest(),
        url=fields["url"],
        title=title,
        published=fields["published"],
        outlet=fields["outlet"],
        language=shorten_language(fields["language"]),
        issues=(*broken_issues(decoded), *_field_issues(record), *_surrogate_issues(text)),
    )


def _parse(source: str, line: str) -> dict[str, object]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        why = f"{error.msg}, column {error.colno}" if isinstance(error, JSONDecodeError) else error
        raise ReadError(f"{source}, was skipped: it is not a JSON object ({why})") from error
    if not isinstance(record, dict):
        raise ReadError(f"{source}, was skipped: it is not a JSON object")
    return record


def _read_field(record: dict[str, object], name: str) -> str | None:
    value = record.get(name)
    return _mend(value).strip() or None if isinstance(value, str) else None


def _field_issues(record: dict[str, object]) -> tuple[Issue, ...]:
    ignored = [
        name
        for name in _FIELDS
        if record.get(name) is not None and not isinstance(record[name], str)
    ]
    return tuple(
        Issue(code="ignored-field", detail=f'The field "{name}" is not text and was left out.')
        for name in ignored
    )


def _surrogate_issues(text: str) -> tuple[Issue, ...]:
    if _SURROGATE.search(text) is None:
        return ()
    detail = "Half of a character stands alone (\\ud800 to \\udfff); U+FFFD stands there."
    return (Issue(code="broken-encoding", detail=detail),)


def _mend(text: str) -> str:
    """Half characters can be written in JSON but not in UTF-8, so no store would take them."""
    return _SURROGATE.sub("\ufffd", text)
