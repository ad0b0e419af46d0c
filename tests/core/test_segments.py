"""In which order the steps are laid on the legs, and what lies between them."""

from __future__ import annotations

import pytest

from massage_cli.core.body import Leg
from massage_cli.core.routine import Items, Kind, Legs, Order, Repeat, Routine, Step
from massage_cli.core.segments import SegmentKind
from massage_cli.core.timeline import Timeline, compile_timeline
from tests.core.layouts_on_legs import SECOND, told
from tests.examples import a_routine, a_step


def laid(timeline: Timeline) -> list[str]:
    return [f"{s.start:g} {s.kind} {s.leg} {s.seconds:g}" for s in timeline.segments]


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
