from __future__ import annotations

from massage_cli.core.routine import Gaps, Routine
from tests.core.routines import CALF


def test_where_no_gap_is_written_there_is_time_to_get_ready_and_more_to_change_legs() -> None:
    assert Routine("mine", "Mine", CALF.steps).gaps == Gaps(ready=5, change=15)
