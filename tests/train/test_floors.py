"""Floors under the dev figures."""

import pytest

from fogline.train.corpora import DataError
from fogline.train.floors import find_fallen, read_floors

ROWS = [
    {"data": "a dev", "metric": "entity F1, exact", "value": 70.0},
    {"data": "pages dev", "metric": "share of other pages let through, gate 1", "value": 20.0},
]


def test_a_figure_at_its_floor_stands():
    assert find_fallen(ROWS, {"a dev: entity F1": 70.0}) == []


def test_a_figure_below_its_floor_is_named():
    (line,) = find_fallen(ROWS, {"a dev: entity F1": 70.1})
    assert line == "a dev: entity F1 is 70.0, below its floor of 70.1."


def test_where_less_is_better_the_floor_is_a_ceiling():
    name = "pages dev: share of other pages let through"
    assert find_fallen(ROWS, {name: 20.0}) == []
    assert "above its ceiling" in find_fallen(ROWS, {name: 19.0})[0]


def test_broken_floors_are_refused(tmp_path):
    path = tmp_path / "floors.json"
    with pytest.raises(DataError, match="cannot be read"):
        read_floors(path)
    path.write_text('{"a": "b"}')
    with pytest.raises(DataError, match="names and numbers"):
        read_floors(path)
    path.write_text('{"a": 1}')
    assert read_floors(path) == {"a": 1.0}
