from __future__ import annotations

import pytest

from massage_cli.core.announcement import Same
from massage_cli.core.body import Leg
from massage_cli.core.briefing import (
    BREATH,
    begun_at,
    briefed,
    briefing,
    read_at_the_start,
    unasked,
    unasked_at,
    when_to_stop,
    who_should_not,
)
from massage_cli.core.choices import entry
from massage_cli.core.cues import CueKind
from massage_cli.core.english import briefing as words
from massage_cli.core.pace import seconds_to_say
from massage_cli.core.routine import Kind, Legs, Routine, Step
from massage_cli.core.segments import SegmentKind
from massage_cli.core.spoken.english import ENGLISH
from massage_cli.core.timeline import compile_timeline
from tests.core.routines import routine, step

CALM = routine(
    step("effleurage", 60, "lower-leg", 2), step("petrissage", 60, "calf", 3), legs=Legs.EACH
)._replace(
    position="Sit down.",
    tools=("hands", "oil", "towel (optional)"),
    cautions=("Not on a hot shin.", "Not after a fall."),
)
CRAMP = CALM._replace(kind=Kind.ACUTE, legs=Legs.ONE)


def told(what: Routine, begin: float = 0.0) -> tuple[str, ...]:
    return briefing(briefed(compile_timeline(what), begin)).sentences


def test_all_that_is_to_be_known_is_told_what_to_mind_first() -> None:
    assert told(CALM) == (
        f"{CALM.title}.",
        "It takes about 5 minutes.",
        "Not on a hot shin.",
        "Not after a fall.",
        "Sit down.",
        "Have at hand: oil, towel (optional).",
        "Stop at once for sharp pain, numbness, tingling or dizziness, or if the leg swells.",
        "First: Long strokes, left lower leg.",
    )


def test_what_there_is_nothing_to_say_of_is_left_out() -> None:
    bare = CALM._replace(position="", tools=("hands",), cautions=())
    assert told(bare) == (told(CALM)[0], told(CALM)[1], words.WATCH_OUT, told(CALM)[-1])


def test_the_step_that_is_named_is_the_one_begun_with() -> None:
    second = compile_timeline(CALM).work[1].start
    assert told(CALM, second)[-1] == "First: Kneading, left calf."


def test_it_takes_as_long_as_what_is_left_of_it_from_there() -> None:
    plain = compile_timeline(CALM)
    last = entry(plain, str(plain.work[-1].number))
    assert told(CALM, last)[1] == "It takes 68 seconds."  # with the gap before it


def test_whoever_was_asked_nothing_is_told_the_reasons_not_to_start_too() -> None:
    timeline = briefed(compile_timeline(CALM))
    who = (words.DO_NOT_START, words.WHO_ASKS_FIRST, words.LEAVE_OUT)
    assert unasked(timeline) == (f"{CALM.title}.", *who, *told(CALM)[1:])


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (1, "It takes 1 second."),
        (89, "It takes 89 seconds."),
        (90, "It takes about 2 minutes."),
        (725, "It takes about 12 minutes."),
    ],
)
def test_how_long_it_takes(seconds: float, said: str) -> None:
    assert words.lasts(seconds) == said


def test_it_lies_before_second_0_and_nothing_else_moves() -> None:
    plain = compile_timeline(CALM)
    timeline = briefed(plain)
    first = timeline.segments[0]
    assert (first.kind, first.end, first.number) == (SegmentKind.BRIEFING, 0.0, 0)
    assert timeline.start == -first.seconds < -10
    assert timeline.total == plain.total
    assert [s._replace(index=0) for s in timeline.segments[1:]] == [
        s._replace(index=0) for s in plain.segments
    ]
    assert [s.index for s in timeline.segments] == list(range(len(timeline.segments)))
    assert [(c.at, c.kind) for c in timeline.all_cues] == [
        (timeline.start, CueKind.BRIEFING),
        *((c.at, c.kind) for c in plain.all_cues),
    ]
    for cue in timeline.all_cues:
        assert timeline.segments[cue.segment].start <= cue.at <= timeline.segments[cue.segment].end


def test_it_lasts_as_long_as_it_takes_to_say() -> None:
    timeline = briefed(compile_timeline(CALM))
    texts = unasked(timeline)
    said = sum(seconds_to_say(text, "en") for text in texts)
    assert timeline.start == pytest.approx(-said - BREATH * len(texts))
    assert -timeline.start < said + len(texts), "a breath takes less than a second"


def test_a_cramp_says_it_with_its_first_steps_and_does_not_wait() -> None:
    timeline = briefed(compile_timeline(CRAMP, Leg.LEFT))
    first, second = (segment.step for segment in timeline.work)
    assert timeline.start == 0.0
    assert first is not None
    assert second is not None
    assert (first.position, first.caution) == ("Sit down.", "Not on a hot shin. Not after a fall.")
    assert second.position == "Have at hand: oil, towel (optional)."
    assert first.told == f"Sit down. {first.instruction}"


def test_only_a_cramp_says_with_its_second_step_what_to_have_at_hand() -> None:
    steps = tuple(step("stroking", 30, area) for area in ("calf", "quads", "calf"))
    at_hand = "Have at hand: oil, towel (optional)."
    for kind, said in (
        (Kind.ACUTE, ["Sit down.", at_hand, ""]),
        (Kind.MILD, ["", "", ""]),
    ):
        work = briefed(compile_timeline(CRAMP._replace(kind=kind, steps=steps), Leg.LEFT)).work
        assert [one.step.position for one in work if one.step] == said


