"""Marks are records over the text as it stands."""

import pytest

from fogline.tag import MAKER
from fogline.text import Repair

pytest_plugins = ("real_kit",)

TEXT = (
    "The M23 attacked Sake on Monday, killing 12 soldiers, the army said.\n\n"
    "“We hold the town,” rebel spokesman Willy Ngoma said. He denied that his men shelled a camp."
)


def test_every_span_stands_in_the_text(read):
    told = read(TEXT)
    assert [m.text for m in told.marks.mentions] == [
        told.slice(m.span) for m in told.marks.mentions
    ]
    assert all(told.slice(f.span) for f in told.marks.frames)
    assert all(told.slice(c) for a in told.marks.attributions for c in a.contents)


def test_ids_count_in_text_order(read):
    marks = read(TEXT).marks
    assert [m.id for m in marks.mentions] == [f"m{n + 1}" for n in range(len(marks.mentions))]
    assert [f.id for f in marks.frames] == [f"f{n + 1}" for n in range(len(marks.frames))]
    starts = [m.start for m in marks.mentions]
    assert starts == sorted(starts)


def test_arguments_and_speakers_are_mentions(read):
    marks = read(TEXT).marks
    known = {m.id for m in marks.mentions}
    assert {a.mention for f in marks.frames for a in f.arguments} <= known
    assert {a.speaker for a in marks.attributions if a.speaker} <= known
    assert marks.maker == MAKER


def test_speaking_pronoun_is_a_mention(read):
    assert read(TEXT).kind_of("He") == "person"
    assert read("It is said of the camp. It said the camp was hit.").kind_of("It") == "group"


def test_same_text_gives_the_same_marks(read):
    assert read(TEXT).marks == read(TEXT).marks


def test_repaired_words_lead_back_to_the_glued_ones(read):
    text = "Rebels attacked a camp in Kutumon Monday, the army said."
    repair = Repair(
        start=text.index("Kutumon"),
        end=text.index("Kutumon") + 7,
        was="Kutumon",
        now="Kutum on",
        why="glued",
        score=0.9,
    )
    told = read(text, repairs=(repair,))
    assert told.kind_of("Kutum") == "place"
    assert told.arguments(told.frame("attacked"), "place") == ["Kutum"]
    assert "Kutum" not in read(text).words("place")


@pytest.mark.parametrize("text", ["", ".", "\n\n", "“", "((", "- - -", "123", "а б в"])
def test_odd_texts_break_nothing(read, text):
    told = read(text)
    assert (told.events, told.claims) == ((), ())
