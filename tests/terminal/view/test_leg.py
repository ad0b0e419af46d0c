from __future__ import annotations

import pytest

from massage_cli.core.body import Area, Leg
from massage_cli.core.rhythm import Motion
from massage_cli.terminal.view.beat import Beat
from massage_cli.terminal.view.hands import hands
from massage_cli.terminal.view.leg import Drawing, draw
from tests.terminal.view.golden import assert_golden

SIZES = [(40, 30), (26, 14), (24, 7), (12, 3), (2, 1)]


def picture(drawing: Drawing) -> str:
    rows = zip(drawing.outline, drawing.lit, strict=True)
    return "\n".join(
        "".join(
            inside if inside != " " else edge for edge, inside in zip(*row, strict=True)
        ).rstrip()
        for row in rows
    )


@pytest.mark.parametrize("area", Area)
def test_every_area_as_it_is_drawn(area: Area) -> None:
    parts = [picture(draw(area, Leg.LEFT, 30, 18, blocks=blocks)) for blocks in (True, False)]
    assert_golden(f"leg-{area}", "\n\n".join(parts) + "\n")


@pytest.mark.parametrize("area", Area)
@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("blocks", [True, False])
def test_a_drawing_fills_its_cells_and_no_more(
    area: Area, columns: int, rows: int, blocks: bool
) -> None:
    for leg in Leg:
        drawing = draw(area, leg, columns, rows, blocks=blocks)
        for layer in (drawing.outline, drawing.lit):
            assert [len(line) for line in layer] == [columns] * rows
        for spot in drawing.spots:
            assert 0 <= spot.top <= spot.bottom < rows
            assert len(spot.middles) == len(spot.widths) == spot.bottom - spot.top + 1


@pytest.mark.parametrize("area", Area)
def test_the_right_leg_is_the_left_one_mirrored(area: Area) -> None:
    left, right = (draw(area, leg, 30, 18, blocks=True).spots[0] for leg in (Leg.LEFT, Leg.RIGHT))
    assert (left.top, left.bottom) == (right.top, right.bottom)
    assert [30 - middle for middle in left.middles] == pytest.approx(list(right.middles))
    assert list(left.widths) == pytest.approx(list(right.widths))


@pytest.mark.parametrize("leg", [Leg.BOTH, Leg.UNSAID])
def test_both_legs_are_lit_for_both_and_while_nobody_has_said_which(leg: Leg) -> None:
    assert len(draw(Area.CALF, leg, 30, 18, blocks=True).spots) == 2
    assert draw(None, Leg.LEFT, 30, 18, blocks=True).spots == ()


def rows_of(motion: Motion, area: Area = Area.LOWER_LEG) -> list[int]:
    spot = draw(area, Leg.LEFT, 40, 30, blocks=True).spots[0]
    beats = [Beat(motion, step, 20, 1) for step in range(20)]
    return [hands(beat, spot, blocks=True)[0].row for beat in beats]


@pytest.mark.parametrize("motion", [Motion.STROKE, Motion.UP, Motion.ROLL])
def test_a_stroke_travels_towards_the_heart(motion: Motion) -> None:
    rows = rows_of(motion)
    assert rows == sorted(rows, reverse=True)
    assert rows[0] - rows[-1] > 5


def test_down_travels_down() -> None:
    assert rows_of(Motion.DOWN) == sorted(rows_of(Motion.DOWN))


def test_hands_close_in_to_press_and_part_to_release() -> None:
    spot = draw(Area.CALF, Leg.LEFT, 40, 30, blocks=True).spots[0]

    def apart(motion: Motion, step: int) -> int:
        marks = hands(Beat(motion, step, 16, 1), spot, blocks=True)[:2]
        return marks[1].column - marks[0].column

    assert apart(Motion.PRESS, 0) > apart(Motion.PRESS, 15) > 0
    assert apart(Motion.RELEASE, 0) < apart(Motion.RELEASE, 15)


def test_a_circle_comes_round() -> None:
    spot = draw(Area.CALF, Leg.LEFT, 40, 30, blocks=True).spots[0]
    places = [hands(Beat(Motion.CIRCLE, step, 8, 1), spot, blocks=True)[0] for step in range(8)]
    assert len({(mark.column, mark.row) for mark in places}) >= 6


@pytest.mark.parametrize("motion", Motion)
@pytest.mark.parametrize("area", Area)
def test_hands_stay_on_the_drawing(motion: Motion, area: Area) -> None:
    for columns, rows in SIZES[:3]:
        for leg in (Leg.LEFT, Leg.RIGHT):
            spot = draw(area, leg, columns, rows, blocks=True).spots[0]
            for step in range(8):
                for blocks in (True, False):
                    marks = hands(Beat(motion, step, 8, 1), spot, blocks=blocks)
                    assert marks or motion in (Motion.PRESS, Motion.RELEASE, Motion.IN, Motion.OUT)
                    for mark in marks:
                        assert 0 <= mark.column < columns
                        assert 0 <= mark.row < rows
                        assert blocks or mark.sign.isascii()
