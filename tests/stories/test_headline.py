"""Headlines and titles: who says what, where, and never a bare number."""

import re

import pytest
from invented_dossiers import (
    BOGOTA,
    FASHER,
    MSF,
    NURSE,
    RSF,
    SAF,
    UKR_ARMY,
    YES,
    Draft,
    days,
    exactly,
    raid_page,
    strike_page,
)

from fogline.records import OUTLET, Value
from fogline.stories import link_stories


def headline_of(*drafts):
    (story,) = link_stories([draft.build() for draft in drafts])
    return story.headline


def shelling(**fields):
    draft = Draft("page", "Shelling of a hospital in El Fasher\n\nShells fell.", "2024-06-10")
    draft.event("Shelling", mode="heavy-weapons", when=days("2024-06-09"), where=FASHER,
                **fields)  # fmt: skip
    return draft


def test_make_headline_accused_who_denies():
    draft = shelling()
    event = draft.events[0].id
    draft.claim(SAF, "responsible", event, Value(actor=RSF.id))
    draft.claim(RSF, "responsible", event, Value(actor=RSF.id), stance="denies")
    assert headline_of(draft) == (
        "Sudanese Armed Forces say Rapid Support Forces carried out shelling in El Fasher;"
        " Rapid Support Forces deny any part in it"
    )


def test_make_headline_declines():
    draft = shelling()
    draft.claim(SAF, "occurred", draft.events[0].id, YES)
    draft.claim(MSF, "responsible", draft.events[0].id, stance="declines")
    assert headline_of(draft) == (
        "Sudanese Armed Forces say shelling took place in El Fasher;"
        " Doctors Without Borders declines to comment"
    )


def test_make_headline_own_deed():
    draft = strike_page("one", "2024-03-14", initiators=(UKR_ARMY.id,))
    draft.claim(UKR_ARMY, "responsible", draft.events[0].id, Value(actor=UKR_ARMY.id))
    assert (
        headline_of(draft) == "Armed Forces of Ukraine say they carried out a drone strike in Odesa"
    )


def test_make_headline_outlet_alone():
    draft = strike_page("one", "2024-03-14")
    assert headline_of(draft) == "One report tells of a drone strike in Odesa"
    draft.outlet = "Harbour Dispatch (invented)"
    assert headline_of(draft) == "Harbour Dispatch (invented) tells of a drone strike in Odesa"
    assert headline_of(draft, strike_page("two", "2024-03-14")) == (
        "Reports tell of a drone strike in Odesa"
    )


def test_make_headline_holds_no_number():
    draft = shelling()
    draft.claim(SAF, "killed", draft.events[0].id, exactly(9))
    assert not re.search(r"\d|nine", headline_of(draft))


def test_make_headline_does_not_name_private_persons():
    draft = shelling()
    draft.claim(NURSE, "occurred", draft.events[0].id, YES)
    assert headline_of(draft) == "A person quoted says shelling took place in El Fasher"


def test_make_headline_planned():
    draft = Draft("page", "Unions call a march in Bogotá\n\nIt is for Saturday.", "2021-04-28")
    event = draft.event("march", kind="PROTEST", mode="demo", when=days("2021-05-01"), where=BOGOTA,
                        factuality="planned")  # fmt: skip
    draft.claim(OUTLET, "occurred", event, YES)
    (story,) = link_stories([draft.build()])
    assert story.headline == "One report tells of plans for a march in Bogotá"
    assert story.events[0].title == "Planned march, Bogotá, 1 May 2021"


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({}, "Drone strike, Odesa, 14 March 2024"),
        ({"words": "raid", "mode": None}, "Raid, Odesa, 14 March 2024"),
        ({"words": "raid", "mode": "aerial"}, "Airstrike, Odesa, 14 March 2024"),
        ({"when": days("2024-03-01", "2024-04-01", "month")}, "Drone strike, Odesa, March 2024"),
        (
            {"when": days("2024-03-30", "2024-04-02")},
            "Drone strike, Odesa, 30 March – 1 April 2024",
        ),
        ({"when": None, "relation": "near"}, "Drone strike, near Odesa"),
        ({"where": None}, "Drone strike, 14 March 2024"),
    ],
)
def test_merge_events_title(fields, title):
    (story,) = link_stories([strike_page("one", "2024-03-14", **fields).build()])
    assert story.events[0].title == title


def test_merge_events_narrows_the_time():
    one = strike_page("one", "2024-03-14", when=days("2024-03-13", "2024-03-15"))
    two = strike_page("two", "2024-03-14", when=days("2024-03-14", "2024-03-16"))
    (story,) = link_stories([one.build(), two.build()])
    assert story.events[0].when == days("2024-03-14")


def test_merge_events_keeps_what_all_members_tell():
    one = strike_page("one", "2024-03-14", factuality="ongoing", initiators=())
    two = strike_page("two", "2024-03-14")
    (story,) = link_stories([one.build(), two.build()])
    (event,) = story.events
    assert (event.factuality, event.initiators) == ("happened", ("ac_rus-mil",))
    assert [actor.id for actor in story.actors] == ["ac_rus-mil"]


def test_make_headline_of_the_two_raids_has_no_background():
    assert "terrorists" not in headline_of(raid_page())
