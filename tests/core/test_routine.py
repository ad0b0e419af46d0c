from __future__ import annotations

from massage_cli.core.routine import Gaps, Repeat, Routine, Step
from tests.core.routines import CALF


def test_where_no_gap_is_written_there_is_time_to_get_ready_and_more_to_change_legs() -> None:
    assert Routine("mine", "Mine", CALF.steps).gaps == Gaps(ready=5, change=15)


def test_a_repeat_is_sat_down_for_before_its_first_step_in_its_own_time_or_the_step_s() -> None:
    first = CALF.steps[0]
    assert isinstance(first, Step)
    first = first._replace(position="Bend the knee.", ready=8.0)
    seated = Repeat(2, CALF.steps, position="Sit down.")
    told = first._replace(position="Sit down. Bend the knee.")
    assert seated.begun_with(first) == told
    assert seated._replace(ready=20.0).begun_with(first) == told._replace(ready=20.0)
