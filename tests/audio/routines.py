"""Small routines for the sound's tests."""

from __future__ import annotations

from massage_cli.core.body import Area, Leg
from massage_cli.core.rhythm import Motion, Phase
from massage_cli.core.routine import Kind, Legs, Pressure, Routine, Step
from massage_cli.core.timeline import Timeline, compile_timeline


def step(
    seconds: float,
    *rhythm: tuple[Motion, float],
    technique: str = "compression",
    pressure: Pressure = Pressure.LIGHT,
    legs: Legs = Legs.EACH,
    instruction: str = "Press, and let go.",
    title: str = "",
) -> Step:
    """A step on the calf with a rhythm of (motion, seconds)."""
    return Step(
        technique=technique,
        title=title or technique.capitalize(),
        colour="red",
        seconds=seconds,
        legs=legs,
        area=Area.CALF,
        pressure=pressure,
        rhythm=tuple(Phase(motion, length) for motion, length in rhythm),
        instruction=instruction,
    )


def timeline(
    *steps: Step, ready: float = 2.0, change: float = 3.0, leg: Leg | None = None
) -> Timeline:
    """The timeline of a routine with these steps on each leg."""
    return compile_timeline(
        Routine(
            name="small",
            title="Small",
            steps=steps,
            kind=Kind.CUSTOM,
            legs=Legs.EACH,
            ready=ready,
            change=change,
        ),
        leg=leg,
    )


def pressing(seconds: float = 4.0) -> Step:
    """A step of pressing and letting go, a second each."""
    return step(seconds, (Motion.PRESS, 1.0), (Motion.RELEASE, 1.0))
