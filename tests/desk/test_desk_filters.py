"""Filters of the map: from an address and back."""

import pytest

from fogline.desk.errors import FilterError
from fogline.desk.filters import read_filter

QUERY = {
    "from": ["2023-05-20"], "to": ["2023-06-02"], "kind": ["words,clash", "strike"],
    "precision": ["4"], "contested": ["1"],
}  # fmt: skip


def test_filter_survives_the_way_through_an_address():
    chosen = read_filter(QUERY)
    assert chosen.groups == ("clash", "strike", "words")
    assert chosen.to_query() == (
        "from=2023-05-20&to=2023-06-02&kind=clash&kind=strike&kind=words&precision=4&contested=1"
    )


def test_each_active_filter_can_be_taken_off_alone():
    active = read_filter(QUERY).list_active()
    assert [name for _, name, _ in active] == ["from", "to", "kind", "precision", "contested"]
    for _, name, query in active:
        assert f"{name}=" not in query
        assert query.count("=") >= 4


def test_empty_fields_of_a_form_mean_no_filter():
    assert read_filter({"from": [""], "to": [""], "precision": [""]}).to_query() == ""


@pytest.mark.parametrize(
    ("name", "value"), [("from", "May"), ("kind", "battle"), ("precision", "9")]
)
def test_wrong_values_are_named(name, value):
    with pytest.raises(FilterError, match=value):
        read_filter({name: [value]})


def test_filters_change_the_list_too(client):
    text = client.get("/map?kind=movement").text
    assert "Troop movement, towards Minova" in text
    assert "Shelling, El Fasher" not in text
    none = client.get("/map?from=2020-01-01&to=2020-01-02").text
    assert "Nothing passes these filters" in none
    assert "2023-06-15" in none
