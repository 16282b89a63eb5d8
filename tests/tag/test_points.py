"""Aims, control, identity, a state's part and where a video was made."""

import pytest

pytest_plugins = ("real_kit",)


def value(told, kind: str) -> list[str]:
    return [told.slice(frame.value) for frame in told.frames(kind)]


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("Its goal is to overthrow the junta.", "overthrow the junta"),
        ("Their goal is the overthrow of the junta.", "the overthrow of the junta"),
        ("The M23 intends to march on Goma.", "march on Goma"),
        ("He repeated his intention to free the region, but fled.", "free the region"),
    ],
)
def test_aims(read, text, aim):
    assert value(read(text), "aim") == [aim]


@pytest.mark.parametrize(
    "text", ["The goal came late.", "He scored a goal.", "They aim at the town.", "An aim."]
)
def test_other_goals_are_no_aims(read, text):
    assert value(read(text), "aim") == []


@pytest.mark.parametrize(
    ("text", "place", "hand"),
    [
        ("The M23 captured the town of Sake.", ["Sake"], ["M23"]),
        ("The M23 seized control of Sake.", ["Sake"], ["M23"]),
        ("Sake was captured by the M23.", ["Sake"], ["M23"]),
        ("Sake has fallen.", ["Sake"], []),
        ("The M23 is in control of Sake.", ["Sake"], []),
    ],
)
def test_control(read, text, place, hand):
    told = read(text)
    frames = told.frames("control")
    assert sorted({p for f in frames for p in told.arguments(f, "place")}) == place
    assert sorted({a for f in frames for a in told.arguments(f, "initiator")}) == hand


@pytest.mark.parametrize(
    "text",
    [
        "The M23 captured 30 soldiers.",
        "The M23 entered Sake.",
        "Sake was occupied with its harvest.",
        "Prices have fallen.",
        "The M23 took a long time.",
        "They lost control of the car.",
    ],
)
def test_no_control_without_a_place_that_is_taken(read, text):
    assert read(text).frames("control") == []


def test_town_taken_is_an_assault_too(read):
    told = read("The M23 captured the town of Sake.")
    assert told.frame("captured", "ASSAULT")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Only Russian citizens took part.", ["Only Russian citizens"]),
        ("All of the dead were soldiers.", []),
        ("The dead were soldiers from Chad.", []),
        ("Russian citizens took part.", []),
    ],
)
def test_who_took_part(read, text, words):
    found = [told for told in value(read(text), "identity") if "citizens" in told]
    assert found == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The dead were soldiers.", "soldiers"),
        ("The victims were members of the M23.", "members of the M23"),
    ],
)
def test_who_the_dead_were(read, text, words):
    assert value(read(text), "identity") == [words]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Kyiv has nothing to do with the raid.", True),
        ("Kyiv tolerates the groups.", False),
        ("Rwanda had no role in the attack.", True),
        ("Iran is arming the Houthis.", False),
        ("Rwanda was not involved in the attack.", True),
    ],
)
def test_part_of_a_state(read, text, negated):
    [frame] = read(text).frames("state_role")
    assert frame.is_negated is negated


@pytest.mark.parametrize("text", ["Kyiv met the groups.", "Rwanda is calm."])
def test_no_part_of_a_state(read, text):
    assert read(text).frames("state_role") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A video recorded in Djibo was shown.", ["Djibo"]),
        ("The M23 released a video filmed in Goma.", ["Goma"]),
        ("The video from Mali was filmed on the territory of this country.", ["Mali"]),
        ("The M23 released a video.", []),
        ("A film was shown in Goma.", []),
    ],
)
def test_where_a_video_was_made(read, text, place):
    told = read(text)
    assert [p for f in told.frames("media_where") for p in told.arguments(f, "place")] == place


def test_releaser_of_a_video_is_kept(read):
    told = read("The M23 released a video allegedly filmed in Goma.")
    [frame] = told.frames("media_where")
    assert frame.is_hedged
    assert told.arguments(frame, "initiator") == ["M23"]


def test_day_of_a_video(read):
    told = read("A video filmed in Goma on Sunday was shown.")
    [frame] = told.frames("media_when")
    assert told.arguments(frame, "time") == ["Sunday"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The M23 was responsible for the raid.", ["M23"]),
        ("The M23 was behind the attack.", ["M23"]),
        ("“Foreign agents” were behind the attack.", ["Foreign agents"]),
        ("The M23 hid behind the trees.", []),
        ("It was responsible for the raid.", []),
        ("A responsible officer left.", []),
    ],
)
def test_who_is_called_responsible(read, text, who):
    assert value(read(text), "responsible") == who


def test_where_fighters_are_heading(read):
    told = read("Some of the troops are heading towards the town of Shebekino.")
    [frame] = told.frames("where")
    assert told.relations(frame) == {"Shebekino": "toward"}


@pytest.mark.parametrize(
    "text", ["Prices are heading up.", "The minister is heading home to Paris."]
)
def test_other_headings_move_no_fighters(read, text):
    assert read(text).frames("where") == []


def test_occupied_before_a_place_takes_no_town(read):
    assert read("Troops raided a camp in the occupied West Bank.").frames("control") == []
