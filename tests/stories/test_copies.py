"""Copies, agency credits and their families."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_dossiers import Draft

from fogline.stories.copies import (
    are_copies,
    copy_keys,
    find_agency,
    find_copies,
    link_copies,
    make_families,
    read_wording,
    share_text,
)

WORDS = [
    "shells",
    "struck",
    "the",
    "southern",
    "market",
    "of",
    "the",
    "town",
    "on",
    "sunday",
    "morning",
    "and",
    "the",
    "council",
    "said",
    "that",
    "nine",
    "people",
    "were",
    "killed",
    "while",
    "the",
    "army",
    "denied",
    "that",
    "its",
    "guns",
    "had",
    "fired",
    "on",
    "any",
    "part",
    "of",
    "the",
    "district",
    "a",
    "nurse",
    "told",
    "reporters",
    "that",
    "the",
    "wounded",
    "were",
    "brought",
    "in",
    "on",
    "carts",
    "because",
    "no",
    "fuel",
    "was",
    "left",
    "and",
    "the",
    "roads",
    "to",
    "the",
    "north",
    "were",
    "cut",
    "after",
    "the",
    "bridge",
    "had",
    "been",
    "blown",
    "up",
    "two",
    "days",
    "before",
    "by",
    "men",
    "who",
    "wore",
    "no",
    "uniform",
    "and",
    "whom",
    "nobody",
    "in",
    "the",
    "town",
    "could",
    "name",
    "when",
    "asked",
    "by",
    "the",
    "visiting",
    "delegation",
]


def page(name, words, day="2024-06-10"):
    return Draft(name, " ".join(words), day).build().document


def test_are_copies_same_text_with_another_title():
    one, other = page("one", WORDS), page("two", ["Market", "shelled", *WORDS])
    assert are_copies(read_wording(one), read_wording(other))
    assert set(copy_keys(one)) & set(copy_keys(other))


def test_are_copies_rejects_half_of_another_text():
    other = page("two", [*WORDS[:40], *reversed(WORDS[40:])])
    both, _ = share_text(read_wording(page("one", WORDS)), read_wording(other))
    assert both == pytest.approx(0.5, abs=0.15)
    assert not are_copies(read_wording(page("one", WORDS)), read_wording(other))


def test_are_copies_accepts_a_text_with_an_addition():
    longer = page("two", [*WORDS, *reversed(WORDS[:50])])
    assert are_copies(read_wording(page("one", WORDS)), read_wording(longer))


def test_are_copies_short_posts_of_other_days_are_not():
    alert = ["Air", "raid", "alert", "in", "Kharkiv", "region", "take", "cover"]
    one, other = page("one", alert), page("two", alert, "2024-07-01")
    assert not are_copies(read_wording(one), read_wording(other))
    assert are_copies(read_wording(one), read_wording(page("three", alert, "2024-06-11")))


def test_are_copies_of_empty_texts_is_false():
    empty = read_wording(page("one", []))
    assert not are_copies(empty, empty)
    assert copy_keys(page("one", [])) == ()
    assert share_text(empty, empty) == (0.0, 0.0)


def test_find_copies_finds_pairs_in_any_order():
    pages = [page("one", WORDS), page("two", [*WORDS, "end"]), page("three", list(reversed(WORDS)))]
    expected = [tuple(sorted((pages[0].id, pages[1].id)))]
    assert find_copies(pages) == find_copies(pages[::-1]) == expected


@settings(max_examples=40, deadline=None)
@given(st.sets(st.integers(0, len(WORDS) - 1), max_size=2))
def test_find_copies_survives_changed_words(changed):
    words = [f"x{n}" if n in changed else word for n, word in enumerate(WORDS)]
    pages = [page("one", WORDS), page("two", words)]
    assert len(find_copies(pages)) == 1


def test_make_families_names_the_first_published():
    early, late = page("late-name", WORDS, "2024-06-09"), page("a", WORDS, "2024-06-10")
    undated = replace(page("b", WORDS), published=None)
    pairs = [(late.id, undated.id), (early.id, undated.id)]
    assert set(make_families([late, undated, early], pairs).values()) == {early.id}
    assert make_families([late, early], []) == {early.id: early.id, late.id: late.id}


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Title\n\nGOMA, Congo (Reuters) - Rebels took the town.", "reuters"),
        ("Title\n\nKHARTOUM (AFP) — Shells fell.", "afp"),
        ("Title\n\nShells fell.\n\nWith information from EFE", "efe"),
        ("Title\n\nShells fell, Reuters reported.", None),
        ("Title\n\nThe minister told Reuters (after talks) that shells fell.", None),
        ("Title\n\nWe met ani", None),
    ],
)
def test_find_agency(text, agency):
    assert find_agency(Draft("one", text).build().document) == agency


CHANGES = st.lists(
    st.tuples(st.sets(st.integers(0, len(WORDS) - 1), max_size=12), st.sampled_from([10, 11, 30])),
    max_size=7,
)


@settings(max_examples=60, deadline=None)
@given(CHANGES, st.integers(5, len(WORDS)))
def test_link_copies_makes_the_families_that_all_pairs_make(changes, length):
    pages = [
        page(f"p{i}", [f"x{n}" if n in changed else w for n, w in enumerate(WORDS[:length])],
             f"2024-06-{day}")
        for i, (changed, day) in enumerate(changes)
    ]  # fmt: skip
    pairs = find_copies(pages)
    wordings = {document.id: read_wording(document) for document in pages}
    assert all(are_copies(wordings[one], wordings[other]) for one, other in pairs)
    assert all(one < other for one, other in pairs)
    assert pairs == sorted(set(pairs))
    assert make_families(pages, link_copies(pages)) == make_families(pages, pairs)


def test_link_copies_of_many_copies_are_few():
    pages = [page(f"p{n}", WORDS) for n in range(40)]
    assert len(find_copies(pages)) == 40 * 39 / 2
    assert len(link_copies(pages)) == 39
    assert link_copies([page("one", []), page("two", [])]) == []
