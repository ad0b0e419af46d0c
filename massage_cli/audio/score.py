"""Timeline → notes: what is to be heard, and exactly when.

Pure, and the same for a session, a rendered file and the tests. What a note sounds like is
the business of `earcons`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from massage_cli.core.body import Leg
from massage_cli.core.cues import Cue, CueKind
from massage_cli.core.rhythm import Motion
from massage_cli.core.routine import Pressure
from massage_cli.core.segments import SegmentKind
from massage_cli.core.timeline import Timeline


class Signal(StrEnum):
    """A sound that marks a moment; the sound of a rhythm's phase is named by its `Motion`."""

    START = "start"
    HOLD = "hold on"
    """The written time is over, and the step goes on."""
    HALFWAY = "halfway"
    TICK = "tick"
    """A step without a rhythm runs."""
    COUNTDOWN = "countdown"
    CHANGE = "change"
    END = "end"
    FINISHED = "finished"
    MORE = "more"
    """The key for ten seconds more was taken."""
    WAKE = "wake"
    """Hardly heard: it opens a Bluetooth or HDMI device that has fallen asleep in a silence."""


@dataclass(frozen=True, slots=True)
class Note:
    """One sound at `at` seconds of the timeline. `seconds` is a phase's length, else 0."""

    at: float
    name: Signal | Motion
    leg: Leg
    pressure: Pressure = Pressure.NONE
    seconds: float = 0.0


SIGNALS = {
    CueKind.START: Signal.START,
    CueKind.HOLD: Signal.HOLD,
    CueKind.TICK: Signal.TICK,
    CueKind.HALFWAY: Signal.HALFWAY,
    CueKind.COUNTDOWN: Signal.COUNTDOWN,
    CueKind.CHANGE: Signal.CHANGE,
    CueKind.END: Signal.END,
    CueKind.FINISHED: Signal.FINISHED,
}


def notes(timeline: Timeline, start: float, stop: float) -> tuple[Note, ...]:
    """The notes with start <= at < stop: neighbouring queries lose and repeat nothing."""
    found = (_note(timeline, cue) for cue in timeline.cues(start, stop))
    return tuple(note for note in found if note is not None)


def next_note(timeline: Timeline, after: float) -> float | None:
    """The seconds of the first note at or after `after`; None if all has been heard."""
    found = notes(timeline, after, after + 60)
    while not found and after <= timeline.total:
        after += 60
        found = notes(timeline, after, after + 60)
    return found[0].at if found else None


def _note(timeline: Timeline, cue: Cue) -> Note | None:
    segment = timeline.segments[cue.segment]
    step = segment.step
    pressure = step.pressure if step else Pressure.NONE
    if cue.kind is CueKind.PHASE and cue.phase:
        return Note(cue.at, cue.phase.motion, segment.leg, pressure, cue.phase.seconds)
    if cue.kind is CueKind.END and not _followed_by_rest(timeline, cue):
        return None  # what begins at that very moment is told instead
    signal = SIGNALS.get(cue.kind)
    return None if signal is None else Note(cue.at, signal, segment.leg)


def _followed_by_rest(timeline: Timeline, end: Cue) -> bool:
    return timeline.segments[end.segment + 1].kind is SegmentKind.READY


def sounding(timeline: Timeline, playhead: float) -> Note | None:
    """The phase that is under way at `playhead`, so that it can be joined midway."""
    found = timeline.phase_at(playhead)
    if found is None:
        return None
    phase, gone = found
    segment = timeline.segment_at(playhead)
    pressure = segment.step.pressure if segment.step else Pressure.NONE
    at = playhead - gone * phase.seconds
    return Note(at, phase.motion, segment.leg, pressure, phase.seconds) if gone > 0 else None
