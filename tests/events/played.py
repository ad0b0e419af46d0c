"""The sessions whose lines are read."""

from __future__ import annotations

from typing import Any

from massage_cli.core.routine import Kind, Legs, Until
from massage_cli.core.timeline import compile_timeline
from tests.events.written import short, tell
from tests.examples import a_routine, a_step

# Gap 0–5, step 5–13, change 13–28, step 28–36.
TIMELINE = compile_timeline(a_routine(a_step(8)))
# Stretch 0–30 on the leg that hurts, held on until it has eased or 60 s are over.
WAITING = compile_timeline(
    a_routine(
        a_step(30, technique="stretch", rhythm=())._replace(until=Until.EASED, at_most=60.0),
        a_step(),
        kind=Kind.ACUTE,
        legs=Legs.ONE,
    )
)


def told(*args: Any, **kwargs: Any) -> list[str]:
    return [short(line) for line in tell(*args, **kwargs)]
