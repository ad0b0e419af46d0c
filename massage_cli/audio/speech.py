"""Timeline → sentences: what is to be said, when, and which of two gives way.

Pure. A scene is one played step with the gap before it; how long a sentence takes is known
only when it has been spoken into memory, so `plan` gets the lengths and makes the times. Until
then a guess keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from functools import partial
from math import inf
from typing import NamedTuple

from massage_cli.core.announcement import (
    AFTER_CHANGE,
    AFTER_CHIME,
    BREATH,
    announcement,
    earliest,
    seconds_before,
    spoken,
    title_of,
)
from massage_cli.core.briefing import aloud
from massage_cli.core.care import STANDS as QUESTION_STANDS
from massage_cli.core.cues import CueKind
from massage_cli.core.rhythm import turn_seconds
from massage_cli.core.routine import Kind, Pressure
from massage_cli.core.segments import Segment, SegmentKind
from massage_cli.core.spoken import phrases_of
from massage_cli.core.spoken.english import ENGLISH
from massage_cli.core.spoken.phrases import Phrases
from massage_cli.core.timeline import Timeline
from massage_cli.core.times_left import CLEAR, times_left

SLOW_TURN = 4.0
"""Seconds of a rhythm's turn from which the last one is announced: a hold, not a knead."""
AFTER_FINISH = 1.4
IN_ORDER = 0.01
"""Seconds by which the earliest times of sentences part that follow one another."""
_END = re.compile(r"(?<=[.!?]) ")
HELD = 1e-6
"""Seconds before its end at which the playhead stands while a step is held."""
WARNED = 2
"""The step of a cramp with which it is said what to stop for: the stretch comes first."""


class Priority(IntEnum):
    """Which sentence gives way: the higher number."""

    WHERE = 0
    SAFETY = 1
    LAST_ONE = 2
    HALFWAY = 3
    TIME_LEFT = 4


class Sentence(NamedTuple):
    """Something to say between two playhead seconds, as close to ending at `end` as it can."""

    text: str
    priority: Priority
    earliest: float
    until: float
    """It is not said unless it can be over by then."""
    end: float | None = None


class Utterance(NamedTuple):
    """A sentence and the playhead seconds from which to which it is spoken."""

    sentence: Sentence
    at: float
    end: float


def scene(timeline: Timeline, number: int, *, time_left: bool = False) -> tuple[Sentence, ...]:
    """What is said in the played step of that number and in the gap before it; 0: before all.

    Where no gap is left before the next step, that is announced during this one. With
    `time_left`, how much is left is said too, every half minute of a long step.
    """
    segments = [segment for segment in timeline.segments if segment.number == number]
    if timeline.holds or not segments:
        return ()
    if number == 0:
        return tuple(_before(timeline, segments))
    work = next(segment for segment in segments if segment.kind is SegmentKind.WORK)
    along = tuple(_along(timeline, work))
    said = [
        *_announced(timeline, segments[0], work),
        *along,
        *(_times_left(timeline, work, along) if time_left else ()),
        *_minded(timeline, segments[0], work),
    ]
    following = timeline.segments[work.index + 1]
    if following.kind is SegmentKind.WORK:
        said += _announced(timeline, following, following)
    if following.kind is SegmentKind.DONE:
        at = timeline.total + AFTER_FINISH
        said.append(Sentence(_phrases(timeline).all_done, Priority.WHERE, at, inf))
    return tuple(sentence for sentence in said if sentence.text)


def reminder(timeline: Timeline, playhead: float, *, aloud: bool = True) -> Sentence | None:
    """How long is left of the step, and its instruction once more, as it is said or shown."""
    segment = timeline.segment_at(playhead)
    if segment.step is None:
        return None
    phrases = _phrases(timeline) if aloud else ENGLISH
    told = spoken(segment.step, phrases) if aloud else segment.step.told
    title = title_of(segment.step, phrases)
    in_time = phrases.left if segment.kind is SegmentKind.WORK else phrases.begins_in
    left = segment.end - playhead
    time = in_time(left) if left > HELD else ""  # of a step that is held nobody knows it
    text = f"{time} {told or f'{title}.'}".strip()
    return Sentence(text, Priority.WHERE, playhead, inf)


def plan(
    sentences: Sequence[Sentence],
    seconds: Mapping[str, float],
    head: float,
    fixed: Sequence[Utterance] = (),
) -> tuple[Utterance, ...]:
    """Give each sentence its time, from `head` on and clear of those that are `fixed`.

    `seconds` has every text's length, true or guessed. Sentences of higher priority choose
    first; one that finds no room is left out, and none overlaps another.
    """
    placed = list(fixed)
    fresh: list[Utterance] = []
    for sentence in sorted(sentences, key=lambda s: (s.priority, s.earliest)):
        length = seconds[sentence.text]
        ideal = sentence.earliest if sentence.end is None else sentence.end - length
        at = _free(placed, max(ideal, sentence.earliest, head), length)
        if at + length <= sentence.until:
            placed.append(Utterance(sentence, at, at + length))
            fresh.append(placed[-1])
    return tuple(sorted(fresh, key=lambda utterance: utterance.at))


