"""Half-open stretches of text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.text import Span

NUMBERS = st.integers(min_value=0, max_value=40)
SPANS = st.tuples(NUMBERS, NUMBERS).map(lambda ends: Span(min(ends), max(ends)))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_impossible_stretches_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"start={start}, end={end}"):
        Span(start, end)


def test_offsets_are_code_points() -> None:
    text = "🛡 бои у Шебекино"
    assert Span(8, 16).slice(text) == "Шебекино"
    assert len(Span(8, 16)) == len("Шебекино")


@given(SPANS, SPANS)
def test_overlap_is_mutual_and_needs_a_shared_code_point(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one)
    if len(one) and len(other):
        assert one.overlaps(other) == bool(shared)


@given(SPANS, SPANS)
def test_contains_is_being_inside(one: Span, other: Span) -> None:
    if len(other):
        assert one.contains(other) == (
            set(range(other.start, other.end)) <= set(range(one.start, one.end))
        )
    assert one.contains(one)


@given(SPANS, st.integers(min_value=0, max_value=40))
def test_shift_there_and_back(span: Span, by: int) -> None:
    assert span.shift(by).shift(-by) == span
    assert len(span.shift(by)) == len(span)


def test_touching_stretches_share_nothing() -> None:
    assert not Span(0, 8).overlaps(Span(8, 12))


def test_stretches_sort_by_position() -> None:
    assert sorted([Span(5, 6), Span(2, 9), Span(2, 3)]) == [Span(2, 3), Span(2, 9), Span(5, 6)]
