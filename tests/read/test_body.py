"""Looking up an article's paragraphs among the blocks of its page."""

from hypothesis import given
from hypothesis import strategies as st

from fogline.read.body import align_units

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
