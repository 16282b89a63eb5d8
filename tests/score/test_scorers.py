"""The scorers against cases worked out by hand."""

import pytest

from fogline.score import (
    Statement,
    Tally,
    find_head,
    pearson,
    spearman,
    tally_fillers,
    tally_sets,
    tally_statements,
)
from fogline.text import Span


def test_precision_recall_and_f1_of_known_counts():
    tally = Tally(right=6, found=8, wanted=12)
    assert (tally.precision, tally.recall, tally.f1) == (0.75, 0.5, 0.6)


def test_nothing_found_and_nothing_wanted_is_zero_not_an_error():
    assert (Tally().precision, Tally().recall, Tally().f1) == (0.0, 0.0, 0.0)


def test_exact_spans_need_span_and_label_and_count_doubles():
    tally = tally_sets(
        [(0, 3, "PER"), (0, 3, "PER"), (5, 9, "ORG"), (5, 9, "LOC")],
        [(0, 3, "PER"), (5, 9, "LOC"), (12, 15, "LOC")],
    )
    assert tally == Tally(right=2, found=4, wanted=3)


def statement(cue, sources, contents):
    return Statement(
        cue=Span(*cue),
        sources=tuple(Span(*pair) for pair in sources),
        contents=tuple(Span(*pair) for pair in contents),
    )


GOLD = statement((10, 14), [(0, 9)], [(15, 35)])


@pytest.mark.parametrize(
    ("found", "soft", "exact"),
    [
        (GOLD, 1, 1),
        (statement((8, 14), [(4, 9)], [(15, 35)]), 1, 0),
        (statement((10, 14), [(0, 9)], [(15, 25)]), 1, 0),
        (statement((10, 14), [(0, 9)], [(15, 24)]), 0, 0),
        (statement((10, 14), [], [(15, 35)]), 0, 0),
        (statement((10, 14), [(40, 44)], [(15, 35)]), 0, 0),
        (statement((14, 15), [(0, 9)], [(15, 35)]), 0, 0),
    ],
)
def test_statements_match_softly_and_exactly(found, soft, exact):
    assert tally_statements([found], [GOLD]).right == soft
    assert tally_statements([found], [GOLD], is_exact=True).right == exact


def test_contents_in_pieces_are_compared_as_one():
    gold = statement((10, 14), [], [(0, 9), (15, 35)])
    near = statement((10, 14), [], [(15, 35)])
    assert tally_statements([near], [gold]).right == 1


def test_one_gold_statement_matches_once():
    assert tally_statements([GOLD, GOLD], [GOLD]) == Tally(right=1, found=2, wanted=1)


def test_fillers_are_matched_one_to_one_and_by_maximum():
    found = {"Victim": ["priests", "two priests"], "Weapon": ["bomb"]}
    wanted = {
        "Victim": [["priests", "two priests"], ["two priests"]],
        "Target": [["church"]],
    }
    assert tally_fillers(found, wanted) == Tally(right=2, found=3, wanted=3)


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("the governor of Helmand", "governor"),
        ("two soldiers who fled", "soldiers"),
        ("Boston Marathon", "Marathon"),
        ("police, prosecutors", "police"),
        ("Of Mice", "Mice"),
        ("…", "…"),
    ],
)
def test_the_head_is_the_last_word_before_what_modifies_it(words, head):
    start, end = find_head(words)
    assert words[start:end] == head


def test_correlations_of_hand_worked_series():
    assert pearson([1, 2, 3], [2, 4, 6]) == pytest.approx(1.0)
    assert pearson([1, 2, 3], [3, 2, 1]) == pytest.approx(-1.0)
    assert pearson([1, 1, 1], [1, 2, 3]) == 0.0
    assert pearson([], []) == 0.0
    assert spearman([1, 2, 3, 4], [10, 100, 1000, 10000]) == pytest.approx(1.0)
    with pytest.raises(ValueError, match="one length"):
        pearson([1], [1, 2])
