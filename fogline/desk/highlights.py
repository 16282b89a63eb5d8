"""An article's text with everything that was read out of it, as nested pieces for a page.

Stretches may cross each other; HTML elements may not. A stretch that crosses the end of an earlier
one is cut there, and only its first piece carries its number and anchor.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from fogline.desk.cells import quote_span
from fogline.desk.reading import Shelf
from fogline.desk.words import REPAIRS
from fogline.records import Claim, Dossier
from fogline.text import Repair, Span

LAYERS = ("who", "where", "when", "event", "quote", "problem")
_LAYER_BY_MENTION = {
    "person": "who",
    "group": "who",
    "nationality": "who",
    "role": "who",
    "place": "where",
    "facility": "where",
    "time": "when",
}
_DIRECT_MARKS = frozenset("“”«»„\"'‘’")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Something to show on a stretch of text.

    Attributes:
        span: The stretch.
        layer: One of :data:`LAYERS`, or ``claim`` for a value of a claim.
        rank: Which of two equal stretches lies outside: the lower.
        numbers: Numbers of the claims whose value stands here.
        anchor: Anchor of the value, ``c=start-end`` in raw characters; empty when none.
        label: What it is, in words.
        repair: The repair laid over it.
        is_rest: Whether it is the later piece of a stretch that was cut at a repair.
    """

    span: Span
    layer: str
    rank: int = 0
    numbers: tuple[int, ...] = ()
    anchor: str = ""
    label: str = ""
    repair: Repair | None = None
    is_rest: bool = False


@dataclass(slots=True, kw_only=True)
class Node:
    """A piece of the page: text, or an element around further pieces.

    Attributes:
        text: The characters, when it holds no element.
        stretch: What the element shows; None for plain text.
        is_first: Whether it is the first piece of its stretch.
        children: Its pieces in order.
    """

    text: str = ""
    stretch: Stretch | None = None
    is_first: bool = True
    children: list["Node"] = field(default_factory=list)


def number_claims(dossier: Dossier) -> dict[str, int]:
    """Number the claims of a page in the order of their quotes, from 1.

    Args:
        dossier: The page's records.

    Returns:
        Number by claim id.
    """

    def place(claim: Claim) -> tuple[int, int, str]:
        span = quote_span(claim)
        return (span.start, span.end, claim.id) if span is not None else (0, 0, claim.id)

    return {c.id: n for n, c in enumerate(sorted(dossier.claims, key=place), start=1)}


def list_stretches(dossier: Dossier, shelf: Shelf) -> tuple[Stretch, ...]:
    """List everything that is shown on the clean text.

    Args:
        dossier: The page's records.
        shelf: Leads to raw characters for the anchors.

    Returns:
        Stretches, sorted as they nest.
    """
    found = [
        *_list_claims(dossier, shelf),
        *_list_quotes(dossier),
        *_list_mentions(dossier),
        *(
            Stretch(span=anchor, layer="event", rank=3, label="event")
            for event in dossier.events
            for anchor in event.anchors
            if len(anchor)
        ),
        *(
            Stretch(
                span=Span(repair.start, repair.end),
                layer="problem",
                rank=5,
                label=REPAIRS.get(repair.why, repair.why),
                repair=repair,
            )
            for repair in dossier.repairs
        ),
        *(
            Stretch(span=Span(i.start, i.end), layer="problem", rank=5, label=i.detail or i.code)
            for i in dossier.issues
            if i.start is not None and i.end is not None and i.end > i.start
        ),
    ]
    pieces = [piece for stretch in found for piece in _cut_at_repairs(stretch, dossier.repairs)]
    return tuple(sorted(pieces, key=_nesting_key))


def to_raw_stretches(
    stretches: Sequence[Stretch], dossier: Dossier, shelf: Shelf
) -> tuple[Stretch, ...]:
    """Move stretches of the clean text onto the raw text, and add what was left out.

    Args:
        stretches: Stretches of the clean text.
        dossier: The page's records.
        shelf: Leads to raw characters.

    Returns:
        Stretches of the raw text; repairs are left out, the raw text shows what stood there.
    """
    moved = []
    for stretch in stretches:
        raw = shelf.to_raw(dossier, stretch.span)
        if raw is not None:
            moved.append(
                Stretch(
                    span=raw,
                    layer=stretch.layer,
                    rank=stretch.rank,
                    numbers=stretch.numbers,
                    anchor=stretch.anchor,
                    label=stretch.label,
                    is_rest=stretch.is_rest,
                )
            )
    moved += [
        Stretch(span=Span(r.start, r.end), layer="removed", rank=-1, label=r.kind)
        for r in dossier.document.removed
        if r.end > r.start
    ]
    return tuple(sorted(moved, key=_nesting_key))


