"""Past sessions that tests are written about."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from massage_cli.core.body import Leg
from massage_cli.core.history.past import Answers, Past, State, Work
from massage_cli.core.routine import Kind, Pressure

NOW = 1_790_000_000.0
"""Monday 21 September 2026, 14:13:20 UTC."""
HOUR = 3600.0
DAY = 24 * HOUR
CALF = Work("compression", "calf", Leg.LEFT, Pressure.LIGHT)


def a_past(
    ago: float = 0.0,
    *,
    id: int = 0,
    routine: str = "calf-cramp",
    kind: Kind = Kind.ACUTE,
    leg: Leg = Leg.LEFT,
    cramp: bool = True,
    done: float = 60.0,
    state: State = State.FINISHED,
    pain_before: int | None = None,
    answers: Answers | None = None,
    played: Mapping[Work, float] | None = None,
    utc_offset: int = 0,
) -> Past:
    """A session begun `ago` seconds before NOW."""
    return Past(
        id=id,
        started=NOW - ago,
        utc_offset=utc_offset,
        zone="UTC",
        routine=routine,
        title=routine.replace("-", " ").capitalize(),
        kind=kind,
        leg=leg,
        cramp=cramp,
        planned=280.0,
        done=done,
        state=state,
        pain_before=pain_before,
        answers=answers or Answers(),
        played=MappingProxyType(dict(played or {CALF: done})),
    )
