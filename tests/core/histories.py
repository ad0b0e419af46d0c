"""Sessions and lines of a diary, and what is advised after them."""

from __future__ import annotations

from massage_cli.core.body import Area, Leg
from massage_cli.core.history.advice import advise
from massage_cli.core.history.past import Past
from tests.pasts import DAY, NOW, a_past

LEFT, RIGHT, BOTH, UNSAID = Leg.LEFT, Leg.RIGHT, Leg.BOTH, Leg.UNSAID


def codes(
    history: list[Past],
    told: dict[str, float] | None = None,
    coming: frozenset[Area] = frozenset(),
) -> list[str]:
    return [advice.code for advice in advise(history, NOW, told, coming)]


def cramps(*days_ago: float, leg: Leg = BOTH) -> list[Past]:
    return [a_past(days * DAY, leg=leg) for days in days_ago]
