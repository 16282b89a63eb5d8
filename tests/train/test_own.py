"""From marked passages to examples."""

import random

from fogline.text import Span
from fogline.train.markup import parse_passage
from fogline.train.own import make_example, part_glued, pool_names, swap_names

HEADER = "%% test-001 | conflict: Mali | debris: glued | cases: nested-source"


def words(example, spans):
    return [span.slice(example.text) for span in spans]


def test_a_statement_inside_another_is_on_the_inner_level():
    example = make_example(
        parse_passage(
            HEADER,
            "{src:1 The paper} {cue:1 wrote} that {con:1 {src:2 a {role commander}} {cue:2 said} "
            "{con:2 nobody {killed:k!neg died}}}.",
        )
    )
    assert [label for _, label in example.layers["claims"]] == ["source", "cue", "content"]
    assert words(example, [span for span, _ in example.layers["claims_inner"]]) == [
        "a commander",
        "said",
        "nobody died",
    ]
    assert example.triggers[0].flags == ("neg",)


def test_nested_entities_are_split_into_two_layers():
    example = make_example(
        parse_passage(HEADER, "The {group {nationality Malian} army} left {place Gao}.")
    )
    assert words(example, [span for span, _ in example.layers["entities"]]) == [
        "Malian army",
        "Gao",
    ]
    assert words(example, [span for span, _ in example.layers["entities_inner"]]) == ["Malian"]


def test_glued_names_are_parted_as_the_repaired_view_has_them():
    passage = part_glued(
        parse_passage(HEADER, "They took {place Tessalit}after {time dawn}and left{group Tuareg}s.")
    )
    assert passage.text == "They took Tessalit after dawn and left Tuareg s."
    assert [mark.span.slice(passage.text) for mark in passage.marks] == [
        "Tessalit",
        "dawn",
        "Tuareg",
    ]


def test_a_clean_passage_is_left_alone():
    passage = parse_passage(HEADER, "{group Rebels} left {place Gao}.")
    assert part_glued(passage) is passage


def test_swapped_names_are_the_same_everywhere_and_marks_follow():
    passage = parse_passage(
        HEADER,
        "{person Adam Toma} left {place@k.place Gao}; {killed:k killed} "
        "{quantity@k.quantity at least 12} {group@k.victim men}. {person Adam Toma} wept.",
    )
    swapped = swap_names(
        passage,
        {"person": ["Ismail Kone"], "place": ["Bandiagara"], "group": []},
        rng=random.Random(1),
        rate=1.0,
    )
    found = {mark.kind: mark.span.slice(swapped.text) for mark in swapped.marks}
    assert swapped.text.startswith("Ismail Kone left Bandiagara; killed at least ")
    assert swapped.text.endswith("men. Ismail Kone wept.")
    assert found["group"] == "men"
    assert found["quantity"].startswith("at least ")
    assert found["quantity"] != "at least 12"


def test_only_plain_names_are_pooled():
    passage = parse_passage(
        HEADER, "{group {nationality Malian} army} and {group its fighters} of {group Ansaru}."
    )
    assert pool_names([passage]) == {"person": [], "place": [], "group": ["Ansaru"]}


def test_arguments_hang_on_their_trigger():
    example = make_example(
        parse_passage(HEADER, "{group@a.initiator Rebels} {ASSAULT:a raided} {place@a.target Gao}.")
    )
    (trigger,) = example.triggers
    assert trigger.arguments == ((Span(0, 6), "initiator"), (Span(14, 17), "target"))
