from __future__ import annotations

from massage_cli.core.leg_shapes import PATCHES
from massage_cli.core.routine import Area


def test_every_area_has_a_place_on_a_drawing() -> None:
    assert set(PATCHES) == set(Area)
