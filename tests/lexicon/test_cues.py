"""Reporting words, triggers and word classes, matched as phrases."""

import pytest

from fogline.lexicon import CueBook, load_cues
from fogline.lexicon.cues import PhraseTable
from fogline.records import STANCES


@pytest.fixture(scope="module")
def cues() -> CueBook:
    return load_cues()


def test_longest_phrase_wins_and_may_have_several_items():
    table: PhraseTable[str] = PhraseTable()
    for phrase, item in (("open fire", "a"), ("open", "b"), ("open fire", "c")):
        table.add(phrase, item)
    words = "they open fire and open doors".split()
    assert table.match(words, 1) == (2, ("a", "c"))
    assert table.match(words, 4) == (1, ("b",))
    assert table.match(words, 0) == (0, ())
    assert "open fire" in table
    assert "fire" not in table
    assert "" not in table


def test_phrase_that_runs_past_the_end_does_not_match():
    table: PhraseTable[str] = PhraseTable()
    table.add("open fire", "a")
    assert table.match(["open"], 0) == (0, ())


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("attacked", "attack"),
        ("raided", "raid"),
        ("kidnapped", "kidnap"),
        ("besieged", "besiege"),
        ("protesting", "protest"),
        ("clashes", "clash"),
        ("killed", "kill"),
        ("took prisoner", "take prisoner"),
        ("opened fire", "open fire"),
        ("shot dead", "shoot dead"),
    ],
)
def test_forms_of_a_verb(cues, form, word):
    words = form.split()
    length, items = cues.triggers.match(words, 0)
    assert length == len(words)
    assert word in {item.word for item in items}


@pytest.mark.parametrize(
    ("form", "use", "stance", "hedged"),
    [
        ("said", "say", "asserts", False),
        ("denied", "deny", "denies", False),
        ("alleged", "say", "asserts", True),
        ("claimed responsibility", "responsible", "asserts", False),
        ("declined to comment", "decline", "declines", False),
        ("according to", "according", "asserts", False),
        ("citing", "citing", "asserts", False),
        ("blamed", "blame", "asserts", False),
    ],
)
def test_reporting_words(cues, form, use, stance, hedged):
    length, items = cues.cues.match(form.split(), 0)
    assert length == len(form.split())
    [item] = [i for i in items if i.use == use][:1]
    assert (item.stance, item.is_hedged) == (stance, hedged)


@pytest.mark.parametrize("word", ["banana", "responded", "the", "walked"])
def test_plain_words_report_and_trigger_nothing(cues, word):
    assert cues.cues.match([word], 0) == (0, ())
    assert cues.triggers.match([word], 0) == (0, ())


@pytest.mark.parametrize(
    ("phrase", "word_class"),
    [
        ("gunman", "combatant"),
        ("gunmen", "combatant"),
        ("spokeswoman", "spokes"),
        ("spokeswomen", "spokes"),
        ("children", "civilian"),
        ("embassy", "facility"),
        ("embassies", "facility"),
        ("churches", "facility"),
    ],
)
def test_nouns_in_singular_and_plural(cues, phrase, word_class):
    assert word_class in cues.noun_classes(phrase)
    assert cues.has(word_class, phrase)


@pytest.mark.parametrize("phrase", ["", "banana", "gunman church", "mans"])
def test_other_words_have_no_class(cues, phrase):
    assert cues.noun_classes(phrase) == frozenset()


def test_unknown_class_holds_nothing(cues):
    assert not cues.has("no-such-class", "gunman")
    assert cues.match_class("no-such-class", ["gunman"], 0) == 0
    assert cues.match_class("combatant", ["gunman"], 0) == 1


def test_tables_hold_known_values(cues):
    every = [item for entries in cues.cues._by_first.values() for _, item in entries]
    assert {item.stance for item in every} <= set(STANCES)
    assert load_cues() is cues
