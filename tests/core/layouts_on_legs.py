"""What is played when and on which leg, in short words to compare."""

from __future__ import annotations

from massage_cli.core.cues import Cue
from massage_cli.core.timeline import Timeline
from tests.examples import a_step

SECOND = a_step(1, rhythm=())


def told(timeline: Timeline) -> list[str]:
    return [f"{cue.at:g} {describe(cue)}" for cue in timeline.all_cues]


def describe(cue: Cue) -> str:
    name = cue.phase.motion if cue.phase is not None else cue.kind
    if cue.turns:
        return f"{name} {cue.count}/{cue.turns}"
    return f"{name} {cue.count}" if cue.count else name
