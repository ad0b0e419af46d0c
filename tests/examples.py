"""Small routines that tests are written about."""

from __future__ import annotations

from massage_cli.core.body import Area
from massage_cli.core.rhythm import Motion, Phase, Rhythm
from massage_cli.core.routine import Kind, Legs, Pressure, Routine, Step

PRESS = (Phase(Motion.PRESS, 2.0), Phase(Motion.RELEASE, 2.0))


def a_step(
    seconds: float = 8.0,
    *,
    technique: str = "compression",
    rhythm: Rhythm = PRESS,
    legs: Legs = Legs.EACH,
    area: Area = Area.CALF,
    pressure: Pressure = Pressure.LIGHT,
) -> Step:
    return Step(
        technique=technique,
        title=technique.capitalize(),
        colour="#a864d0",
        seconds=seconds,
        legs=legs,
        area=area,
        pressure=pressure,
        rhythm=rhythm,
        instruction="Press, and let go.",
        say="Compress.",
    )


def a_routine(
    *steps: Step,
    kind: Kind = Kind.CUSTOM,
    legs: Legs = Legs.EACH,
    ready: float = 5.0,
    change: float = 15.0,
) -> Routine:
    return Routine(
        name="example",
        title="Example",
        steps=steps or (a_step(),),
        kind=kind,
        legs=legs,
        ready=ready,
        change=change,
    )
