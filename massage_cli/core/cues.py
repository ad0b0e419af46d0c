"""Cues: what is to be told of a step while it is played, each at one moment.

Seen, heard and spoken: everything that tells reads the same cues.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from massage_cli.core.rhythm import Phase, turn_seconds
from massage_cli.core.routine import Step

HALFWAY_FROM = 40.0
"""Seconds a step needs for a halfway cue: in a shorter one it would fall among the others."""
COUNTDOWN_FROM = 10.0
"""Seconds a step needs for its last three to be counted."""
TICK_EVERY = 5.0
"""Seconds between two ticks, which say that a step without a rhythm runs."""
TICK_CLEAR = 1.0
"""Seconds that a tick keeps from any other cue: that one says so too."""


class CueKind(StrEnum):
    """Something to be told, at one moment."""

    BRIEFING = "briefing"
    ANNOUNCE = "announce"
    START = "start"
    HOLD = "hold"
    """The written time is over, and the step goes on."""
    PHASE = "phase"
    TICK = "tick"
    """A step without a rhythm runs: for the ear alone."""
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

    Start, phases or ticks, halfway, last three and end; END sorts before what starts at its time.
    """
    cues = [Cue(at, CueKind.START, index)]
    if seconds >= HALFWAY_FROM:
        cues.append(Cue(at + seconds / 2, CueKind.HALFWAY, index))
    if seconds >= COUNTDOWN_FROM and step.until is None:  # else its end is not known
        cues += [Cue(at + seconds - n, CueKind.COUNTDOWN, index, count=n) for n in (3, 2, 1)]
    cues.append(Cue(at + seconds, CueKind.END, index))
    return _among(cues, step, at, seconds)


def held_cues(step: Step, index: int, at: float, seconds: float) -> list[Cue]:
    """The cues of a step that goes on from `at`, when its written time is over."""
    return _among([Cue(at, CueKind.HOLD, index)], step, at, seconds)


def _among(cues: list[Cue], step: Step, at: float, seconds: float) -> list[Cue]:
    """The cues with what tells between them that the step runs: its rhythm, or ticks."""
    index = cues[0].segment
    told = [cue.at for cue in cues] + [at + seconds]
    pulse = _phases(step, index, at, seconds) if step.rhythm else _ticks(told, index, at, seconds)
    first, *later = cues
    return sorted([first, *pulse, *later], key=lambda cue: cue.at)


def _phases(step: Step, index: int, at: float, seconds: float) -> Iterator[Cue]:
    """The phases of the step's rhythm, turn by turn, for as long as it is played."""
    turn = turn_seconds(step.rhythm)
    turns = round(seconds / turn)
    for count in range(turns):
        begins = at + count * turn
        for phase in step.rhythm:
            yield Cue(begins, CueKind.PHASE, index, phase, count + 1, turns)
            begins += phase.seconds


def _ticks(told: Sequence[float], index: int, at: float, seconds: float) -> Iterator[Cue]:
    """A tick every few seconds, where nothing else is told."""
    for number in range(1, int(seconds / TICK_EVERY) + 1):
        tick = at + number * TICK_EVERY
        if all(abs(tick - other) >= TICK_CLEAR for other in told):
            yield Cue(tick, CueKind.TICK, index)
