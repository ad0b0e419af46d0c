"""Routine → Timeline: segments and cues at absolute seconds from the session's start.

Everything that is seen, heard, shown beforehand, rendered to a file or kept in the
history reads this one timeline: what is previewed is what is played.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from massage_cli.core.body import Leg
from massage_cli.core.cues import Cue, CueKind, work_cues
from massage_cli.core.english.words import Sides, place
from massage_cli.core.rhythm import Phase, Rhythm, turn_seconds
from massage_cli.core.routine import Routine, sides_of
from massage_cli.core.segments import Segment, SegmentKind, to_say, whole


class Compiled(NamedTuple):
    """What a timeline is made of."""

    routine: Routine
    segments: tuple[Segment, ...]
    all_cues: tuple[Cue, ...]
    begins_at: float = 0.0
    """The second to which its briefing leads."""
    holds: bool = False
    """Whether it is what goes on while another timeline is held: it is not announced."""


class Timeline(Compiled):
    """The compiled routine. Segments abut, the last is `DONE`; cues are sorted by time.

    A briefing lies before second 0, where the first step or its gap begins.
    """

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


def compile_timeline(routine: Routine, leg: Leg | None = None, first: Leg = Leg.LEFT) -> Timeline:
    """Compile `routine` for `leg`.

    No leg means what the routine says: `one` plays the leg that hurts, whichever that is,
    `each` plays `first` and then the other. `BOTH` plays each leg in turn, a single leg
    only that one.

    Raises TooLongError beyond 2 hours or 2,000 segments.
    """
    segments = whole(routine, leg, first)
    return Timeline(routine, segments, tuple(_cues(segments)))


def on_leg(timeline: Timeline, leg: Leg) -> Timeline:
    """The same timeline once it is known which leg hurts; no time changes."""
    segments = tuple(
        segment._replace(leg=leg) if segment.leg is Leg.UNSAID else segment
        for segment in timeline.segments
    )
    return timeline._replace(segments=segments)


def with_room(timeline: Timeline) -> Timeline:
    """The same timeline, each gap as much longer as what is now said in it takes."""
    shift, before = 0.0, None
    shifts: list[float] = []
    segments: list[Segment] = []
    for segment in timeline.segments:
        shifts.append(shift)
        segment = segment._replace(start=segment.start + shift)
        if segment.kind in (SegmentKind.READY, SegmentKind.CHANGE):
            more = max(0.0, to_say(timeline.routine, segment, before) - segment.seconds)
            shift += more
            segment = segment._replace(seconds=segment.seconds + more)
        before = segment.step
        segments.append(segment)
    cues = (cue._replace(at=cue.at + shifts[cue.segment]) for cue in timeline.all_cues)
    return timeline._replace(segments=tuple(segments), all_cues=tuple(cues))


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
