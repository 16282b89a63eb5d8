"""Which blocks of a page are its article, as trafilatura sees it.

Trafilatura gives the text of an article but not where on the page it stands, so its paragraphs are
looked up among the page's blocks: by their letters and digits alone, since it changes white space.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from lxml import etree

# Elements of trafilatura's XML that hold one paragraph; "lb" parts two within one.
_UNITS = frozenset({"p", "head", "item", "quote", "cell", "code", "row", "list", "table", "main"})
_NO_LETTERS = re.compile(r"[\W_]+")
# Letters from which a block found anywhere in the article counts as part of it; shorter ones
# ("Read more") stand in articles and menus alike and must be where their neighbours are.
_LONG = 40
# Share of a block's letter sequences that the article must hold when it holds only pieces of it.
_SHARE = 0.6
_GRAM = 12
# A paragraph that was left out is added when it has so many letters and so many of the article's
# own stand in the same elements with the same classes.
_PARAGRAPH = 100
_ALIKE = 3
# A paragraph with a class or id somewhere around it. On a page without any, notices and comments
# look like the article.
_TELLING = re.compile(r"\.\w.*/p\.|/p\.\w")


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
    # Paragraphs without an equal block; a teaser that repeats pieces of the others is none.
    shown = frozenset(keys)
    free = [key for key in wanted if key not in shown]
    anchors = _grow_anchors(_find_anchors(keys, wanted), keys, wanted)
    # Paragraphs that stand once on either side, and equal neighbours, hold the rest in place.
    for key_index, unit_index in (*anchors, (len(keys), len(wanted))):
        _mark_between(is_body, keys, range(key_at, key_index), wanted[unit_at:unit_index], shown)
        if key_index < len(keys):
            is_body[key_index] = True
        key_at, unit_at = key_index + 1, unit_index + 1
    _mark_far(is_body, keys, free)
    return tuple(is_body)


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
        or (
            counts[path] >= _ALIKE
            and _TELLING.search(path) is not None
            and len(_make_key(text)) >= _PARAGRAPH
        )
        for is_marked, text, path in zip(is_body, texts, paths, strict=True)
    )


def _find_anchors(keys: Sequence[str], wanted: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of equals that are unique on both sides, the longest run of them that rises.

    Source:
        Bram Cohen's patience diff: linear but for sorting, where a difflib match of a page with
        twenty thousand equal list items took a minute.
    """
    key_counts, unit_counts = Counter(keys), Counter(wanted)
    unit_by_key = {key: index for index, key in enumerate(wanted) if unit_counts[key] == 1}
    pairs = [
        (index, unit_by_key[key])
        for index, key in enumerate(keys)
        if key_counts[key] == 1 and key in unit_by_key
    ]
    piles: list[int] = []
    tops: list[int] = []
    before: list[int | None] = []
    for number, (_, unit_index) in enumerate(pairs):
        pile = bisect_left(piles, unit_index)
        piles[pile : pile + 1] = [unit_index]
        tops[pile : pile + 1] = [number]
        before.append(tops[pile - 1] if pile else None)
    chain: list[tuple[int, int]] = []
    at = tops[-1] if tops else None
    while at is not None:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _grow_anchors(
    anchors: Sequence[tuple[int, int]], keys: Sequence[str], wanted: Sequence[str]
) -> list[tuple[int, int]]:
    """Add the equal blocks right before and after each anchor, repeated ones too."""
    ends = (*anchors, (len(keys), len(wanted)))
    key_at, unit_at = 0, 0
    grown: list[tuple[int, int]] = []
    for here, after in pairwise(((-1, -1), *ends)):
        (key_at, unit_at), (key_end, unit_end) = (here[0] + 1, here[1] + 1), after
        while 0 < key_at < key_end and unit_at < unit_end and keys[key_at] == wanted[unit_at]:
            grown.append((key_at, unit_at))
            key_at, unit_at = key_at + 1, unit_at + 1
        backward: list[tuple[int, int]] = []
        while (
            key_at < key_end < len(keys)
            and unit_at < unit_end
            and keys[key_end - 1] == wanted[unit_end - 1]
        ):
            key_end, unit_end = key_end - 1, unit_end - 1
            backward.append((key_end, unit_end))
        grown.extend(reversed(backward))
        if after[0] < len(keys):
            grown.append(after)
    return grown


def _mark_between(
    is_body: list[bool],
    keys: Sequence[str],
    blocks: range,
    wanted: Sequence[str],
    shown: frozenset[str],
) -> None:
    """Mark the blocks between two anchors that the article has between them, in its order."""
    if not wanted or not blocks:
        return
    grams: frozenset[str] | None = None
    letters = "".join(wanted)
    starts = _index_starts(wanted)
    at = 0
    for index in blocks:
        key = keys[index]
        same = starts.get(key, [])
        following = bisect_left(same, at)
        if following < len(same):
            is_body[index], at = True, same[following] + len(key)
        elif key and letters.startswith(key, at):
            # The page parts what the extraction joined.
            is_body[index], at = True, at + len(key)
        elif len(key) >= _LONG and not same:
            grams = (
                grams
                if grams is not None
                else _make_grams([key for key in wanted if key not in shown])
            )
            is_body[index] = _share_grams(key, grams) >= _SHARE
            found = letters.find(key[-_GRAM:], at)
            at = found + _GRAM if is_body[index] and found >= 0 else at


def _index_starts(wanted: Sequence[str]) -> dict[str, list[int]]:
    starts: dict[str, list[int]] = {}
    at = 0
    for key in wanted:
        starts.setdefault(key, []).append(at)
        at += len(key)
    return starts


def _mark_far(is_body: list[bool], keys: Sequence[str], free: Sequence[str]) -> None:
    """Mark long blocks that the article holds elsewhere, an equal one only once."""
    marked = {key for key, is_marked in zip(keys, is_body, strict=True) if is_marked}
    left = [
        index
        for index, key in enumerate(keys)
        if len(key) >= _LONG and not is_body[index] and key not in marked
    ]
    grams = _make_grams(free) if left else frozenset()
    for index in left:
        if keys[index] not in marked and _share_grams(keys[index], grams) == 1:
            is_body[index] = True
            marked.add(keys[index])


def _make_grams(wanted: Sequence[str]) -> frozenset[str]:
    letters = "".join(wanted)
    return frozenset(letters[at : at + _GRAM] for at in range(len(letters) - _GRAM + 1))


def _share_grams(key: str, grams: frozenset[str]) -> float:
    """Share of a block's letter sequences that the article has."""
    total = len(key) - _GRAM + 1
    return sum(key[at : at + _GRAM] in grams for at in range(total)) / total


def _make_key(text: str) -> str:
    return _NO_LETTERS.sub("", text).casefold()
