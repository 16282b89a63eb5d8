"""Nested pieces of a text: nothing is lost, nothing doubled, every claim keeps one anchor."""

from hypothesis import given
from hypothesis import strategies as st
from invented_corpus import make_stories

from fogline.desk.highlights import (
    Node,
    Stretch,
    list_stretches,
    nest,
    number_claims,
    to_raw_stretches,
)
from fogline.desk.reading import Shelf
from fogline.text import Span


def flatten(nodes: list[Node]) -> str:
    return "".join(n.text if n.stretch is None else flatten(n.children) for n in nodes)


def walk(nodes):
    for node in nodes:
        if node.stretch is not None:
            yield node
            yield from walk(node.children)


def dossier_of(index):
    drafts, _ = make_stories()
    return drafts[index].build(), drafts[index]


@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(1, 20), st.sampled_from(["who", "claim"])),
        max_size=12,
    ),
    st.integers(0, 20),
    st.integers(21, 60),
)
def test_nest_keeps_every_character_and_starts_each_stretch_once(spans, low, high):
    text = "".join(chr(97 + index % 26) for index in range(60))
    stretches = [
        Stretch(span=Span(start, min(start + length, 60)), layer=layer, label=str(number))
        for number, (start, length, layer) in enumerate(spans)
    ]
    stretches.sort(key=lambda s: (s.span.start, -s.span.end))
    nodes = nest(text, Span(low, high), stretches)
    assert flatten(nodes) == text[low:high]
    for stretch in stretches:
        pieces = [node for node in walk(nodes) if node.stretch is stretch]
        inside = text[max(stretch.span.start, low) : min(stretch.span.end, high)]
        assert "".join(flatten(piece.children) for piece in pieces) == inside
        begins = low <= stretch.span.start < high
        assert sum(piece.is_first for piece in pieces) == int(begins)


def test_crossing_stretches_are_cut_and_only_the_first_piece_counts():
    nodes = nest("abcdef", Span(0, 6), [Stretch(span=Span(0, 4), layer="who"),
                                        Stretch(span=Span(2, 6), layer="event")])  # fmt: skip
    pieces = [(n.stretch.layer, flatten(n.children), n.is_first) for n in walk(nodes)]
    assert pieces == [("who", "abcd", True), ("event", "cd", True), ("event", "ef", False)]


def test_repair_stays_whole_where_a_name_runs_into_it():
    dossier, _ = dossier_of(0)
    stretches = list_stretches(dossier, Shelf(None))
    nodes = nest(dossier.document.text, Span(0, len(dossier.document.text)), stretches)
    repairs = [n for n in walk(nodes) if n.stretch.repair is not None]
    assert [flatten(n.children) for n in repairs] == [r.was for r in dossier.repairs]
    assert all(node.is_first for node in repairs)


def test_claims_are_numbered_in_text_order_and_anchored_by_raw_characters():
    dossier, draft = dossier_of(0)
    numbers = number_claims(dossier)
    assert sorted(numbers.values()) == list(range(1, len(dossier.claims) + 1))
    anchored = [s for s in list_stretches(dossier, Shelf(None)) if s.anchor]
    assert {number for s in anchored for number in s.numbers} == set(numbers.values())
    for stretch in anchored:
        start, end = stretch.anchor.removeprefix("c=").split("-")
        assert draft.raw[int(start) : int(end)] == stretch.span.slice(dossier.document.text)


def test_raw_view_shows_the_same_words_and_what_was_left_out():
    dossier, draft = dossier_of(0)
    shelf = Shelf(None)
    moved = to_raw_stretches(list_stretches(dossier, shelf), dossier, shelf)
    assert flatten(nest(draft.raw, Span(0, len(draft.raw)), moved)) == draft.raw
    left_out = [s.span.slice(draft.raw) for s in moved if s.layer == "removed"]
    assert "#Sudan #killed #hospital #Fasher" in left_out
    assert not any(s.repair for s in moved)
