from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.routine import Kind, Leg, Legs, Motion, Repeat, Routine, Step
from massage_cli.core.timeline import (
    Cue,
    CueKind,
    SegmentKind,
    Timeline,
    TooLongError,
    compile_timeline,
    on_leg,
    played_seconds,
    total_seconds,
)
from tests.examples import PRESS, a_routine, a_step
from tests.strategies import routines

NO_LEG_OR_ONE = st.sampled_from((None, *Leg))


def told(timeline: Timeline) -> list[str]:
    return [f"{cue.at:g} {describe(cue)}" for cue in timeline.all_cues]


def describe(cue: Cue) -> str:
    if cue.phase is not None:
        return f"{cue.phase.motion} {cue.count}/{cue.turns}"
    return f"{cue.kind} {cue.count}" if cue.count else str(cue.kind)


def laid(timeline: Timeline) -> list[str]:
    return [f"{s.start:g} {s.kind} {s.leg} {s.seconds:g}" for s in timeline.segments]


def test_the_whole_event_list_of_a_step_on_each_leg() -> None:
    timeline = compile_timeline(a_routine(a_step(8)))
    assert told(timeline) == [
        "0 announce",
        "5 start",
        "5 press 1/2",
        "7 release 1/2",
        "9 press 2/2",
        "11 release 2/2",
        "13 end",
        "13 change",
        "13 announce",
        "28 start",
        "28 press 1/2",
        "30 release 1/2",
        "32 press 2/2",
        "34 release 2/2",
        "36 end",
        "36 finished",
    ]


def test_a_long_step_has_a_halfway_cue_and_counts_its_last_three() -> None:
    timeline = compile_timeline(a_routine(a_step(30, rhythm=()), legs=Legs.ONE))
    assert told(timeline) == [
        "0 announce",
        "5 start",
        "20 halfway",
        "32 countdown 3",
        "33 countdown 2",
        "34 countdown 1",
        "35 end",
        "35 finished",
    ]


def test_an_acute_routine_starts_at_once_and_has_its_gaps_later() -> None:
    timeline = compile_timeline(a_routine(a_step(), a_step(), kind=Kind.ACUTE, legs=Legs.ONE))
    assert laid(timeline) == [
        "0 work unsaid 8",
        "8 ready unsaid 5",
        "13 work unsaid 8",
        "21 done both 0",
    ]
    assert told(timeline)[:2] == ["0 announce", "0 start"]


def test_each_plays_the_block_on_one_leg_and_then_on_the_other() -> None:
    timeline = compile_timeline(
        a_routine(a_step(legs=Legs.BOTH), a_step(4), a_step(), a_step(12, legs=Legs.BOTH))
    )
    assert laid(timeline) == [
        "0 ready both 5",
        "5 work both 8",
        "13 ready left 5",
        "18 work left 4",
        "22 ready left 5",
        "27 work left 8",
        "35 change right 15",
        "50 work right 4",
        "54 ready right 5",
        "59 work right 8",
        "67 ready both 5",
        "72 work both 12",
        "84 done both 0",
    ]


@pytest.mark.parametrize(
    ("legs", "leg", "first", "played"),
    [
        (Legs.ONE, None, Leg.RIGHT, ["unsaid"]),
        (Legs.ONE, Leg.LEFT, Leg.RIGHT, ["left"]),
        (Legs.ONE, Leg.BOTH, Leg.LEFT, ["left", "right"]),
        (Legs.EACH, None, Leg.RIGHT, ["right", "left"]),
        (Legs.EACH, Leg.RIGHT, Leg.LEFT, ["right"]),
    ],
)
def test_which_legs_are_played(legs: Legs, leg: Leg | None, first: Leg, played: list[str]) -> None:
    timeline = compile_timeline(a_routine(legs=legs), leg, first)
    assert [segment.leg for segment in timeline.work] == played


