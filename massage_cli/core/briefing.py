"""What a person is told before the first step, and where it lies on the timeline.

A calm session has a stretch of its own for it, before second 0: a card, the same aloud, and
in lines. A cramp does not wait: what is to be known goes with the first step's words.
"""

from __future__ import annotations

from typing import NamedTuple

from massage_cli.core.announcement import Same, title_of
from massage_cli.core.body import Leg
from massage_cli.core.cues import Cue, CueKind
from massage_cli.core.english import briefing as words
from massage_cli.core.english.words import Sides
from massage_cli.core.pace import seconds_to_say
from massage_cli.core.routine import Kind, Routine, Step, sides_of
from massage_cli.core.segments import Segment, SegmentKind
from massage_cli.core.spoken import phrases_of, phrases_to_read
from massage_cli.core.spoken.english import ENGLISH
from massage_cli.core.spoken.phrases import Phrases
from massage_cli.core.timeline import Timeline, with_room

BREATH = 0.6
"""Seconds between two sentences of the briefing."""


class Briefing(NamedTuple):
    """What is told, in sentences; whatever there is nothing to say of is empty."""

    title: str
    lasts: str
    cautions: tuple[str, ...]
    position: str
    at_hand: str
    watch_out: str
    first: str

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of it, in the order in which it is told."""
        told = (f"{self.title}.", self.lasts, *self.cautions, self.position, self.at_hand)
        return tuple(text for text in (*told, self.watch_out, self.first) if text)


def briefing(timeline: Timeline, phrases: Phrases = ENGLISH) -> Briefing:
    """What a person is told before `timeline`, which has a briefing, is played."""
    routine, here = timeline.routine, timeline.segments[0]
    assert here.step is not None
    sides = timeline.sides_at(here)
    return Briefing(
        title=routine.title,
        lasts=phrases.lasts(timeline.total - timeline.begins_at),
        cautions=routine.cautions,
        position=_position(timeline, timeline.segment_at(timeline.begins_at).number),
        at_hand=phrases.at_hand(routine.tools),
        watch_out=phrases.watch_out(timeline.sides),
        first=phrases.first(title_of(here.step, phrases), here.step.area, here.leg, sides),
    )


def unasked(timeline: Timeline, phrases: Phrases = ENGLISH) -> tuple[str, ...]:
    """The same for a person who was asked nothing: with the reasons not to start."""
    title, *rest = briefing(timeline, phrases).sentences
    return (title, *_before_all(phrases, timeline.sides), *rest)


def who_should_not(routine: Routine) -> tuple[str, ...]:
    """Who should not start, who asks first, and what is left out; a cramp has its warning.

    In the routine's language, or in English.
    """
    if routine.kind is Kind.ACUTE:
        return ()
    return _before_all(phrases_to_read(routine.language), sides_of(routine))


def _before_all(phrases: Phrases, sides: Sides) -> tuple[str, ...]:
    told = (phrases.do_not_start(sides), phrases.who_asks_first(sides), phrases.leave_out)
    return tuple(filter(None, told))


def aloud(timeline: Timeline, *, asked: bool = False) -> tuple[str, ...]:
    """What the voice says, in the routine's language, with the reasons for who was not asked."""
    phrases = phrases_of(timeline.routine.language)
    return briefing(timeline, phrases).sentences if asked else unasked(timeline, phrases)


def when_to_stop(routine: Routine) -> tuple[str, ...]:
    """What ends any session of `routine`, as it is said once on the way, in its language too."""
    phrases, sides = phrases_to_read(routine.language), sides_of(routine)
    acute = (phrases.acute_warning(sides),) if routine.kind is Kind.ACUTE else ()
    return (phrases.ease_off, *acute, phrases.watch_out(sides))


