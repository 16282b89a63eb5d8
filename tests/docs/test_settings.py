import re
from dataclasses import fields
from pathlib import Path

from fogline.settings import Settings, load_settings

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "settings.md").read_text("utf-8")


def test_every_setting_is_documented_with_its_default():
    rows = dict(re.findall(r"^\| `([a-z_]+)` \| `?([^|`]*)`? \|", PAGE, re.MULTILINE))
    defaults = {field.name: getattr(Settings(), field.name) for field in fields(Settings)}
    assert {name: value.strip() for name, value in rows.items()} == {
        name: "none" if value is None else str(value) for name, value in defaults.items()
    }


def test_every_variable_of_the_environment_is_documented():
    used = set()
    for path in (ROOT / "fogline").rglob("*.py"):
        used.update(re.findall(r"\bFOGLINE_[A-Z_]+", path.read_text("utf-8")))
    assert "FOGLINE_DB" in used
    assert used <= set(re.findall(r"`(FOGLINE_[A-Z_]+)`", PAGE))


def test_documented_variables_do_what_is_said():
    settings = load_settings({"FOGLINE_DB": "a.db", "FOGLINE_GAZETTEER": "g.sqlite"})
    assert (settings.db, settings.gazetteer) == (Path("a.db"), Path("g.sqlite"))
