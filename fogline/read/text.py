"""Plain text to a page: the decoded file as it stands."""

import hashlib
from collections.abc import Iterator

from fogline.read.encoding import Decoded
from fogline.read.sniff import broken_issues
from fogline.records import Page


def read_text(source: str, raw: bytes, decoded: Decoded) -> Iterator[Page]:
    """Read a plain-text page.

    Line ends stay as they are, so that every character of the text leads back to the file.

    Args:
        source: Path or address, for messages.
        raw: The file's bytes.
        decoded: Its text.

    Yields:
        The page; title, date and furniture are left for the cleaner to find.
    """
    yield Page(
        source=source,
        raw=raw,
        text=decoded.text,
        digest=hashlib.sha256(raw).hexdigest(),
        issues=broken_issues(decoded),
    )
