"""Timeline → sentences: what is to be said, when, and which of two gives way.

Pure. A scene is one played step with the gap before it; how long a sentence takes is known
only when it has been spoken into memory, so `plan` gets the lengths and makes the times.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from massage_cli.core.briefing import aloud
from massage_cli.core.care import STANDS as QUESTION_STANDS
from massage_cli.core.care import question
from massage_cli.core.cues import CueKind
from massage_cli.core.english import safety as safety_words
from massage_cli.core.english import session as words
from massage_cli.core.english.briefing import WATCH_OUT
from massage_cli.core.english.words import is_english, spoken_place, with_pressure
from massage_cli.core.routine import Kind, Pressure, turn_seconds
from massage_cli.core.timeline import Segment, SegmentKind, Timeline

BREATH = 0.25
"""Seconds between two sentences."""
AFTER_CHIME = 0.5
"""Seconds by which a sentence follows the signal it explains."""
ROOM_FOR_INSTRUCTION = 12.0
"""Seconds of gap and step that a step's instruction needs; a shorter one is only named."""
SLOW_TURN = 4.0
"""Seconds of a rhythm's turn from which the last one is announced: a hold, not a knead."""
AFTER_FINISH = 1.4


class Priority(IntEnum):
    """Which sentence gives way: the higher number."""

    WHERE = 0
    SAFETY = 1
    LAST_ONE = 2
    HALFWAY = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something to say between two playhead seconds, as close to ending at `end` as it can."""

    text: str
    priority: Priority
    earliest: float
    until: float
    """It is not said unless it can be over by then."""
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """A sentence and the playhead seconds from which to which it is spoken."""

    sentence: Sentence
    at: float
    end: float


def scene(timeline: Timeline, number: int) -> tuple[Sentence, ...]:
    """What is said in the played step of that number and in the gap before it; 0: before all."""
    segments = [segment for segment in timeline.segments if segment.number == number]
    if timeline.holds or not segments:
        return ()
    if number == 0:
        return tuple(_before(timeline, segments))
    work = next(segment for segment in segments if segment.kind is SegmentKind.WORK)
    english = speaks_english(timeline)
    said = [_where(timeline, segments[0], work, english)]
    if english:
        said += [*_asked(timeline, segments[0]), *_change(timeline, segments[0])]
        said += _along(timeline, work)
        said += _minded(timeline, segments[0], work)
        if segments[-1].kind is SegmentKind.DONE:
            at = timeline.total + AFTER_FINISH
            said.append(Sentence(words.ALL_DONE, Priority.WHERE, at, float("inf")))
    return tuple(said)


def reminder(timeline: Timeline, playhead: float, *, aloud: bool = True) -> Sentence | None:
    """How long is left of the step, and its instruction once more, as it is said or shown."""
    segment = timeline.segment_at(playhead)
    if segment.step is None:
        return None
    told = segment.step.spoken if aloud else segment.step.told
    parts = [told or f"{segment.step.title}."]
    if speaks_english(timeline):
        in_time = words.left if segment.kind is SegmentKind.WORK else words.begins_in
        parts.insert(0, in_time(segment.end - playhead))
    return Sentence(" ".join(parts), Priority.WHERE, playhead, float("inf"))


def plan(
    sentences: Sequence[Sentence],
    seconds: Mapping[str, float],
    head: float,
    fixed: Sequence[Utterance] = (),
) -> tuple[Utterance, ...]:
    """Give each sentence its time, from `head` on and clear of those that are `fixed`.

    `seconds` has every text's length. Sentences of higher priority choose first; one that
    finds no room is left out, and none overlaps another.
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


def _where(timeline: Timeline, first: Segment, work: Segment, english: bool) -> Sentence:
    """Leg and place, technique, instruction: over as the step begins, if the gap has room."""
    assert work.step is not None
    step = work.step
    place = spoken_place(step.area_words, work.leg, timeline.sides_at(work)) if english else ""
    title = with_pressure(step.title, step.pressure.word) if english else f"{step.title}."
    room = work.end - first.start >= ROOM_FOR_INSTRUCTION
    parts = [place, title, step.spoken if room else step.position, step.caution]
    text = " ".join(part for part in parts if part)
    earliest = first.start + (AFTER_CHIME if first is not work else 0.0)
    # A slow voice may need longer than a cramp's first stretch lasts: it is not left out for that.
    until = work.end + (QUESTION_STANDS if work.number == 1 else 0.0)
    return Sentence(text, Priority.WHERE, earliest, until, end=work.start)


def _before(timeline: Timeline, segments: Sequence[Segment]) -> Iterator[Sentence]:
    """What is to be known before the first step, to a person who was asked nothing."""
    for segment in segments:
        for text in aloud(timeline):
            yield Sentence(text, Priority.WHERE, segment.start + BREATH, float("inf"))


def _minded(timeline: Timeline, first: Segment, work: Segment) -> Iterator[Sentence]:
    """What keeps a person safe, said once: at the first pressure, and in a cramp after a stretch.

    The first moderate pressure; where there is none, the first at all.
    """
    said = []
    if timeline.routine.kind is Kind.ACUTE and work.number == min(2, len(timeline.work)):
        said += [(safety_words.ACUTE_WARNING, first.start), (WATCH_OUT, first.start)]
    if work.number == _first_pressed(timeline):
        said.append((safety_words.EASE_OFF, work.start))
    for text, at in said:
        text = timeline.sides.told(text)
        yield Sentence(text, Priority.SAFETY, at + BREATH, float("inf"))


def _first_pressed(timeline: Timeline) -> int | None:
    for least in (Pressure.MODERATE, Pressure.FEATHER):
        for segment in timeline.work:
            if segment.step is not None and segment.step.pressure >= least:
                return segment.number
    return None


def _asked(timeline: Timeline, first: Segment) -> Iterator[Sentence]:
    """The question about the step before, ahead of what comes next."""
    asked = question(timeline, first.start)
    if asked is not None and asked.spoken:
        yield Sentence(
            asked.spoken, Priority.WHERE, first.start + BREATH, first.start + QUESTION_STANDS
        )


def _change(timeline: Timeline, first: Segment) -> Iterator[Sentence]:
    if first.kind is SegmentKind.CHANGE:
        text = f"{words.change(first.leg, timeline.sides_at(first))}."
        at = first.start + 2 * AFTER_CHIME
        yield Sentence(text, Priority.WHERE, at, first.end)


def _along(timeline: Timeline, work: Segment) -> Iterator[Sentence]:
    """Halfway, and the last turn of a slow rhythm."""
    assert work.step is not None
    slow = turn_seconds(work.step.rhythm) >= SLOW_TURN
    last = None
    for cue in timeline.cues(work.start, work.end):
        if cue.kind is CueKind.HALFWAY:
            at = cue.at + AFTER_CHIME
            yield Sentence(words.HALFWAY, Priority.HALFWAY, at, min(work.end, at + 4))
        if cue.kind is CueKind.PHASE and slow and last is None and 1 < cue.turns == cue.count:
            last = cue.at
    if last is not None:
        yield Sentence(words.LAST_ONE, Priority.LAST_ONE, last + 0.2, work.end)


def speaks_english(timeline: Timeline) -> bool:
    """Our own phrases are English; in another language only the routine's own words are said."""
    return is_english(timeline.routine.language)
