"""The JSON Schema (2020-12) of a routine file, from the same description that checks it."""

from __future__ import annotations

from massage_cli.printable import json_text
from massage_cli.routinefile.document import (
    INCLUDE_DOCUMENT,
    REPEAT_DOCUMENT,
    ROUTINE_DOCUMENT,
)
from massage_cli.routinefile.kinds import Schema, blind
from massage_cli.routinefile.step import STEP_DOCUMENT

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILE_NAME = "routine.schema.json"


def schema() -> Schema:
    """The whole schema, with a description and an example of every key."""
    return {
        "$schema": DIALECT,
        "title": "massage routine",
        "description": "A guided self-massage, performed by `massage start`.",
        **ROUTINE_DOCUMENT.schema(),
        "$defs": {
            "step": {
                "description": "One technique on one area for one duration.",
                **STEP_DOCUMENT.schema(),
                "oneOf": [{"required": ["duration"]}, {"required": ["rounds"]}],
                "if": _names_its_own_technique(),
                "then": {"required": ["name"]},
                "allOf": [
                    {"not": {"required": ["leg", "legs"]}},
                    {"not": {"required": ["area", "place"]}},
                ],
            },
            "include": {
                "description": "The steps of another routine, put in here.",
                **INCLUDE_DOCUMENT.schema(),
            },
            "repeat": {
                "description": "Steps, or further repeats, played several times over.",
                **REPEAT_DOCUMENT.schema(),
            },
        },
    }


def schema_text() -> str:
    """The schema as it is printed and written."""
    return json_text(schema()) + "\n"


def _names_its_own_technique() -> Schema:
    technique = {"type": "string", "pattern": f"^{blind('custom')}$"}
    return {"properties": {"technique": technique}, "required": ["technique"]}
