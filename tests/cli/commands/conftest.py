from __future__ import annotations

import pytest

from massage_cli import paths
from massage_cli.core.body import Leg
from massage_cli.core.history.past import Answers, Feeling
from massage_cli.store import history
from massage_cli.store.database import connect
from tests.pasts import DAY, a_past


@pytest.fixture
def three() -> list[int]:
    """Three sessions, the oldest first."""
    connection = connect(paths.history_file())
    ids = [
        history.insert(connection, past)
        for past in (
            a_past(40 * DAY, routine="bedtime", cramp=False, leg=Leg.BOTH),
            a_past(2 * DAY, leg=Leg.UNSAID),
            a_past(DAY, pain_before=7, answers=Answers(Feeling.BETTER, 3, note="\x1b[31mred")),
        )
    ]
    connection.close()
    return ids
