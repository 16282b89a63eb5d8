"""Records to JSON and back, and the packaged schemas."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from record_strategies import CLAIMS, DOSSIERS, EVENTS, VALUES, VALUES_BY_KIND
from schema_check import TYPES, find_faults, look_up

import fogline
from fogline.errors import RecordError
from fogline.records import (
    SCHEMAS,
    Claim,
    Dossier,
    Event,
    Value,
    from_json,
    make_schema,
    read_schema,
    to_json,
)

EXAMPLE = Path(__file__).parents[2] / "examples/pages/01-gao-convoy.txt"


@pytest.fixture(scope="module")
def example() -> Dossier:
    [dossier] = fogline.read_file(EXAMPLE)
    return dossier


@given(VALUES)
def test_values_survive_json(value: Value) -> None:
    assert from_json(to_json(value), Value) == value


@given(CLAIMS)
def test_claims_survive_json(claim: Claim) -> None:
    assert from_json(to_json(claim), Claim) == claim


@given(EVENTS)
def test_events_survive_json(event: Event) -> None:
    assert from_json(to_json(event), Event) == event


@given(DOSSIERS)
def test_dossiers_survive_json_and_give_the_same_bytes_again(dossier: Dossier) -> None:
    data = to_json(dossier)
    assert b"\n" not in data
    again = from_json(data, Dossier)
    assert again == dossier
    assert to_json(again) == data


@given(DOSSIERS)
def test_every_dossier_follows_the_packaged_schema(dossier: Dossier) -> None:
    schema = json.loads(read_schema("dossier"))
    assert find_faults(json.loads(to_json(dossier)), schema, root=schema) == []


@pytest.mark.parametrize("kind", VALUES_BY_KIND)
def test_a_value_writes_its_own_form_alone(kind: str) -> None:
    fields = {"number": {"min", "max"}, "time": {"start", "end"}}.get(kind, {kind})

    @given(VALUES_BY_KIND[kind])
    def check(value: Value) -> None:
        assert set(json.loads(to_json(value))) == fields

    check()


def test_letters_stay_letters_in_json() -> None:
    assert to_json(Value(text="Шебекино")) == '{"text":"Шебекино"}'.encode()


def test_open_bounds_are_null() -> None:
    assert to_json(Value(min=71, max=None)) == b'{"min":71,"max":null}'
    assert from_json('{"min":71,"max":null}', Value) == Value(min=71, max=None)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ('{"id": "c_1"}', "speaker"),
        ('{"id": "c_1", "speaker": 3}', r"\$\.speaker"),
        ('{"id": "c_1", "speaker": "outlet", "value": {"min": "many"}}', r"\$\.value\.min"),
        ('{"id": "c_1"', "Claim"),
    ],
)
def test_from_json_names_the_field_that_is_wrong(data: str, named: str) -> None:
    with pytest.raises(RecordError, match=named):
        from_json(data, Claim)


@pytest.mark.parametrize("name", SCHEMAS)
def test_packaged_schema_is_the_one_the_records_give(name: str) -> None:
    made = json.loads(json.dumps(make_schema(name)))  # JSON knows lists alone
    assert json.loads(read_schema(name)) == made


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_sound(name: str) -> None:
    schema = json.loads(read_schema(name))
    assert schema["$schema"].endswith("2020-12/schema")
    for part in walk(schema):
        if isinstance(part.get("$ref"), str):
            assert look_up(part["$ref"], schema)["type"] == "object"
        if isinstance(part.get("type"), str):
            assert part["type"] in TYPES


def walk(part: Any) -> list[dict[str, Any]]:
    if isinstance(part, list):
        return [found for one in part for found in walk(one)]
    if not isinstance(part, dict):
        return []
    return [part, *(found for one in part.values() for found in walk(one))]


@pytest.mark.parametrize("read_or_make", [read_schema, make_schema])
def test_unknown_schema_name_is_refused(read_or_make: Any) -> None:
    with pytest.raises(ValueError, match="dossier, story"):
        read_or_make("event")


def test_example_page_follows_the_schema(example: Dossier) -> None:
    schema = json.loads(read_schema("dossier"))
    assert example.claims
    assert find_faults(json.loads(to_json(example)), schema, root=schema) == []
    assert from_json(to_json(example), Dossier) == example


@pytest.mark.parametrize(
    "value",
    [{}, {"min": 1}, {"min": 1, "max": 2, "yes": True}, {"yes": True, "why": "x"}, {"actor": 3}],
)
def test_schema_refuses_values_of_no_form(example: Dossier, value: dict[str, Any]) -> None:
    schema = json.loads(read_schema("dossier"))
    record = json.loads(to_json(example))
    record["claims"][0]["value"] = value
    assert find_faults(record, schema, root=schema) != []


def test_schema_refuses_another_version(example: Dossier) -> None:
    schema = json.loads(read_schema("dossier"))
    record = json.loads(to_json(example)) | {"schema": "fogline.dossier/2"}
    assert find_faults(record, schema, root=schema) != []
