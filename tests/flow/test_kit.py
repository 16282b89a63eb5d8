"""Tables and tagger of one process."""

from pathlib import Path

import pytest

from fogline.errors import LexiconError
from fogline.flow.kit import build_kit
from fogline.settings import Settings

pytest_plugins = ("flow_pages",)


def test_kit_holds_the_settings_it_was_built_with(kit):
    assert kit.settings == Settings()
    assert kit.gazetteer is kit.lexicon.gazetteer


def test_kit_knows_actors_countries_and_places(kit):
    assert kit.lexicon.register.find("Rapid Support Forces")
    assert kit.lexicon.countries.by_name("Mali").code == "MLI"
    assert kit.gazetteer.find("Goma")
    assert kit.lexicon.cues.has("combatant", "gunmen")


def test_damaged_gazetteer_is_an_error(tmp_path: Path):
    path = tmp_path / "gazetteer.db"
    path.write_text("no gazetteer at all, and long enough to be read as a header " * 20)
    with pytest.raises(LexiconError):
        build_kit(Settings(gazetteer=path))
