from __future__ import annotations

import pytest

from tests.store import kills
from tests.systems import needs_posix


@needs_posix
@pytest.mark.slow
def test_a_kill_at_any_moment_loses_at_most_two_seconds_and_the_place_is_kept() -> None:
    # `make kills` does two hundred.
    found = kills.run(8)
    told = kills.report(found)
    assert all(kill.intact for kill in found), told
    assert all(kill.lost <= 2.0 for kill in found), told
    assert all(kill.right_place for kill in found), told
    assert all(kill.logged for kill in found), told
    assert any(kill.kept is not None for kill in found), told


@needs_posix
@pytest.mark.slow
def test_a_kill_while_logging_leaves_the_line_whole_or_none_and_never_loses_one_that_was_told() -> (
    None
):
    found = kills.run_logging(8)
    told = kills.report_logging(found)
    assert all(kill.intact for kill in found), told
    assert all(kill.there or not kill.told for kill in found), told
