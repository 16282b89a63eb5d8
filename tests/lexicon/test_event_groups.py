"""The eight event groups: which event goes where, and whether their marks can be told apart."""

import itertools
import math

import pytest

from fogline.lexicon.event_groups import (
    EVENT_GROUPS,
    get_event_group,
    group_event,
    names_civilians,
)

LIGHT_GROUNDS = ("#F4F1EA", "#DCE6EC", "#FFFFFF")
DARK_GROUNDS = ("#1E2328", "#26323B", "#14171A")
# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear sRGB.
SIGHTS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


@pytest.mark.parametrize(
    ("kind", "mode", "hits_civilians", "expected"),
    [
        ("ASSAULT", None, False, "clash"),
        ("ASSAULT", "firearms", False, "clash"),
        ("ASSAULT", "heavy-weapons", False, "strike"),
        ("ASSAULT", "explosives", False, "strike"),
        ("ASSAULT", "destroy", False, "sabotage"),
        ("ASSAULT", "aerial", True, "civilians"),
        ("ASSAULT", "destroy", True, "civilians"),
        ("COERCE", "arrest", False, "detention"),
        ("COERCE", "cyber", False, "sabotage"),
        ("SANCTION", None, False, "detention"),
        ("PROTEST", "riot", False, "protest"),
        ("MOBILIZE", "troops", False, "movement"),
        ("RETREAT", "ceasefire", False, "movement"),
        ("AID", None, False, "movement"),
        ("CONSULT", None, True, "words"),
        ("THREATEN", "violence", False, "words"),
    ],
)
def test_group_event_first_match_counts(kind, mode, hits_civilians, expected):
    assert group_event(kind, mode, hits_civilians=hits_civilians).id == expected


def test_shapes_and_glyphs_are_all_different():
    for name in ("id", "label", "shape", "glyph", "light", "dark"):
        assert len({getattr(group, name) for group in EVENT_GROUPS}) == len(EVENT_GROUPS)


def test_get_event_group_knows_only_its_own():
    assert get_event_group("strike") is not None
    assert get_event_group("battle") is None


def test_names_civilians_reads_words_not_parts_of_words():
    assert names_civilians("Residents of Sake")
    assert names_civilians("two nurses")
    assert not names_civilians("Civil Defence Command")
    assert not names_civilians("Russian Volunteer Corps")


@pytest.mark.parametrize(("theme", "grounds"), [("light", LIGHT_GROUNDS), ("dark", DARK_GROUNDS)])
def test_every_colour_stands_out_from_land_water_and_page(theme, grounds):
    for group in EVENT_GROUPS:
        for ground in grounds:
            assert contrast(getattr(group, theme), ground) >= 3.1, (group.id, ground)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sight", sorted(SIGHTS))
def test_every_pair_can_be_told_apart(theme, sight):
    labs = {group.id: to_lab(getattr(group, theme), SIGHTS[sight]) for group in EVENT_GROUPS}
    for one, other in itertools.combinations(labs, 2):
        assert ciede2000(labs[one], labs[other]) >= 14.85, (one, other)


def linear(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def contrast(one, other):
    first, second = sorted(
        (0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other))),
        reverse=True,
    )
    return (first + 0.05) / (second + 0.05)


def to_lab(colour, matrix):
    given = linear(colour)
    seen = [min(max(sum(m * c for m, c in zip(row, given, strict=True)), 0), 1) for row in matrix]
    r, g, b = seen
    xyz = (
        (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047,
        0.2126729 * r + 0.7151522 * g + 0.0721750 * b,
        (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883,
    )
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one, other):
    """Sharma, Wu and Dalal (2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean_c = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(mean_c**7 / (mean_c**7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = h2 - h1
    if c1 * c2 == 0:
        turn = 0
    elif abs(turn) > 180:
        turn -= math.copysign(360, turn)
    d_h = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    mean_l, mean_cp = (l1 + l2) / 2, (c1 + c2) / 2
    if c1 * c2 == 0:
        mean_h = h1 + h2
    elif abs(h1 - h2) <= 180:
        mean_h = (h1 + h2) / 2
    else:
        mean_h = (h1 + h2 + (360 if h1 + h2 < 360 else -360)) / 2
    t = (
        1
        - 0.17 * math.cos(math.radians(mean_h - 30))
        + 0.24 * math.cos(math.radians(2 * mean_h))
        + 0.32 * math.cos(math.radians(3 * mean_h + 6))
        - 0.20 * math.cos(math.radians(4 * mean_h - 63))
    )
    s_l = 1 + 0.015 * (mean_l - 50) ** 2 / math.sqrt(20 + (mean_l - 50) ** 2)
    s_c, s_h = 1 + 0.045 * mean_cp, 1 + 0.015 * mean_cp * t
    r_t = (
        -2
        * math.sqrt(mean_cp**7 / (mean_cp**7 + 25**7))
        * math.sin(math.radians(60 * math.exp(-(((mean_h - 275) / 25) ** 2))))
    )
    parts = (l2 - l1) / s_l, (c2 - c1) / s_c, d_h / s_h
    return math.sqrt(sum(p * p for p in parts) + r_t * parts[1] * parts[2])
