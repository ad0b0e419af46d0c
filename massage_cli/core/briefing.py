"""What a person is told before the first step, and where it lies on the timeline.

A calm session has a stretch of its own for it, before second 0: a card, the same aloud, and
in lines. A cramp does not wait: what is to be known goes with the first step's words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from massage_cli.core.cues import Cue, CueKind
from massage_cli.core.english import briefing as words
from massage_cli.core.english import safety as safety_words
from massage_cli.core.english.words import is_english
from massage_cli.core.routine import Kind, Routine, sides_of
from massage_cli.core.timeline import Segment, SegmentKind, Timeline

WORD = 0.42
"""Seconds to say a word at 160 words a minute, and a little more."""
SENTENCE = 0.6
"""Seconds between two sentences."""


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


def briefing(timeline: Timeline) -> Briefing:
    """What a person is told before `timeline`, which has a briefing, is played."""
    routine, here = timeline.routine, timeline.segments[0]
    assert here.step is not None
    return Briefing(
        title=routine.title,
        lasts=words.lasts(timeline.total - timeline.begins_at),
        cautions=routine.cautions,
        position=routine.position,
        at_hand=words.at_hand(routine.tools),
        watch_out=timeline.sides.told(words.WATCH_OUT),
        first=words.first(here.step.title, timeline.place(here)),
    )


def unasked(timeline: Timeline) -> tuple[str, ...]:
    """The same for a person who was asked nothing: with the reasons not to start."""
    title, *rest = briefing(timeline).sentences
    return (title, timeline.sides.told(words.DO_NOT_START), words.WHO_ASKS_FIRST, *rest)


def who_should_not(routine: Routine) -> tuple[str, ...]:
    """Who should not start, or ask first; a cramp has its warning instead."""
    if routine.kind is Kind.ACUTE:
        return ()
    return (sides_of(routine).told(words.DO_NOT_START), words.WHO_ASKS_FIRST)


def own_words(routine: Routine) -> tuple[str, ...]:
    """What the routine itself says before the first step, in whatever language it is."""
    return tuple(filter(None, (f"{routine.title}.", *routine.cautions, routine.position)))


def aloud(timeline: Timeline) -> tuple[str, ...]:
    """What the voice says to a person who was asked nothing: of English all of it."""
    english = is_english(timeline.routine.language)
    return unasked(timeline) if english else own_words(timeline.routine)


def when_to_stop(routine: Routine) -> tuple[str, ...]:
    """What ends any session of `routine`, as it is said once on the way."""
    acute = (safety_words.ACUTE_WARNING,) if routine.kind is Kind.ACUTE else ()
    told = sides_of(routine).told
    return tuple(told(text) for text in (safety_words.EASE_OFF, *acute, words.WATCH_OUT))


def briefed(timeline: Timeline, begin: float = 0.0) -> Timeline:
    """The same timeline with its briefing, which leads to `begin`; no time of it changes.

    An acute one has no stretch for it: its first step says how to sit, and what to mind.
    """
    if timeline.routine.kind is Kind.ACUTE:
        return begun_at(timeline)
    first = timeline.segment_at(begin)
    here = Segment(0, SegmentKind.BRIEFING, 0.0, 0.0, first.leg, first.step, 0)
    later = tuple(segment._replace(index=segment.index + 1) for segment in timeline.segments)
    cues = tuple(cue._replace(segment=cue.segment + 1) for cue in timeline.all_cues)
    texts = aloud(replace(timeline, segments=(here, *later), begins_at=begin))
    seconds = sum(len(text.split()) * WORD + SENTENCE for text in texts)
    here = here._replace(start=-seconds, seconds=seconds)
    told = Cue(-seconds, CueKind.BRIEFING, 0)
    return Timeline(timeline.routine, (here, *later), (told, *cues), begins_at=begin)


def begun_at(timeline: Timeline, begin: float = 0.0, *more: str) -> Timeline:
    """The same timeline for who begins at `begin` without its briefing.

    Position and cautions, and `more` of these, go with the first step from there on; what to
    have at hand with the next one. The position is the one that holds by then.
    """
    routine = timeline.routine
    first, last = timeline.segment_at(begin).number, timeline.segments[-1].number
    second = min(first + 1, last)
    english = is_english(routine.language)
    needed = words.at_hand(routine.tools) if english else ""
    held = [s.step.position for s in timeline.work if s.step and s.number < first]
    position = next((text for text in reversed(held) if text), routine.position)

    def told(segment: Segment) -> Segment:
        step, number = segment.step, segment.number
        if step is None or number not in (first, second):
            return segment
        before = [position] if number == first and (first == 1 or not step.position) else []
        before += [needed] if number == second else []
        cautions = (*routine.cautions, *more) if number == first else ()
        return segment._replace(
            step=step._replace(
                position=" ".join(filter(None, (*before, step.position))),
                caution=" ".join(filter(None, (*cautions, step.caution))),
            )
        )

    return replace(timeline, segments=tuple(told(segment) for segment in timeline.segments))


def unasked_at(timeline: Timeline, begin: float) -> Timeline:
    """`begun_at` for a person who was asked nothing: who should not start, and when to stop."""
    if not is_english(timeline.routine.language):
        return begun_at(timeline, begin)
    texts = (words.DO_NOT_START, words.WHO_ASKS_FIRST, words.WATCH_OUT)
    return begun_at(timeline, begin, *map(timeline.sides.told, texts))
