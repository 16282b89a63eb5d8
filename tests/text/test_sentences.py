"""Sentences with exact offsets."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.text import split_sentences

TEXTS = st.text(alphabet="Aa.!?“” \n\tШе0", max_size=80)


def split(text: str) -> list[str]:
    return [span.slice(text) for span in split_sentences(text)]


@given(TEXTS)
def test_sentences_hold_every_character_but_white_space(text: str) -> None:
    spans = split_sentences(text)
    inside = {at for span in spans for at in range(span.start, span.end)}
    assert all(text[at].isspace() for at in range(len(text)) if at not in inside)


@given(TEXTS)
def test_sentences_stand_in_order_trimmed_and_on_one_line(text: str) -> None:
    spans = split_sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for span in spans:
        words = span.slice(text)
        assert words == words.strip() != ""
        assert "\n" not in words


@pytest.mark.parametrize(
    "sentence",
    [
        "Gen. Ivanov said 1.5 million people had left.",
        "The U.S. military denied it.",
        "Brig. Gen. Tarek Mansouri gave no figure.",
        "Lt. Col. Ba arrived at 5.30 p.m. on Monday.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(sentence: str) -> None:
    assert split(f"{sentence} No one was hurt.") == [sentence, "No one was hurt."]


def test_offsets_are_code_points() -> None:
    text = "🛡 Бои идут у Шебекино. Xebékino was hit."
    assert split(text) == ["🛡 Бои идут у Шебекино.", "Xebékino was hit."]


def test_line_ends_cut_headings_without_a_stop() -> None:
    text = "Army denies raid\n\n  The army denied the raid. "
    assert split(text) == ["Army denies raid", "The army denied the raid."]


@pytest.mark.parametrize("text", ["", " \n\t\n "])
def test_no_words_no_sentences(text: str) -> None:
    assert split_sentences(text) == []
