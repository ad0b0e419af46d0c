"""Small routines of good practice, and a step from elsewhere."""

from __future__ import annotations

from massage_cli.core.routine import Repeat, Routine, Step
from tests.core.routines import routine, step


def saying(instruction: str, technique: str = "stroking") -> Step:
    return step(technique, 40, "lower-leg", 2)._replace(instruction=instruction)


WARM = step("effleurage", 120, "lower-leg", 2)
END = step("stroking", 60, "lower-leg", 2)
GOOD = routine(WARM, step("petrissage", 60, "calf", 3), END)


def seated(*steps: Step | Repeat, **fields: object) -> Routine:
    return routine(*steps)._replace(position="Sit on a chair.", **fields)  # type: ignore[arg-type]  # fields of a Routine
