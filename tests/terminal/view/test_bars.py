from __future__ import annotations

import pytest

from massage_cli.core.rhythm import Motion, Phase
from massage_cli.core.routine import Legs, Pressure
from massage_cli.core.timeline import compile_timeline
from massage_cli.terminal.paint.colour import PLAIN
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.view import bars, digits
from massage_cli.terminal.view.beat import STEPS_A_SECOND, Beat, beat_at
from tests.examples import a_routine, a_step
from tests.terminal.view.scenes import TIMELINE, scene

LOOK = Look()


def bar(motion: Motion, step: int, steps: int = 8) -> str:
    cells = bars.rhythm(Beat(motion, step, steps, 1), 20, PLAIN, LOOK)
    return "".join(cell.text for cell in cells)


def lit(motion: Motion, step: int) -> int:
    return bar(motion, step).count("█")


def test_a_press_fills_the_bar_and_a_release_empties_it() -> None:
    assert [lit(Motion.PRESS, step) for step in (0, 7)] == [0, 20]
    assert [lit(Motion.RELEASE, step) for step in (0, 7)] == [20, 0]
    assert lit(Motion.HOLD, 3) == 20


def test_a_stroke_moves_along_and_down_moves_back() -> None:
    stroke = [bar(Motion.STROKE, step).index("█") for step in range(8)]
    down = [bar(Motion.DOWN, step).index("█") for step in range(8)]
    assert stroke == sorted(stroke)
    assert stroke[0] == 0
    assert bar(Motion.STROKE, 7).endswith("█")
    assert down == stroke[::-1]


def test_a_circle_goes_to_and_fro_in_one_turn() -> None:
    places = [bar(Motion.CIRCLE, step).index("█") for step in range(8)]
    assert places[0] == 0
    assert max(places) == places[4]
    assert places[1] == places[7]


@pytest.mark.parametrize("motion", Motion)
def test_every_motion_fills_exactly_its_cells(motion: Motion) -> None:
    assert all(len(bar(motion, step)) == 20 for step in range(8))


@pytest.mark.parametrize(
    ("pressure", "shown"),
    [(Pressure.NONE, ""), (Pressure.FEATHER, "▮▯▯▯"), (Pressure.FIRM, "▮▮▮▮")],
)
def test_pressure_is_told_in_bars(pressure: Pressure, shown: str) -> None:
    assert bars.pressure(pressure, LOOK) == shown


def test_the_beat_is_in_step_with_the_timeline() -> None:
    at = scene("compression", 0.0).playhead
    found = [beat_at(TIMELINE, at + tenth / 10) for tenth in range(40)]
    beats = [beat for beat, _ in filter(None, found)]
    assert [beat.motion for beat in beats] == [Motion.PRESS] * 20 + [Motion.RELEASE] * 20
    assert {beat.steps for beat in beats} == {2 * STEPS_A_SECOND}
    assert beats[0].into == 0.0
    assert beats[19].into == 1.0


def test_a_hold_moves_by_the_second_only() -> None:
    found = beat_at(TIMELINE, scene("trigger-point", 0.5).playhead)
    assert found is not None
    beat, wait = found
    assert (beat.motion, beat.steps, beat.left) == (Motion.HOLD, 12, 12)
    assert wait == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("scale", "halves"),
    [(1, True), (2, True), (3, True), (4, True), (7, True), (2, False), (4, False)],
)
def test_digits_are_as_large_as_they_say(scale: int, halves: bool) -> None:
    lines = digits.draw("12:34", scale, halves=halves)
    assert len(lines) == digits.rows(scale)
    assert {len(line) for line in lines} == {digits.columns("12:34", scale)}


def test_a_second_press_goes_on_where_the_first_one_ended() -> None:
    pressed = (
        Phase(Motion.PRESS, 2.0),
        Phase(Motion.HOLD, 2.0),
        Phase(Motion.PRESS, 2.0),
        Phase(Motion.RELEASE, 3.0),
    )
    timeline = compile_timeline(a_routine(a_step(18, rhythm=pressed), legs=Legs.ONE))

    def depth(into: float) -> float:
        found = beat_at(timeline, 5 + into)
        assert found is not None
        return found[0].depth

    for turn in (0.0, 9.0):
        assert depth(turn) == 0
        assert depth(turn + 1.99) == depth(turn + 4.01) == 0.5
        assert depth(turn + 5.99) == 1


def test_presses_with_a_release_between_go_as_deep_each() -> None:
    timeline = compile_timeline(a_routine(a_step(8), legs=Legs.ONE))
    found = beat_at(timeline, 5 + 5.99)
    assert found is not None
    assert (found[0].motion, found[0].depth) == (Motion.PRESS, 1)
