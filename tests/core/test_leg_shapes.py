from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.body import Area
from massage_cli.core.leg_shapes import PATCHES, SHAPES, Patch, Shape, Side, edges, patch_edges

DRAWINGS = Path(__file__).with_name("drawings")
ROWS, COLUMNS, REACH = 45, 61, 0.32
"""Of a drawing in letters, and how far it reaches from the leg's middle to either side."""
heights = st.floats(0.0, 1.0)


def drawn(shape: Shape, patch: Patch | None = None) -> str:
    """A left leg in letters, its outer edge on the left: what lies in `patch` is `x`."""
    rows = []
    for row in range(ROWS):
        at = row / (ROWS - 1)
        outer, inner = edges(shape, at)
        within = patch_edges(shape, patch, at) if patch else None
        toes = [(x, r) for y, x, r in shape.toes if abs(y - at) <= r]
        crease = [(a * outer, b * inner) for y, a, b in shape.creases if abs(y - at) < 0.5 / ROWS]
        line = ""
        for column in range(COLUMNS):
            x = (2 * column / (COLUMNS - 1) - 1) * REACH
            if within and within[0] <= x <= within[1]:
                line += "x"
            elif any(abs(x - middle) <= radius for middle, radius in toes):
                line += "o"
            elif any(-a <= x <= b for a, b in crease):
                line += "-"
            else:
                line += "." if -outer <= x <= inner and at <= shape.outline[-1][0] else " "
        rows.append(line.rstrip())
    return "\n".join([f"apart {shape.apart}", *rows]) + "\n"


def look(name: str, drawing: str) -> None:
    """It is the drawing that is kept; `GOLDEN=write` keeps this one."""
    file = DRAWINGS / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(drawing)
    assert drawing == file.read_text()


def test_every_area_has_a_place_on_a_drawing() -> None:
    assert set(PATCHES) == set(Area)


@pytest.mark.parametrize("side", Side)
def test_the_edges_go_through_every_point_of_the_outline(side: Side) -> None:
    shape = SHAPES[side]
    for at, *widths in shape.outline:
        assert edges(shape, at) == pytest.approx(widths)


@pytest.mark.parametrize("side", Side)
def test_beyond_its_ends_a_leg_goes_on_as_wide_as_it_ends(side: Side) -> None:
    shape = SHAPES[side]
    first, last = shape.outline[0][0], shape.outline[-1][0]
    assert edges(shape, -0.5) == edges(shape, first)
    assert edges(shape, 1.5) == edges(shape, max(1.0, last))


@pytest.mark.parametrize("area", Area)
def test_a_patch_has_both_its_ends_and_is_a_point_there(area: Area) -> None:
    patch = PATCHES[area]
    for end in (patch.top, patch.bottom):
        found = patch_edges(SHAPES[patch.side], patch, end)
        assert found is not None
        assert found[0] == found[1]


@given(st.sampled_from(Area), heights)
def test_a_patch_lies_within_its_leg_and_nowhere_but_between_its_heights(
    area: Area, at: float
) -> None:
    patch = PATCHES[area]
    shape: Shape = SHAPES[patch.side]
    found = patch_edges(shape, patch, at)
    assert (found is not None) == (patch.top <= at <= patch.bottom)
    if found is not None:
        outer, inner = edges(shape, at)
        assert -outer - 1e-9 <= found[0] <= found[1] <= inner + 1e-9


def test_an_outline_is_smooth_at_each_of_its_points() -> None:
    for shape in SHAPES.values():
        for (a, outer, _), (b, other, _) in pairwise(shape.outline):
            quarter = edges(shape, a + (b - a) / 4)[0] - outer
            assert quarter == pytest.approx((other - outer) * 10 / 64, abs=1e-9)


@pytest.mark.parametrize("side", Side)
def test_each_side_is_drawn_as_it_was_looked_at(side: Side) -> None:
    look(f"leg-{side}", drawn(SHAPES[side]))


@pytest.mark.parametrize("area", Area)
def test_each_area_lies_where_it_was_looked_at(area: Area) -> None:
    patch = PATCHES[area]
    look(f"leg-{area.value}", drawn(SHAPES[patch.side], patch))
