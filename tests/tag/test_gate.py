"""The first look at a page, and the joint coder behind it."""

import pytest

from fogline.records import Document
from fogline.tag.gate import Gate
from fogline.tag.joint import TURNED_AWAY, JointTagger

pytest_plugins = ("real_kit", "small_model")

WAR = "Gunmen attacked an army post and killed soldiers, rebels said."
DULL = "The council opened a library and the mayor thanked the builders for their work. " * 4


@pytest.fixture
def model(make_model):
    return make_model({})


def with_gate(model, gate):
    from dataclasses import replace

    return replace(model, card=replace(model.card, gate=gate))


def test_a_page_without_a_word_of_war_is_turned_away_unread(kit, model):
    gate = Gate(kit.lexicon.cues, with_gate(model, -10.0))
    assert not gate.lets_through(DULL)
    assert model.encoder._runner.seen == []


def test_a_page_full_of_war_is_let_through_unread(kit, model):
    gate = Gate(kit.lexicon.cues, with_gate(model, 10.0))
    assert gate.lets_through(WAR)
    assert model.encoder._runner.seen == []


def test_between_the_two_the_model_decides_by_the_first_words(kit, model):
    text = DULL + WAR + DULL * 2
    assert Gate(kit.lexicon.cues, with_gate(model, 2.0)).lets_through(text)
    assert not Gate(kit.lexicon.cues, with_gate(model, 3.0)).lets_through(text)
    assert all(len(given.ids) <= 50 for given in model.encoder._runner.seen)


def test_a_page_turned_away_has_no_marks_and_counts_as_irrelevant(kit, model):
    tagger = JointTagger(kit.tagger, model)
    marks = tagger.tag(Document(id="a", title="", text=DULL, digest="x"), ())
    assert (marks.mentions, marks.frames, marks.attributions) == ((), (), ())
    assert marks.relevance == TURNED_AWAY < 0.5


def test_the_maker_names_model_and_rules(kit, model):
    tagger = JointTagger(kit.tagger, model)
    marks = tagger.tag(Document(id="a", title="", text=WAR, digest="x"), ())
    assert marks.maker == "small/00000000+rules/1"
    assert {frame.kind for frame in marks.frames} >= {"ASSAULT"}


def test_the_same_page_gives_the_same_marks(kit, model):
    tagger = JointTagger(kit.tagger, model)
    document = Document(id="a", title="", text=WAR + " " + DULL, digest="x")
    assert tagger.tag(document, ()) == tagger.tag(document, ())
