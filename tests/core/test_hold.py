from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.cues import CueKind
from massage_cli.core.hold import NOTHING_MORE, Hold, More, going_on, hold_at, longer
from massage_cli.core.rhythm import Motion, Phase, Rhythm
from massage_cli.core.routine import Until
from massage_cli.core.segments import SegmentKind
from massage_cli.core.timeline import Timeline, compile_timeline
from tests.core.routines import both, routine, step

PRESS = (Phase(Motion.PRESS, 2.0), Phase(Motion.RELEASE, 2.0))


def played(
    technique: str = "stretch",
    seconds: float = 30.0,
    rhythm: Rhythm = (),
    at_most: float = 0.0,
) -> Timeline:
    """One step after a gap of 5 s; with `at_most` it waits until it has eased."""
    until = Until.EASED if at_most else None
    one = step(technique, seconds, "calf")
    one = one._replace(rhythm=rhythm, until=until, at_most=at_most)
    return compile_timeline(routine(both(one), ready=5.0))


def test_a_step_that_waits_may_go_on_until_its_most() -> None:
    line = played(at_most=120.0)
    assert hold_at(line, 10.0, NOTHING_MORE) == Hold(90.0, until_eased=True)
    assert hold_at(line, 1.0, NOTHING_MORE) is None, "not in the gap before it"
    assert hold_at(line, line.total, NOTHING_MORE) is None


def test_the_least_of_a_hold_and_the_most_of_it_is_what_is_left_to_the_second() -> None:
    assert hold_at(played(at_most=30.5), 10.0, NOTHING_MORE) == Hold(0.5, until_eased=True)
    one = More(played().segment_at(10.0).index, 0.5)
    assert hold_at(played(), 10.0, one) == Hold(0.5, until_eased=False)
    assert hold_at(played(), 10.0, one._replace(segment=one.segment + 1)) is None


@pytest.mark.parametrize(("seconds", "more"), [(290.0, 10.0), (290.5, None), (291.0, None)])
def test_a_technique_of_ones_own_lasts_five_minutes_at_most(
    seconds: float, more: float | None
) -> None:
    own = step("stretch", seconds, "calf")._replace(technique="my-own")
    line = compile_timeline(routine(both(own), ready=5.0))
    longest = longer(line, 10.0, NOTHING_MORE)
    assert (longest.seconds if longest else None) == more


def test_it_goes_on_in_whole_turns_of_its_rhythm() -> None:
    line = played(seconds=20.0, rhythm=PRESS, at_most=31.0)
    assert hold_at(line, 10.0, NOTHING_MORE) == Hold(8.0, until_eased=True)


def test_where_the_most_leaves_no_turn_nothing_is_held() -> None:
    line = played(seconds=20.0, rhythm=PRESS, at_most=23.9)
    assert hold_at(line, 10.0, NOTHING_MORE) is None


def test_a_step_that_waits_is_not_counted_down_its_end_is_not_known() -> None:
    kinds = [cue.kind for cue in played(seconds=40.0, at_most=120.0).all_cues]
    assert CueKind.COUNTDOWN not in kinds
    assert CueKind.HALFWAY in kinds
    assert CueKind.COUNTDOWN in [cue.kind for cue in played(seconds=40.0).all_cues]


def test_ten_seconds_more_each_time_up_to_the_technique_s_most() -> None:
    line, more = played(seconds=30.0), NOTHING_MORE
    added = []
    while (next_more := longer(line, 10.0, more)) is not None:
        more = next_more
        added.append(more.seconds)
    assert added == [10.0, 20.0, 30.0], "a stretch is held for a minute at most"
    assert hold_at(line, 10.0, more) == Hold(30.0, until_eased=False)


@pytest.mark.parametrize(("turn", "added"), [(4.0, 8.0), (1.0, 10.0), (17.0, 17.0), (6.0, 12.0)])
def test_more_is_whole_turns_of_a_rhythm_near_ten_seconds(turn: float, added: float) -> None:
    rhythm = (Phase(Motion.CIRCLE, turn),)
    line = played("petrissage", seconds=4 * turn, rhythm=rhythm)
    assert longer(line, line.work[0].start + 1.0, NOTHING_MORE) == More(line.work[0].index, added)


def test_what_was_added_to_another_step_does_not_count() -> None:
    line = played(seconds=30.0)
    assert hold_at(line, 10.0, More(segment=7, seconds=20.0)) is None
    assert longer(line, 10.0, More(segment=7, seconds=20.0)) == More(line.work[0].index, 10.0)


def test_there_is_nothing_to_lengthen_in_a_gap_or_of_a_step_that_waits_anyway() -> None:
    assert longer(played(), 1.0, NOTHING_MORE) is None
    assert longer(played(at_most=120.0), 10.0, NOTHING_MORE) is None


def test_a_step_written_longer_than_its_technique_s_most_gets_no_more() -> None:
    assert longer(played(seconds=90.0), 10.0, NOTHING_MORE) is None


@given(turns=st.integers(1, 40), turn=st.sampled_from([1.0, 2.0, 5.0, 17.0]))
def test_what_goes_on_is_the_rhythm_and_nothing_else(turns: int, turn: float) -> None:
    line = played(seconds=4 * turn, rhythm=(Phase(Motion.HOLD, turn),))
    going = going_on(line, line.work[0], turns * turn)
    assert [segment.kind for segment in going.segments] == [SegmentKind.WORK, SegmentKind.DONE]
    assert going.total == turns * turn
    first, *phases = going.all_cues
    assert (first.at, first.kind) == (0.0, CueKind.HOLD)
    assert [(cue.at, cue.kind) for cue in phases] == [
        (n * turn, CueKind.PHASE) for n in range(turns)
    ]


def test_what_goes_on_without_a_rhythm_ticks() -> None:
    line = played(at_most=120.0)
    going = going_on(line, line.work[0], 20.0)
    assert [(cue.at, cue.kind) for cue in going.all_cues] == [
        (0.0, CueKind.HOLD),
        (5.0, CueKind.TICK),
        (10.0, CueKind.TICK),
        (15.0, CueKind.TICK),
    ]


@pytest.mark.parametrize(
    ("played_before", "more"), [(0, 51), (51, 51), (68, 34), (85, 17), (102, 0)]
)
def test_of_a_tender_spot_what_was_played_before_counts(played_before: float, more: float) -> None:
    rhythm = (Phase(Motion.HOLD, 12.0), Phase(Motion.RELEASE, 5.0))
    line = played("trigger-point", 51.0, rhythm, at_most=102.0)
    hold = hold_at(line, 10.0, NOTHING_MORE, played_before)
    assert (hold.seconds if hold else 0) == more


def test_of_a_stretch_it_does_not_a_cramp_is_held_until_it_lets_go() -> None:
    assert hold_at(played(at_most=120.0), 10.0, NOTHING_MORE, 120.0) == Hold(90.0, until_eased=True)


def test_what_goes_on_is_a_timeline_of_its_own_from_0_on() -> None:
    line = played(at_most=120.0)
    going = going_on(line, line.work[0], 20.0)
    assert [(each.index, each.start, each.seconds, each.number) for each in going.segments] == [
        (0, 0.0, 20.0, 1),
        (1, 20.0, 0.0, 1),
    ]
    assert {cue.segment for cue in going.all_cues} == {0}
