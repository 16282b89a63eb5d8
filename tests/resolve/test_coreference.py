"""Who is meant by "the two groups", "this formation", "he"."""

import pytest

from fogline.records import Mention
from fogline.resolve.coreference import (
    Known,
    count_of,
    is_collective,
    is_own,
    is_pronoun,
    resolve_collective,
)

pytest_plugins = ("resolve_pages",)

M23, ADF = "March 23 Movement", "Allied Democratic Forces"


def mention(text: str, *, start: int = 100, kind: str = "group") -> Mention:
    return Mention(id="m9", start=start, end=start + len(text), kind=kind, text=text)


@pytest.mark.parametrize(
    "text",
    ["the two groups", "The two armed groups", "this formation", "the rebels", "both groups",
     "the group", "these militias"],
)  # fmt: skip
def test_collectives(text):
    assert is_collective(mention(text))


@pytest.mark.parametrize(
    "text", ["rebels", "the army", "the troops", "two groups", "the M23", "the old rebel army wing"]
)
def test_no_collectives(text):
    assert not is_collective(mention(text))


def test_own_people_and_pronouns():
    assert is_own(mention("its fighters"))
    assert is_own(mention("our men"))
    assert not is_own(mention("fighters"))
    assert not is_own(mention("its base"))
    assert is_pronoun(mention("They"))
    assert not is_pronoun(mention("Theydon"))


@pytest.mark.parametrize(
    ("text", "count"),
    [("the two groups", 2), ("the three groups", 3), ("the group", 1), ("the groups", 0)],
)
def test_how_many_a_collective_takes_up(text, count):
    assert count_of(mention(text)) == count


KNOWN = (Known("a", "group", 0), Known("gov", "government", 10), Known("b", "group", 50))


@pytest.mark.parametrize(
    ("text", "known", "found"),
    [
        ("the two groups", KNOWN, ("a", "b")),
        ("the three groups", KNOWN, ()),
        ("the group", KNOWN, ("b",)),
        ("the groups", KNOWN, ()),
        ("the groups", KNOWN[:1], ("a",)),
        ("the rebels", (Known("b", "group", 500),), ("b",)),
        ("the group", (), ()),
        ("the group", (Known("gov", "government", 0),), ()),
    ],
)
def test_collective_takes_up_named_groups(text, known, found):
    assert resolve_collective(mention(text), known) == found


def test_two_groups_of_a_page(read):
    told = read("The Allied Democratic Forces and the M23 attacked Beni. The two groups fled.")
    assert told.actors_of("The two groups") == [ADF, M23]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("The M23 said it had attacked Sake.", "it", [M23]),
        ("The M23 said they had attacked Sake.", "they", [M23]),
        ("The M23 left Goma. It said it lost nobody.", "It", [M23]),
        ("The M23 said its fighters took Sake.", "its fighters", [M23]),
        ("Col. Tarek Mansouri left Goma. He said it is calm.", "He", ["Tarek Mansouri"]),
    ],
)
def test_pronouns_of_a_page(read, text, words, names):
    assert read(text).actors_of(words) == names


def test_he_is_the_person_and_not_the_group_beside_him(read):
    told = read("Willy Ngoma said the M23 left. He said it lost nobody.")
    assert told.actors_of("He") == ["Willy Ngoma"]


def test_it_is_no_person(read):
    told = read("Willy Ngoma said it is calm. It said that it is calm.")
    assert "Willy Ngoma" not in told.actors_of("It")


def test_speaker_known_by_a_pronoun_alone_is_nobody_called_so(read):
    told = read(
        "Gunmen attacked a post near Gao on Tuesday. He said that four soldiers were killed."
    )
    assert told.actors_of("He") == ["unnamed speaker"]
    [actor] = [a for a in told.links.actors if a.name == "unnamed speaker"]
    assert (actor.kind, actor.resolved) == ("person", False)


def test_pronoun_takes_a_speaker_of_the_sentences_before(read):
    told = read(
        "Tarek Salimi said on Monday that it was calm. Gunmen burned a camp, a school, a clinic,"
        " three cars, two trucks, a market, a bridge and a church in Mali. He said that four"
        " soldiers were killed."
    )
    assert told.actors_of("He") == ["Tarek Salimi"]


def test_it_is_no_crowd(read):
    told = read("Gunmen attacked a post. It said that four soldiers were killed.")
    assert told.actors_of("It") == ["unnamed speaker"]


def test_coalition_is_no_other_sort_of_group(read):
    told = read("The Houthis left Marib in Yemen. The coalition attacked a camp on Monday.")
    assert told.actors_of("The coalition") == ["coalition"]
