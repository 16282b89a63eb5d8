"""Settings from defaults and the environment."""

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from fogline.settings import Settings, load_settings


def test_nothing_set_gives_the_defaults():
    assert load_settings({}) == Settings()
    assert Settings().gazetteer is None


@pytest.mark.parametrize(
    ("environment", "db", "gazetteer"),
    [
        ({"FOGLINE_DB": "/data/desk.db"}, Path("/data/desk.db"), None),
        ({"FOGLINE_GAZETTEER": "/data/g.db"}, Path("fogline.db"), Path("/data/g.db")),
        ({"FOGLINE_DB": "", "FOGLINE_GAZETTEER": ""}, Path("fogline.db"), None),
        ({"OTHER": "x"}, Path("fogline.db"), None),
    ],
)
def test_environment_names_the_files(environment, db, gazetteer):
    settings = load_settings(environment)
    assert (settings.db, settings.gazetteer) == (db, gazetteer)


def test_environment_of_the_process_is_read_when_none_is_given(monkeypatch):
    monkeypatch.setenv("FOGLINE_DB", "/data/other.db")
    assert load_settings().db == Path("/data/other.db")


def test_settings_do_not_change():
    with pytest.raises(FrozenInstanceError):
        Settings().port = 1  # type: ignore[misc]


def test_environment_names_the_coder():
    assert load_settings({"FOGLINE_CODER": "rules"}).coder == "rules"
    assert load_settings({"FOGLINE_CODER": ""}).coder == "auto"
