"""From examples to numbered windows."""

import numpy as np
from train_tools import SPACE

from fogline.text import Span
from fogline.train.examples import (
    IGNORED,
    Example,
    GoldStatement,
    GoldTrigger,
    drop_case,
    label_bio,
    make_items,
)

pytest_plugins = ("train_tools",)

TEXT = "The army denied it. The rebels said they killed 12 soldiers."


def span(words, text=TEXT):
    start = text.index(words)
    return Span(start, start + len(words))


def test_the_longer_of_two_overlapping_spans_wins():
    assert label_bio(5, [(1, 2, 0), (1, 4, 1), (4, 5, 0)]).tolist() == [0, 3, 4, 4, 1]


def test_an_example_becomes_one_window_with_all_its_labels(cutter):
    example = Example(
        source="corpus",
        id="x",
        text=TEXT,
        layers={"entities": ((span("army"), "group"), (span("soldiers"), "group"))},
        statements=(
            GoldStatement(
                cue=span("denied"),
                sources=(span("The army"),),
                contents=(span("it"),),
                flags=("denies",),
            ),
            GoldStatement(cue=span("said"), contents=(span("they killed 12 soldiers"),), flags=()),
        ),
        triggers=(
            GoldTrigger(
                span=span("killed"), flags=("neg",), arguments=((span("soldiers"), "victim"),)
            ),
        ),
        page={"relevance": (1.0,)},
    )
    (item,) = make_items(example, cutter, SPACE, limit=60)
    words = TEXT.replace(".", " .").split()
    assert item.bio["entities"].tolist() == [int(w in ("army", "soldiers")) for w in words]
    assert set(item.fragments) == {(1, 2, 2), (0, 0, 1), (2, 3, 3), (1, 7, 7), (2, 8, 11)}
    numbers = {fragment: index for index, fragment in enumerate(item.fragments)}
    assert set(item.content_cue) == {
        (numbers[2, 3, 3], numbers[1, 2, 2]),
        (numbers[2, 8, 11], numbers[1, 7, 7]),
    }
    assert dict(item.cue_source) == {numbers[1, 2, 2]: (numbers[0, 0, 1],), numbers[1, 7, 7]: ()}
    assert set(item.flags) == {
        ("cue_flags", 2, (1.0, 0.0)),
        ("cue_flags", 7, (0.0, 0.0)),
        ("trigger_flags", 9, (1.0, 0.0)),
    }
    ((head, first, last, labels),) = item.arguments
    assert (head, first, last) == ("arguments", 9, 9)
    assert labels.tolist() == [0] * 11 + [3, 0]


def test_windows_split_statements_at_their_edges(cutter):
    example = Example(
        source="polnear",
        id="x",
        text=TEXT,
        layers={},
        statements=(GoldStatement(cue=span("denied"), contents=(span("killed"),)),),
    )
    first, second = make_items(example, cutter, SPACE, limit=8)
    assert first.fragments == ((1, 2, 2),)
    assert first.content_cue == ()
    assert second.fragments == ((2, 4, 4),)
    assert second.content_cue == ()


def test_words_outside_the_annotated_sentences_are_not_o(cutter):
    example = Example(
        source="ecbplus",
        id="x",
        text=TEXT,
        layers={"triggers": ((span("killed"), "killed"),)},
        annotated=(span("The rebels said they killed 12 soldiers."),),
    )
    (item,) = make_items(example, cutter, SPACE, limit=60)
    labels = item.bio["triggers"]
    assert (labels[:5] == IGNORED).all()
    assert labels[9] == 3
    assert not (labels[5:] == IGNORED).any()


def test_heads_that_the_space_lacks_are_left_out(cutter):
    example = Example(source="x", id="x", text=TEXT, layers={"unknown": ()}, page={"other": (1.0,)})
    (item,) = make_items(example, cutter, SPACE, limit=60)
    assert item.bio == {}
    assert item.page == {}


def test_dropping_case_keeps_digits_and_signs(cutter):
    (item,) = make_items(Example(source="x", id="x", text=TEXT), cutter, SPACE, limit=60)
    dropped = drop_case(item)
    assert set(np.unique(dropped.cases)) <= {0, 1, 5}
    assert (dropped.cases == 5).sum() == 1
    assert (item.cases == 2).sum() == 2
