"""The sessions that are performed here, and what was told of them."""

from __future__ import annotations

from collections.abc import Sequence

from massage_cli.core.body import Leg
from massage_cli.core.briefing import briefed
from massage_cli.core.cues import CueKind
from massage_cli.core.english.session import stop_again
from massage_cli.core.routine import Kind, Legs, Until
from massage_cli.core.timeline import compile_timeline
from tests.examples import a_routine, a_step
from tests.fakes import Rig

STOP_AGAIN = stop_again("x", "w", "space")
# Gap 0–5, step 5–13, change 13–28, step 28–36.
TIMELINE = compile_timeline(a_routine(a_step(8)))
# Stretch 0–30, gap with a question, compression 46–54, on the leg that hurts.
ACUTE = compile_timeline(
    a_routine(a_step(30, technique="stretch", rhythm=()), a_step(), kind=Kind.ACUTE, legs=Legs.ONE)
)


def up_for(
    seconds: float, *script: tuple[float, str], sleeps: Sequence[tuple[float, float]] = ()
) -> Rig:
    """On a machine that has just started: small sums of its clock are exact."""
    rig = Rig(script=list(script), sleeps=list(sleeps))
    rig.clock.time = rig.keys.started = seconds
    return rig


def told(rig: Rig) -> list[str]:
    return [f"{at:g} {cue.phase.motion if cue.phase else cue.kind}" for at, cue in rig.display.told]


BRIEFED = briefed(TIMELINE)
# Gap 0–5, step 5–25 with a turn of 4 s, gap 25–30, step 30–38.
WAITING = compile_timeline(
    a_routine(
        a_step(20)._replace(until=Until.EASED, at_most=40.0), a_step(8), legs=Legs.BOTH
    )._replace(legs=Legs.BOTH),
    Leg.LEFT,
)
STRETCHED = compile_timeline(
    a_routine(
        a_step(30, technique="stretch", rhythm=())._replace(until=Until.EASED, at_most=120.0),
        a_step(),
        kind=Kind.ACUTE,
        legs=Legs.ONE,
    )
)


def ends(rig: Rig) -> list[float]:
    """When each step was over."""
    return [at for at, cue in rig.display.told if cue.kind is CueKind.END]
