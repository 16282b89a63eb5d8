"""Triggers that tell of a happening, and words that do not."""

import pytest

pytest_plugins = ("real_kit",)

EVENTS = (
    "ASSAULT", "PROTEST", "COERCE", "RETREAT", "AGREE", "CONSULT", "MOBILIZE", "SANCTION", "AID",
    "THREATEN",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "word", "kind", "mode"),
    [
        ("Junta aircraft bombed a school.", "bombed", "ASSAULT", "aerial"),
        ("A suicide bombing hit a mosque.", "suicide bombing", "ASSAULT", "suicide-attack"),
        ("Gunmen kidnapped a priest.", "kidnapped", "ASSAULT", "abduct"),
        ("Police used tear gas.", "tear gas", "ASSAULT", "crowd-control"),
        ("A demonstration was held.", "demonstration", "PROTEST", "demo"),
        ("Police arrested two people.", "arrested", "COERCE", "arrest"),
        ("A curfew was imposed.", "curfew", "COERCE", "curfew"),
        ("A ceasefire began.", "ceasefire", "RETREAT", "ceasefire"),
        ("A prisoner exchange took place.", "prisoner exchange", "RETREAT", "release"),
        ("Ukraine launched a drone attack on a refinery.", "drone attack", "ASSAULT", "drone"),
        ("Rebels attacked the base with mortars.", "attacked", "ASSAULT", "heavy-weapons"),
    ],
)
def test_triggers_have_kind_and_mode(read, text, word, kind, mode):
    frame = read(text).frame(word, *EVENTS)
    assert (frame.kind, frame.mode) == (kind, mode)


@pytest.mark.parametrize(
    "text",
    [
        "The striker fired the ball home and the crowd was on fire.",
        "The minister resigned in protest at the budget, no more.",
        "Stocks fell as the central bank struck a balance.",
        "He raised a barrage of questions on the budget.",
        "The company launched a phone.",
        "The ministry withdrew its statement.",
        "The Free Fighters Attack Movement met.",
    ],
)
def test_peaceful_words_tell_of_no_attack(read, text):
    told = read(text)
    assert told.frames("ASSAULT", "PROTEST") == []


@pytest.mark.parametrize(
    ("text", "word", "initiators", "targets"),
    [
        ("The M23 attacked an army post.", "attacked", ["M23"], ["an army post"]),
        ("An army post was attacked by the M23.", "attacked", ["M23"], ["An army post"]),
        ("The M23 and the FDLR attacked a camp.", "attacked", ["M23", "FDLR"], ["a camp"]),
        ("The army launched an attack on the M23.", "attack", ["The army"], ["M23"]),
        ("An attack by the M23 went on.", "attack", ["M23"], []),
        ("An M23 attack on a camp went on.", "attack", ["M23"], ["a camp"]),
        ("A ceasefire between Israel and Hezbollah holds.", "ceasefire",
         ["Israel", "Hezbollah"], []),
        ("An attack on a camp was carried out by the M23.", "attack", ["M23"], ["a camp"]),
        ("They attacked a camp.", "attacked", ["They"], ["a camp"]),
        ("A Ukrainian drone attacked a refinery.", "attacked", ["Ukrainian"], ["a refinery"]),
        ("A drone of the RSF attacked a camp.", "attacked", ["RSF"], ["a camp"]),
        ("An attack promised by the M23 hit a camp.", "attack", [], []),
    ],
)  # fmt: skip
def test_who_did_it_and_to_whom(read, text, word, initiators, targets):
    told = read(text)
    frame = told.frame(word, "ASSAULT", "RETREAT")
    assert told.arguments(frame, "initiator") == initiators
    assert told.arguments(frame, "target") == targets


def test_weapon_is_no_hand(read):
    told = read("A drone attacked a refinery.")
    frame = told.frame("attacked")
    assert told.arguments(frame, "instrument") == ["A drone"]
    assert told.arguments(frame, "initiator") == []


def test_adjective_of_the_town_makes_no_state_a_target(read):
    told = read("Gangs carried out an attack on a Haitian town.")
    assert told.arguments(told.frame("attack"), "target") == []


@pytest.mark.parametrize(
    ("text", "place", "relation"),
    [
        ("Rebels attacked a post in Gao.", "Gao", "in"),
        ("Rebels attacked a post near Gao.", "Gao", "near"),
        ("Rebels attacked a post north of Gao.", "Gao", "near"),
        ("Rebels attacked the town of Gao.", "Gao", "in"),
        ("Rebels attacked Gao.", "Gao", "in"),
        ("Rebels attacked a post in Mali's Gao.", "Gao", "in"),
        ("Drones attacked ships over Odesa.", "Odesa", "over"),
        ("Rebels launched a raid from Chad.", "Chad", "from"),
        ("Rebels launched a raid into Russia from Ukraine.", "Russia", "in"),
        ("Rebels launched a raid into Russia from Ukraine.", "Ukraine", "from"),
    ],
)
def test_places_are_tied_by_their_preposition(read, text, place, relation):
    told = read(text)
    [frame] = told.frames("ASSAULT")
    assert told.relations(frame)[place] == relation


