"""Where a session begins."""

from __future__ import annotations

import pytest

from massage_cli.core.choices import entry
from massage_cli.core.nearest import ChoiceError
from massage_cli.core.routine import Kind
from massage_cli.core.timeline import compile_timeline
from tests.core.routines import CALF, both, routine, step

ALL = (
    "there are: effleurage, long-strokes, petrissage, kneading, compression, trigger-point, "
    "tender-spot, rest, stroking"
)


def test_from_the_start_when_nothing_is_said() -> None:
    assert entry(compile_timeline(CALF), "") == 0


@pytest.mark.parametrize(
    ("from_step", "number"),
    [
        ("1", 1),
        ("2", 2),
        ("9", 9),
        ("12", 12),
        ("trigger-point", 4),
        ("Trigger Point", 4),
        ("tender spot", 4),
    ],
)
def test_from_a_played_step_or_a_technique_with_its_get_ready_gap(
    from_step: str, number: int
) -> None:
    timeline = compile_timeline(CALF)

    segment = timeline.segment_at(entry(timeline, from_step))

    assert segment.number == number
    assert segment is not timeline.work[number - 1]
    assert segment.end == timeline.work[number - 1].start


@pytest.mark.parametrize("from_step", ["petrissage", "kneading", "slow press", "Slow-Press"])
def test_a_step_with_a_title_of_its_own_goes_by_that_and_by_its_techniques_names(
    from_step: str,
) -> None:
    press = step("petrissage", 60, "calf", 3)._replace(title="Slow press")
    timeline = compile_timeline(routine(step("effleurage", 60, "calf", 2), press, press))
    assert timeline.segment_at(entry(timeline, from_step)).number == 2


def test_from_the_first_step_of_an_acute_routine_there_is_no_gap() -> None:
    timeline = compile_timeline(routine(step("stretch", 30, "calf"), kind=Kind.ACUTE))

    assert entry(timeline, "stretch") == 0


@pytest.mark.parametrize(
    ("from_step", "help"),
    [
        ("13", "its steps are 1 to 12"),
        ("0", "its steps are 1 to 12"),
        ("-1", "its steps are 1 to 12"),
        ("--1", ALL),
        ("9" * 5000, ALL),
        ("petrisage", "did you mean 'petrissage'?"),
        ("zzz", ALL),
    ],
)
def test_from_a_step_that_is_not_there(from_step: str, help: str) -> None:
    with pytest.raises(ChoiceError, match="'calf' has no step") as caught:
        entry(compile_timeline(CALF), from_step)

    assert caught.value.help == help


def test_steps_for_both_legs_are_counted_once() -> None:
    mixed = routine(both(step("move", 20)), step("effleurage", 60, "calf", 2))
    timeline = compile_timeline(mixed)

    assert timeline.segment_at(entry(timeline, "3")).number == 3
    with pytest.raises(ChoiceError, match="no step 4"):
        entry(timeline, "4")
