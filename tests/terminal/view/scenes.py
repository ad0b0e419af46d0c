"""Scenes that the tests of the terminal look at."""

from __future__ import annotations

from massage_cli.core.body import Leg
from massage_cli.core.english.safety import EASE_OFF
from massage_cli.core.routine import Kind, Legs, Pressure
from massage_cli.core.segments import SegmentKind
from massage_cli.core.timeline import Timeline, compile_timeline
from massage_cli.terminal.view.scene import Scene
from tests.core.routines import routine, step

ROUTINE = routine(
    step("effleurage", 60, "lower-leg", 2),
    step("compression", 60, "calf", 3),
    step("petrissage", 30, "quads", 2),
    step("trigger-point", 51, "hamstrings", 3),
    step("thumb-kneading", 30, "foot-sole", 2),
    step("stretch", 30, "calf"),
    name="calf-care",
    title="Calf care",
    kind=Kind.MILD,
    legs=Legs.EACH,
    ready=5.0,
    change=15.0,
)
TIMELINE: Timeline = compile_timeline(ROUTINE)


def scene(technique: str, into: float, leg: Leg = Leg.LEFT, **fields: object) -> Scene:
    """`into` seconds into the technique's step on `leg`."""
    segment = next(
        s for s in TIMELINE.work if s.step and s.step.technique == technique and s.leg is leg
    )
    if segment.step and segment.step.pressure >= Pressure.MODERATE:
        fields = {"caution": EASE_OFF, **fields}
    return Scene(TIMELINE, segment.start + into, **fields)  # type: ignore[arg-type]  # a test's


def change() -> Scene:
    """In the gap between the legs."""
    gap = next(s for s in TIMELINE.segments if s.kind is SegmentKind.CHANGE)
    return Scene(TIMELINE, gap.start + 3)
