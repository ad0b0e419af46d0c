from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.body import Leg
from massage_cli.core.history.ledger import Ledger, add, record, worked
from massage_cli.core.routine import Routine
from massage_cli.core.timeline import compile_timeline
from tests.examples import a_routine, a_step
from tests.strategies import routines

# Gap 0–5, step 5–13, change 13–28, step 28–36.
TIMELINE = compile_timeline(a_routine(a_step(8)))


def test_a_run_is_counted_in_each_segment_it_passes() -> None:
    ledger = record(Ledger(), TIMELINE, 4.0, 30.0)
    assert dict(ledger.seconds) == {0: 1.0, 1: 8.0, 2: 15.0, 3: 2.0}


@pytest.mark.parametrize(
    ("start", "stop", "seconds"),
    [(0, 5, {0: 5}), (5, 5, {}), (7, 7, {}), (7, 6, {}), (13, 28, {2: 15}), (30, 36, {3: 6})],
)
def test_where_no_time_was_spent_nothing_is_counted(
    start: float, stop: float, seconds: dict[int, float]
) -> None:
    assert dict(record(Ledger(), TIMELINE, start, stop).seconds) == seconds


def test_what_is_played_again_counts_again_and_gaps_are_no_work() -> None:
    ledger = record(record(Ledger(), TIMELINE, 0.0, 13.0), TIMELINE, 5.0, 10.0)
    assert worked(ledger, TIMELINE, lambda segment: segment.leg) == {Leg.LEFT: 13.0}


def test_what_a_step_was_held_for_is_added_to_it() -> None:
    held = add(add(Ledger(), 1, 2.0), 3, 0.5)
    assert dict(held.seconds) == {1: 2.0, 3: 0.5}
    assert dict(add(held, 1, 3.0).seconds) == {1: 5.0, 3: 0.5}
    assert add(held, 1, -1.0) == held, "nothing that was done is taken back"


@given(routines(), st.lists(st.floats(0, 1), max_size=8))
def test_a_whole_run_in_any_pieces_counts_every_second(routine: Routine, cuts: list[float]) -> None:
    timeline = compile_timeline(routine)
    edges = [0.0, *sorted(cut * timeline.total for cut in cuts), timeline.total]
    ledger = Ledger()
    for start, stop in itertools.pairwise(edges):
        ledger = record(ledger, timeline, start, stop)
    assert sum(ledger.seconds.values()) == pytest.approx(timeline.total)
