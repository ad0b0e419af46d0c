"""Routine → segments: which step is played when and on which leg, and the gaps between.

A gap is as long as it is written, and no shorter than what is said in it takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from math import ceil
from typing import NamedTuple

from massage_cli.core.announcement import Same, announcement, same_as, seconds_before
from massage_cli.core.body import Leg
from massage_cli.core.rhythm import turn_seconds
from massage_cli.core.routine import Gaps, KeyPath, Kind, Routine, Step
from massage_cli.core.sequence import MAX_SEGMENTS, TooLongError, Turn, in_order, legs_of
from massage_cli.core.spoken import phrases_of

MAX_SECONDS = 2 * 60 * 60
TIME_TO_MOVE = 15.0
"""Seconds that a person is given to get up, down or over."""


class SegmentKind(StrEnum):
    """What a stretch of the timeline is for."""

    BRIEFING = "briefing"
    READY = "ready"
    WORK = "work"
    CHANGE = "change"
    DONE = "done"


class Segment(NamedTuple):
    """A stretch of the timeline. `step` is the one played, or in a gap the one to come."""

    index: int  # type: ignore[assignment]  # hides the tuple's own method, which nobody needs
    kind: SegmentKind
    start: float
    seconds: float
    leg: Leg
    step: Step | None
    number: int
    """Which of the played steps this is or leads to, from 1; 0 for the briefing."""
    same: Same = Same.NO
    """Whether the step was done before in the same way on the other leg."""

    @property
    def end(self) -> float:
        """Seconds at which the next segment begins."""
        return self.start + self.seconds


def played_seconds(step: Step) -> float:
    """The step's seconds rounded to whole turns of its rhythm, at least one: none is cut."""
    turn = turn_seconds(step.rhythm)
    return step.seconds if turn == 0 else max(1, int(step.seconds / turn + 0.5)) * turn


def whole(routine: Routine, leg: Leg | None = None, first: Leg = Leg.LEFT) -> tuple[Segment, ...]:
    """All segments of `routine`, for the legs that `legs_of` has. Raises TooLongError."""
    return tuple(segments_of(routine, in_order(routine, legs_of(routine, leg, first))))


def segments_of(routine: Routine, order: Iterable[Turn]) -> Iterator[Segment]:
    """The played steps in that `order`, each after its gap, and the end.

    Raises TooLongError beyond 2 hours or 2,000 segments.
    """
    index = number = 0
    at = 0.0
    hands: Leg | None = None
    before: Step | None = None
    done: dict[tuple[KeyPath, Leg], int] = {}
    """The number of the step, by where it is written and on which leg it was played last."""

    for step, leg, path, gaps in _told_back(routine, tuple(order)):
        number += 1
        changes = Leg.BOTH not in (leg, hands) and hands not in (None, leg)
        kind = SegmentKind.CHANGE if changes else SegmentKind.READY
        same = same_as(done.get((path, leg.other)), number) if leg.other is not leg else Same.NO
        gap = _gap(gaps or routine.gaps, step, changes=changes)
        if number == 1 and routine.kind is Kind.ACUTE:
            gap = 0.0  # a cramp does not wait
        if gap > 0:
            here = Segment(index, kind, at, gap, leg, step, number, same)
            told = here._replace(step=_with_tools(routine, step, number))
            gap = max(gap, to_say(routine, told, before))
            yield here._replace(seconds=gap)
            index, at = index + 1, at + gap
        seconds = played_seconds(step)
        yield Segment(index, SegmentKind.WORK, at, seconds, leg, step, number, same)
        index, at = index + 1, at + seconds
        hands = leg if leg is not Leg.BOTH else hands
        before = step
        done[path, leg] = number
        if at > MAX_SECONDS or index > MAX_SEGMENTS:
            raise TooLongError("a routine is at most 2 hours and 2,000 played segments")
    yield Segment(index, SegmentKind.DONE, at, 0.0, Leg.BOTH, None, number)


def _told_back(routine: Routine, turns: tuple[Turn, ...]) -> Iterable[Turn]:
    """The same, told how to sit or lie again where a step comes back to somebody who stands."""
    if len({turn.path for turn in turns}) == len(turns):
        return turns  # none comes back: a cramp's one leg begins without reading any words
    from massage_cli.core.stance import brought_back

    return brought_back(routine, turns)


def _with_tools(routine: Routine, step: Step, number: int) -> Step:
    """The second step of a cramp says what to have at hand too: nothing is said before it."""
    if number != 2 or routine.kind is not Kind.ACUTE:
        return step
    needed = phrases_of(routine.language).at_hand(routine.tools)
    return step._replace(position=f"{needed} {step.position}".strip())


def _gap(gaps: Gaps, step: Step, *, changes: bool) -> float:
    """Seconds before `step` as it is written: no less than the hands take to change the leg."""
    if changes:
        return max(gaps.change, step.ready or 0.0)
    return gaps.ready if step.ready is None else step.ready


def to_say(routine: Routine, coming: Segment, before: Step | None) -> float:
    """Whole seconds in which what is said in the gap before the step `coming` has been said."""
    assert coming.step is not None
    # A leg that nobody has named may be named before it comes to that.
    sides = (Leg.LEFT, Leg.RIGHT, Leg.UNSAID)
    legs = sides if coming.leg is Leg.UNSAID else (coming.leg,)
    changes = coming.kind is SegmentKind.CHANGE
    said = (
        announcement(routine, coming.step, leg, same=coming.same, before=before, changes=changes)
        for leg in legs
    )
    return max(ceil(seconds_before(each, routine.language)) for each in said)
