from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.clean import clean_page
from fogline.text import apply_repairs

LINES = st.sampled_from(
    [
        "A post falls", "A post falls", "2023-06-01 11:05:38", "By Anna Kovalenko", "Related news",
        "KYIV, 1 June (Agency) - The army left Kharkivthe town on the border with its lorries.",
        "The army [segons el comitè] left. Los vecinos describen escenas de pánico en las calles.",
        "#post #falls", "Leave a Comment", "“Free all”", "Rain in the north", "  ", "\u2028", "\ufeff",
        "The Daily Cable", "Короткая строка", "05/03/2025", "İstanbul'da 🙂 bir şey", "\u0000",
    ]
)  # fmt: skip
TEXTS = st.lists(LINES | st.text(max_size=60), max_size=14).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n\r\n"]).map(lambda gap: gap.join(lines))
)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, title=st.none() | LINES)
def test_every_stretch_leads_back_to_the_raw_text(text, title, make_page, small_lexicon):
    page = make_page(text.encode("utf-8", "replace").decode(), title=title)
    result = clean_page(page, lexicon=small_lexicon)
    document = result.document
    for start, raw_start, length in document.raw_map:
        raw = page.text[raw_start : raw_start + length]
        assert document.text[start : start + length] == raw
    last = 0
    for part in document.parts:
        assert last <= part.start < part.end <= len(document.text)
        last = part.end
    covered = [(raw_start, raw_start + n) for _, raw_start, n in document.raw_map]
    covered += [(removed.start, removed.end) for removed in document.removed]
    covered.sort()
    assert all(one[1] <= two[0] for one, two in pairwise(covered))
    apply_repairs(document.text, result.repairs)
    assert result == clean_page(page, lexicon=small_lexicon)


PAGE = """Rebels announce a new raid

2023-06-01 11:05:38

The groups which starred this week a raid from Ukraine into the region of Kharkivthey announced more.

“The second phase [de l’operació] promised by the commander has begun!”, reads a message. \
Els veïns de la zona van sentir trets durant tota la nit. They are in Kupianskin the east.
"""


def test_clean_page_mends_debris_beside_the_text(make_page, small_lexicon):
    result = clean_page(make_page(PAGE), lexicon=small_lexicon)
    assert [(repair.why, repair.was.strip(), repair.now) for repair in result.repairs] == [
        ("glued", "Kharkivthey", "Kharkiv they"),
        ("remnant", "[de l’operació]", ""),
        ("untranslated", "Els veïns de la zona van sentir trets durant tota la nit.", ""),
        ("glued", "Kupianskin", "Kupiansk in"),
    ]
    assert "Kharkivthey" in result.document.text
    assert result.document.translated_from == "ca"
    doubts = [issue for issue in result.issues if issue.code == "doubtful-word"]
    assert [result.document.text[d.start : d.end] for d in doubts] == ["starred"]


def test_clean_page_doubts_no_word_of_a_clean_page(make_page, small_lexicon):
    text = (
        "A film\n\nThe actor starred in a film about a raid, and the critics were vindicated by it."
    )
    result = clean_page(make_page(text), lexicon=small_lexicon)
    assert result.repairs == ()
    assert [issue.code for issue in result.issues] == ["no-date"]
    assert result.document.translated_from is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Armee hat am Montag die Stadt verlassen, sagte der Minister in Berlin.", "de"),
        ("Армия покинула город в понедельник, сообщил министр обороны.", "ru"),
    ],
)
def test_clean_page_mends_nothing_in_other_languages(text, language, make_page, small_lexicon):
    result = clean_page(make_page(f"{text}\n\n{text}"), lexicon=small_lexicon)
    assert result.document.language == language
    assert result.repairs == ()


def test_clean_page_falls_back_on_the_stated_language(make_page, small_lexicon):
    result = clean_page(make_page("12:00", language="uk"), lexicon=small_lexicon)
    assert result.document.language == "uk"
