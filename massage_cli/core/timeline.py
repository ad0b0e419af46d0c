"""Routine → Timeline: segments and cues at absolute seconds from the session's start.

Everything that is seen, heard, shown beforehand, rendered to a file or kept in the
history reads this one timeline: what is previewed is what is played.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import groupby, product
from math import ceil
from typing import NamedTuple

from massage_cli.core.announcement import Same, announcement, same_as, seconds_before
from massage_cli.core.cues import Cue, CueKind, work_cues
from massage_cli.core.english.words import Sides, place
from massage_cli.core.routine import (
    MAX_SEGMENTS,
    KeyPath,
    Kind,
    Leg,
    Legs,
    Order,
    Phase,
    Place,
    Rhythm,
    Routine,
    Step,
    TooLongError,
    placed,
    sides_of,
    turn_seconds,
)
from massage_cli.core.spoken import phrases_of

MAX_SECONDS = 2 * 60 * 60


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


@dataclass(frozen=True)
class Timeline:
    """The compiled routine. Segments abut, the last is `DONE`; cues are sorted by time.

    A briefing lies before second 0, where the first step or its gap begins.
    """

    routine: Routine
    segments: tuple[Segment, ...]
    all_cues: tuple[Cue, ...]
    begins_at: float = 0.0
    """The second to which its briefing leads."""
    holds: bool = False
    """Whether it is what goes on while another timeline is held: it is not announced."""

    @property
    def start(self) -> float:
        """The first second: 0, or below it where there is a briefing."""
        return self.segments[0].start

    @property
    def total(self) -> float:
        """Seconds from the first step, or its gap, to the finish."""
        return self.segments[-1].start

    @cached_property
    def work(self) -> tuple[Segment, ...]:
        """The played steps, in order."""
        return tuple(s for s in self.segments if s.kind is SegmentKind.WORK)

    @cached_property
    def leg_is_unsaid(self) -> bool:
        """Whether nobody has said which leg hurts."""
        return any(segment.leg is Leg.UNSAID for segment in self.segments)

    @cached_property
    def sides(self) -> Sides:
        """What its two sides are called where no step is spoken of."""
        return sides_of(self.routine)

    def sides_at(self, segment: Segment) -> Sides:
        """What they are called at the step that `segment` is or leads to."""
        return sides_of(self.routine, segment.step)

    def place(self, segment: Segment) -> str:
        """Where the hands are in `segment`, in words: `left calf`, `forearm, right arm`."""
        area = segment.step.area_words if segment.step else ""
        return place(area, segment.leg, self.sides_at(segment))

    def cues(self, start: float, stop: float) -> tuple[Cue, ...]:
        """The cues with start <= at < stop: neighbouring queries lose and repeat nothing."""
        low = bisect_left(self._cue_times, start)
        return self.all_cues[low : bisect_left(self._cue_times, stop, low)]

    def next_cue(self, after: float) -> Cue | None:
        """The first cue later than `after` seconds."""
        index = bisect_right(self._cue_times, after)
        return self.all_cues[index] if index < len(self.all_cues) else None

    def segment_at(self, playhead: float) -> Segment:
        """The segment that holds `playhead` seconds; beyond the end, `DONE`."""
        return self.segments[max(0, bisect_right(self._starts, playhead) - 1)]

    def phase_at(self, playhead: float) -> tuple[Phase, float] | None:
        """The rhythm's phase at `playhead`, and how far it has gone (0 to below 1)."""
        found = self.turn_at(playhead)
        return None if found is None else (found[0][found[1]], found[2])

    def turn_at(self, playhead: float) -> tuple[Rhythm, int, float] | None:
        """The rhythm at `playhead`, which of its phases is on, and how far that has gone."""
        segment = self.segment_at(playhead)
        if segment.kind is not SegmentKind.WORK or segment.step is None or not segment.step.rhythm:
            return None
        rhythm = segment.step.rhythm
        into = (playhead - segment.start) % turn_seconds(rhythm)
        for index, phase in enumerate(rhythm):
            if into < phase.seconds:
                return rhythm, index, into / phase.seconds
            into -= phase.seconds
        return rhythm, 0, 0.0

    @cached_property
    def _cue_times(self) -> list[float]:
        return [cue.at for cue in self.all_cues]

    @cached_property
    def _starts(self) -> list[float]:
        return [segment.start for segment in self.segments]


def played_seconds(step: Step) -> float:
    """The step's seconds rounded to whole turns of its rhythm, at least one: none is cut."""
    turn = turn_seconds(step.rhythm)
    return step.seconds if turn == 0 else max(1, int(step.seconds / turn + 0.5)) * turn


def compile_timeline(routine: Routine, leg: Leg | None = None, first: Leg = Leg.LEFT) -> Timeline:
    """Compile `routine` for `leg`.

    No leg means what the routine says: `one` plays the leg that hurts, whichever that is,
    `each` plays `first` and then the other. `BOTH` plays each leg in turn, a single leg
    only that one.

    Raises TooLongError beyond 2 hours or 2,000 segments.
    """
    segments = tuple(_segments(routine, in_order(routine, legs_of(routine, leg, first))))
    return Timeline(routine, segments, tuple(_cues(segments)))


def total_seconds(routine: Routine, leg: Leg | None = None) -> float:
    """The total of `routine`'s timeline without its cues: in a tenth of the time.

    Raises TooLongError as compile_timeline does.
    """
    order = in_order(routine, legs_of(routine, leg, Leg.LEFT))
    return deque(_segments(routine, order), maxlen=1)[0].start