def briefed(timeline: Timeline, begin: float = 0.0) -> Timeline:
    """The same timeline with its briefing, which leads to `begin`; from 0 no time changes.

    An acute one has no stretch for it: its first step says how to sit, and what to mind.
    """
    if timeline.routine.kind is Kind.ACUTE:
        return begun_at(timeline)
    first = timeline.segment_at(begin)
    timeline = _told_in_full(timeline, first.number)
    here = Segment(0, SegmentKind.BRIEFING, 0.0, 0.0, first.leg, first.step, 0)
    later = tuple(segment._replace(index=segment.index + 1) for segment in timeline.segments)
    cues = tuple(cue._replace(segment=cue.segment + 1) for cue in timeline.all_cues)
    texts = aloud(timeline._replace(segments=(here, *later), begins_at=begin))
    language = timeline.routine.language
    seconds = sum(seconds_to_say(text, language) + BREATH for text in texts)
    here = here._replace(start=-seconds, seconds=seconds)
    told = Cue(-seconds, CueKind.BRIEFING, 0)
    return Timeline(timeline.routine, (here, *later), (told, *cues), begins_at=begin)


def begun_at(timeline: Timeline, begin: float = 0.0, *more: str) -> Timeline:
    """The timeline for who begins at `begin` without its briefing.

    Position and cautions, and `more` of these, go with the first step from there on; what to
    have at hand with the next one. The position is the one that holds by then. Their gaps are
    as much longer as it takes to say.
    """
    first = timeline.segment_at(begin).number
    return with_room(_told_there(_told_in_full(timeline, first), first, more))


def read_at_the_start(timeline: Timeline) -> Timeline:
    """The same for who reads it there and hears nothing; so no time in it changes."""
    return _told_there(timeline, 1, (timeline.sides.told(words.WATCH_OUT),))


def _position(timeline: Timeline, first: int) -> str:
    """How to sit, lie or stand for who begins at the step of number `first`."""
    if first <= 1:
        return timeline.routine.position
    from massage_cli.core.position import (
        position_at,  # whoever begins at the beginning does without
    )

    return position_at(timeline, first)


def _told_there(timeline: Timeline, first: int, more: tuple[str, ...]) -> Timeline:
    """What else is told before all, with the steps of the numbers `first` and the next."""
    routine, last = timeline.routine, timeline.segments[-1].number
    second = min(first + 1, last)
    needed = phrases_of(routine.language).at_hand(routine.tools)
    position = _position(timeline, first)

    def told(segment: Segment) -> Segment:
        step, number = segment.step, segment.number
        if step is None or number not in (first, second):
            return segment
        before = [position] if number == first else []
        before += [needed] if number == second else []
        own = "" if number == first > 1 else step.position  # which `position` tells too
        cautions = (*routine.cautions, *more) if number == first else ()
        return segment._replace(
            step=step._replace(
                position=" ".join(filter(None, (*before, own))),
                caution=" ".join(filter(None, (*cautions, step.caution))),
            ),
        )

    return timeline._replace(segments=tuple(map(told, timeline.segments)))


def _told_in_full(timeline: Timeline, first: int) -> Timeline:
    """The same timeline for who begins at the step of number `first`.

    Nothing is the same as on the other leg where that came before, and was not heard.
    """
    if first <= 1:
        return timeline
    heard: set[tuple[Step, Leg]] = set()
    segments: list[Segment] = []
    for segment in timeline.segments:
        step, leg = segment.step, segment.leg
        if step is not None and segment.number >= first:
            done = step._replace(position="")  # how to sit is told on each leg by need
            if (done, leg.other) not in heard:
                segment = segment._replace(same=Same.NO)
            if segment.kind is SegmentKind.WORK:
                heard.add((done, leg))
        segments.append(segment)
    return with_room(timeline._replace(segments=tuple(segments)))


def unasked_at(timeline: Timeline, begin: float) -> Timeline:
    """`begun_at` for a person who was asked nothing: who should not start, and when to stop."""
    phrases, sides = phrases_of(timeline.routine.language), timeline.sides
    watch_out = filter(None, (phrases.watch_out(sides),))
    return begun_at(timeline, begin, *_before_all(phrases, sides), *watch_out)
