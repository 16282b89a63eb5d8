"""What one trigger says of its happening."""

import pytest

from fogline.assemble.facts import make_fact

pytest_plugins = ("assemble_pages",)


@pytest.fixture
def fact_of(read):
    def build(text: str, word: str):
        told = read(text)
        [frame] = [
            f
            for f in told.marks.frames
            if told.slice(f.span) == word and f.kind in ("ASSAULT", "PROTEST", "COERCE")
        ]
        return make_fact(frame, told.document.text, told.marks, told.links), told

    return build


def test_arguments_are_resolved(fact_of):
    fact, told = fact_of("The M23 attacked a camp of the army in Sake on Monday.", "attacked")
    assert fact.word == "attacked"
    assert [i.start for i in fact.intervals] == ["2024-03-11"]
    assert [(p.name, relation) for p, relation in fact.places] == [("Sake", "in")]
    assert told.names(fact.initiators) == ["March 23 Movement"]
    assert fact.targets
    assert told.slice(fact.span) == "attacked"


def test_paragraph_is_counted(fact_of):
    fact, _ = fact_of("It is calm.\n\nIt was calm.\n\nRebels attacked a camp.", "attacked")
    assert fact.paragraph == 2


def test_near_a_whole_country_says_nothing(fact_of):
    fact, _ = fact_of("Drones attacked a ship off Yemen.", "attacked")
    assert fact.places == ()
    fact, _ = fact_of("Drones attacked a ship in Yemen.", "attacked")
    assert [p.name for p, _ in fact.places] == ["Yemen"]


def test_nothing_said_is_nothing(fact_of):
    fact, _ = fact_of("It was attacked.", "attacked")
    assert (fact.intervals, fact.places, fact.initiators) == ((), (), ())
