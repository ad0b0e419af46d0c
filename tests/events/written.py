"""What a session told, read back: sessions with devices that need no machine, into a real file."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from massage_cli.clock import Moment
from massage_cli.core.player import Player
from massage_cli.core.timeline import Timeline
from massage_cli.events.device import Ending
from massage_cli.events.event_lines import EventLines
from massage_cli.events.schema import EVENTS, schema
from massage_cli.events.target import once
from massage_cli.session.loop import perform
from tests.fakes import FakeClock, Rig

VALIDATOR = Draft202012Validator(schema(), format_checker=FormatChecker())
WALL = 1_764_300_000.0
"""2025-11-28, 04:20 in Berlin, when the fake clock shows 1000."""


def moment_of(clock: FakeClock) -> Moment:
    return Moment(WALL + clock.time - 1000.0, 60, "CET")


def tell(
    timeline: Timeline,
    *script: tuple[float, str],
    player: Player | None = None,
    waits: bool = False,
    attended: bool = True,
    sleeps: Sequence[tuple[float, float]] = (),
) -> list[dict[str, Any]]:
    """The lines of a session in which those keys are pressed, all of them by the schema."""
    played = Rig(script=list(script), sleeps=list(sleeps))
    played.keys.interactive = attended
    with tempfile.TemporaryFile() as file:
        events = EventLines(
            once(os.dup(file.fileno())), played.clock, lambda: moment_of(played.clock)
        )
        played.events = events
        outcome = perform(timeline, played.devices, player, waits=waits)
        events.end(outcome.ending, 0 if outcome.ending is Ending.FINISHED else 4)
        events.leave()
        assert events.notices() == ()
        file.seek(0)
        return read(file.read())


def read(data: bytes) -> list[dict[str, Any]]:
    """The lines in `data`: whole ones, each as the schema has it, and with nothing besides."""
    assert data.endswith(b"\n") or not data
    lines = [json.loads(line) for line in data.decode("utf-8").splitlines()]
    for line in lines:
        errors = [error.message for error in VALIDATOR.iter_errors(line)]
        assert errors == [], line
        own = EVENTS[line["event"]]["properties"]
        assert set(line) <= {"v", "event", "time", *own}, line
    return lines


def short(line: dict[str, Any]) -> str:
    """A line in a few words: its second, what it is, and what belongs to that."""
    where = f"{line['at']:g}" if "at" in line else "-"
    held = f"+{line['held']:g}" if "held" in line else ""
    what = [
        line["event"],
        *(str(line[key]) for key in ("cue", "action", "state", "how") if key in line),
    ]
    if "phase" in line:
        what.append("{motion} {turn}/{turns}".format(**line["phase"]))
    own = ("count", "from", "leg", "seconds", "volume", "code")
    more = [f"{key}={line[key]}" for key in own if key in line and line["event"] != "session"]
    return " ".join([f"{where}{held}", *what, *more])
