import pytest

from fogline.lexicon.false_friends import load_false_friends
from fogline.lexicon.foreign import load_foreign_languages
from fogline.lexicon.furniture import load_furniture
from fogline.lexicon.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("line", "kind", "reach"),
    [
        ("RELATED NEWS:", "related", "list"),
        ("» Editor’s Pick", "related", "list"),
        ("Lee también: cómo cambió", "related", "line"),
        ("12 Comments", "comments", "rest"),
        (
            "Your email address will not be published. Required fields are marked *",
            "comments",
            "line",
        ),
        ("Share on Facebook Share on X", "share", "line"),
        ("Advertisement", "notice", "line"),
        ("© 2024 The Daily Cable", "notice", "line"),
    ],
)
def test_match_line(line, kind, reach):
    cue = load_furniture().match_line(line)
    assert (cue.kind, cue.reach) == (kind, reach)


@pytest.mark.parametrize(
    "line",
    ["Related to the attack, he said", "Commentators differ", "Moreover, it rained", "Sharef"],
)
def test_match_line_leaves_text(line):
    assert load_furniture().match_line(line) is None


def test_furniture_kinds_are_those_of_removed():
    lines = ["related", "comments", "share", "newsletter"]
    kinds = {load_furniture().match_line(line).kind for line in lines}
    assert kinds == {"related", "comments", "share", "notice"}


def test_vocabulary_ranks_words():
    vocabulary = load_vocabulary()
    assert vocabulary.rank("the") == 0
    assert vocabulary.rank("volunteers") < vocabulary.rank("jihadist")
    assert "neighbourhood" in vocabulary
    assert "volunteersthe" not in vocabulary
    assert len(vocabulary) > 80_000


def test_foreign_languages_tell_their_little_words():
    by_code = {language.language: language for language in load_foreign_languages()}
    assert "segons" in by_code["ca"].words
    assert "font" in by_code["ca"].labels
    assert by_code["es"].shapes.search("operación")


def test_false_friends_need_their_context():
    friends = {friend.word: friend for friend in load_false_friends()}
    assert friends["starred"].meaning == "carried out"
    assert "raid" in friends["starred"].context
    assert friends["revindicated"].context == frozenset()
