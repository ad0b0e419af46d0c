"""The questions before a session, answered by keys."""

from __future__ import annotations

import pytest

from massage_cli.cli.play.declined import DeclinedError
from massage_cli.cli.play.safety_gate import AWAY, DAY, passed
from massage_cli.cli.play.selection import Selection
from massage_cli.core.body import Where
from massage_cli.errors import ExitCode
from massage_cli.settings import remembered
from tests.fakes import Rig

TODAY = 20_000
NOW = (TODAY + 0.5) * DAY
STOPS = ["1", "2", "3", "4", "5"]
ASKS = ["6", "7"]
ASK_FIRST = ASKS[0]
SKIP = "8"
away = pytest.mark.parametrize("leave", AWAY)


def answered(what: Selection, *keys: str) -> tuple[Selection, list[str]]:
    """What is let through when `keys` are pressed, a second apart; and what the cards said."""
    rig = Rig(script=[(float(second), key) for second, key in enumerate(keys, 1)])
    try:
        return passed(rig.display, rig.keys, what, NOW), rig.display.said
    finally:
        assert rig.keys.script == [], "a key was pressed after the last card"


def declined(what: Selection, *keys: str) -> str:
    """What is said to who does not start."""
    with pytest.raises(DeclinedError) as refused:
        answered(what, *keys)
    assert refused.value.code is ExitCode.STOPPED
    return refused.value.message


def seen(days_ago: int) -> None:
    remembered.remember(remembered.SAFETY_SEEN, str(TODAY - days_ago))


def areas(what: Selection) -> set[Where | None]:
    return {segment.step.area for segment in what.timeline.work if segment.step}
