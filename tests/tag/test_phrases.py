"""Described actors, things, times and counts."""

import pytest

pytest_plugins = ("real_kit",)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The two armed groups left.", "The two armed groups", "group"),
        ("Both groups left.", "Both groups", "group"),
        ("This formation left.", "This formation", "group"),
        ("Unidentified gunmen fled.", "Unidentified gunmen", "group"),
        ("Its fighters fled.", "Its fighters", "group"),
        ("A military spokesman spoke.", "A military spokesman", "role"),
        ("A spokesman for the health ministry spoke.",
         "A spokesman for the health ministry", "role"),
        ("Two police officers fled.", "police officers", "group"),
        ("A market was hit, a school too.", "a school", "facility"),
        ("They lost an oil tanker.", "an oil tanker", "platform"),
        ("They fired ballistic missiles.", "ballistic missiles", "weapon"),
        ("The Sudanese army left.", "Sudanese army", "group"),
        ("Boko Haram fighters left.", "Boko Haram fighters", "group"),
        ("Anti-government protesters left.", "Anti-government protesters", "group"),
    ],
)  # fmt: skip
def test_descriptions_take_what_belongs_to_them(read, text, words, kind):
    assert read(text).kind_of(words) == kind


def test_owner_of_a_weapon_stays_a_mention_of_its_own(read):
    told = read("A Ukrainian drone hit a depot.")
    assert told.kind_of("Ukrainian") == "nationality"
    assert told.kind_of("drone") == "platform"


def test_noun_that_is_a_verb_here_is_no_mention(read):
    assert read("They will report it and want to post it.").words("group", "role", "weapon") == []


def test_local_before_a_noun_is_no_actor(read):
    assert read("A local market was closed.").words("group", "role") == []


@pytest.mark.parametrize("text", ["Homes and lives were lost.", "It is far from station two."])
def test_weak_noun_alone_is_no_mention(read, text):
    assert read(text).words("group") == []


def test_two_headlines_never_share_a_description(read):
    told = read("They fled to the armed.\n\nGroups fell apart.")
    assert "armed.\n\nGroups" not in told.words("group")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("More than 70 fighters died.", "More than 70"),
        ("Dozens of people fled.", "Dozens"),
        ("At least 12 people died.", "At least 12"),
        ("Between 10 and 15 people died.", "Between 10 and 15"),
        ("About 1,200 people fled.", "About 1,200"),
    ],
)
def test_counts_are_found_whole(read, text, number):
    assert number in read(text).words("quantity")


def test_of_a_revised_figure_the_new_one_is_taken(read):
    told = read("The death toll rose from 12 to 17 in Quetta.")
    assert "17" in told.words("quantity")
    assert "from 12 to 17" not in told.words("quantity")


def test_range_of_ages_is_not_a_revised_figure(read):
    assert "17" not in read("The boys were aged from 12 to 17.").words("quantity")


def test_article_is_no_count(read):
    assert read("A woman fled with a child.").words("quantity") == []


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("They left on Thursday.", "Thursday"),
        ("They left this Sunday.", "this Sunday"),
        ("They left at the end of May.", "end of May"),
        ("They left last week.", "last week"),
    ],
)
def test_times_are_found(read, text, time):
    assert any(time in found for found in read(text).words("time"))


def test_general_strike_is_called_by_no_general(read):
    assert read("Unions called a general strike in Bangui.").words("group", "role") == ["Unions"]
    assert "general" in read("A general struck a deal.").words("group", "role")[0]


@pytest.mark.parametrize(
    ("text", "is_noun"),
    [
        ("It was calm, according to police.", True),
        ("It was calm, according to residents.", True),
        ("The army vowed to police the border.", False),
        ("The army vowed to guard the border.", False),
    ],
)
def test_noun_behind_according_to_is_no_verb(read, text, is_noun):
    words = text.replace(".", "").replace(",", "").split()
    noun = next(w for w in words if w in ("police", "residents", "guard"))
    assert (noun in read(text).words("group")) is is_noun
