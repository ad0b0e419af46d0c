from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.body import Area
from massage_cli.core.leg_shapes import PATCHES, SHAPES, Shape, Side, edges, patch_edges

heights = st.floats(0.0, 1.0)


def test_every_area_has_a_place_on_a_drawing() -> None:
    assert set(PATCHES) == set(Area)


@pytest.mark.parametrize("side", Side)
def test_the_edges_go_through_every_point_of_the_outline(side: Side) -> None:
    shape = SHAPES[side]
    for at, *widths in shape.outline:
        assert edges(shape, at) == pytest.approx(widths)


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
