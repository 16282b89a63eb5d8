"""Looking up an article's paragraphs among the blocks of its page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.read.body import align_units, extend_body

_LONG = "The ministry did not answer questions about the video that the group had published."


def test_white_space_and_marks_may_differ() -> None:
    assert align_units(["“One”, two — three"], ['"One",\n two - three', "Menu"]) == (True, False)


def test_paragraph_parted_on_the_page_only() -> None:
    assert align_units(["First line. Second line."], ["Menu", "First line.", "Second line."]) == (
        False,
        True,
        True,
    )


def test_short_block_elsewhere_is_no_part_of_a_paragraph() -> None:
    texts = ["Home", "War", "They came home from the war.", "More", "War"]
    assert align_units(["They came home from the war.", "More"], texts) == (
        False,
        False,
        True,
        True,
        False,
    )


def test_repeated_paragraph_is_marked_once() -> None:
    assert align_units([_LONG], [_LONG, "Menu", _LONG]).count(True) == 1


def test_paragraph_with_a_word_left_out() -> None:
    assert align_units([_LONG], [_LONG.replace("did", "did [1]")]) == (True,)


def test_block_without_letters_is_no_body() -> None:
    assert align_units(["One"], ["One", "* * *", ""]) == (True, False, False)


@given(st.lists(st.sampled_from(["one", "two", "three three", "four", _LONG]), unique=True))
def test_article_alone_on_its_page_is_all_body(texts: list[str]) -> None:
    assert align_units(texts, texts) == (True,) * len(texts)


def test_article_in_two_containers_is_joined() -> None:
    paths = ["html./body./div.text/p."] * 4 + ["html./body./div.comment/p."]
    marked = (True, True, True, False, False)
    assert extend_body(marked, [_LONG * 2] * 5, paths) == (True, True, True, True, False)


def test_page_without_classes_is_not_extended() -> None:
    marked = (True, True, True, False)
    assert extend_body(marked, [_LONG * 2] * 4, ["html./body./div./p."] * 4) == marked


def test_short_paragraph_is_not_added() -> None:
    marked = (True, True, True, False)
    paths = ["html./body./div.text/p."] * 4
    assert extend_body(marked, [_LONG * 2] * 3 + ["Subscribe now."], paths) == marked


def test_teaser_of_the_first_paragraph_is_no_body() -> None:
    assert align_units([_LONG, "Two"], [_LONG[:60], "Menu", _LONG, "Two"]) == (
        False,
        False,
        True,
        True,
    )


def test_copy_beside_the_article_is_taken() -> None:
    texts = ["Yes.", "Menu", "First answer.", "Yes.", "Last answer.", "Yes."]
    assert align_units(["First answer.", "Yes.", "Last answer."], texts) == (
        False,
        False,
        True,
        True,
        True,
        False,
    )


@pytest.mark.timeout(20)
def test_many_equal_blocks_take_no_minute() -> None:
    texts = ["Share"] * 20_000
    assert all(align_units(texts, texts))
