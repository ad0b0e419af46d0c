"""What is told within a step."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.cues import TICK_CLEAR, TICK_EVERY, Cue, CueKind, held_cues, work_cues
from massage_cli.core.rhythm import Motion, Phase
from massage_cli.core.routine import Step, Until
from tests.core.routines import step

STRETCH = step("stretch", 30.0, "calf")
EASING = STRETCH._replace(until=Until.EASED, at_most=120.0)


def ticks(cues: list[Cue]) -> list[float]:
    return [cue.at for cue in cues if cue.kind is CueKind.TICK]


@pytest.mark.parametrize(
    ("seconds", "ticking"),
    [
        (5.0, []),
        (9.0, [5.0]),
        (20.0, [5.0, 10.0, 15.0]),
        (23.0, [5.0, 10.0, 15.0]),  # the countdown begins at 20
        (24.0, [5.0, 10.0, 15.0, 20.0]),
        (60.0, [5.0, 10.0, 15.0, 20.0, 25.0, 35.0, 40.0, 45.0, 50.0, 55.0]),  # halfway at 30
    ],
)
def test_a_step_without_a_rhythm_ticks_where_nothing_else_is_told(
    seconds: float, ticking: list[float]
) -> None:
    assert ticks(work_cues(STRETCH, 0, 0.0, seconds)) == ticking


def test_ticks_are_counted_from_the_step_s_start() -> None:
    assert ticks(work_cues(STRETCH, 3, 100.5, 20.0)) == [105.5, 110.5, 115.5]


def test_a_rhythm_needs_no_tick() -> None:
    kneading = STRETCH._replace(rhythm=(Phase(Motion.CIRCLE, 2.0),))
    assert not ticks(work_cues(kneading, 0, 0.0, 60.0))
    assert not ticks(held_cues(kneading, 0, 0.0, 60.0))


@given(
    one=st.sampled_from([STRETCH, EASING]),
    at=st.floats(0.0, 1000.0),
    seconds=st.floats(1.0, 600.0),
    held=st.booleans(),
)
def test_it_is_never_in_doubt_that_a_step_runs(
    one: Step, at: float, seconds: float, held: bool
) -> None:
    cues = (held_cues if held else work_cues)(one, 0, at, seconds)
    moments = [cue.at for cue in cues] + [at + seconds]
    assert moments == sorted(moments)
    assert max(b - a for a, b in pairwise(moments)) <= TICK_EVERY + TICK_CLEAR + 1e-6
    others = [cue.at for cue in cues if cue.kind is not CueKind.TICK] + [at + seconds]
    assert all(abs(tick - other) >= TICK_CLEAR for tick in ticks(cues) for other in others)
