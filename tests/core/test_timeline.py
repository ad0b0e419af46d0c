from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.cues import Cue, CueKind
from massage_cli.core.routine import (
    Items,
    Kind,
    Leg,
    Legs,
    Motion,
    Order,
    Phase,
    Repeat,
    Rhythm,
    Routine,
    Step,
    TooLongError,
)
from massage_cli.core.segments import SegmentKind, played_seconds
from massage_cli.core.timeline import Timeline, compile_timeline, on_leg, total_seconds
from tests.examples import PRESS, a_routine, a_step
from tests.strategies import routines

SECOND = a_step(1, rhythm=())
CIRCLE = (Phase(Motion.CIRCLE, 1.0),)
NO_LEG_OR_ONE = st.sampled_from((None, *Leg))


def told(timeline: Timeline) -> list[str]:
    return [f"{cue.at:g} {describe(cue)}" for cue in timeline.all_cues]


def describe(cue: Cue) -> str:
    name = cue.phase.motion if cue.phase is not None else cue.kind
    if cue.turns:
        return f"{name} {cue.count}/{cue.turns}"
    return f"{name} {cue.count}" if cue.count else name


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
    timeline = compile_timeline(a_routine(a_step(40, rhythm=()), legs=Legs.ONE))
    assert [line for line in told(timeline) if "tick" not in line] == [
        "0 announce",
        "5 start",
        "25 halfway",
        "42 countdown 3",
        "43 countdown 2",
        "44 countdown 1",
        "45 end",
        "45 finished",
    ]


@pytest.mark.parametrize(
    ("seconds", "told_inside"),
    [
        (9.9, []),
        (10, ["7 countdown 3", "8 countdown 2", "9 countdown 1"]),
        (39.5, ["36.5 countdown 3", "37.5 countdown 2", "38.5 countdown 1"]),
        (40, ["20 halfway", "37 countdown 3", "38 countdown 2", "39 countdown 1"]),
    ],
)
def test_ten_seconds_have_a_countdown_and_forty_a_halfway_cue(
    seconds: float, told_inside: list[str]
) -> None:
    one = a_routine(a_step(seconds, rhythm=()), ready=0, legs=Legs.ONE)
    end = [f"{seconds:g} end", f"{seconds:g} finished"]
    heard = [line for line in told(compile_timeline(one)) if "tick" not in line]
    assert heard == ["0 announce", "0 start", *told_inside, *end]


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
        "0 ready both 6",
        "6 work both 8",
        "14 ready left 5",
        "19 work left 4",
        "23 ready left 5",
        "28 work left 8",
        "36 change right 15",
        "51 work right 4",
        "55 ready right 7",
        "62 work right 8",
        "70 ready both 6",
        "76 work both 12",
        "88 done both 0",
    ]


@pytest.mark.parametrize(
    ("ready", "change", "segments"),
    [
        (0, 0, ["0 work left 8", "8 work right 8", "16 done both 0"]),
        (0.5, 0, ["0 ready left 5", "5 work left 8", "13 work right 8", "21 done both 0"]),
        (0, 0.5, ["0 work left 8", "8 change right 7", "15 work right 8", "23 done both 0"]),
        (9, 30, ["0 ready left 9", "9 work left 8", "17 change right 30", "47 work right 8"]),
    ],
)
def test_a_gap_is_as_long_as_it_is_written_or_its_words_take_and_none_is_no_segment(
    ready: float, change: float, segments: list[str]
) -> None:
    laid_out = laid(compile_timeline(a_routine(ready=ready, change=change)))
    assert laid_out[: len(segments)] == segments


def test_a_step_may_have_a_gap_of_its_own_or_none() -> None:
    at_once, slow = a_step()._replace(ready=0), a_step()._replace(ready=20)
    timeline = compile_timeline(a_routine(a_step(), at_once, slow, legs=Legs.ONE, ready=5))
    assert laid(timeline) == [
        "0 ready unsaid 5",
        "5 work unsaid 8",
        "13 work unsaid 8",
        "21 ready unsaid 20",
        "41 work unsaid 8",
        "49 done both 0",
    ]


@pytest.mark.parametrize(("own", "gap"), [(0, 15), (5, 15), (15, 15), (20, 20), (None, 15)])
def test_to_change_legs_the_longer_gap_holds(own: float | None, gap: float) -> None:
    timeline = compile_timeline(a_routine(a_step()._replace(ready=own), change=15))
    (change,) = (s for s in timeline.segments if s.kind is SegmentKind.CHANGE)
    assert change.seconds == gap


def test_a_gap_of_its_own_is_a_change_even_where_changing_takes_no_time() -> None:
    timeline = compile_timeline(a_routine(a_step()._replace(ready=20), change=0))
    assert [s.kind for s in timeline.segments][2] is SegmentKind.CHANGE


def test_a_cramp_does_not_wait_for_a_gap_of_its_first_step() -> None:
    first = a_step()._replace(ready=20)
    timeline = compile_timeline(a_routine(first, first, kind=Kind.ACUTE, legs=Legs.ONE))
    assert laid(timeline) == [
        "0 work unsaid 8",
        "8 ready unsaid 20",
        "28 work unsaid 8",
        "36 done both 0",
    ]


