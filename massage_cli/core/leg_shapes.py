"""The shapes of a left leg from three sides, and where on it each area lies."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from typing import NamedTuple

from massage_cli.core.body import Area


class Side(StrEnum):
    """From where the legs are seen."""

    FRONT = "front"
    BACK = "back"
    SOLE = "sole"


class Shape(NamedTuple):
    """The outline of a left leg: (height, outer edge, inner edge), from the heart downwards.

    Heights run from 0 to 1; edges are in the same unit, from the leg's middle outwards.
    """

    outline: tuple[tuple[float, float, float], ...]
    creases: tuple[tuple[float, float, float], ...]
    """Short lines inside: (height, from, to) as fractions of the outer and the inner edge."""
    apart: float
    """From the middle between the legs to the middle of one."""
    toes: tuple[tuple[float, float, float], ...] = ()
    """Circles: (height, towards the inner edge, radius)."""


_UPPER = (
    (0.00, 0.150, 0.128),
    (0.10, 0.154, 0.124),
    (0.22, 0.142, 0.112),
    (0.34, 0.114, 0.092),
    (0.43, 0.088, 0.080),
)
_BACK = Shape(
    outline=(
        *_UPPER,
        (0.48, 0.082, 0.080),
        (0.53, 0.086, 0.088),
        (0.60, 0.102, 0.108),
        (0.66, 0.100, 0.112),
        (0.74, 0.078, 0.084),
        (0.82, 0.054, 0.056),
        (0.89, 0.044, 0.044),
        (0.93, 0.056, 0.054),
        (0.97, 0.060, 0.050),
        (1.00, 0.050, 0.040),
    ),
    creases=((0.475, 0.45, 0.45),),
    apart=0.185,
)
_FRONT = Shape(
    outline=(
        *_UPPER,
        (0.47, 0.086, 0.086),
        (0.53, 0.080, 0.080),
        (0.61, 0.090, 0.088),
        (0.70, 0.080, 0.076),
        (0.80, 0.058, 0.054),
        (0.88, 0.046, 0.044),
        (0.91, 0.058, 0.050),
        (0.95, 0.090, 0.062),
        (0.985, 0.100, 0.070),
        (1.00, 0.080, 0.060),
    ),
    creases=((0.435, 0.5, 0.5), (0.505, 0.4, 0.4)),
    apart=0.185,
)
_SOLE = Shape(
    outline=(
        (0.00, 0.050, 0.050),
        (0.04, 0.110, 0.105),
        (0.12, 0.140, 0.125),
        (0.28, 0.150, 0.100),
        (0.45, 0.175, 0.085),
        (0.60, 0.205, 0.125),
        (0.68, 0.215, 0.160),
        (0.76, 0.200, 0.180),
        (0.80, 0.150, 0.170),
        (0.82, 0.060, 0.110),
    ),
    creases=(),
    apart=0.28,
    toes=(
        (0.905, 0.120, 0.072),
        (0.900, 0.000, 0.045),
        (0.885, -0.080, 0.038),
        (0.860, -0.150, 0.034),
        (0.820, -0.205, 0.030),
    ),
)
SHAPES = {Side.FRONT: _FRONT, Side.BACK: _BACK, Side.SOLE: _SOLE}


def edges(shape: Shape, at: float) -> tuple[float, float]:
    """How far the outer and the inner edge are from the leg's middle at the height `at`."""
    points = shape.outline
    at = min(1.0, max(0.0, at))
    index = min(len(points) - 2, max(0, bisect_right(points, at, key=lambda p: p[0]) - 1))
    (y0, outer0, inner0), (y1, outer1, inner1) = points[index : index + 2]
    part = (at - y0) / (y1 - y0)
    part = part * part * (3 - 2 * part)  # smooth at every point
    return outer0 + (outer1 - outer0) * part, inner0 + (inner1 - inner0) * part


class Patch(NamedTuple):
    """Where an area lies: between two heights, from the outer to the inner edge as -1 to 1."""

    side: Side
    top: float
    bottom: float
    outer: float = -1.0
    inner: float = 1.0


PATCHES = {
    Area.LOWER_LEG: Patch(Side.BACK, 0.51, 0.90),
    Area.CALF: Patch(Side.BACK, 0.51, 0.78),
    Area.SHIN_OUTER: Patch(Side.FRONT, 0.55, 0.86, inner=-0.1),
    Area.FOOT_SOLE: Patch(Side.SOLE, 0.20, 0.74),
    Area.FOOT: Patch(Side.FRONT, 0.90, 1.0),
    Area.TOES: Patch(Side.FRONT, 0.96, 1.0),
    Area.ANKLES: Patch(Side.BACK, 0.86, 0.95),
    Area.ACHILLES: Patch(Side.BACK, 0.79, 0.91, outer=-0.7, inner=0.7),
    Area.HAMSTRINGS: Patch(Side.BACK, 0.10, 0.42),
    Area.QUADS: Patch(Side.FRONT, 0.08, 0.40),
    Area.INNER_THIGH: Patch(Side.FRONT, 0.08, 0.40, outer=0.2),
    Area.OUTER_THIGH: Patch(Side.FRONT, 0.08, 0.40, inner=-0.2),
    Area.HIP: Patch(Side.BACK, 0.0, 0.12, inner=0.0),
    Area.WHOLE_LEG: Patch(Side.BACK, 0.04, 0.93),
}
ROUNDING = 0.05
"""The height over which a patch narrows at its ends."""


def patch_edges(shape: Shape, patch: Patch, at: float) -> tuple[float, float] | None:
    """Where the outer and the inner edge of `patch` lie at the height `at`; None where it isn't.

    From the leg's middle: what is negative lies outwards, what is positive inwards.
    """
    if not patch.top <= at <= patch.bottom:
        return None
    outer, inner = edges(shape, at)
    end = min(at - patch.top, patch.bottom - at) / ROUNDING
    narrow = 1.0 if end >= 1 else (1 - (1 - end) ** 2) ** 0.5
    middle, half = (inner - outer) / 2, (inner + outer) / 2 * narrow
    return middle + patch.outer * half, middle + patch.inner * half
