"""A small reader of JSON Schema: just the words our schemas use, and no other."""

from typing import Any

TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
_NOTES = {"title", "description", "default", "$schema", "$defs"}
_PARTS = {"minItems", "maxItems", "prefixItems", "items", "properties", "required"}
KNOWN = _NOTES | _PARTS | {"$ref", "type", "anyOf", "oneOf", "const", "enum"}
KNOWN |= {"additionalProperties", "minimum", "maximum"}


def find_faults(value: Any, schema: dict[str, Any], *, root: dict[str, Any]) -> list[str]:
    """Say where a JSON value breaks a schema.

    Args:
        value: Decoded JSON.
        schema: The schema, or a part of it.
        root: The whole schema, which holds ``$defs``.

    Returns:
        One line a fault; empty when the value follows the schema.
    """
    unknown = set(schema) - KNOWN
    if unknown:
        raise ValueError(f"the schema uses words that are not checked: {sorted(unknown)}")
    faults: list[str] = []
    if "$ref" in schema:
        faults += find_faults(value, look_up(schema["$ref"], root), root=root)
    if "type" in schema and not _is_type(value, schema["type"]):
        return [*faults, f"expected {schema['type']}, got {value!r}"]
    if "const" in schema and value != schema["const"]:
        faults.append(f"expected {schema['const']!r}, got {value!r}")
    if "enum" in schema and value not in schema["enum"]:
        faults.append(f"expected one of {schema['enum']}, got {value!r}")
    faults += _find_choice_faults(value, schema, root)
    if isinstance(value, dict):
        faults += _find_object_faults(value, schema, root)
    if isinstance(value, list):
        faults += _find_array_faults(value, schema, root)
    return faults


def look_up(reference: str, root: dict[str, Any]) -> dict[str, Any]:
    """Follow a ``#/$defs/Name`` reference."""
    if not reference.startswith("#/$defs/"):
        raise ValueError(f"expected a reference into $defs, got {reference!r}")
    found: dict[str, Any] = root["$defs"][reference.removeprefix("#/$defs/")]
    return found


def _is_type(value: Any, name: str) -> bool:
    # In Python True is an integer; in JSON it is not.
    return isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def _find_choice_faults(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> list[str]:
    faults = []
    for word, least, most in (("anyOf", 1, len(schema.get("anyOf", ()))), ("oneOf", 1, 1)):
        if word in schema:
            fitting = sum(not find_faults(value, one, root=root) for one in schema[word])
            if not least <= fitting <= most:
                faults.append(f"{fitting} of {word} fit {value!r}")
    return faults


def _find_object_faults(
    value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any]
) -> list[str]:
    faults = [f"{name} is missing" for name in schema.get("required", ()) if name not in value]
    properties = schema.get("properties", {})
    for name, one in value.items():
        if name in properties:
            found = find_faults(one, properties[name], root=root)
            faults += [f"{name}: {fault}" for fault in found]
        elif schema.get("additionalProperties") is False:
            faults.append(f"{name} is not in the schema")
    return faults


def _find_array_faults(value: list[Any], schema: dict[str, Any], root: dict[str, Any]) -> list[str]:
    fixed = schema.get("prefixItems", [])
    rest = schema.get("items", {})
    faults = []
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        faults.append(f"{len(value)} items")
    for index, one in enumerate(value):
        part = fixed[index] if index < len(fixed) else rest
        if part is False:
            faults.append(f"item {index} is not in the schema")
        else:
            faults += [f"{index}: {fault}" for fault in find_faults(one, part, root=root)]
    return faults
