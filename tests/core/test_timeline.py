from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.body import Leg
from massage_cli.core.cues import CueKind
from massage_cli.core.rhythm import Motion, Phase, Rhythm
from massage_cli.core.routine import Kind, Legs, Routine, Step
from massage_cli.core.segments import SegmentKind, played_seconds
from massage_cli.core.sequence import TooLongError
from massage_cli.core.timeline import compile_timeline, on_leg, with_room
from tests.core.layouts_on_legs import SECOND, told
from tests.examples import PRESS, a_routine, a_step
from tests.strategies import routines

CIRCLE = (Phase(Motion.CIRCLE, 1.0),)
NO_LEG_OR_ONE = st.sampled_from((None, *Leg))


def test_the_whole_event_list_of_a_step_on_each_leg() -> None:
    timeline = compile_timeline(a_routine(a_step(8)))
    assert (timeline.start, timeline.begins_at) == (0.0, 0.0)
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
        assert compile_timeline(long).total > 0
        return
    with pytest.raises(TooLongError):
        compile_timeline(long)


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


def test_where_more_is_said_the_gaps_grow_and_every_cue_goes_with_its_segment() -> None:
    before = compile_timeline(a_routine(a_step(8), a_step(8)))
    told_more = tuple(
        segment._replace(step=segment.step._replace(position="Lie down on your back. " * 4))
        if segment.step
        else segment
        for segment in before.segments
    )
    after = with_room(before._replace(segments=told_more))
    assert after.total > before.total
    assert [round(cue.at - after.segments[cue.segment].start, 6) for cue in after.all_cues] == [
        round(cue.at - before.segments[cue.segment].start, 6) for cue in before.all_cues
    ]
