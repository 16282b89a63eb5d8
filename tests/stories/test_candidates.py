"""Keys: whatever may be joined shares one, and never all pairs do."""

import math
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from invented_dossiers import (
    BELGOROD,
    GRAYVORON,
    ODESA,
    Draft,
    days,
    may_page,
    raid_page,
    strike_page,
    town,
)

from fogline.stories import compare_events, story_keys, tell_events
from fogline.stories.candidates import event_keys
from fogline.stories.distances import NEAR_KM, are_near, measure_km


def test_story_keys_of_one_raid_meet():
    assert set(story_keys(raid_page().build())) & set(story_keys(may_page().build()))


def test_story_keys_of_a_page_without_events_are_none():
    assert story_keys(Draft("one", "Rain is expected\n\nTake an umbrella.").build()) == ()


def test_story_keys_of_other_day_town_or_kind_do_not_meet():
    def event_part(draft):
        return {key for key in story_keys(draft.build()) if "|" in key}

    base = event_part(strike_page("one", "2024-03-14"))
    assert not base & event_part(strike_page("two", "2024-05-14"))
    assert not base & event_part(strike_page("two", "2024-03-14", where=GRAYVORON))
    assert not base & event_part(strike_page("two", "2024-03-14", kind="PROTEST", mode="demo"))
    assert not event_part(strike_page("two", "2024-03-14", when=None))


def test_event_keys_stay_few_for_long_times():
    (told,) = tell_events(
        strike_page(
            "one", "2024-04-02", where=ODESA, when=days("2024-03-01", "2024-04-01", "month")
        ).build()
    )
    assert 0 < len(event_keys(told)) <= 40


@settings(max_examples=200, deadline=None)
@given(
    lat=st.floats(-70, 70),
    lon=st.floats(-180, 180),
    turn=st.floats(0, 2 * math.pi),
    reach=st.floats(0, 1),
)
def test_event_keys_of_places_in_reach_meet(lat, lon, turn, reach):
    distance = reach * (NEAR_KM + 10.0) / 111.2
    east = distance * math.sin(turn) / max(math.cos(math.radians(lat)), 0.05)
    other_lon = (lon + east + 180) % 360 - 180
    places = [town("One", "XXX", "A", lat, lon),
              town("Other", "XXX", "B", lat + distance * math.cos(turn), other_lon)]  # fmt: skip
    if not are_near(*places):
        return
    keys = []
    for place in places:
        dossier = replace(
            strike_page(place.name, "2024-03-14", where=place).build(), places=(place,)
        )
        keys.append(event_keys(tell_events(dossier)[0]))
    assert keys[0] & keys[1]


def test_event_keys_of_town_and_province_meet():
    raid = {"words": "raid", "mode": None, "initiators": ("ac_rvc",)}
    (one,) = tell_events(strike_page("one", "2023-06-01", where=GRAYVORON, **raid).build())
    (other,) = tell_events(strike_page("two", "2023-06-01", where=BELGOROD, **raid).build())
    assert compare_events(one, other).is_same
    assert event_keys(one) & event_keys(other)


def test_event_keys_of_agreements_meet_by_actor():
    page = {
        "kind": "AGREE",
        "mode": None,
        "words": "agreement",
        "where": None,
        "initiators": ("ac_m23",),
    }
    (one,) = tell_events(strike_page("one", "2025-07-19", **page).build())
    assert event_keys(one) == {"AGREE|2025-07-19|a:ac_m23"}


def test_measure_km_of_known_distance():
    kyiv, odesa = (
        town("Kyiv", "UKR", "Kyiv", 50.4501, 30.5234),
        town("Odesa", "UKR", "Odesa", 46.4825, 30.7233),
    )
    assert abs((measure_km(kyiv, odesa) or 0) - 441) < 2
    assert measure_km(kyiv, replace(odesa, lat=None)) is None
