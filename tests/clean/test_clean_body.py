import pytest

from fogline.clean import clean_page
from fogline.records import Block

LEAD = "Fighters attacked an army post near the border on Monday, killing three soldiers, it said."
BODY = "The army denied that any of its soldiers had been killed and blamed smugglers for the fire."


def clean(page, lexicon):
    result = clean_page(page, lexicon=lexicon)
    document = result.document
    kinds = [(r.kind, page.text[r.start : r.end]) for r in document.removed]
    return document, kinds, result.issues


def test_title_stands_once_and_the_double_is_named(make_page, small_lexicon):
    document, kinds, _ = clean(make_page(f"A post falls\n\nA POST FALLS\n\n{LEAD}"), small_lexicon)
    assert document.title == "A post falls"
    assert document.text == f"A post falls\n\n{LEAD}"
    assert kinds == [("repeated-title", "A POST FALLS")]


@pytest.mark.parametrize(
    "label",
    ["Related news", "Read more", "Editor's Pick", "Trending", "Lo más leído", "Читайте также"],
)
def test_a_label_in_mid_article_does_not_end_it(label, make_page, small_lexicon):
    text = f"A post falls\n\n{LEAD}\n\n{label}\n\nRivers rise in the north\n\n{BODY}"
    document, kinds, _ = clean(make_page(text), small_lexicon)
    assert document.text == f"A post falls\n\n{LEAD}\n\n{BODY}"
    assert kinds == [("label", label), ("related", "Rivers rise in the north")]


def test_a_label_straight_above_the_body_takes_nothing(make_page, small_lexicon):
    text = f"A post falls\n\n{LEAD}\n\nRelated news\n\n{BODY}"
    assert clean(make_page(text), small_lexicon)[0].text == f"A post falls\n\n{LEAD}\n\n{BODY}"


def test_a_subheading_stays(make_page, small_lexicon):
    text = f"A post falls\n\n{LEAD}\n\n“Free all the valley”\n\n{BODY}"
    document, _, _ = clean(make_page(text), small_lexicon)
    assert [part.kind for part in document.parts] == ["title", "paragraph", "heading", "paragraph"]


def test_furniture_at_the_end_goes(make_page, small_lexicon):
    tail = (
        "#post #falls\n\n\nLeave a Reply\n\nYour email address will not be published.\n\n"
        "Nice article, thanks to the author for writing it so well.\n\nLatest news\n\n"
        "1. Olive oil gets cheaper\n2. Rain\n\nShare on Facebook Share on X\n\n© 2024 A Daily"
    )
    document, kinds, issues = clean(
        make_page(f"A post falls\n\n{LEAD}\n\n{BODY}\n\n{tail}"), small_lexicon
    )
    assert document.text == f"A post falls\n\n{LEAD}\n\n{BODY}"
    assert [kind for kind, _ in kinds] == [
        "hashtags", "comments", "comments", "comments", "label", "related", "related", "share",
        "notice",
    ]  # fmt: skip
    assert "hashtag-echo" in [issue.code for issue in issues]


def test_sentences_that_begin_like_notices_stay(make_page, small_lexicon):
    odd = (
        "Photos of the scene showed burnt lorries. Advertising for the army began a year ago, and "
        "comments by the minister on it were sharp."
    )
    document, kinds, _ = clean(make_page(f"A post falls\n\n{LEAD}\n\n{odd}"), small_lexicon)
    assert document.text.endswith(odd)
    assert kinds == []


def test_wrapped_lines_are_one_paragraph(make_page, small_lexicon):
    wrapped = (
        "Fighters attacked an army post near the border on Monday, killing\n"
        "three soldiers, the army said. It added that the fighters had come\n"
        "over the border at dawn."
    )
    document, _, _ = clean(make_page(f"A post falls\n\n{wrapped}\n\n{BODY}"), small_lexicon)
    assert [document.text[p.start : p.end] for p in document.parts][1] == wrapped


def test_blocks_that_an_extractor_left_out_go(make_page, small_lexicon):
    pieces = ["Home | War", "A post falls", LEAD, "A storm far away", BODY, "All about us"]
    kinds = ["list", "heading", "paragraph", "paragraph", "paragraph", "other"]
    body = [False, True, True, False, True, False]
    blocks, at = [], 0
    for piece, kind, is_body in zip(pieces, kinds, body, strict=True):
        blocks.append(Block(start=at, end=at + len(piece), kind=kind, is_body=is_body))
        at += len(piece) + 1
    page = make_page("\n".join(pieces), title="A post falls", blocks=tuple(blocks))
    assert clean(page, small_lexicon)[0].text == f"A post falls\n\n{LEAD}\n\n{BODY}"


def test_a_title_that_is_not_in_the_text_has_no_way_back(make_page, small_lexicon):
    document, _, _ = clean(make_page(f"{LEAD}\n\n{BODY}", title="A post falls"), small_lexicon)
    assert document.text == f"A post falls\n\n{LEAD}\n\n{BODY}"
    assert document.raw_map[0] == (14, 0, len(LEAD))


@pytest.mark.parametrize("text", ["", " \n\n\t", "x", "\ufeff", "#a #b", "Leave a Comment"])
def test_pages_with_next_to_nothing(text, make_page, small_lexicon):
    result = clean_page(make_page(text), lexicon=small_lexicon)
    assert result.repairs == ()
    assert result.document.language == "und"


def test_days_over_paragraphs_stay_as_headings(make_page, small_lexicon):
    text = (
        f"A post falls\n\n3 May 2024\n\n{LEAD}\n\n1 April 2024\n\n{BODY}\n\n7 April 2024\n\n{BODY}"
    )
    document, kinds, _ = clean(make_page(text), small_lexicon)
    headings = [document.text[p.start : p.end] for p in document.parts if p.kind == "heading"]
    assert headings == ["1 April 2024", "7 April 2024"]
    assert kinds == [("date", "3 May 2024")]
    assert document.published.start == "2024-05-03"


def test_one_day_under_a_standfirst_is_the_date(make_page, small_lexicon):
    text = f"A post falls\n\n{LEAD}\n\n3 May 2024\n\n{BODY}"
    document, kinds, _ = clean(make_page(text), small_lexicon)
    assert kinds == [("date", "3 May 2024")]
    assert document.published.start == "2024-05-03"


def test_many_short_lines_take_no_longer_each(make_page, small_lexicon):
    # Was quadratic: a megabyte took more than a minute.
    text = "A post falls\n\n" + "Line of a list\n\n" * 20_000
    assert len(clean(make_page(text), small_lexicon)[0].parts) == 20_001
