"""Columns: who shares one, and in which order they stand."""

from fogline.desk.claimants import find_standing, list_claimants
from fogline.records import Actor, Claim, Story, StoryEvent


def story_of(actors, initiators=(), targets=()):
    event = StoryEvent(id="ev_a", kind="ASSAULT", initiators=initiators, targets=targets)
    return Story(id="s_a", headline="", events=(event,), actors=tuple(actors))


def claim_by(speaker, *others):
    return Claim(id=f"c_{speaker}{len(others)}", speaker=speaker, co_speakers=others)


def test_those_who_speak_together_share_a_column_also_when_one_speaks_alone():
    rvc = Actor(id="ac_rvc", name="Russian Volunteer Corps", kind="group")
    frl = Actor(id="ac_frl", name="Freedom of Russia Legion", kind="group")
    story = story_of([rvc, frl])
    found = list_claimants(story, [claim_by("ac_rvc", "ac_frl"), claim_by("ac_rvc")])
    assert [one.name for one in found] == [
        "Freedom of Russia Legion, Russian Volunteer Corps",
        "Reporter’s own words",
    ]
    assert found[0].speakers == ("ac_frl", "ac_rvc")


def test_standing_follows_the_events_then_the_side_then_the_kind():
    army = Actor(id="ac_mod", name="Ministry of Defence", kind="office", side=("ac_ru",))
    state = Actor(id="ac_ru", name="Russian authorities", kind="government")
    kyiv = Actor(id="ac_ua", name="Government of Ukraine", kind="government")
    un = Actor(id="ac_un", name="United Nations", kind="body")
    man = Actor(id="ax_man", name="a resident", kind="person")
    group = Actor(id="ac_rvc", name="Russian Volunteer Corps", kind="group")
    story = story_of([army, state, kyiv, un, man, group], targets=("ac_ru",))
    standings = [find_standing(actor, story) for actor in (state, army, group, kyiv, un, man)]
    assert standings == ["party", "party", "party", "government", "body", "witness"]
    assert find_standing(None, story) == "witness"


def test_parties_are_never_thrown_together():
    parties = [Actor(id=f"ac_{n}", name=f"Group {n}", kind="group") for n in range(7)]
    story = story_of(parties)
    found = list_claimants(story, [claim_by(actor.id) for actor in parties])
    assert len(found) == 8


def test_sides_are_joined_past_five_columns():
    actors = [
        Actor(id=f"ac_{n}", name=f"Unit {n}", kind="force", side=("ac_state",)) for n in range(6)
    ]
    story = story_of(actors, initiators=("ac_0",))
    found = list_claimants(story, [claim_by(actor.id) for actor in actors])
    assert [one.name for one in found] == ["Unit 0 and 5 others", "Reporter’s own words"]
    assert len(found[0].members) == 6


def test_ministry_stands_with_its_army_and_else_speaks_for_its_government():
    state = Actor(id="ac_rus-gov", name="Government of Russia", kind="government")
    army = Actor(id="ac_rus-mil", name="Russian forces", kind="force", side=("ac_rus-gov",))
    ministry = Actor(id="ac_rus-mod", name="Ministry", kind="body", side=("ac_rus-gov",))
    acting = story_of([army, ministry], initiators=("ac_rus-mil",))
    assert find_standing(ministry, acting) == "party"
    assert find_standing(ministry, story_of([state, army, ministry])) == "government"
