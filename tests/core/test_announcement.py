"""What is said before a step, and the room that the timeline makes for it."""

from __future__ import annotations

import pytest
from hypothesis import given

from massage_cli.core.announcement import (
    AFTER_CHANGE,
    AFTER_CHIME,
    BREATH,
    TO_ANSWER,
    Announcement,
    Same,
    announcement,
    earliest,
    same_as,
    seconds_before,
    spoken,
)
from massage_cli.core.body import Leg
from massage_cli.core.briefing import begun_at, briefed
from massage_cli.core.pace import seconds_to_say
from massage_cli.core.routine import Kind, Legs, Repeat, Routine, Until
from massage_cli.core.segments import Segment, SegmentKind
from massage_cli.core.spoken import phrases_of
from massage_cli.core.timeline import Timeline, compile_timeline
from tests import strategies
from tests.core.routines import CALF, THIGH, both, routine, step

KNEAD = step("petrissage", 60, "calf", 3)
SPOT = step("trigger-point", 51, "calf", 4)


def said(timeline: Timeline, gap: Segment) -> Announcement:
    before = next(
        (s.step for s in reversed(timeline.segments[: gap.index]) if s.kind is SegmentKind.WORK),
        None,
    )
    assert gap.step is not None
    return announcement(
        timeline.routine,
        gap.step,
        gap.leg,
        same=gap.same,
        before=before,
        changes=gap.kind is SegmentKind.CHANGE,
    )


def gaps(timeline: Timeline) -> list[Segment]:
    kinds = (SegmentKind.READY, SegmentKind.CHANGE)
    return [segment for segment in timeline.segments if segment.kind in kinds]


@given(any_routine=strategies.routines())
def test_every_gap_has_room_for_what_is_said_in_it(any_routine: Routine) -> None:
    timeline = compile_timeline(any_routine)
    for gap in gaps(timeline):
        words = said(timeline, gap)
        assert gap.seconds >= seconds_before(words, any_routine.language)
        assert gap.seconds >= sum(seconds_to_say(text, any_routine.language) for text in words)


@pytest.mark.parametrize("number", range(2, 11))
def test_whoever_begins_later_is_told_more_and_has_the_time_for_it(number: int) -> None:
    told = CALF._replace(position="Sit down.", tools=("oil",), cautions=("Not on bone.",))
    plain = compile_timeline(told)
    begin = next(segment.start for segment in plain.segments if segment.number == number)
    for timeline in (begun_at(plain, begin), briefed(plain, begin)):
        for gap in gaps(timeline):
            assert gap.seconds >= seconds_before(said(timeline, gap), "en")
        assert timeline.segment_at(begin).number == number, "nothing before it moves"


def test_a_step_that_came_on_the_other_leg_before_the_beginning_is_told_in_full() -> None:
    plain = compile_timeline(routine(KNEAD, SPOT))
    assert [s.same for s in plain.work] == [Same.NO, Same.NO, Same.BEFORE, Same.BEFORE]
    begun = begun_at(plain, plain.work[1].start)
    assert [s.same for s in begun.work] == [Same.NO, Same.NO, Same.NO, Same.BEFORE]


@pytest.mark.parametrize(
    ("other", "number", "same"),
    [(None, 4, Same.NO), (3, 4, Same.JUST_NOW), (1, 4, Same.BEFORE)],
)
def test_what_is_the_same_as_what(other: int | None, number: int, same: Same) -> None:
    assert same_as(other, number) is same


def test_a_single_step_on_each_leg_is_the_same_at_once_and_again_the_same_as_before() -> None:
    thrice = compile_timeline(routine(Repeat(3, (KNEAD,))))
    assert [s.same for s in thrice.work[3:]] == [Same.JUST_NOW, Same.BEFORE, Same.BEFORE]


def test_what_is_done_on_both_legs_at_once_is_never_the_same_as_on_the_other() -> None:
    assert {s.same for s in compile_timeline(routine(both(KNEAD), both(KNEAD))).work} == {Same.NO}


