"""Cues: what is to be told of a step while it is played, each at one moment.

Seen, heard and spoken: everything that tells reads the same cues.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from massage_cli.core.routine import Phase, Step, turn_seconds

HALFWAY_FROM = 20.0
"""Seconds a step needs for a halfway cue: in a shorter one it would fall among the others."""
COUNTDOWN_FROM = 10.0
"""Seconds a step needs for its last three to be counted."""


class CueKind(StrEnum):
    """Something to be told, at one moment."""

    BRIEFING = "briefing"
    ANNOUNCE = "announce"
    START = "start"
    HOLD = "hold"
    """The written time is over, and the step goes on."""
    PHASE = "phase"
    HALFWAY = "halfway"
    COUNTDOWN = "countdown"
    CHANGE = "change"
    END = "end"
    FINISHED = "finished"


class Cue(NamedTuple):
    """One cue at `at` seconds, in the segment of that index."""

    at: float
    kind: CueKind
    segment: int
    phase: Phase | None = None
    count: int = 0  # type: ignore[assignment]  # hides the tuple's own method
    """A phase's turn from 1; a countdown's 3, 2, 1."""
    turns: int = 0
    """How many turns a phase's rhythm makes in its step."""


def work_cues(step: Step, index: int, at: float, seconds: float) -> list[Cue]:
    """The cues of `step`, played from `at` for `seconds` in the segment of that index.

    Start, phases, halfway, last three and end; END sorts before what starts at its time.
    """
    cues = [Cue(at, CueKind.START, index), *phase_cues(step, index, at, seconds)]
    if seconds >= HALFWAY_FROM:
        cues.append(Cue(at + seconds / 2, CueKind.HALFWAY, index))
    if seconds >= COUNTDOWN_FROM and step.until is None:  # else its end is not known
        cues += [Cue(at + seconds - n, CueKind.COUNTDOWN, index, count=n) for n in (3, 2, 1)]
    cues.append(Cue(at + seconds, CueKind.END, index))
    return sorted(cues, key=lambda cue: cue.at)


def phase_cues(step: Step, index: int, at: float, seconds: float) -> Iterator[Cue]:
    """The phases of the step's rhythm, turn by turn, for as long as it is played."""
    turn = turn_seconds(step.rhythm) or seconds
    turns = round(seconds / turn)
    for count in range(turns):
        begins = at + count * turn
        for phase in step.rhythm:
            yield Cue(begins, CueKind.PHASE, index, phase, count + 1, turns)
            begins += phase.seconds
