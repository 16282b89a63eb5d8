import pytest

from fogline.lexicon.gazetteer_regions import (
    Town,
    distance_km,
    extent_of,
    name_regions,
    read_country_points,
    read_region_table,
    region_stem,
)
from fogline.records.place import PLACE_KINDS


def make_town(name, admin1, lat, lon, population, country="RU"):
    return Town(
        geoname_id=hash(name) % 10_000,
        name=name,
        country=country,
        admin1=admin1,
        lat=lat,
        lon=lon,
        population=population,
        keys=frozenset({name.casefold()}),
    )


def test_region_is_named_after_its_chief_town():
    towns = {
        "RU.83": [make_town("Tver", "83", 56.86, 35.9, 400_000)],
        "RU.76": [make_town("Tula", "76", 54.2, 37.6, 480_000)],
    }
    named = {a.id: a.name for a in name_regions(towns, (), alpha3_by_alpha2={"RU": "RUS"})}
    assert named == {"admin1:RU.83": "Tver Oblast", "admin1:RU.76": "Tula Oblast"}


def test_table_goes_before_the_join():
    towns = {"RU.12": [make_town("Grozny", "12", 43.3, 45.7, 300_000)]}
    (area,) = name_regions(towns, read_region_table(), alpha3_by_alpha2={"RU": "RUS"})
    assert area.name == "Chechnya"
    assert "Ichkeria" in area.names


def test_region_table_is_sound():
    areas = read_region_table()
    assert len({area.id for area in areas}) == len(areas)
    for area in areas:
        assert area.kind in PLACE_KINDS
        assert area.id.startswith(("region:", "admin1:"))
        if area.id.startswith("region:"):
            assert -90 <= area.lat <= 90, area.id
            assert -180 <= area.lon <= 180, area.id
            assert area.radius_km > 0, area.id
    assert sum(area.id.startswith("region:") for area in areas) >= 200


def test_country_points_lie_on_the_globe():
    points = read_country_points()
    assert len(points) > 150
    assert distance_km(*points["UKR"], 50.45, 30.52) < 500


def test_region_stem_drops_the_word_for_its_kind():
    assert region_stem("Anbar Governorate") == "anbar"


def test_extent_covers_nine_in_ten_towns_across_the_date_line():
    towns = [make_town(f"t{n}", "x", 0.0, lon, 1) for n, lon in enumerate((179.0, -179.0))]
    lat, lon, radius_km = extent_of(towns)
    assert lat == pytest.approx(0.0)
    assert abs(lon) == pytest.approx(180.0)
    assert radius_km == pytest.approx(111.2, abs=1)
