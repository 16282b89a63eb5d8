"""What a program calls: a file or a text in, its dossiers out, without a database."""

import hashlib
import os
import re
from functools import lru_cache
from pathlib import Path

from fogline.flow.kit import Kit, build_kit
from fogline.flow.page import process_page
from fogline.read import read_source
from fogline.records import Dossier, Issue, Page
from fogline.settings import Settings, load_settings

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def read_file(path: str | os.PathLike[str]) -> list[Dossier]:
    """Read everything the pages of a file say.

    Args:
        path: An HTML page, a plain-text page or a JSON Lines file.

    Returns:
        One dossier a page, in the order of the file.

    Raises:
        ReadError: The file, or a line of it, can't be read.
    """
    kit = _get_kit(load_settings())
    pages = read_source(Path(path), max_bytes=kit.settings.max_page_bytes)
    return [process_page(page, kit) for page in pages]


def read_text(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
) -> Dossier:
    """Read everything a text says.

    Args:
        text: The article; its title may be the first line.
        title: The title, when ``text`` begins without it.
        published: When it was published, in ISO 8601; without it and without a date in the text,
            words such as "on Thursday" can't be turned into days.
        url: Its address; names the document, whose newer versions keep the name.
        outlet: Who published it.

    Returns:
        The dossier.

    Raises:
        ValueError: ``text`` is empty.
    """
    if not text.strip():
        raise ValueError("expected the text of a page, got an empty one")
    whole = text if title is None else f"{title}\n\n{text}"
    mended = _HALF_CHARACTER.sub("\ufffd", whole)
    raw = mended.encode("utf-8")
    page = Page(
        source="text",
        raw=raw,
        text=mended,
        digest=hashlib.sha256(raw).hexdigest(),
        url=url,
        title=title,
        published=published,
        outlet=outlet,
        issues=_list_issues(is_mended=mended != whole),
    )
    return process_page(page, _get_kit(load_settings()))


def _list_issues(*, is_mended: bool) -> tuple[Issue, ...]:
    if not is_mended:
        return ()
    return (Issue(code="broken-encoding", detail="Half a character became a replacement mark."),)


@lru_cache(maxsize=2)
def _get_kit(settings: Settings) -> Kit:
    """The tables are read once a process; the settings name the files, so they are the key."""
    return build_kit(settings)
