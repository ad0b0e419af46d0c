"""Lines of the diary, and plans that were started, that tests are written about."""

from __future__ import annotations

from massage_cli.core.body import Leg
from massage_cli.core.history.diary import Happened, Logged
from massage_cli.core.plans.course import Course, Pause
from tests.pasts import NOW


def a_line(
    ago: float = 0.0,
    *,
    id: int = 0,
    happened: Happened = Happened.CRAMP,
    leg: Leg = Leg.LEFT,
    area: str = "calf",
    pain: int | None = None,
    note: str = "",
    session: int = 0,
    utc_offset: int = 0,
) -> Logged:
    """What happened `ago` seconds before NOW."""
    return Logged(
        id=id,
        at=NOW - ago,
        utc_offset=utc_offset,
        zone="UTC",
        happened=happened,
        leg=leg,
        area=area,
        pain=pain,
        note=note,
        session=session,
    )


def a_course(
    ago: float = 0.0,
    *,
    id: int = 0,
    name: str = "night-cramps",
    ended: float | None = None,
    pauses: tuple[Pause, ...] = (),
) -> Course:
    """A plan that was started `ago` seconds before NOW."""
    return Course(
        id=id,
        name=name,
        title="Six weeks against night cramps",
        started=NOW - ago,
        utc_offset=0,
        zone="UTC",
        ended=ended,
        body='{"weeks": 6}',
        pauses=pauses,
    )
