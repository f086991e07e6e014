"""The JSON Schema of a whole agreement file, for editors and for other programs."""

from collections.abc import Iterator
from typing import Any

from moothall.agreement.core.terms import KINDS
from moothall.agreement.core.variation import Variation
from moothall.agreement.files.reader import AgreementFile

# what a file may leave out because it follows from the variation's days
_LEFT_OUT = {"Variation": "known_on", "Change": "on", "Reinstate": "on", "End": "on"}
_ONE_OR_MANY = ("source", "decided_by")


def schema() -> dict[str, Any]:
    """Return the schema of the file format, in draft 2020-12."""
    found = AgreementFile.model_json_schema(by_alias=True)
    definitions = found.pop("$defs") | dict(_variation())
    for name, definition in definitions.items():
        _loosen(name, definition)
    found["properties"]["variations"]["items"] = {"$ref": "#/$defs/Variation"}
    found["properties"]["moothall"]["const"] = 1
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:moothall:agreement:1",
        **found,
        "title": "An agreement, version 1 of the file format",
        "anyOf": [{"required": ["variations"]}, {"required": ["variations_in"]}],
        "$defs": dict(sorted(definitions.items())),
    }


def _variation() -> Iterator[tuple[str, Any]]:
    whole = Variation.model_json_schema(by_alias=True)
    yield from whole.pop("$defs").items()
    yield "Variation", whole


def _loosen(name: str, definition: dict[str, Any]) -> None:
    """Make optional in a schema what a file may leave out, and required what it must say."""
    terms = {kind.__name__ for kind in KINDS.values()}
    needed = [field for field in definition.get("required", ()) if field != _LEFT_OUT.get(name)]
    if name in terms:
        needed = ["kind", *(field for field in needed if field != "from")]
    if needed:
        definition["required"] = needed
    for field in _ONE_OR_MANY:
        listed = definition.get("properties", {}).get(field, {})
        if "items" in listed:
            definition["properties"][field] = {
                "anyOf": [listed["items"], {"type": "array", "items": listed["items"]}],
                **{key: value for key, value in listed.items() if key not in ("type", "items")},
            }
