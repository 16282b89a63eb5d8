"""Keys under which names written in many ways meet."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.text import fold, fold_words, transliterate


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Шебекино", "shebekino"),
        ("Shebekino", "shebekino"),
        ("SHEBEKINO", "shebekino"),
        ("Xebékino", "xebekino"),
        ("Грайворон", "grayvoron"),
        ("al-Shabaab", "alshabaab"),
        ("Al Shabaab", "alshabaab"),
        ("Kadıköy", "kadikoy"),
        ("Petite-Rivière-de-l’Artibonite", "petiterivieredelartibonite"),
        ("Straße", "strasse"),
        ("—", ""),
        ("", ""),
    ],
)
def test_fold(name: str, key: str) -> None:
    assert fold(name) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Hay'at  Tahrir al-Sham", "hay at tahrir al sham"),
        (" Легион «Свобода России» ", "legion svoboda rossii"),
        ("Freedom of Russia Legion", "freedom of russia legion"),
        ("...", ""),
    ],
)
def test_fold_words(name: str, key: str) -> None:
    assert fold_words(name) == key


def test_letters_made_of_two_signs_are_the_letter() -> None:
    assert fold("Xebe\u0301kino") == fold("Xebékino") == "xebekino"
    assert transliterate("И\u0306") == transliterate("Й")


def test_transliterate_keeps_case_and_spaces() -> None:
    assert transliterate("Шебекино, Грайворон") == "Shebekino, Grayvoron"


@given(st.text(max_size=30))
def test_keys_are_ascii_and_folding_twice_changes_nothing(name: str) -> None:
    assert transliterate(name).isascii()
    assert re.fullmatch(r"[a-z0-9]*", fold(name))
    assert re.fullmatch(r"(?:[a-z0-9]+(?: [a-z0-9]+)*)?", fold_words(name))
    assert fold(fold(name)) == fold(name)
    assert fold_words(fold_words(name)) == fold_words(name)


@given(st.text(max_size=30))
def test_both_keys_hold_the_same_letters(name: str) -> None:
    assert fold_words(name).replace(" ", "") == fold(name)


def plainly(text: str, gap: str) -> str:
    return re.sub(r"[^a-z0-9]+", gap, transliterate(text).casefold()).strip()


@given(st.one_of(st.text(), st.text(st.characters(codec="ascii"))))
def test_fold_takes_no_short_cut_that_shows(text: str) -> None:
    assert fold(text) == plainly(text, "")
    assert fold_words(text) == plainly(text, " ")


def test_fold_words_of_a_whole_article_is_that_of_its_sentences() -> None:
    sentence = "Силы вошли в Шебекино - 40 км от границы."
    assert fold_words(sentence * 30) == " ".join([fold_words(sentence)] * 30)
