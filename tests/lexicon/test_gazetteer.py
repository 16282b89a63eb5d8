from pathlib import Path

import pytest

from fogline.errors import LexiconError
from fogline.lexicon import Gazetteer, default_gazetteer_path, open_gazetteer

WORDS = frozenset({"in", "they", "also", "the", "announced"})


@pytest.fixture(scope="module")
def gazetteer():
    with open_gazetteer() as opened:
        yield opened


def ids(entries):
    return [entry.id for entry in entries]


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Shebekino", "geonames:495112"),
        ("Шебекино", "geonames:495112"),
        ("Kiev", "geonames:703448"),
        ("Kharkov", "geonames:706483"),
        ("Belgorod oblast", "admin1:RU.09"),
        ("Belgorod province", "admin1:RU.09"),
        ("Belgorodskaya oblast", "admin1:RU.09"),
        ("Helmand province", "admin1:AF.10"),
        ("Khartoum state", "admin1:SD.29"),
        ("North Kivu", "admin1:CD.11"),
        ("Tigray", "admin1:ET.53"),
        ("the Gaza Strip", "admin1:PS.GZ"),
        ("West Bank", "admin1:PS.WE"),
        ("Donbas", "region:donbas"),
        ("Golan Heights", "region:golan"),
        ("Darfur", "region:darfur"),
        ("Black Sea", "region:black-sea"),
        ("Kerch bridge", "region:crimean-bridge"),
        ("Zaporizhzhia nuclear power plant", "region:zaporizhzhia-npp"),
        ("Robotyne", "region:robotyne"),
        ("Al-Geneina", "geonames:379303"),
        ("Ukrania", None),
        ("Rusia", "country:RUS"),
        ("the Russian Federation", "country:RUS"),
        ("US", "country:USA"),
        ("Georgia", "country:GEO"),
    ],
)
def test_find_knows_names_as_news_writes_them(gazetteer, name, place_id):
    found = ids(gazetteer.find(name))
    assert found[:1] == ([place_id] if place_id else [])


def test_find_orders_by_size_and_filters_by_country(gazetteer):
    everywhere = gazetteer.find("Belgrade")
    assert everywhere[0].country == "SRB"
    assert {entry.country for entry in gazetteer.find("Belgrade", country="USA")} == {"USA"}


def test_find_drops_codes_and_machine_romanisations(gazetteer):
    assert "geonames:792680" not in ids(gazetteer.find("BEG"))
    assert "geonames:703448" not in ids(gazetteer.find("kiu"))
    assert all(entry.kind != "country" for entry in gazetteer.find("us"))


def test_find_gives_the_part_of_a_country(gazetteer):
    (part,) = gazetteer.find("eastern Ukraine")
    whole = gazetteer.find("Ukraine")[0]
    assert part.id == "country:UKR/east"
    assert part.kind == "region"
    assert part.lon > whole.lon
    assert part.radius_km < whole.radius_km


def test_find_gives_a_district_named_after_its_town(gazetteer):
    (district,) = gazetteer.find("Shebekino district")
    assert (district.kind, district.radius_km) == ("district", 25.0)


def test_town_carries_region_and_country(gazetteer):
    town = gazetteer.get("geonames:495112")
    assert (town.name, town.country, town.adm1) == ("Shebekino", "RUS", "Belgorod Oblast")
    assert gazetteer.get(town.adm1_id).kind == "province"
    assert town.distance_km(gazetteer.find("Belgorod")[1]) < 50


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Xebékino", "geonames:495112"),
        ("Chebekino", "geonames:495112"),
        ("Graivoron", "geonames:559034"),
        ("Járkov", "geonames:706483"),
        ("Charkiw", "geonames:706483"),
        ("Artiomovsk", "geonames:713174"),
        ("Jersón", "geonames:706448"),
        ("Gorlovka", "geonames:707753"),
    ],
)
def test_find_by_sound_joins_spellings_of_many_languages(gazetteer, name, place_id):
    assert place_id in ids(gazetteer.find_by_sound(name))


def test_find_by_sound_keeps_belgorod_and_belgrade_apart(gazetteer):
    assert "geonames:578072" not in ids(gazetteer.find_by_sound("Belgrade"))


def test_find_similar_stays_within_the_countries_given(gazetteer):
    found = gazetteer.find_similar("Shebekno", floor=0.85, countries=["RUS", "UKR"])
    assert found[0][0].id == "geonames:495112"
    assert found[0][1] == pytest.approx(8 / 9, abs=0.01)
    assert gazetteer.find_similar("Shebekno", floor=0.85, countries=["SYR"]) == ()


@pytest.mark.parametrize(
    ("token", "name"),
    [
        ("Xebékinoin", "Xebékino"),
        ("Belgorodthey", "Belgorod"),
        ("Belgradein", "Belgrade"),
        ("Graivoronalso", "Graivoron"),
        ("Aleppothe", "Aleppo"),
    ],
)
def test_longest_prefix_cuts_glued_words(gazetteer, token, name):
    found = gazetteer.longest_prefix(token, WORDS)
    assert found is not None
    assert found[0] == name
    assert found[1]


@pytest.mark.parametrize("token", ["Dublin", "Berlin", "Washington", "Mountain", "Within"])
def test_longest_prefix_leaves_whole_names_and_words_alone(gazetteer, token):
    assert gazetteer.longest_prefix(token, WORDS) is None


def test_towns_near_are_sorted_by_distance(gazetteer):
    near = gazetteer.towns_near(50.41, 36.9, 35)
    distances = [entry.distance_km(gazetteer.get("geonames:495112")) for entry in near]
    assert distances == pytest.approx(sorted(distances), abs=1.0)
    assert {"geonames:495112", "geonames:578072"} <= set(ids(near))
    with pytest.raises(ValueError, match="at most 300"):
        gazetteer.towns_near(0, 0, 5000)


def test_regions_of_country(gazetteer):
    regions = gazetteer.regions_of("UKR")
    assert {"admin1:UA.05", "admin1:UA.11", "region:donbas"} <= set(ids(regions))
    assert all(entry.country == "UKR" for entry in regions)


def test_credit_names_the_source(gazetteer):
    assert "GeoNames" in gazetteer.credit


def test_default_path_follows_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("FOGLINE_CACHE", str(tmp_path))
    assert default_gazetteer_path().parent == tmp_path


def test_a_file_that_is_no_gazetteer_is_refused(tmp_path):
    file = tmp_path / "gazetteer.sqlite"
    file.write_bytes(b"no database at all" * 100)
    with pytest.raises(LexiconError, match="no gazetteer"):
        Gazetteer(file)


def test_a_folder_that_can_not_be_written_is_named(tmp_path):
    blocker = tmp_path / "file"
    blocker.write_text("in the way")
    with pytest.raises(LexiconError, match="can't write"):
        open_gazetteer(Path(blocker) / "gazetteer.sqlite")
