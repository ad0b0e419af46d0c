"""Timeline → chapters: one for each step, by which a player of sound files goes on or back.

Pure. Seconds are those of the file, which begins at a given second of the timeline.
"""

from __future__ import annotations

from typing import NamedTuple

from massage_cli.core.announcement import title_of
from massage_cli.core.routine import sides_of
from massage_cli.core.segments import Segment
from massage_cli.core.spoken import phrases_of
from massage_cli.core.timeline import Timeline


class Chapter(NamedTuple):
    """A stretch of a file, in seconds from its beginning."""

    start: float
    end: float
    title: str
    """`3. Kneading, left calf`."""


def chapters(timeline: Timeline, begin: float = 0.0, tail: float = 0.0) -> tuple[Chapter, ...]:
    """The chapters of what is heard from the second `begin` on: they abut, and leave nothing out.

    A step's chapter begins with the gap before it, where it is announced; the briefing has its
    own, which is called as the routine is. The last one goes on for `tail` seconds.
    """
    firsts: dict[int, Segment] = {}
    for segment in timeline.segments:
        if segment.step is not None and segment.end > begin:
            firsts.setdefault(segment.number, segment)
    starts = [max(0.0, segment.start - begin) for segment in firsts.values()]
    ends = [*starts[1:], timeline.total - begin + tail]
    titles = [_title(timeline, segment) for segment in firsts.values()]
    return tuple(map(Chapter, starts, ends, titles))


def _title(timeline: Timeline, segment: Segment) -> str:
    """What the chapter is called, in the routine's language as far as there are words in it."""
    routine, step = timeline.routine, segment.step
    assert step is not None
    if segment.number == 0:
        return routine.title
    phrases = phrases_of(routine.language)
    place = phrases.place(step.area, segment.leg, sides_of(routine, step)).rstrip(".")
    named = title_of(step, phrases) or step.title
    return f"{segment.number}. {', '.join(filter(None, (named, place[:1].lower() + place[1:])))}"
