from __future__ import annotations

import pytest

from massage_cli.core.body import Area, Leg
from massage_cli.core.history.past import Answers, Work, work_of
from massage_cli.core.routine import Legs, Pressure
from massage_cli.core.timeline import compile_timeline
from tests.examples import a_routine, a_step
from tests.pasts import a_past


@pytest.mark.parametrize(("area", "kept"), [(Area.FOOT_SOLE, "foot-sole"), (None, "")])
def test_work_is_kept_by_technique_area_leg_and_pressure(area: Area | None, kept: str) -> None:
    step = a_step(pressure=Pressure.MODERATE)._replace(area=area)
    (segment,) = compile_timeline(a_routine(step, legs=Legs.ONE), Leg.RIGHT).work
    assert work_of(segment) == Work("compression", kept, Leg.RIGHT, Pressure.MODERATE)


def test_what_is_faster_than_twice_its_pace_is_a_rehearsal() -> None:
    paces = (0.1, 1.0, 2.0, 2.1, 1000.0)
    assert [a_past()._replace(speed=pace).rehearsal for pace in paces] == [
        False, False, False, True, True,
    ]  # fmt: skip
    assert a_past().speed == 1, "where no pace was kept it is the written one"


@pytest.mark.parametrize(
    ("before", "after", "pains"),
    [(None, None, ()), (7, None, (7,)), (None, 0, (0,)), (7, 3, (7, 3))],
)
def test_how_bad_the_pain_was_is_what_was_said_of_it(
    before: int | None, after: int | None, pains: tuple[int, ...]
) -> None:
    assert a_past(pain_before=before, answers=Answers(pain_after=after)).pains == pains
