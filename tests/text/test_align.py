"""Repairs laid over a text, and the way back from the repaired view."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.text import Repair, Span, TextMap, apply_repairs

# Few letters, so that what a repair puts in often looks like what stands around it.
LETTERS = st.text(alphabet="aбé 🛡", max_size=30)
MENDS = st.text(alphabet="aбé 🛡xy", max_size=5)


def mend(text: str, was: str, now: str) -> Repair:
    start = text.index(was)
    return Repair(start=start, end=start + len(was), was=was, now=now, why="glued", score=0.9)


@st.composite
def mended_texts(draw: st.DrawFn) -> tuple[str, list[Repair]]:
    """A text and repairs of it that do not overlap, in any order."""
    text = draw(LETTERS)
    cuts = draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True).map(sorted))
    repairs = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        now = draw(MENDS)
        repairs.append(
            Repair(start=start, end=end, was=text[start:end], now=now, why="glued", score=0.5)
        )
    return text, draw(st.permutations(repairs))


def mend_plainly(text: str, repairs: list[Repair]) -> str:
    """The same view by plain cutting, from the last repair to the first."""
    for repair in sorted(repairs, key=lambda one: one.start, reverse=True):
        text = text[: repair.start] + repair.now + text[repair.end :]
    return text


@given(mended_texts())
def test_view_is_the_text_with_its_repairs_written_in(case: tuple[str, list[Repair]]) -> None:
    text, repairs = case
    assert apply_repairs(text, repairs)[0] == mend_plainly(text, repairs)


@given(mended_texts())
def test_characters_outside_repairs_lead_back_to_themselves(
    case: tuple[str, list[Repair]],
) -> None:
    text, repairs = case
    view, text_map = apply_repairs(text, repairs)
    position = 0
    in_order = sorted(repairs, key=lambda one: one.start)
    starts = [0, *(repair.end for repair in in_order)]
    ends = [*(repair.start for repair in in_order), len(text)]
    inserted = [*(len(repair.now) for repair in in_order), 0]
    for start, end, put_in in zip(starts, ends, inserted, strict=True):
        for offset in range(end - start):
            there = Span(position + offset, position + offset + 1)
            back = text_map.span_to_source(there)
            assert back == Span(start + offset, start + offset + 1)
            assert back.slice(text) == there.slice(view)
        position += end - start + put_in
    assert position == len(view)


@given(mended_texts())
def test_what_a_repair_put_in_leads_into_its_own_words(case: tuple[str, list[Repair]]) -> None:
    text, repairs = case
    _, text_map = apply_repairs(text, repairs)
    moved = 0
    for repair in sorted(repairs, key=lambda one: one.start):
        start = repair.start + moved
        for offset in range(len(repair.now)):
            back = text_map.span_to_source(Span(start + offset, start + offset + 1))
            assert back is None or Span(repair.start, repair.end).contains(back)
        moved += len(repair.now) - len(repair.was)


@given(mended_texts())
def test_order_on_the_page_is_kept(case: tuple[str, list[Repair]]) -> None:
    text, repairs = case
    view, text_map = apply_repairs(text, repairs)
    found = [text_map.span_to_source(Span(at, at + 1)) for at in range(len(view))]
    backs = [back for back in found if back is not None]
    assert [back.start for back in backs] == sorted(back.start for back in backs)
    assert all(0 <= back.start < back.end <= len(text) for back in backs)


@given(mended_texts(), st.integers(0, 40), st.integers(1, 10))
def test_a_stretch_leads_to_the_smallest_that_covers_its_characters(
    case: tuple[str, list[Repair]], start: int, length: int
) -> None:
    text, repairs = case
    view, text_map = apply_repairs(text, repairs)
    start = min(start, len(view))
    end = min(start + length, len(view))
    found = [text_map.span_to_source(Span(at, at + 1)) for at in range(start, end)]
    backs = [back for back in found if back is not None]
    whole = text_map.span_to_source(Span(start, end)) if end > start else None
    if backs:
        assert whole == Span(min(b.start for b in backs), max(b.end for b in backs))
    else:
        assert whole is None


@given(mended_texts(), st.integers(0, 3))
def test_undoing_one_repair_moves_no_offset_of_the_others(
    case: tuple[str, list[Repair]], which: int
) -> None:
    text, repairs = case
    kept = [repair for index, repair in enumerate(repairs) if index != which]
    view, text_map = apply_repairs(text, kept)
    assert view == mend_plainly(text, kept)
    for repair in kept:
        assert text[repair.start : repair.end] == repair.was
    if not kept:
        assert view == text
        assert all(
            text_map.span_to_source(Span(at, at + 1)) == Span(at, at + 1) for at in range(len(text))
        )


@given(mended_texts())
def test_repairs_can_be_undone_by_repairs_of_the_view(case: tuple[str, list[Repair]]) -> None:
    text, repairs = case
    view, _ = apply_repairs(text, repairs)
    moved = 0
    back = []
    for repair in sorted(repairs, key=lambda one: one.start):
        start = repair.start + moved
        end = start + len(repair.now)
        back.append(replace(repair, start=start, end=end, was=repair.now, now=repair.was))
        moved += len(repair.now) - len(repair.was)
    assert apply_repairs(view, back)[0] == text


def test_glued_words_are_parted_and_each_leads_back() -> None:
    text = "the town of Xebékinoin the province"
    view, text_map = apply_repairs(text, [mend(text, "Xebékinoin", "Xebékino in")])
    assert view == "the town of Xebékino in the province"
    for word in ("Xebékino", "in", "province"):
        start = view.index(f" {word}") + 1
        back = text_map.span_to_source(Span(start, start + len(word)))
        assert back is not None
        assert back.slice(text) == word


def test_a_space_that_was_put_in_has_no_source() -> None:
    text = "in Belgorodthey said"
    view, text_map = apply_repairs(text, [mend(text, "Belgorodthey", "Belgorod they")])
    space = view.index(" they")
    assert text_map.span_to_source(Span(space, space + 1)) is None


def test_an_exchanged_name_leads_to_the_words_it_replaced() -> None:
    text = "located in Belgrade now"
    view, text_map = apply_repairs(text, [mend(text, "Belgrade", "Belgorod Oblast")])
    start = view.index("Belgorod Oblast")
    back = text_map.span_to_source(Span(start, start + len("Belgorod Oblast")))
    assert back is not None
    assert back.slice(text) == "Belgrade"


def test_what_drops_out_leaves_its_neighbours_where_they_were() -> None:
    text = "The second phase [de l’operació] promised"
    view, text_map = apply_repairs(text, [mend(text, " [de l’operació]", "")])
    assert view == "The second phase promised"
    back = text_map.span_to_source(Span(4, len(view)))
    assert back == Span(4, len(text))


def test_of_two_repairs_that_overlap_the_first_counts() -> None:
    text = "Belgradein the south"
    repairs = [mend(text, "Belgradein", "Belgrade in"), mend(text, "gradein", "gorod in")]
    assert apply_repairs(text, repairs)[0] == "Belgrade in the south"
    assert apply_repairs(text, repairs[::-1])[0] == "Belgrade in the south"


def test_a_repair_of_other_words_is_refused() -> None:
    repair = mend("in Belgorodthey said", "Belgorodthey", "Belgorod they")
    with pytest.raises(ValueError, match="expected 'Belgorodthey' at 3"):
        apply_repairs("on Belgorod they said", [repair])


def test_a_map_joins_stretches_that_lie_apart() -> None:
    text_map = TextMap([(7, 15, 3), (0, 10, 5), (10, 0, 0)])
    assert text_map.span_to_source(Span(0, 5)) == Span(10, 15)
    assert text_map.span_to_source(Span(4, 8)) == Span(14, 16)
    assert text_map.span_to_source(Span(5, 7)) is None
    assert text_map.span_to_source(Span(20, 30)) is None
