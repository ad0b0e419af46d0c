"""A step that goes on when its written time is over: until it has eased, or ten seconds more.

The playhead stands at the step's end meanwhile, and the timeline is never rewritten: what goes
on is a timeline of its own, the step's rhythm in whole turns, or its ticks.
"""

from __future__ import annotations

from typing import NamedTuple

from massage_cli.core.cues import held_cues
from massage_cli.core.rhythm import turn_seconds
from massage_cli.core.routine import Step
from massage_cli.core.segments import Segment, SegmentKind
from massage_cli.core.technique import TECHNIQUES
from massage_cli.core.timeline import Timeline

MORE = 10.0
"""Seconds that the key for more adds, in whole turns of a rhythm."""
LONGEST = 300.0
"""Seconds that a step of a technique of one's own may last with them."""


class More(NamedTuple):
    """What the key for more added to the segment of that index, in seconds."""

    segment: int = -1
    seconds: float = 0.0


NOTHING_MORE = More()


class Hold(NamedTuple):
    """What may follow a step's written time: for how many seconds at most, and why."""

    seconds: float
    until_eased: bool
    """It ends by a key, or when the time is over; else by the time alone."""


def hold_at(timeline: Timeline, playhead: float, more: More, played: float = 0.0) -> Hold | None:
    """The hold at the end of the step that is played at `playhead`; None for no hold.

    Of a tender spot what was `played` of it before counts, in seconds: held again, it gets no
    more than its most in all.
    """
    segment = timeline.segment_at(playhead)
    step = segment.step
    if segment.kind is not SegmentKind.WORK or step is None:
        return None
    if step.until is not None:
        before = played if step.technique == "trigger-point" else 0.0
        seconds = _whole_turns(step, step.at_most - max(segment.seconds, before))
    else:
        seconds = more.seconds if more.segment == segment.index else 0.0
    return Hold(seconds, step.until is not None) if seconds > 0 else None


def longer(timeline: Timeline, playhead: float, more: More) -> More | None:
    """What was added to the step played at `playhead`, and ten seconds more.

    None where there is no step, or the technique's limit would be passed.
    """
    segment = timeline.segment_at(playhead)
    step = segment.step
    if segment.kind is not SegmentKind.WORK or step is None or step.until is not None:
        return None
    turn = turn_seconds(step.rhythm)
    added = MORE if not turn else max(1, round(MORE / turn)) * turn
    before = more.seconds if more.segment == segment.index else 0.0
    technique = TECHNIQUES.get(step.technique)
    most = max(technique.most if technique else LONGEST, segment.seconds)
    if segment.seconds + before + added > most:
        return None
    return More(segment.index, before + added)


def going_on(timeline: Timeline, segment: Segment, seconds: float) -> Timeline:
    """The rhythm or the ticks of `segment`, a played step, for so many seconds more, from 0 on."""
    assert segment.step is not None
    work = segment._replace(index=0, start=0.0, seconds=seconds)
    done = Segment(1, SegmentKind.DONE, seconds, 0.0, segment.leg, None, segment.number)
    cues = tuple(held_cues(segment.step, 0, 0.0, seconds))
    return Timeline(timeline.routine, (work, done), cues, holds=True)


def _whole_turns(step: Step, seconds: float) -> float:
    turn = turn_seconds(step.rhythm)
    return max(0.0, seconds if not turn else int(seconds / turn + 1e-9) * turn)
