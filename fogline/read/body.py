"""Which blocks of a page are its article, as trafilatura sees it.

Trafilatura gives the text of an article but not where on the page it stands, so its paragraphs are
looked up among the page's blocks: by their letters and digits alone, since it changes white space.
"""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from lxml import etree

# Elements of trafilatura's XML that hold one paragraph; "lb" parts two within one.
_UNITS = frozenset({"p", "head", "item", "quote", "cell", "code", "row", "list", "table", "main"})
_NO_LETTERS = re.compile(r"[\W_]+")
# Letters from which a block found anywhere in the article counts as part of it; shorter ones
# ("Read more") stand in articles and menus alike and must be where their neighbours are.
_LONG = 40
# Share of a block's letters that the article must hold when it holds only pieces of it.
_SHARE = 0.6
# A paragraph that was left out is added when it has so many letters and so many of the article's
# own stand in the same elements with the same classes.
_PARAGRAPH = 100
_ALIKE = 3


def mark_body(html: str, texts: Sequence[str], paths: Sequence[str]) -> tuple[bool, ...] | None:
    """Tell which blocks are article text.

    Args:
        html: The page.
        texts: Text of its blocks, in order.
        paths: Elements around each block, with their classes.

    Returns:
        For each block whether it belongs to the article; None when no article was found.
    """
    units = extract_units(html)
    if not units:
        return None
    return extend_body(align_units(units, texts), texts, paths)


def extract_units(html: str) -> tuple[str, ...]:
    """The paragraphs that trafilatura takes for the article.

    Args:
        html: The page.

    Returns:
        Their texts in order; empty when it finds none.
    """
    # Imported here: it takes a second, which plain text must not pay.
    import trafilatura

    found = trafilatura.extract(
        html, output_format="xml", include_formatting=True, include_comments=False
    )
    if not found:
        return ()
    parser = etree.XMLParser(recover=True, huge_tree=True, resolve_entities=False)
    main = etree.fromstring(found.encode("utf-8"), parser).find("main")
    if main is None:
        return ()
    parts: list[str] = [""]
    for event, element in etree.iterwalk(main, events=("start", "end")):
        is_parted = element.tag in _UNITS or element.tag == "lb"
        if is_parted:
            parts.append("")
        if event == "start":
            parts[-1] += element.text or ""
        elif element is not main:
            parts[-1] += element.tail or ""
    return tuple(part for part in parts if _make_key(part))


def align_units(units: Sequence[str], texts: Sequence[str]) -> tuple[bool, ...]:
    """Find an article's paragraphs among the blocks of its page.

    Args:
        units: The article's paragraphs.
        texts: Text of the page's blocks, in order.

    Returns:
        For each block whether it is one of the paragraphs or a part of one.

    Example:
        >>> align_units(["One.", "Two  three."], ["Menu", "One.", "Two three.", "One."])
        (False, True, True, False)
    """
    keys = [_make_key(text) for text in texts]
    wanted = [_make_key(unit) for unit in units]
    is_body = [False] * len(keys)
    key_at, unit_at = 0, 0
    matcher = SequenceMatcher(None, keys, wanted, autojunk=False)
    # Equal blocks first; they hold the rest in place.
    for match in matcher.get_matching_blocks():
        _mark_between(is_body, keys, range(key_at, match.a), "".join(wanted[unit_at : match.b]))
        for index in range(match.a, match.a + match.size):
            is_body[index] = True
        key_at, unit_at = match.a + match.size, match.b + match.size
    _mark_far(is_body, keys, "\n".join(wanted))
    return tuple(is_body and bool(key) for is_body, key in zip(is_body, keys, strict=True))


def extend_body(
    is_body: Sequence[bool], texts: Sequence[str], paths: Sequence[str]
) -> tuple[bool, ...]:
    """Add paragraphs that stand in the same surroundings as the article's own.

    Pages that cut an article into several containers (around advertisements) lose all but one of
    them in the extraction.

    Args:
        is_body: For each block whether the extraction had it.
        texts: Text of the blocks, in order.
        paths: Elements around each block, with their classes.

    Returns:
        For each block whether it belongs to the article.
    """
    counts = Counter(path for path, is_marked in zip(paths, is_body, strict=True) if is_marked)
    return tuple(
        is_marked
        or (counts[path] >= _ALIKE and "p." in path and len(_make_key(text)) >= _PARAGRAPH)
        for is_marked, text, path in zip(is_body, texts, paths, strict=True)
    )


def _mark_between(is_body: list[bool], keys: Sequence[str], blocks: range, letters: str) -> None:
    """Mark blocks whose letters come, in this order, in what the article has between two equals."""
    at = 0
    for index in blocks:
        found = letters.find(keys[index], at) if keys[index] else -1
        if found >= 0:
            is_body[index] = True
            at = found + len(keys[index])
        elif _count_shared(keys[index], letters[at:]) >= _SHARE * len(keys[index]) > 0:
            is_body[index] = True


def _mark_far(is_body: list[bool], keys: Sequence[str], article: str) -> None:
    """Mark long blocks that the article holds elsewhere, unless an equal block is marked."""
    marked = {key for key, is_marked in zip(keys, is_body, strict=True) if is_marked}
    for index, key in enumerate(keys):
        if len(key) >= _LONG and key not in marked and key in article:
            is_body[index] = True
            marked.add(key)


def _count_shared(key: str, letters: str) -> int:
    """Letters of a long block that the article has in long pieces."""
    if len(key) < _LONG or not letters:
        return 0
    matcher = SequenceMatcher(None, key, letters[: 2 * len(key)], autojunk=False)
    return sum(match.size for match in matcher.get_matching_blocks() if match.size >= _LONG // 2)


def _make_key(text: str) -> str:
    return _NO_LETTERS.sub("", text).casefold()
