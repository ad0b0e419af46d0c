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
    assert any(kill.kept is not None for kill in found), told
