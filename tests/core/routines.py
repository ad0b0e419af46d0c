"""Routines for the tests, in one line a step."""

from __future__ import annotations

from massage_cli.core.body import Area
from massage_cli.core.routine import Kind, Legs, Pressure, Repeat, Routine, Step
from massage_cli.core.technique import TECHNIQUES


def step(technique: str, seconds: float, where: str = "", pressure: int = 0) -> Step:
    """`seconds` of a technique, with the technique's own rhythm and instruction."""
    known = TECHNIQUES[technique]
    return Step(
        technique=technique,
        title=known.title,
        colour=known.colour,
        seconds=seconds,
        area=Area(where) if where else None,
        pressure=Pressure(pressure),
        rhythm=known.rhythm,
        instruction=known.instruction,
    )


def both(one: Step) -> Step:
    return one._replace(legs=Legs.BOTH)


def routine(*steps: Step | Repeat, name: str = "mine", **fields: object) -> Routine:
    return Routine(name=name, title="Mine", steps=steps)._replace(**fields)  # type: ignore[arg-type]  # fields of Routine


CALF = routine(
    step("effleurage", 120, "lower-leg", 2),
    step("petrissage", 60, "calf", 3),
    step("compression", 60, "calf", 3),
    step("trigger-point", 51, "calf", 4),
    step("rest", 10),
    step("stroking", 60, "lower-leg", 2),
    kind=Kind.MILD,
    name="calf",
)
THIGH = routine(
    step("effleurage", 120, "hamstrings", 2),
    step("petrissage", 90, "hamstrings", 3),
    step("trigger-point", 51, "hamstrings", 4),
    step("stretch", 20, "hamstrings"),
    step("stroking", 40, "hamstrings", 2),
    kind=Kind.MILD,
    name="thigh",
)