def _free(placed: Sequence[Utterance], at: float, length: float) -> float:
    """The first moment from `at` on at which nobody speaks for `length` seconds."""
    for other in sorted(placed, key=lambda utterance: utterance.at):
        if at < other.end + BREATH and other.at < at + length + BREATH:
            at = other.end + BREATH
    return at


def _announced(timeline: Timeline, first: Segment, work: Segment) -> Iterator[Sentence]:
    """The question, the change and the step, over as the step begins.

    A step without a gap is announced while the one before it is played, if there is one.
    """
    assert work.step is not None
    routine, before = timeline.routine, _played_before(timeline, first)
    tell = partial(
        announcement,
        routine,
        work.step,
        work.leg,
        same=work.same,
        before=before.step if before is not None else None,
        changes=first.kind is SegmentKind.CHANGE,
    )
    said = tell()
    if (
        first is work
        and before is not None
        and seconds_before(said, routine.language) > before.seconds
    ):
        said = tell(named_only=True)
    at = first.start
    yield Sentence(said.question, Priority.WHERE, at + BREATH, at + QUESTION_STANDS)
    yield Sentence(said.change, Priority.WHERE, at + AFTER_CHANGE, first.end)
    after = at + earliest(said, routine.language)
    if first is work:
        after = before.start + BREATH if before is not None and not said.question else work.start
    # A slow voice may need longer than a cramp's first stretch lasts: it is not left out for that.
    until = work.end + (QUESTION_STANDS if work.number == 1 else 0.0)
    # What begins at once is spoken sentence by sentence: the first is made in no time.
    at_once = first is work and before is None
    for number, text in enumerate(_END.split(said.step) if at_once else [said.step]):
        yield Sentence(text, Priority.WHERE, after + number * IN_ORDER, until, end=work.start)


def _played_before(timeline: Timeline, first: Segment) -> Segment | None:
    earlier = reversed(timeline.segments[: first.index])
    return next((segment for segment in earlier if segment.kind is SegmentKind.WORK), None)


def _before(timeline: Timeline, segments: Sequence[Segment]) -> Iterator[Sentence]:
    """What is to be known before the first step, to a person who was asked nothing."""
    for segment in segments:
        for text in aloud(timeline):
            yield Sentence(text, Priority.WHERE, segment.start + BREATH, inf)


def _minded(timeline: Timeline, first: Segment, work: Segment) -> Iterator[Sentence]:
    """What keeps a person safe, said once: at the first pressure, and in a cramp after a stretch.

    The first moderate pressure; where there is none, the first at all. In a cramp it is a later
    one, when what to stop for has been said: not everything at once to somebody in pain.
    """
    phrases, sides = _phrases(timeline), timeline.sides
    said = []
    if timeline.routine.kind is Kind.ACUTE and work.number == min(WARNED, len(timeline.work)):
        told = (phrases.acute_warning(sides), phrases.stop_at_once)
        said += [(text, first.start) for text in told]
    if work.number == _first_pressed(timeline):
        said.append((phrases.ease_off, work.start))
    for text, at in said:
        yield Sentence(text, Priority.SAFETY, at + BREATH, inf)


def _first_pressed(timeline: Timeline) -> int | None:
    acute = timeline.routine.kind is Kind.ACUTE
    for least in (Pressure.MODERATE, Pressure.FEATHER):
        pressed = [s.number for s in timeline.work if s.step and s.step.pressure >= least]
        later = [number for number in pressed if number > WARNED] if acute else []
        if pressed:
            return (later or pressed)[0]
    return None


def _along(timeline: Timeline, work: Segment) -> Iterator[Sentence]:
    """Halfway, and the last turn of a slow rhythm."""
    assert work.step is not None
    slow = turn_seconds(work.step.rhythm) >= SLOW_TURN
    last = None
    for cue in timeline.cues(work.start, work.end):
        if cue.kind is CueKind.HALFWAY:
            at = cue.at + AFTER_CHIME
            yield Sentence(_phrases(timeline).halfway, Priority.HALFWAY, at, min(work.end, at + 4))
        if cue.kind is CueKind.PHASE and slow and last is None and 1 < cue.turns == cue.count:
            last = cue.at
    if last is not None:
        yield Sentence(_phrases(timeline).last_one, Priority.LAST_ONE, last + 0.2, work.end)


def _times_left(timeline: Timeline, work: Segment, along: Sequence[Sentence]) -> Iterator[Sentence]:
    """How much is left of a long step; of one that waits until it has eased nobody knows."""
    others = (work.start, *(sentence.earliest for sentence in along))
    for left in times_left(work, others):
        at = work.end - left
        yield Sentence(_phrases(timeline).left(left), Priority.TIME_LEFT, at, at + CLEAR)


def _phrases(timeline: Timeline) -> Phrases:
    return phrases_of(timeline.routine.language)
