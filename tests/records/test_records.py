"""What holds of every record: frozen, by name only, without lists; and what values are."""

import dataclasses
import typing

import pytest

import fogline.records
from fogline.records import Actor, Links, Mention, Place, QuantityLink, TimeLink, Value
from fogline.text import Interval, Quantity, Span

RECORDS = [
    one for one in map(fogline.records.__dict__.get, fogline.records.__all__)
    if isinstance(one, type) and dataclasses.is_dataclass(one)
]  # fmt: skip


@pytest.mark.parametrize("record", RECORDS, ids=lambda one: one.__name__)
def test_records_are_frozen_and_named(record: type) -> None:
    parameters = record.__dataclass_params__  # type: ignore[attr-defined]  # of every dataclass
    assert parameters.frozen
    assert "__slots__" in record.__dict__
    fields = dataclasses.fields(record)
    assert all(field.kw_only for field in fields)
    held = typing.get_type_hints(record)
    assert not [name for name, kind in held.items() if typing.get_origin(kind) in (list, dict)]


def test_a_field_cannot_be_set() -> None:
    value = Value(yes=True)
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.yes = False  # type: ignore[misc]  # that is the test


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (Value.of_number(Quantity(min=71, max=None)), "number"),
        (Value.of_number(Quantity(min=0, max=0)), "number"),
        (Value(actor="ac_rvc"), "actor"),
        (Value(place="geonames:495112"), "place"),
        (Value.of_interval(Interval(start="2023-05-21", end="2023-06-01", precision="range")),
         "time"),
        (Value.of_interval(Interval(start="2023-05-21", end=None, precision="range")), "time"),
        (Value(yes=True), "yes"),
        (Value(text=""), "text"),
    ],
)  # fmt: skip
def test_value_kind(value: Value, kind: str) -> None:
    assert value.kind == kind


def test_value_of_number_keeps_both_bounds() -> None:
    value = Value.of_number(Quantity(min=24, max=60))
    assert (value.min, value.max) == (24, 60)


def test_value_of_interval_keeps_both_ends() -> None:
    value = Value.of_interval(Interval(start="2023-06-01", end="2023-06-02", precision="day"))
    assert (value.start, value.end) == ("2023-06-01", "2023-06-02")


def test_mention_span_is_its_offsets() -> None:
    mention = Mention(id="m1", start=3, end=11, kind="place", text="Belgorod")
    assert mention.span == Span(3, 11)


def test_links_find_what_a_mention_stands_for() -> None:
    groups = tuple(Actor(id=i, name=i, kind="group", mentions=("m1",)) for i in ("ac_a", "ac_b"))
    place = Place(id="geonames:1", name="Gao", mentions=("m2", "m5"))
    day = Interval(start="2024-03-02", end="2024-03-03", precision="day")
    links = Links(
        actors=groups,
        places=(place,),
        times=(TimeLink(mention="m3", interval=day),),
        quantities=(QuantityLink(mention="m4", quantity=Quantity(min=17, max=17)),),
    )
    assert links.actors_of("m1") == groups
    assert links.place_of("m5") == place
    assert links.interval_of("m3") == day
    assert links.quantity_of("m4") == Quantity(min=17, max=17)
    assert links.actors_of("m2") == ()
    assert (links.place_of("m1"), links.interval_of("m1"), links.quantity_of("m1")) == (None,) * 3
