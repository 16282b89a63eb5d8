"""An HTML tree to text, blocks and borders."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from fogline.records import Block

Element: TypeAlias = etree._Element

_SKIPPED = frozenset({"script", "style", "template", "noscript", "svg", "math", "iframe", "object"})
# Elements whose text stands apart from what is before and after it.
# fmt: off
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd",
    "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
    "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html",
    "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "section",
    "select", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "title",
    "tr", "ul", "video", "audio",
))
# fmt: on
_BORDERED = frozenset({"a", "b", "strong", "i", "em"})
_DIGITS = re.compile(r"\d+")
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "list"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "quote",
    "p": "paragraph",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidBlock:
    """A block with the elements it stands in.

    Attributes:
        block: Where it is and its kind; a title is not told from a heading yet.
        tags: Names of the elements around it, outermost first.
        path: The same with their classes and ids; blocks of one path look alike on the page.
    """

    block: Block
    tags: tuple[str, ...]
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Text of a page and how it is laid out.

    Attributes:
        text: Text nodes in document order, one line end between blocks.
        blocks: Blocks that hold more than white space, in order.
        borders: Code points where bold or link elements begin or end, rising.
    """

    text: str
    blocks: tuple[LaidBlock, ...]
    borders: tuple[int, ...]


def lay_out(root: Element) -> Layout:
    """Write down the text of a tree.

    White space stands as in the text nodes; stretches of it between two blocks are left out.
    Two ``<br>`` in a row part two blocks, a single one is a line end inside its block.

    Args:
        root: The tree's root.

    Returns:
        Text, blocks and borders.
    """
    writer = _Writer()
    for step, value, look in _walk(root):
        if step == "text":
            writer.write(value)
        elif step == "open":
            writer.open(value, look)
        else:
            writer.close(value)
    writer.end_block()
    return Layout(
        text="".join(writer.parts),
        blocks=tuple(writer.blocks),
        borders=tuple(sorted(border for border in writer.borders if border <= writer.length)),
    )


def _walk(root: Element) -> Iterator[tuple[str, str, str]]:
    """Texts, openings and closings in document order; no recursion, pages nest deeply."""
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        is_skipped = tag in _SKIPPED or not tag
        if event == "start" and is_skipped:
            # What stands inside is skipped as well: <noscript><p>Switch on scripts</p></noscript>.
            walk.skip_subtree()
        if event == "start" and not is_skipped:
            yield "open", tag, _name_look(element)
            if element.text:
                yield "text", element.text, ""
        elif event != "start":
            if not is_skipped:
                yield "close", tag, ""
            if element.tail and element is not root:
                yield "text", element.tail, ""


def _name_look(element: Element) -> str:
    """Classes and id, which say what an element is for; numbers only tell one from the next."""
    if element.tag in {"html", "body"}:
        return ""
    return _DIGITS.sub("", f"{element.get('class') or ''} {element.get('id') or ''}").strip()


@dataclass(slots=True, kw_only=True)
class _Writer:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[LaidBlock] = field(default_factory=list)
    borders: set[int] = field(default_factory=set)
    tags: list[str] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    pending_borders: list[int] = field(default_factory=list)
    pending_length: int = 0
    breaks: int = 0

    def write(self, text: str) -> None:
        if self.breaks:
            if text.isspace():
                self._add(text)
                return
            self._end_breaks()
        self._add(text)

    def open(self, tag: str, look: str) -> None:
        if tag == "br":
            self.breaks += 1
            self._add("\n")
        elif tag in _BLOCKS:
            self.end_block()
        elif tag in _BORDERED:
            self._end_breaks()
            self.pending_borders.append(self.pending_length)
        self.tags.append(tag)
        self.path.append(f"{tag}.{look}")

    def close(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_block()
        elif tag in _BORDERED:
            self.pending_borders.append(self.pending_length)
        self.tags.pop()
        self.path.pop()

    def end_block(self) -> None:
        """Put the pending text into the page, unless it is blank."""
        self.breaks = 0
        text = "".join(self.pending)
        stripped = text.strip()
        if stripped:
            if self.length:
                self._put("\n")
            start = self.length + len(text) - len(text.lstrip())
            self.borders.update(self.length + border for border in self.pending_borders)
            self._put(text)
            block = Block(start=start, end=start + len(stripped), kind=self._kind())
            self.blocks.append(
                LaidBlock(block=block, tags=tuple(self.tags), path="/".join(self.path))
            )
        self.pending, self.pending_borders, self.pending_length = [], [], 0

    def _end_breaks(self) -> None:
        if self.breaks > 1:
            self.end_block()
        self.breaks = 0

    def _add(self, text: str) -> None:
        self.pending.append(text)
        self.pending_length += len(text)

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _kind(self) -> str:
        """The innermost element that says a kind; a paragraph in a quote is a quote."""
        inside = [tag for tag in self.tags if tag in _KINDS]
        if not inside:
            return "other"
        if inside[-1] == "p":
            around = [tag for tag in inside if tag in {"blockquote", "li", "figcaption"}]
            return _KINDS[around[-1]] if around else "paragraph"
        return _KINDS[inside[-1]]