def test_the_second_leg_takes_less_time_to_announce() -> None:
    timeline = compile_timeline(THIGH)
    half = len(timeline.work) // 2
    ready = [gap.seconds for gap in gaps(timeline) if gap.kind is SegmentKind.READY]
    assert len(ready) == 2 * half - 1
    assert all(second <= first for first, second in zip(ready[1:half], ready[half:], strict=True))
    assert sum(ready[half:]) < sum(ready[1:half])


def test_a_question_has_its_time_to_be_answered_before_anything_else_is_said() -> None:
    words = announcement(routine(SPOT), KNEAD, Leg.RIGHT, before=SPOT, changes=True)
    assert words.question == "Has the spot eased? If not, hold it again."
    assert words.change == "Change to the right leg."
    asked = BREATH + seconds_to_say(words.question, "en") + TO_ANSWER
    changed = seconds_to_say(words.change, "en") + BREATH
    assert earliest(words, "en") == pytest.approx(asked + changed)
    unasked = words._replace(question="")
    assert earliest(unasked, "en") == pytest.approx(AFTER_CHANGE + changed)
    calm = announcement(routine(SPOT), KNEAD, Leg.RIGHT, before=KNEAD)
    assert (calm.question, calm.change, earliest(calm, "en")) == ("", "", AFTER_CHIME)


def test_a_spot_that_was_held_until_it_had_eased_is_not_asked_about() -> None:
    eased = SPOT._replace(until=Until.EASED, at_most=90.0)
    assert announcement(routine(eased), KNEAD, Leg.LEFT, before=eased).question == ""


def test_a_cramp_waits_for_no_words() -> None:
    cramp = routine(step("stretch", 30, "calf"), KNEAD, kind=Kind.ACUTE, legs=Legs.ONE)
    timeline = compile_timeline(cramp._replace(tools=("towel",)))
    assert timeline.work[0].start == 0.0
    told = briefed(timeline)
    assert told.total == timeline.total, "what is at hand is told in a gap that was made for it"


def test_only_named_says_nothing_of_how() -> None:
    told = KNEAD._replace(position="Sit down.", caution="Not on bone.")
    words = announcement(routine(told), told, Leg.LEFT, named_only=True)
    assert words.step == "Left calf. Kneading, moderate pressure. Sit down. Not on bone."


def test_ours_is_said_in_the_language_of_the_routine_and_ones_own_as_it_was_written() -> None:
    german, ours = phrases_of("de"), step("stroking", 30, "calf")
    assert spoken(ours, german) == german.instructions["stroking"]
    assert spoken(ours._replace(instruction="Wie immer."), german) == "Wie immer."
    assert spoken(ours._replace(say="Streichen."), german) == "Streichen."


@pytest.mark.parametrize(
    ("title", "instruction", "told"),
    [
        ("Press the calf", "Press the calf.", "Left calf, moderate pressure. Press the calf."),
        ("Calf press", "Press the calf.", "Left calf, moderate pressure. Press the calf."),
        ("Squeeze", "Press it.", "Left calf. Squeeze, moderate pressure. Press it."),
        ("Press it hard", "Press it.", "Left calf. Press it hard, moderate pressure. Press it."),
        ("Squeeze", "", "Left calf. Squeeze, moderate pressure."),
    ],
)
def test_what_a_step_is_called_is_not_said_where_its_words_say_it_anyway(
    title: str, instruction: str, told: str
) -> None:
    own = KNEAD._replace(title=title, instruction=instruction)
    assert announcement(routine(own), own, Leg.LEFT).step == told


@pytest.mark.parametrize(
    ("title", "instruction", "told"),
    [
        ("Pétrir", "Appuyer.", "Pétrir. Appuyer."),
        ("Pétrir", "Pétrir le mollet.", "Pétrir le mollet."),
        (KNEAD.title, "Appuyer.", "Appuyer."),
        (KNEAD.title, KNEAD.instruction, ""),
    ],
)
def test_in_a_language_that_the_program_does_not_speak_only_the_routines_own_is_said(
    title: str, instruction: str, told: str
) -> None:
    own = KNEAD._replace(title=title, instruction=instruction)
    assert announcement(routine(own, language="fr"), own, Leg.LEFT).step == told
