"""Clauses, subjects and voices that are read without a parser."""

import pytest

from fogline.lexicon import load_cues
from fogline.tag.grammar import Grammar

pytest_plugins = ("real_kit",)


@pytest.fixture
def grammar(chunk):
    def build(text: str) -> Grammar:
        chunks = chunk(text)
        return Grammar(chunks.reading, chunks, load_cues())

    return build


def at(grammar: Grammar, word: str) -> int:
    return grammar.reading.lowers.index(word)


def text_of(grammar: Grammar, found) -> str | None:
    return None if found is None else grammar.reading.slice(found.first, found.last)


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("Nine soldiers were killed.", "killed", True),
        ("The town has been attacked.", "attacked", True),
        ("The depot was reportedly hit.", "hit", True),
        ("The rebels have attacked.", "attacked", False),
        ("The rebels attacked.", "attacked", False),
        ("It is quiet. Rebels attacked.", "attacked", False),
        ("They were in Gao and attacked.", "attacked", False),
    ],
)
def test_passive(grammar, text, verb, passive):
    made = grammar(text)
    assert made.is_passive(at(made, verb)) is passive


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The army attacked.", "attacked", "The army"),
        ("The army has also attacked.", "attacked", "The army"),
        ("The army on Monday announced a raid.", "announced", "The army"),
        ("The M23, which holds Goma, attacked.", "attacked", "M23"),
        ("Willy Ngoma, who speaks for the M23, denied it.", "denied", "Willy Ngoma"),
        ("The army, in a message, denied it.", "denied", "The army"),
        ("The rebels that attacked fled.", "attacked", "The rebels"),
        ("The M23 fled when the army attacked.", "attacked", "the army"),
        ("The armed group al-Shabaab attacked.", "attacked", "al-Shabaab"),
        ("Fighters of the M23 attacked.", "attacked", "Fighters of the M23"),
        ("The army fired and destroyed a tank.", "destroyed", "The army"),
        ("The groups that claimed it insist on peace.", "insist", "The groups"),
        ("Hundreds of people protested.", "protested", "people"),
        ("It was the army's aviation that bombed.", "bombed", "the army"),
    ],
)
def test_subject_of_a_verb(grammar, text, verb, subject):
    made = grammar(text)
    assert text_of(made, made.subject_of(at(made, verb))) == subject


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("It attacked.", "attacked"),
        ("The army rests. They attacked.", "attacked"),
        ("In Gao, Mali attacked villages burn.", "attacked"),
        ("Attacked towns burn.", "attacked"),
        ("Under fire from the army it attacked.", "attacked"),
    ],
)
def test_no_subject_where_none_is_named(grammar, text, verb):
    made = grammar(text)
    assert made.subject_of(at(made, verb)) is None


def test_pronoun_is_a_subject_of_its_own(grammar):
    made = grammar("The army left. It attacked later.")
    assert text_of(made, made.pronoun_before(at(made, "attacked"))) == "It"


def test_owner_stands_for_the_owned(grammar):
    made = grammar("Its offensive widened and hit Gao.")
    assert text_of(made, made.pronoun_before(at(made, "hit"))) == "Its"
    bare = grammar("The offensive hit Gao.")
    assert bare.pronoun_before(at(bare, "hit")) is None


@pytest.mark.parametrize(
    ("text", "word", "agent"),
    [
        ("The post was attacked by the M23 on Monday.", "attacked", "M23"),
        ("The post was attacked by a drone.", "attacked", "a drone"),
        ("The post was attacked by night.", "attacked", None),
        ("The post was attacked by the road.", "attacked", None),
        ("The post was attacked when held by the M23.", "attacked", None),
    ],
)
def test_agent_stands_behind_by(grammar, text, word, agent):
    made = grammar(text)
    assert text_of(made, made.agent_of(at(made, word))) == agent


@pytest.mark.parametrize(
    ("text", "verb", "found"),
    [
        ("They attacked an army post.", "attacked", "an army post"),
        ("They attacked two army posts.", "attacked", "army posts"),
        ("They attacked near the army post.", "attacked", None),
        ("They attacked. The army fled.", "attacked", None),
        ("They attacked, the army said.", "attacked", None),
    ],
)
def test_object_of_a_verb(grammar, text, verb, found):
    made = grammar(text)
    assert text_of(made, made.object_of(at(made, verb) + 1)) == found


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Israel and Hezbollah agreed.", ["Hezbollah"]),
        ("The Rapid Support Forces (RSF) and the army agreed.", ["the army"]),
        ("Israel agreed.", []),
        ("Israel, Hezbollah agreed.", []),
    ],
)
def test_partners_of_a_subject(grammar, text, partners):
    made = grammar(text)
    subject = made.subject_of(at(made, "agreed"))
    found = made.partners_of(subject, at(made, "agreed"))
    assert [text_of(made, p) for p in found] == partners


def test_clause_begins_behind_its_joint(grammar):
    made = grammar("The army said that the rebels fled after soldiers attacked.")
    assert made.low(made.clause_start(at(made, "attacked"))) == "soldiers"
    assert made.low(made.clause_end(at(made, "fled"))) == "after"


def test_words_past_the_ends_are_empty(grammar):
    made = grammar("They left.")
    assert made.low(-1) == made.low(99) == ""
    assert not made.same_sentence(0, 99)
