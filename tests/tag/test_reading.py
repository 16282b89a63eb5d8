"""Words, sentences and quotations that the rules walk over."""

import pytest
from real_kit import make_document

from fogline.tag.reading import Reading
from fogline.text import Repair, Span

pytest_plugins = ("real_kit",)


def reading_of(text: str, *, title: str = "", repairs: tuple[Repair, ...] = ()) -> Reading:
    return Reading(make_document(text, title=title), repairs)


def sentences(reading: Reading) -> list[str]:
    return [span.slice(reading.view) for span in reading.sentences]


def test_possessive_is_a_word_of_its_own():
    words = [word.text for word in reading_of("Mali's army shelled the rebels’ camp.").words]
    assert words == ["Mali", "'s", "army", "shelled", "the", "rebels", "’", "camp", "."]


def test_acronym_with_points_and_number_with_comma_stay_whole():
    words = [word.text for word in reading_of("The U.N. said 12,500 fled on the 3rd.").words]
    assert "U.N." in words
    assert {"12,500", "3rd"} <= set(words)


@pytest.mark.parametrize("name", ["al-Shabaab", "l'Artibonite", "an-Nusra", "Gao"])
def test_prefixed_name_counts_as_capital(name):
    assert reading_of(name).words[0].is_capital


@pytest.mark.parametrize("word", ["drone", "anti-tank", "so-called"])
def test_plain_word_does_not_count_as_capital(word):
    assert not reading_of(word).words[0].is_capital


@pytest.mark.parametrize(
    "line",
    [
        "BAMAKO, March 14 (Agency) - ",
        "Goma, DR Congo (Agency) — ",
        "GAZA CITY – ",
        "KYIV, Ukraine (Agency) -- ",
    ],
)
def test_dateline_is_parted_from_the_first_sentence(line):
    found = sentences(reading_of(f"{line}Gunmen attacked a convoy."))
    assert found[-1] == "Gunmen attacked a convoy."
    assert len(found) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The army - which had denied it - now says so.",
        "Fighters took Sake - the last town before Goma.",
    ],
)
def test_dash_inside_a_sentence_is_no_dateline(text):
    assert sentences(reading_of(text)) == [text]


def test_long_quotation_is_speech_and_one_held_with_tongs_is_not():
    reading = reading_of("The “terrorists” fled. “We will not leave this town,” he said.")
    assert [quote.is_speech for quote in reading.quotes] == [False, True]


def test_short_quotation_that_ends_in_a_comma_is_speech():
    assert [q.is_speech for q in reading_of("“We won,” he said.").quotes] == [True]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“We hold it”, he said.", "We hold it"),
        ("«We hold it», he said.", "We hold it"),
        ("„We hold it“, he said.", "We hold it"),
        ('"We hold it", he said.', "We hold it"),
        ("‘We don’t hold it’, he said.", "We don’t hold it"),
    ],
)
def test_every_kind_of_quotation_mark_is_known(text, inner):
    reading = reading_of(text)
    [quote] = reading.quotes
    assert quote.span.slice(reading.view) == inner


def test_apostrophe_opens_no_quotation():
    assert reading_of("The rebels’ camp and Mali’s army.").quotes == []


def test_open_quotation_ends_with_its_paragraph():
    reading = reading_of("“We hold the town.\n\nThe army did not.")
    [quote] = reading.quotes
    assert quote.span.slice(reading.view) == "We hold the town."


def test_headline_words_that_the_page_writes_small_are_softened():
    reading = reading_of(
        "The rebels attack every town near Goma.", title="Rebels Attack Town Near Goma"
    )
    assert [word.text for word in reading.words[:5]] == ["rebels", "attack", "town", "near", "Goma"]


def test_headline_in_sentence_case_keeps_its_capitals():
    reading = reading_of(
        "The front is quiet. A force left.",
        title="National Resistance Front leaves town after heavy fighting",
    )
    assert [word.text for word in reading.words[:3]] == ["National", "Resistance", "Front"]


def test_words_know_the_heading_they_stand_in():
    reading = reading_of("Gunmen fled.", title="Attack in Gao")
    assert [w.text for w in reading.words if w.is_heading] == ["Attack", "in", "Gao"]


def test_offsets_of_a_repaired_view_lead_back_to_the_text():
    text = "in Belgorodthey announced"
    repair = Repair(
        start=3, end=15, was="Belgorodthey", now="Belgorod they", why="glued", score=0.9
    )
    reading = reading_of(text, repairs=(repair,))
    assert [word.text for word in reading.words] == ["in", "Belgorod", "they", "announced"]
    back = reading.to_text(reading.span(1, 2))
    assert back is not None
    assert back.slice(text) == "Belgorod"
    assert reading.is_glued(2)
    assert not reading.is_glued(3)
    assert not reading.is_glued(0)


def test_unrepaired_text_has_no_glued_words():
    reading = reading_of("in Belgorod they announced")
    assert not any(reading.is_glued(at) for at in range(4))
    assert reading.to_text(Span(3, 11)) == Span(3, 11)


def test_word_at_finds_the_word_that_holds_an_offset():
    reading = reading_of("Gunmen fled.")
    assert reading.words[reading.word_at(8)].text == "fled"
    assert reading.sentence_of(0) == (0, 3)
    assert reading.slice(0, 2) == "Gunmen fled"