def test_a_step_for_both_legs_needs_no_change_and_makes_none() -> None:
    move = a_step(4, legs=Legs.BOTH)
    timeline = compile_timeline(a_routine(a_step(), move, a_step(), ready=0, change=15))
    assert laid(timeline) == [
        "0 work left 8",
        "8 change right 15",
        "23 work right 8",
        "31 work both 4",
        "35 change left 15",
        "50 work left 8",
        "58 change right 15",
        "73 work right 8",
        "81 done both 0",
    ]


def test_segments_and_the_steps_they_lead_to_are_numbered() -> None:
    timeline = compile_timeline(a_routine(a_step(4), a_step(8), legs=Legs.ONE))
    assert [(s.index, s.number) for s in timeline.segments] == [
        (0, 1),
        (1, 1),
        (2, 2),
        (3, 2),
        (4, 2),
    ]
    assert [timeline.segments[cue.segment].index for cue in timeline.all_cues] == [
        *(0, 1, 1, 1, 1),  # announce, start, press, release, end
        *(2, 3, 3, 3, 3, 3, 3),
        4,
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


@pytest.mark.parametrize(
    ("seconds", "rhythm", "played"),
    [
        *((8, PRESS, 8), (9, PRESS, 8), (10, PRESS, 12), (1, PRESS, 4), (39, PRESS, 40)),
        *((8.4, CIRCLE, 8), (8.5, CIRCLE, 9)),
        (8.4, (), 8.4),
    ],
)
def test_no_turn_is_cut(seconds: float, rhythm: Rhythm, played: float) -> None:
    assert played_seconds(a_step(seconds, rhythm=rhythm)) == played


@pytest.mark.parametrize(
    ("steps", "ready", "allowed"),
    [
        ([a_step(1800)] * 4, 0, True),
        ([a_step(1800)] * 3 + [a_step(1804)], 0, False),
        ([SECOND] * 2000, 0, True),
        ([SECOND] * 2001, 0, False),
        ([SECOND] * 1000, 1, True),
        ([SECOND] * 1001, 1, False),
    ],
)
def test_a_routine_has_at_most_two_hours_and_2000_segments(
    steps: list[Step], ready: float, allowed: bool
) -> None:
    long = a_routine(*steps, ready=ready, legs=Legs.ONE)
    if allowed:
        assert compile_timeline(long).total == total_seconds(long)
        return
    for compiled in (compile_timeline, total_seconds):
        with pytest.raises(TooLongError):
            compiled(long)


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
    shared = [s for s in timeline.work if s.step is not None and s.step.leg is None]
    sides = {side: [s.seconds for s in shared if s.leg is side] for side in (Leg.LEFT, Leg.RIGHT)}
    if routine.legs is Legs.ONE and leg is None:
        assert sides[Leg.RIGHT] == []
    else:
        assert sides[Leg.LEFT] == sides[Leg.RIGHT]


@given(routines(), NO_LEG_OR_ONE)
def test_a_step_for_one_leg_is_never_played_on_the_other(routine: Routine, leg: Leg | None) -> None:
    for segment in compile_timeline(routine, leg).work:
        assert segment.step is not None
        assert segment.leg in {Leg.BOTH, segment.step.leg or segment.leg}


def on_legs(routine: Routine, leg: Leg | None = None, first: Leg = Leg.LEFT) -> list[str]:
    """The played steps by their seconds, each with the letter of its leg."""
    work = compile_timeline(routine, leg, first).work
    return [f"{segment.leg[0].upper()}{segment.seconds:g}" for segment in work]


ONE, TWO, THREE = (a_step(seconds, rhythm=()) for seconds in (1, 2, 3))
TOGETHER = a_step(9, rhythm=(), legs=Legs.BOTH)


@pytest.mark.parametrize(
    ("steps", "order", "played"),
    [
        ((ONE, TWO), Order.BY_LEG, "L1 L2 R1 R2"),
        ((ONE, TWO), Order.BY_STEP, "L1 R1 L2 R2"),
        ((ONE, TOGETHER, TWO), Order.BY_STEP, "L1 R1 B9 L2 R2"),
        ((Repeat(2, (ONE, TWO)),), Order.BY_STEP, "L1 R1 L2 R2 L1 R1 L2 R2"),
        (
            (THREE, Repeat(2, (ONE, TWO), order=Order.BY_STEP), THREE),
            Order.BY_LEG,
            "L3 R3 L1 R1 L2 R2 L1 R1 L2 R2 L3 R3",
        ),
        (
            (THREE, Repeat(2, (ONE, TWO), order=Order.BY_LEG), THREE),
            Order.BY_STEP,
            "L3 R3 L1 L2 L1 L2 R1 R2 R1 R2 L3 R3",
        ),
        (  # each turn of a repeat within a repeat is a block of its own
            (Repeat(2, (Repeat(1, (ONE, TWO), order=Order.BY_LEG),)),),
            Order.BY_STEP,
            "L1 L2 R1 R2 L1 L2 R1 R2",
        ),
        ((ONE, TWO._replace(leg=Leg.RIGHT), THREE), Order.BY_LEG, "L1 L3 R1 R2 R3"),
        ((ONE, TWO._replace(leg=Leg.RIGHT), THREE), Order.BY_STEP, "L1 R1 R2 L3 R3"),
    ],
)
def test_the_order_of_legs(steps: Items, order: Order, played: str) -> None:
    routine = a_routine()._replace(steps=steps, order=order)
    assert on_legs(routine) == played.split()
    mirrored = routine._replace(steps=tuple(map(across, steps)))
    exchanged = played.translate(str.maketrans("LR", "RL"))
    assert on_legs(mirrored, first=Leg.RIGHT) == exchanged.split()


def across(item: Step | Repeat) -> Step | Repeat:
    """The same with the legs exchanged."""
    if isinstance(item, Repeat):
        return item._replace(steps=tuple(map(across, item.steps)))
    return item._replace(leg=item.leg and item.leg.other)


def test_a_step_for_one_leg_says_which_leg_it_is_even_where_nobody_has() -> None:
    routine = a_routine(ONE, TWO._replace(leg=Leg.LEFT), legs=Legs.ONE)
    assert on_legs(routine) == ["U1", "L2"]
    assert on_legs(routine, Leg.LEFT) == ["L1", "L2"]
    assert on_legs(routine, Leg.RIGHT) == ["R1"]
    assert on_legs(routine, Leg.BOTH) == ["L1", "L2", "R1"]


def test_step_by_step_the_hands_change_legs_at_every_step() -> None:
    routine = a_routine(SECOND, SECOND)._replace(order=Order.BY_STEP)
    assert laid(compile_timeline(routine)) == [
        "0 ready left 5",
        "5 work left 1",
        "6 change right 15",
        "21 work right 1",
        "22 change left 15",
        "37 work left 1",
        "38 change right 15",
        "53 work right 1",
        "54 done both 0",
    ]


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


@given(routines(), st.floats(-1, 2000))
def test_the_next_cue_is_the_first_one_later(routine: Routine, after: float) -> None:
    timeline = compile_timeline(routine)
    later = [cue for cue in timeline.all_cues if cue.at > after]
    assert timeline.next_cue(after) == (later[0] if later else None)
    for cue in timeline.all_cues[:3]:
        following = timeline.next_cue(cue.at)
        assert following is None or following.at > cue.at


def test_a_segment_holds_its_start_and_not_its_end() -> None:
    # Gap 0–5, step 5–13, change 13–28, step 28–36.
    timeline = compile_timeline(a_routine(a_step(8)))
    for playhead, index in (
        (-1, 0),
        (0, 0),
        (4.9, 0),
        (5, 1),
        (28, 3),
        (35.9, 3),
        (36, 4),
        (99, 4),
    ):
        assert timeline.segment_at(playhead).index == index


@given(routines(), st.sampled_from((0.25, 0.5, 0.75)))
def test_the_phase_under_the_playhead_is_the_one_last_told(routine: Routine, part: float) -> None:
    timeline = compile_timeline(routine)
    for cue in timeline.all_cues:
        if cue.phase is not None:
            found = timeline.phase_at(cue.at + part * cue.phase.seconds)
            assert found is not None
            phase, gone = found
            assert phase == cue.phase
            assert gone == pytest.approx(part)


def test_a_phase_holds_its_start_and_not_its_end() -> None:
    timeline = compile_timeline(a_routine(a_step(8), a_step(8, rhythm=()), legs=Legs.ONE))
    press, release = PRESS
    for playhead, phase in (
        (4.9, None),
        (5.0, (press, 0.0)),
        (7.0, (release, 0.0)),
        (8.5, (release, 0.75)),
        (9.0, (press, 0.0)),
        (13.0, None),  # the gap
        (18.0, None),  # a step without a rhythm
        (26.0, None),  # the end
    ):
        assert timeline.phase_at(playhead) == phase


def test_what_rounding_puts_behind_the_last_phase_is_the_first_one_of_the_next_turn() -> None:
    rhythm = (Phase(Motion.PRESS, 6.6), Phase(Motion.RELEASE, 20.6))
    assert 27.2 < 6.6 + 20.6  # though it is the same on paper
    timeline = compile_timeline(a_routine(a_step(60, rhythm=rhythm), kind=Kind.ACUTE))
    assert timeline.phase_at(27.2) == (rhythm[0], 0.0)


def test_once_the_leg_is_known_only_its_name_changes() -> None:
    routine = a_routine(a_step(), a_step(legs=Legs.BOTH), legs=Legs.ONE)
    known = on_leg(compile_timeline(routine), Leg.RIGHT)
    assert [segment.leg for segment in known.work] == ["right", "both"]
    assert known == compile_timeline(routine, Leg.RIGHT)
