"""The JSON Schema (2020-12) of a routine's file, and of a plan's.

They are made of the same descriptions that check them.
"""

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


def plan_schema() -> Schema:
    """That of a plan's file, likewise."""
    from massage_cli.routinefile.plan.document import APPOINTMENT_DOCUMENT, PLAN_DOCUMENT

    appointment = {
        "description": "A routine, on which days or after what.",
        **APPOINTMENT_DOCUMENT.schema(),
        "oneOf": [{"required": [key]} for key in ("days", "times", "after")],
        "not": {"required": ["at", "after"]},
    }
    plan = PLAN_DOCUMENT.schema()
    plan["properties"]["sessions"]["items"] = {"$ref": "#/$defs/session"}
    return {
        "$schema": DIALECT,
        "title": "massage plan",
        "description": "Routines on certain days, for some weeks: `massage plan`.",
        **plan,
        "$defs": {"session": appointment},
    }


def schema_text(of: Schema | None = None) -> str:
    """A schema as it is printed and written; that of a routine unless another is handed in."""
    return json_text(schema() if of is None else of) + "\n"


def _names_its_own_technique() -> Schema:
    technique = {"type": "string", "pattern": f"^{blind('custom')}$"}
    return {"properties": {"technique": technique}, "required": ["technique"]}