@pytest.mark.parametrize(("kind", "longer"), [(Kind.ACUTE, [2]), (Kind.MILD, [])])
def test_only_the_gap_in_which_it_is_said_is_longer_for_it(kind: Kind, longer: list[int]) -> None:
    steps = tuple(step("stroking", 30, area) for area in ("calf", "quads", "calf"))
    with_tools, without = (
        compile_timeline(CRAMP._replace(kind=kind, steps=steps, tools=tools), Leg.LEFT)
        for tools in (CRAMP.tools, ())
    )
    pairs = zip(with_tools.segments, without.segments, strict=True)
    assert [one.number for one, other in pairs if one.seconds > other.seconds] == longer


def test_a_step_of_a_cramp_keeps_what_it_says_itself() -> None:
    own = step("stretch", 30, "calf")._replace(position="Stand up.", caution="Hold on.")
    (only,) = briefed(compile_timeline(CRAMP._replace(steps=(own,)), Leg.LEFT)).work
    assert only.step is not None
    assert only.step.position == "Sit down. Have at hand: oil, towel (optional). Stand up."
    assert only.step.caution == "Not on a hot shin. Not after a fall. Hold on."


def test_whoever_begins_in_the_middle_is_told_with_the_step_begun_with() -> None:
    plain = compile_timeline(CALM)
    third = plain.work[2]
    begun = begun_at(plain, third.start, "Mind this.")
    first, second, now, following = (segment.step for segment in begun.work)
    assert (first, second) == tuple(segment.step for segment in plain.work[:2])
    assert now is not None
    assert following is not None
    assert now.position == "Sit down."
    assert now.caution == "Not on a hot shin. Not after a fall. Mind this."
    assert following.position == "Have at hand: oil, towel (optional)."


def test_who_only_reads_it_is_told_with_the_first_step_and_no_time_changes() -> None:
    before = briefed(compile_timeline(CALM))
    read = read_at_the_start(before)
    first = read.segment_at(0.0).step
    assert first is not None
    assert first.position.startswith(CALM.position)
    assert [text for text in (*CALM.cautions, words.WATCH_OUT) if text not in first.caution] == []
    assert [s.start for s in read.segments] == [s.start for s in before.segments]
    assert read.all_cues == before.all_cues


def test_the_position_is_the_one_that_holds_by_then() -> None:
    one, two = CALM.steps
    assert isinstance(one, Step)
    assert isinstance(two, Step)
    moved = CALM._replace(legs=Legs.BOTH, steps=(one._replace(position="Lie down."), two, two))
    plain = compile_timeline(moved)
    begun = begun_at(plain, plain.work[2].start)
    assert begun.work[2].step is not None
    assert begun.work[2].step.position == "Lie down."


def test_whoever_was_asked_nothing_is_told_who_should_not_in_the_middle_too() -> None:
    plain = compile_timeline(CALM)
    begun = unasked_at(plain, plain.work[1].start)
    assert begun.work[1].step is not None
    for text in (words.DO_NOT_START, words.WHO_ASKS_FIRST, words.LEAVE_OUT, words.WATCH_OUT):
        assert text in begun.work[1].step.caution


def test_in_another_language_nothing_of_ours_is_added_to_its_steps() -> None:
    plain = compile_timeline(CRAMP._replace(language="fr"), Leg.LEFT)
    told = [segment.step.position for segment in briefed(plain).work if segment.step]
    assert told == ["Sit down.", ""]


def test_how_long_it_takes_is_told_from_where_it_begins_though_the_same_step_came_before() -> None:
    same = CALM._replace(steps=(step("petrissage", 60, "calf", 3),) * 3, legs=Legs.BOTH)
    plain = compile_timeline(same, Leg.LEFT)
    third = plain.work[2].start
    told = briefing(briefed(plain, third))
    assert told.lasts == words.lasts(plain.total - third)


def test_without_gaps_too_what_was_heard_on_one_leg_is_the_same_on_the_other() -> None:
    closely = step("petrissage", 60, "calf", 2)._replace(ready=0.0)
    plain = compile_timeline(routine(closely, closely._replace(seconds=30.0), legs=Legs.EACH))
    begun = begun_at(plain, plain.work[1].start)
    assert [segment.same for segment in begun.work] == [
        Same.NO, Same.NO, Same.NO, Same.BEFORE,
    ]  # fmt: skip


def test_in_a_cramp_its_own_warning_stands_among_what_ends_any_session() -> None:
    sides = compile_timeline(CALM).sides
    assert when_to_stop(CALM) == (ENGLISH.ease_off, words.WATCH_OUT)
    assert when_to_stop(CRAMP) == (
        ENGLISH.ease_off, ENGLISH.acute_warning(sides), words.WATCH_OUT,
    )  # fmt: skip


def test_who_should_not_start_a_cramp_has_its_warning_instead() -> None:
    assert who_should_not(CALM) == (words.DO_NOT_START, words.WHO_ASKS_FIRST, words.LEAVE_OUT)
    assert who_should_not(CRAMP) == ()


def test_whoever_begins_with_the_last_step_is_told_all_of_it_there() -> None:
    plain = compile_timeline(CALM)
    last = begun_at(plain, plain.work[-1].start).work[-1].step
    assert last is not None
    assert last.position == "Sit down. Have at hand: oil, towel (optional)."
