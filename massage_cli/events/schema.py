"""The JSON Schema (2020-12) of a line. It lets pass what a later program of this version adds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from massage_cli.core.body import Leg
from massage_cli.core.cues import CueKind
from massage_cli.core.rhythm import Motion
from massage_cli.core.routine import Kind, Pressure
from massage_cli.core.segments import SegmentKind
from massage_cli.events.device import Ending
from massage_cli.events.lines import VERSION

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
STATES = ("playing", "paused", "jumped", "held", "volume", "muted", "unmuted", "leg")


def schema() -> Schema:
    """The whole schema: what every line has, and what each kind of line has besides."""
    return {
        "$schema": DIALECT,
        "title": "massage event",
        "description": "A line of `massage start --events`. More fields and more words may come.",
        **_object(EACH),
        "allOf": [
            {"if": {"properties": {"event": {"const": event}}}, "then": then}
            for event, then in EVENTS.items()
        ],
    }


def _object(properties: Schema, optional: Iterable[str] = ()) -> Schema:
    required = [name for name in properties if name not in set(optional)]
    return {"type": "object", "properties": properties, "required": required}


def _placed(own: Schema, optional: Iterable[str] = ()) -> Schema:
    """An event that stands somewhere in the session."""
    return _object({**own, **WHERE}, {"held", "step", *optional})


def _text(description: str, among: Iterable[str] = ()) -> Schema:
    """A text; those it is `among` are examples: others may come."""
    examples = list(among)
    return {"type": "string", "description": description} | (
        {"examples": examples} if examples else {}
    )


def _seconds(description: str, *, least: float | None = 0) -> Schema:
    bound = {} if least is None else {"minimum": least}
    return {"type": "number", "description": description, **bound}


def _whole(description: str, least: int, most: int | None = None) -> Schema:
    bound = {} if most is None else {"maximum": most}
    return {"type": "integer", "description": description, "minimum": least, **bound}


def _switch(description: str) -> Schema:
    return {"type": "boolean", "description": description}


LEG = _text("Which leg, or arm: unsaid is the one that hurts, where nobody said which.", Leg)
VOLUME = _whole("How loud.", 0, 10)
STEP = _object(
    {
        "number": _whole("Which of the played steps, from 1.", 1),
        "of": _whole("How many there are.", 1),
        "seconds": _seconds("How long it is, without what it may go on."),
        "title": _text("What the technique is called."),
        "technique": _text("Its name in a routine's file; custom for one of its own."),
        "place": _text("Where the hands are, in words; empty for nowhere."),
        "area": _text("The area's name in a routine's file, or a place in its words; or empty."),
        "leg": LEG,
        "pressure": _text("How hard; empty for not at all.", (each.word for each in Pressure)),
        "colour": {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$", "description": "For a light."},
        "position": _text("How to sit, lie or stand for it; empty where nothing changes."),
        "instruction": _text("What to do."),
        "caution": _text("What to mind while it is done; or empty."),
        "until_eased": _switch("It goes on after its time, until a key says that it has eased."),
    }
)
SEGMENT = _object(
    {
        "kind": _text(
            "What this stretch is for: work is a step, ready and change are gaps.", SegmentKind
        ),
        "seconds": _seconds("How long it is."),
        "left": _seconds("How much of it is left."),
    }
)
PHASE = _object(
    {
        "motion": _text("What the hands do in it.", Motion),
        "seconds": _seconds("How long it is."),
        "turn": _whole("Which turn of the rhythm, from 1.", 1),
        "turns": _whole("How many turns the step has.", 1),
    }
)
EACH = {
    "v": {"const": VERSION, "description": "The lines' version."},
    "event": _text("What kind of line it is.", ("session", "cue", "key", "state", "end", "lost")),
    "time": {
        "type": "string",
        "format": "date-time",
        "description": "When it was told, by the clock on the wall (RFC 3339).",
    },
}
WHERE = {
    "at": _seconds("Second of the session; the briefing lies before 0.", least=None),
    "left": _seconds("Seconds of it that are left."),
    "held": _seconds("For how many seconds the step has gone on after its time."),
    "segment": SEGMENT,
    "step": STEP | {"description": "The step that is played, or in a gap the one to come."},
}
EVENTS = {
    "session": _placed(
        {
            "program": _text("What told it."),
            "version": _text("Its version."),
            "routine": _text("The routine's name."),
            "title": _text("Its title."),
            "kind": _text("What it is for; acute is for a cramp.", Kind),
            "language": _text("The language of its texts."),
            "seconds": _seconds("How long it is in all."),
            "steps": _whole("How many steps are played.", 1),
            "speed": {"type": "number", "exclusiveMinimum": 0, "description": "1, or rehearsed."},
            "paused": _switch("Whether it stands still."),
            "volume": VOLUME,
            "muted": _switch("Whether it is muted."),
        }
    ),
    "cue": _placed(
        {
            "cue": _text("What is told at this second.", CueKind),
            "phase": PHASE | {"description": "Of a phase: what begins."},
            "count": _whole("Of a countdown: seconds to the step's end.", 1),
        },
        optional=("phase", "count"),
    ),
    "key": _placed({"action": _text("What a key asked for, before it is done.")}),
    "state": _placed(
        {
            "state": _text("What is otherwise now.", STATES),
            "from": _seconds("Of jumped: the second that it left.", least=None),
            "seconds": _seconds("Of held: for how long at most."),
            "volume": VOLUME,
            "leg": LEG,
        },
        optional=("from", "seconds", "volume", "leg"),
    ),
    "end": _placed(
        {
            "how": _text("How it ended.", Ending),
            "code": _whole("The exit code that it leads to.", 0, 255),
        }
    ),
    "lost": _object({"count": _whole("How many lines did not fit in here.", 1)}),
}