def nest(text: str, window: Span, stretches: Sequence[Stretch]) -> list[Node]:
    """Turn a window of a text and its stretches into nested pieces.

    Args:
        text: The whole text.
        window: The part to show.
        stretches: Stretches of the whole text, sorted as they nest.

    Returns:
        The pieces in order; together they hold exactly the window's characters.
    """
    root = Node()
    open_nodes: list[tuple[Node, int]] = [(root, window.end)]
    position = window.start
    for span, stretch, is_first in _cut_crossings(window, stretches):
        position = _fill(text, open_nodes, position, span.start)
        node = Node(stretch=stretch, is_first=is_first)
        open_nodes[-1][0].children.append(node)
        open_nodes.append((node, span.end))
    _fill(text, open_nodes, position, window.end)
    return root.children


def _fill(text: str, open_nodes: list[tuple[Node, int]], position: int, until: int) -> int:
    """Write the characters up to a place, closing every element that ends before it."""
    while len(open_nodes) > 1 and open_nodes[-1][1] <= until:
        node, end = open_nodes.pop()
        if end > position:
            node.children.append(Node(text=text[position:end]))
            position = end
    if until > position:
        open_nodes[-1][0].children.append(Node(text=text[position:until]))
    return max(position, until)


def _cut_crossings(
    window: Span, stretches: Sequence[Stretch]
) -> Iterator[tuple[Span, Stretch, bool]]:
    waiting = [
        (max(s.span.start, window.start), min(s.span.end, window.end), s)
        for s in stretches
        if s.span.overlaps(window)
    ]
    queue = [(a, b, s, s.span.start >= window.start and not s.is_rest) for a, b, s in waiting]
    queue.sort(key=lambda item: (item[0], -item[1], item[2].rank))
    ends: list[int] = []
    while queue:
        start, end, stretch, is_first = queue.pop(0)
        while ends and ends[-1] <= start:
            ends.pop()
        if ends and end > ends[-1]:
            rest = (ends[-1], end, stretch, False)
            end = ends[-1]
            _insert(queue, rest)
        ends.append(end)
        yield Span(start, end), stretch, is_first


def _insert(
    queue: list[tuple[int, int, Stretch, bool]], item: tuple[int, int, Stretch, bool]
) -> None:
    key = (item[0], -item[1], item[2].rank)
    index = 0
    while index < len(queue) and (queue[index][0], -queue[index][1], queue[index][2].rank) <= key:
        index += 1
    queue.insert(index, item)


def _cut_at_repairs(stretch: Stretch, repairs: Sequence[Repair]) -> Iterator[Stretch]:
    """Cut what begins or ends inside a repair at its border, so that brackets stand once."""
    if stretch.repair is not None:
        yield stretch
        return
    start, end = stretch.span.start, stretch.span.end
    borders = set()
    for repair in repairs:
        if start < repair.start < end < repair.end:
            borders.add(repair.start)
        if repair.start < start < repair.end < end:
            borders.add(repair.end)
    edges = [start, *sorted(borders), end]
    for low, high in pairwise(edges):
        is_rest = stretch.is_rest or low > start
        yield replace(stretch, span=Span(low, high), is_rest=is_rest)


def _list_claims(dossier: Dossier, shelf: Shelf) -> Iterator[Stretch]:
    numbers = number_claims(dossier)
    by_span: dict[Span, list[int]] = {}
    for claim in dossier.claims:
        span = quote_span(claim)
        if span is not None:
            by_span.setdefault(span, []).append(numbers[claim.id])
    for span, found in by_span.items():
        raw = shelf.to_raw(dossier, span)
        yield Stretch(
            span=span,
            layer="claim",
            rank=1,
            numbers=tuple(sorted(found)),
            anchor=f"c={raw.start}-{raw.end}" if raw is not None else "",
            label="claim",
        )


def _list_quotes(dossier: Dossier) -> Iterator[Stretch]:
    """Contents that stand in quotation marks."""
    text = dossier.document.text
    seen = set()
    for claim in dossier.claims:
        for span in (claim.spans.content, *claim.content_rest):
            if span is None or not len(span) or span in seen:
                continue
            seen.add(span)
            around = text[max(span.start - 1, 0) : span.start + 1]
            if _DIRECT_MARKS & set(around):
                yield Stretch(span=span, layer="quote", rank=0, label="quote")


def _list_mentions(dossier: Dossier) -> Iterator[Stretch]:
    for mention in dossier.mentions:
        layer = _LAYER_BY_MENTION.get(mention.kind)
        if layer is not None and mention.end > mention.start:
            yield Stretch(span=mention.span, layer=layer, rank=4, label=mention.kind)


def _nesting_key(stretch: Stretch) -> tuple[int, int, int, str]:
    return stretch.span.start, -stretch.span.end, stretch.rank, stretch.layer
