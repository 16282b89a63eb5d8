"""Events as marks: groups, rings, and what stays off the map."""

from dataclasses import replace
from datetime import UTC, datetime

from invented_corpus import FASHER, SAKE, ZAMZAM, make_stories

from fogline.desk.marks import list_marks
from fogline.records import Where

NOW = datetime(2024, 7, 1, tzinfo=UTC)


def fasher_story():
    return make_stories()[1][0]


def with_where(story, where):
    return replace(story, events=(replace(story.events[0], where=where),))


def test_province_is_an_area_and_a_near_town_a_ring():
    hospital, camp = list_marks(fasher_story(), NOW)
    assert (hospital.group.id, hospital.radius_km, hospital.is_area) == ("strike", 25.0, False)
    assert (camp.group.id, camp.radius_km, camp.is_area) == ("clash", 320.0, True)
    assert not hospital.has_point
    assert not camp.has_point


def test_mark_says_everything_in_words():
    camp = list_marks(fasher_story(), NOW)[1]
    assert camp.name == (
        "Clash, North Darfur, province, 3–10 Jun 2024, "
        "claims by Rapid Support Forces, Sudanese Armed Forces"
    )


def test_town_has_a_point_and_a_site_only_its_grid_cell():
    town = list_marks(with_where(fasher_story(), Where(place=FASHER.id, precision=1)), NOW)[0]
    assert (town.has_point, town.radius_km, town.lat) == (True, 5.0, 13.63)
    site = list_marks(with_where(fasher_story(), Where(place=ZAMZAM.id, precision=1)), NOW)[0]
    assert (site.lat, site.lon, site.radius_km) == (13.5, 25.3, 10.0)


def test_country_unknown_and_unresolved_places_stay_off_the_map_with_a_reason():
    story = fasher_story()
    country = list_marks(with_where(story, Where(place=FASHER.id, precision=6)), NOW)[0]
    assert (country.lat, country.off_map) == (None, "only the country is known")
    unknown = list_marks(with_where(story, None), NOW)[0]
    assert (unknown.lat, unknown.off_map) == (None, "no report says where")
    other = list_marks(with_where(story, Where(place=SAKE.id, precision=1)), NOW)[0]
    assert (other.lat, other.off_map) == (None, "place not resolved")


def test_movement_is_held_until_72_hours_after_its_newest_report():
    sake = make_stories()[1][1]
    early = list_marks(sake, datetime(2023, 6, 18, 18, 0, tzinfo=UTC))[1]
    late = list_marks(sake, datetime(2023, 6, 19, 0, 0, tzinfo=UTC))[1]
    assert early.off_map == "report of a movement younger than 72 hours"
    assert early.lat is None
    assert late.off_map == ""


def test_movement_without_any_time_is_held():
    sake = make_stories()[1][1]
    move = replace(sake.events[1], when=None)
    undated = replace(
        sake,
        events=(move,),
        documents=tuple(replace(d, published=None) for d in sake.documents),
    )
    assert list_marks(undated, NOW)[0].off_map