def legs_of(routine: Routine, leg: Leg | None, first: Leg) -> tuple[Leg, ...]:
    """On which legs, one after the other, the steps are played that are not for both at once."""
    if leg in (Leg.LEFT, Leg.RIGHT, Leg.UNSAID):
        return (leg,)
    if leg is None and routine.legs is Legs.ONE:
        return (Leg.UNSAID,)
    return (first, first.other)


def on_leg(timeline: Timeline, leg: Leg) -> Timeline:
    """The same timeline once it is known which leg hurts; no time changes."""
    segments = tuple(
        segment._replace(leg=leg) if segment.leg is Leg.UNSAID else segment
        for segment in timeline.segments
    )
    return replace(timeline, segments=segments)


def in_order(routine: Routine, legs: tuple[Leg, ...]) -> Iterator[tuple[Step, Leg, KeyPath]]:
    """The played steps, each with its leg and where it is written.

    Blocks of steps for a leg come once for each of `legs`, or step by step on each; the rest
    once. Raises TooLongError.
    """
    for once, by_step, block in _blocks(routine):
        if once:
            yield from ((place.step, Leg.BOTH, place.path) for place in block)
            continue
        rounds = [(place,) for place in block] if by_step else [block]
        for places, turn in product(rounds, legs):
            for step, path, *_ in places:
                if leg := step.on(turn):
                    yield step, leg, path


def _blocks(routine: Routine) -> Iterator[tuple[bool, bool, tuple[Place, ...]]]:
    """Neighbouring steps that are played for both legs at once, or in the same order.

    Whether at once, whether by step, and the steps.
    """
    number = 0

    def block_of(place: Place) -> tuple[int, bool, bool]:
        nonlocal number
        number += place.begins
        return number, place.step.legs is Legs.BOTH, place.order is Order.BY_STEP

    for (_, once, by_step), group in groupby(placed(routine.steps, routine.order), block_of):
        yield once, by_step, tuple(group)


def _segments(routine: Routine, order: Iterable[tuple[Step, Leg, KeyPath]]) -> Iterator[Segment]:
    index = number = 0
    at = 0.0
    hands: Leg | None = None
    before: Step | None = None
    done: dict[tuple[KeyPath, Leg], int] = {}
    """The number of the step, by where it is written and on which leg it was played last."""

    for step, leg, path in order:
        number += 1
        changes = Leg.BOTH not in (leg, hands) and hands not in (None, leg)
        kind = SegmentKind.CHANGE if changes else SegmentKind.READY
        same = same_as(done.get((path, leg.other)), number) if leg.other is not leg else Same.NO
        gap = _gap(routine, step, changes=changes)
        if number == 1 and routine.kind is Kind.ACUTE:
            gap = 0.0  # a cramp does not wait
        if gap > 0:
            here = Segment(index, kind, at, gap, leg, step, number, same)
            told = here._replace(step=_with_tools(routine, step, number))
            gap = max(gap, _to_say(routine, told, before))
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


def _with_tools(routine: Routine, step: Step, number: int) -> Step:
    """The second step of a cramp says what to have at hand too: nothing is said before it."""
    if number != 2 or routine.kind is not Kind.ACUTE:
        return step
    needed = phrases_of(routine.language).at_hand(routine.tools)
    return step._replace(position=f"{needed} {step.position}".strip())


def _gap(routine: Routine, step: Step, *, changes: bool) -> float:
    """Seconds before `step` as it is written: no less than the hands take to change the leg."""
    if changes:
        return max(routine.change, step.ready or 0.0)
    return routine.ready if step.ready is None else step.ready


def _to_say(routine: Routine, coming: Segment, before: Step | None) -> float:
    """Whole seconds in which what is said in the gap before the step `coming` has been said."""
    assert coming.step is not None
    said = announcement(
        routine,
        coming.step,
        Leg.LEFT if coming.leg is Leg.UNSAID else coming.leg,  # once it is known, it is named
        same=coming.same,
        before=before,
        changes=coming.kind is SegmentKind.CHANGE,
    )
    return ceil(seconds_before(said, routine.language))


def with_room(timeline: Timeline) -> Timeline:
    """The same timeline, each gap as much longer as what is now said in it takes."""
    shift, before = 0.0, None
    shifts: list[float] = []
    segments: list[Segment] = []
    for segment in timeline.segments:
        shifts.append(shift)
        segment = segment._replace(start=segment.start + shift)
        if segment.kind in (SegmentKind.READY, SegmentKind.CHANGE):
            more = max(0.0, _to_say(timeline.routine, segment, before) - segment.seconds)
            shift += more
            segment = segment._replace(seconds=segment.seconds + more)
        before = segment.step
        segments.append(segment)
    cues = (cue._replace(at=cue.at + shifts[cue.segment]) for cue in timeline.all_cues)
    return replace(timeline, segments=tuple(segments), all_cues=tuple(cues))


def _cues(segments: tuple[Segment, ...]) -> Iterator[Cue]:
    announced = False
    for segment in segments:
        at, index = segment.start, segment.index
        match segment.kind:
            case SegmentKind.CHANGE:
                yield Cue(at, CueKind.CHANGE, index)
                yield Cue(at, CueKind.ANNOUNCE, index)
                announced = True
            case SegmentKind.READY:
                yield Cue(at, CueKind.ANNOUNCE, index)
                announced = True
            case SegmentKind.WORK:
                if not announced:
                    yield Cue(at, CueKind.ANNOUNCE, index)
                assert segment.step is not None
                yield from work_cues(segment.step, index, at, segment.seconds)
                announced = False
            case SegmentKind.DONE:
                yield Cue(at, CueKind.FINISHED, index)
