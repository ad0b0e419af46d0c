"""The protocols as they are played."""

from __future__ import annotations

from pathlib import Path

from massage_cli.core.body import Leg
from massage_cli.core.cues import CueKind
from massage_cli.core.timeline import Timeline, compile_timeline
from massage_cli.routinefile.reader import read_routine

FOLDER = Path(__file__).parent


def played(name: str, leg: Leg | None = None) -> Timeline:
    return compile_timeline(read_routine(FOLDER / f"{name}.yaml"), leg)


def phases(timeline: Timeline, turn: int, number: int = 1) -> list[tuple[str, float]]:
    """What the hands do in one turn of a played step, each with its second in the turn."""
    work = timeline.work[number - 1]
    cues = [
        (cue.phase.motion.value, cue.at - work.start)
        for cue in timeline.all_cues
        if cue.kind is CueKind.PHASE
        and cue.phase is not None
        and cue.segment == work.index
        and cue.count == turn
    ]
    return [(motion, at - cues[0][1]) for motion, at in cues]


def works(timeline: Timeline) -> list[tuple[float, str, str, float]]:
    """The played steps: start, leg, title and seconds."""
    return [
        (segment.start, segment.leg.value, segment.step.title, segment.seconds)
        for segment in timeline.work
        if segment.step is not None
    ]
