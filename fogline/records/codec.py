"""Records to JSON and back, and their JSON Schema."""

from importlib import resources
from typing import Any, TypeVar

import msgspec

from fogline.errors import RecordError
from fogline.records.dossier import Dossier
from fogline.records.story import Story

SCHEMAS: dict[str, type[Dossier] | type[Story]] = {"dossier": Dossier, "story": Story}
_VALUE_FORMS = (("min", "max"), ("actor",), ("place",), ("start", "end"), ("yes",), ("text",))

RecordT = TypeVar("RecordT")
_ENCODER = msgspec.json.Encoder()


def to_json(record: object) -> bytes:
    """Write a record as one line of JSON; the same record always gives the same bytes.

    Args:
        record: Any record of this package.

    Returns:
        UTF-8 JSON without a line end.
    """
    return _ENCODER.encode(record)


def from_json(data: bytes | str, record_type: type[RecordT]) -> RecordT:
    """Read a record back.

    Args:
        data: JSON made by :func:`to_json`, or by another program to the same schema.
        record_type: Which record it is, such as ``Dossier``.

    Returns:
        The record.

    Raises:
        RecordError: The JSON does not follow the schema; the message names the field.
    """
    try:
        return msgspec.json.decode(data, type=record_type)
    except msgspec.DecodeError as error:
        raise RecordError(f"not a {record_type.__name__} record: {error}") from error


def make_schema(name: str) -> dict[str, Any]:
    """Make the JSON Schema of a record from its dataclass.

    Args:
        name: ``dossier`` or ``story``.

    Returns:
        JSON Schema, draft 2020-12.

    Raises:
        ValueError: No schema has that name.
    """
    if name not in SCHEMAS:
        raise ValueError(f"expected one of {', '.join(sorted(SCHEMAS))}, got {name!r}")
    schema = msgspec.json.schema(SCHEMAS[name])
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = f"fogline.{name}/1"
    value = schema["$defs"]["Value"]
    value["oneOf"] = [{"required": list(form)} for form in _VALUE_FORMS]
    value["additionalProperties"] = False
    schema["$defs"][name.capitalize()]["properties"]["schema"] = {"const": f"fogline.{name}/1"}
    return schema


def read_schema(name: str) -> bytes:
    """The packaged JSON Schema file of a record.

    Args:
        name: ``dossier`` or ``story``.

    Returns:
        The file's bytes.

    Raises:
        ValueError: No schema has that name.
    """
    if name not in SCHEMAS:
        raise ValueError(f"expected one of {', '.join(sorted(SCHEMAS))}, got {name!r}")
    return resources.files("fogline.records").joinpath(f"schema/{name}.schema.json").read_bytes()
