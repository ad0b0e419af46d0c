from __future__ import annotations

from massage_cli.core.body import Elsewhere
from massage_cli.core.english.words import LEGS, SIDES, sides_called
from massage_cli.core.routine import Gaps, Repeat, Routine, Step, sides_of
from tests.core.routines import CALF, routine, step


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


def test_sides_are_legs_unless_every_place_is_in_a_person_s_own_words() -> None:
    calf, neck = step("petrissage", 60, "calf"), step("petrissage", 60)
    neck = neck._replace(area=Elsewhere("the neck"))
    own = Repeat(2, (neck, step("rest", 5)))
    assert sides_of(routine(own)) == SIDES
    assert sides_of(routine(own, calf)) == sides_of(routine(calf)) == LEGS
    assert sides_of(routine(step("rest", 5))) == LEGS
    assert sides_of(routine(own, calf), neck) == SIDES
    assert sides_of(routine(calf, sides=("arm", "arms"))) == sides_called("arm", "arms")