def test_a_repeat_is_written_out_and_leaves_out_what_is_skipped_last() -> None:
    rest = Step(technique="rest", title="Rest", colour="#858585", seconds=3, skip_last=True)
    routine = a_routine(legs=Legs.ONE)
    inner = Repeat(2, (a_step(4), rest))
    timeline = compile_timeline(
        type(routine)(name="r", title="R", legs=Legs.ONE, steps=(Repeat(2, (inner, rest)),))
    )
    titles = [segment.step.technique for segment in timeline.work if segment.step]
    once = ["compression", "rest", "compression"]
    assert titles == [*once, "rest", *once]


@pytest.mark.parametrize(("seconds", "played"), [(8, 8), (9, 8), (10, 12), (1, 4), (39, 40)])
def test_no_turn_is_cut(seconds: float, played: float) -> None:
    assert played_seconds(a_step(seconds, rhythm=PRESS)) == played


def test_a_routine_may_not_be_endless() -> None:
    with pytest.raises(TooLongError):
        compile_timeline(a_routine(*[a_step(1800)] * 5))
    with pytest.raises(TooLongError):
        compile_timeline(a_routine(*[a_step(1, rhythm=())] * 1200, ready=1, legs=Legs.ONE))


@given(routines(), NO_LEG_OR_ONE)
def test_cues_are_sorted_and_segments_abut(routine: Routine, leg: Leg | None) -> None:
    timeline = compile_timeline(routine, leg)
    times = [cue.at for cue in timeline.all_cues]
    assert times == sorted(times)
    for before, after in zip(timeline.segments, timeline.segments[1:], strict=False):
        assert before.end == after.start
    assert timeline.segments[-1].kind is SegmentKind.DONE
    assert timeline.all_cues[-1].kind is CueKind.FINISHED


@given(routines(), st.sampled_from((None, Leg.BOTH)))
def test_both_legs_get_equal_time(routine: Routine, leg: Leg | None) -> None:
    timeline = compile_timeline(routine, leg)
    sides = {
        side: [s.seconds for s in timeline.work if s.leg is side] for side in (Leg.LEFT, Leg.RIGHT)
    }
    if routine.legs is Legs.ONE and leg is None:
        assert sides[Leg.RIGHT] == []
    else:
        assert sides[Leg.LEFT] == sides[Leg.RIGHT]


@given(routines())
def test_every_step_is_announced_started_and_ended_once(routine: Routine) -> None:
    timeline = compile_timeline(routine)
    for kind in (CueKind.ANNOUNCE, CueKind.START, CueKind.END):
        assert len([c for c in timeline.all_cues if c.kind is kind]) == len(timeline.work)


@given(routines(), st.lists(st.floats(0, 2000), max_size=12))
def test_neighbouring_queries_lose_and_repeat_nothing(routine: Routine, cuts: list[float]) -> None:
    timeline = compile_timeline(routine)
    edges = [0.0, *sorted(cuts), float("inf")]
    found = [cue for a, b in itertools.pairwise(edges) for cue in timeline.cues(a, b)]
    assert found == list(timeline.all_cues)


@given(routines(), NO_LEG_OR_ONE)
def test_the_total_is_the_timelines_own(routine: Routine, leg: Leg | None) -> None:
    assert total_seconds(routine, leg) == compile_timeline(routine, leg).total


def test_the_phase_under_the_playhead() -> None:
    timeline = compile_timeline(a_routine(a_step(8)))
    assert timeline.phase_at(4.0) is None
    phase = timeline.phase_at(12.0)
    assert phase is not None
    assert (phase[0].motion, phase[1]) == (Motion.RELEASE, 0.5)


def test_once_the_leg_is_known_only_its_name_changes() -> None:
    routine = a_routine(a_step(), a_step(legs=Legs.BOTH), legs=Legs.ONE)
    known = on_leg(compile_timeline(routine), Leg.RIGHT)
    assert [segment.leg for segment in known.work] == ["right", "both"]
    assert known == compile_timeline(routine, Leg.RIGHT)
