"""Words of the interface cover every code of the record."""

from fogline.desk.words import (
    CHANNELS,
    POINTS,
    PRECISIONS,
    STANCES,
    STATUSES,
    name_report,
    say_count,
    say_of,
    say_range,
)
from fogline.records import CHANNELS as CHANNEL_CODES
from fogline.records import POINTS as POINT_CODES
from fogline.records import STANCES as STANCE_CODES
from fogline.records import STATUSES as STATUS_CODES
from fogline.records import Value


def test_every_code_has_words():
    assert set(POINTS) == set(POINT_CODES)
    assert set(STANCE_CODES) < set(STANCES)
    assert set(STATUSES) == set(STATUS_CODES)
    assert set(CHANNELS) == set(CHANNEL_CODES)
    assert set(PRECISIONS) == set(range(1, 8))


def test_say_range_keeps_open_ends_open():
    assert say_range(Value(min=71, max=None)) == "≥ 71"
    assert say_range(Value(min=0, max=0)) == "0"
    assert say_range(Value(min=0, max=70)) == "≤ 70"
    assert say_range(Value(min=1300, max=2000)) == "1,300–2,000"
    assert say_range(Value(text="dozens")) == ""
    assert say_range(None) == ""


def test_small_words():
    assert say_count(1, "copy", "copies") == "1 copy"
    assert say_count(1204, "claim") == "1,204 claims"
    assert say_of("people", {}) == ""
    assert say_of("ac_a", {"ac_a": "Army"}) == "Army"
    assert name_report(None, "Nine killed", "a_x") == "Outlet not named: “Nine killed”"
