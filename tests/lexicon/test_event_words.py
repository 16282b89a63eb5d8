"""The table of event words: complete, and each row usable in a sentence."""

import csv
from importlib.resources import files

import pytest

from fogline.errors import LexiconError
from fogline.lexicon.event_words import load_event_words

TABLES = files("fogline.lexicon").joinpath("tables")


def read_table(name):
    with TABLES.joinpath(name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize(
    ("kind", "mode", "triggers", "noun"),
    [
        ("ASSAULT", None, ["incursion", "infiltration", "incursion"], "incursion"),
        ("ASSAULT", None, ["Raid", "attack"], "raid"),
        ("ASSAULT", None, [], "attack"),
        ("ASSAULT", "drone", ["attack"], "drone strike"),
        ("ASSAULT", "aerial", ["raid"], "airstrike"),
        ("ASSAULT", "firearms", ["clashed"], "clash"),
        ("PROTEST", "demo", ["rallied"], "rally"),
        ("COERCE", "arrest", ["detained"], "arrests"),
        ("ASSAULT", "no-such-mode", [], "attack"),
    ],
)
def test_choose_word(kind, mode, triggers, noun):
    assert load_event_words().choose_word(kind, mode, triggers).noun == noun


def test_choose_word_refuses_unknown_kinds():
    with pytest.raises(LexiconError, match="WEATHER"):
        load_event_words().choose_word("WEATHER")


def test_find_families():
    words = load_event_words()
    assert words.find_families("ASSAULT", ["raid"]) == words.find_families(
        "ASSAULT", ["infiltration"]
    )
    assert words.find_families("ASSAULT", ["attack", "strike"]) == frozenset()


def test_every_trigger_has_its_usual_word():
    usual = {
        (row["kind"], row["mode"]) for row in read_table("event_words.tsv") if not row["words"]
    }
    told = {
        (row["kind"], row["mode"]) for row in read_table("triggers.tsv") if row["kind"].isupper()
    }
    assert told <= usual


def test_every_phrase_holds_its_noun():
    for row in read_table("event_words.tsv"):
        assert row["phrase"].endswith(row["noun"])
        assert row["did"]
        assert row["happened"]


def test_is_plural():
    words = load_event_words()
    assert words.choose_word("COERCE", "arrest").is_plural
    assert not words.choose_word("ASSAULT", "heavy-weapons").is_plural
