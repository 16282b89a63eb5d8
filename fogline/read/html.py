"""An HTML page to a page: its text nodes in order, with blocks, borders and metadata."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from fogline.errors import ReadError
from fogline.read.body import mark_body
from fogline.read.encoding import Decoded
from fogline.read.layout import Element, LaidBlock, Layout, lay_out
from fogline.read.metadata import read_metadata, squeeze
from fogline.read.sniff import broken_issues
from fogline.records import Block, Page

_TOO_DEEP = etree.ErrorTypes.ERR_RESOURCE_LIMIT


def read_html(source: str, raw: bytes, decoded: Decoded) -> Iterator[Page]:
    """Read an HTML page.

    Args:
        source: Path or address, for messages.
        raw: The page's bytes.
        decoded: Its text.

    Yields:
        The page. At most one block is a ``title``; it never counts as body.

    Raises:
        ReadError: The page holds no text, or its elements nest too deeply.
    """
    html = decoded.text.replace("\x00", "\ufffd")
    root = _parse(source, html)
    layout = lay_out(root) if root is not None else None
    if root is None or layout is None or not layout.blocks:
        raise ReadError(f"{source} is an HTML page without text; save it after it has loaded")
    metadata = read_metadata(root, html)
    yield Page(
        source=source,
        raw=raw,
        text=layout.text,
        digest=hashlib.sha256(raw).hexdigest(),
        url=metadata.url,
        title=metadata.title,
        published=metadata.published,
        outlet=metadata.outlet,
        language=metadata.language,
        blocks=_judge_blocks(html, layout, metadata.title),
        borders=layout.borders,
        issues=broken_issues(decoded),
    )


def _parse(source: str, html: str) -> Element | None:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    # As bytes: lxml refuses text with an encoding declaration of its own.
    root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    if any(entry.type == _TOO_DEEP for entry in parser.error_log):
        # The parser drops what follows; a page without its end would be taken for the whole.
        raise ReadError(f"{source} nests its elements too deeply to be read; save it as plain text")
    return root


def _judge_blocks(html: str, layout: Layout, title: str | None) -> tuple[Block, ...]:
    texts = [layout.text[laid.block.start : laid.block.end] for laid in layout.blocks]
    is_body = mark_body(html, texts, [laid.path for laid in layout.blocks])
    title_at = _find_title_block(layout.blocks, texts, title)
    blocks = []
    for index, laid in enumerate(layout.blocks):
        judged = None if is_body is None else is_body[index]
        block = replace(laid.block, is_body=judged)
        if index == title_at:
            block = replace(block, kind="title", is_body=False)
        elif judged and block.kind == "other":
            # Pages that part their paragraphs by <div> or <br>.
            block = replace(block, kind="paragraph")
        blocks.append(block)
    return tuple(blocks)


def _find_title_block(
    laid_blocks: Sequence[LaidBlock], texts: Sequence[str], title: str | None
) -> int | None:
    """The block that shows the title: a heading before the ``<title>`` of the page's head."""
    wanted = squeeze(title).casefold()
    ranked = []
    for index, (laid, text) in enumerate(zip(laid_blocks, texts, strict=True)):
        shown = squeeze(text).casefold()
        if wanted and shown == wanted:
            ranked.append((_rank_tags(laid.tags), index))
        elif wanted and "title" in laid.tags and "head" in laid.tags and wanted in shown:
            ranked.append((9, index))
    return min(ranked)[1] if ranked else None


def _rank_tags(tags: Sequence[str]) -> int:
    if "h1" in tags:
        return 0
    if "title" in tags and "head" in tags:
        return 8
    return 1 if {"h2", "h3"} & set(tags) else 2
