"""Contrasts of the style sheet, computed from the colours it declares."""

import re
from pathlib import Path

import pytest

import fogline.desk
from fogline.lexicon.event_groups import EVENT_GROUPS

STYLE = Path(fogline.desk.__file__).parent / "assets/src/desk.css"
LAYERS = ("who", "where", "when", "event", "quote", "problem")


@pytest.fixture(scope="module")
def themes():
    blocks = re.findall(r":root \{(.*?)\}", STYLE.read_text("utf-8"), re.DOTALL)
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in blocks[:2])
    return {"light": light, "dark": {**light, **dark}}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_and_borders_stand_out(themes, theme):
    colours = themes[theme]
    for ground in ("page", "surface"):
        for name in ("ink", "muted", "link", "visited", "error", "caution"):
            assert contrast(colours[name], colours[ground]) >= 6, (name, ground)
        assert contrast(colours["edge"], colours[ground]) >= 4, ground


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_ink_stands_out_on_every_highlight(themes, theme):
    for layer in LAYERS:
        assert contrast(themes[theme]["ink"], themes[theme][layer]) >= 9, layer


def test_style_sheet_and_lexicon_agree_on_the_colours_of_groups(themes):
    for group in EVENT_GROUPS:
        assert themes["light"][f"g-{group.id}"] == group.light.lower()
        assert themes["dark"][f"g-{group.id}"] == group.dark.lower()


def contrast(one, other):
    first, second = sorted((luminance(one), luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