@pytest.mark.parametrize(
    "text",
    [
        "The government in Maputo said rebels attacked a village.",
        "The authorities in Nairobi said rebels attacked a village.",
        "A spokesman in Brussels said rebels attacked a village.",
    ],
)
def test_seat_of_an_office_places_no_event(read, text):
    told = read(text)
    assert told.relations(told.frame("attacked")) == {}


def test_place_of_a_force_does_place_its_attack(read):
    told = read("Soldiers in Gao attacked a village.")
    assert told.relations(told.frame("attacked")) == {"Gao": "in"}


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Rebels attacked a camp on Monday.", ["Monday"]),
        ("On Monday, rebels attacked a post.", ["Monday"]),
        ("The army said on Tuesday that rebels attacked a post.", []),
        ("The army said rebels attacked a post, in a statement on Tuesday.", []),
        ("Rebels attacked a camp on Monday, the army said on Tuesday.", ["Monday"]),
    ],
)
def test_day_of_the_saying_is_not_the_day_of_the_deed(read, text, times):
    told = read(text)
    assert told.arguments(told.frame("attacked"), "time") == times


def test_day_belongs_to_the_nearest_of_two_triggers(read):
    told = read("Rebels attacked a post after soldiers raided a camp on Monday.")
    assert told.arguments(told.frame("attacked"), "time") == []
    assert told.arguments(told.frame("raided"), "time") == ["Monday"]


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("Rebels attacked a post.", "attacked", "happened"),
        ("Rebels will attack the post.", "attack", "planned"),
        ("The union plans to hold a protest.", "protest", "planned"),
        ("General strike called for Thursday in Bangui.", "general strike", "planned"),
        ("Teachers called a general strike for Monday.", "general strike", "planned"),
        ("A demonstration has been called for Sunday.", "demonstration", "planned"),
        ("The mayor called it a protest for peace.", "protest", "happened"),
        ("Rebels could attack the post.", "attack", "hypothetical"),
        ("There is a risk of an attack.", "attack", "hypothetical"),
        ("The attack is under way.", "attack", "ongoing"),
        ("The attack announced by the rebels has begun.", "attack", "ongoing"),
        ("The army continued the offensive.", "offensive", "ongoing"),
        ("Rebels have been fighting the army since 2012.", "fighting", "background"),
        ("A film on the anniversary of the massacre was shown.", "massacre", "background"),
        ("It was the deadliest attack so far this year.", "attack", "past"),
        ("The previous attack was in May.", "attack", "past"),
    ],
)
def test_modality(read, text, word, modality):
    assert read(text).frame(word, *EVENTS).modality == modality


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("There was no attack on the town.", True),
        ("Rebels did not attack the town.", True),
        ("Rebels never attacked the town.", True),
        ("It was not only an attack on the town.", False),
        ("Rebels attacked the town.", False),
    ],
)
def test_negation(read, text, negated):
    [frame] = read(text).frames("ASSAULT")
    assert frame.is_negated is negated


def test_hedge_is_kept(read):
    assert read("Rebels allegedly attacked the town.").frame("attacked").is_hedged
    assert not read("Rebels attacked the town.").frame("attacked").is_hedged


def test_article_tells_known_from_new(read):
    frame = read("Rebels fear the attack.").frame("attack")
    assert (frame.is_definite, frame.is_new) == (True, False)
    frame = read("Rebels began a new attack.").frame("attack")
    assert (frame.is_definite, frame.is_new) == (False, True)


@pytest.mark.parametrize(
    "text",
    [
        "Five state police killed in gang ambush",
        "Four soldiers wounded as rebels attack post",
        "Two officers killed near Gao in raid",
        "Six soldiers dead after convoy ambushed",
    ],
)
def test_those_a_headline_calls_killed_are_no_initiators(read, text):
    told = read("Gunmen fled on Monday.", title=text)
    named = {w for f in told.frames(*EVENTS) for w in told.arguments(f, "initiator")}
    assert named <= {"gang", "rebels"}
    assert told.frames("participants") == []


def test_separate_operation_is_told_as_new(read):
    told = read("Gunmen attacked a patrol. In a separate operation the army raided a camp.")
    assert told.frame("raided", *EVENTS).is_new
    assert not told.frame("attacked", *EVENTS).is_new
