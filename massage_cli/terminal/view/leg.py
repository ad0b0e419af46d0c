"""The drawn legs: where the hands go. Up on the drawing is towards the heart.

One leg is drawn, and mirrored for the other. It is an outline of braille dots; the area is
lit as solid blocks in the technique's colour, which tells it apart without colour too.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from massage_cli.core.body import Area, Leg
from massage_cli.core.leg_shapes import (
    PATCHES,
    SHAPES,
    Patch,
    Shape,
    Side,
    edges,
    patch_edges,
)

_BRAILLE = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"


class Spot(NamedTuple):
    """Where the lit area of one leg is, in cells of the drawing: for the hands."""

    top: int
    bottom: int
    middles: tuple[float, ...]
    """The middle column of each row from `top` to `bottom`."""
    widths: tuple[float, ...]
    """The lit columns in each of these rows."""


class Drawing(NamedTuple):
    """`outline` and `lit` have a character for each cell, a space where there is nothing."""

    side: Side
    outline: tuple[str, ...]
    lit: tuple[str, ...]
    spots: tuple[Spot, ...]
    middles: tuple[float, float]
    """The columns of the left and the right leg's middle: for the words beneath."""


def draw(area: Area | None, leg: Leg, columns: int, rows: int, *, blocks: bool) -> Drawing:
    """Both legs within `columns` × `rows` cells, the area lit on `leg`, on both if it is unsaid."""
    patch = PATCHES.get(area) if area else None
    side = patch.side if patch else Side.BACK
    shape = SHAPES[side]
    across = 2 * (shape.apart + max(outer for _, outer, _ in shape.outline))
    height = min(rows * 4.0 - 1, (columns * 2 - 1) / across)
    grid = _Grid(columns, rows)
    spots = []
    for mirror, each in ((1, Leg.LEFT), (-1, Leg.RIGHT)):
        middle = columns - mirror * shape.apart * height
        placed = _PlacedShape(shape, middle, height, mirror)
        grid.outline(placed)
        if patch and leg is not each.other:
            grid.light(placed, patch)
            spots.append(grid.spot(placed, patch))
    lines = grid.braille() if blocks else grid.ascii_outline()
    offset = shape.apart * height / 2
    return Drawing(
        side,
        tuple(lines),
        tuple(grid.solid(blocks)),
        tuple(spots),
        (columns / 2 - offset, columns / 2 + offset),
    )


class _PlacedShape(NamedTuple):
    """A shape in dots: its middle column, its height, and -1 for mirrored."""

    shape: Shape
    middle: float
    height: float
    mirror: int

    def edges(self, y: float) -> tuple[float, float]:
        """The left and right edge at dot row `y`."""
        outer, inner = edges(self.shape, y / self.height)
        return self._across(-outer, inner)

    def patch_edges(self, y: float, patch: Patch) -> tuple[float, float]:
        """The left and right edge of `patch` at dot row `y`; no width where it isn't."""
        found = patch_edges(self.shape, patch, y / self.height)
        return self._across(*found) if found else (self.middle, self.middle)

    def _across(self, outer: float, inner: float) -> tuple[float, float]:
        ends = (self.middle + self.mirror * at * self.height for at in (outer, inner))
        low, high = sorted(ends)
        return low, high


class _Grid:
    """Dots, 2 × 4 to a cell, and quadrants, 2 × 2 to a cell, in the making."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self.rows = rows
        self._dots = [[0] * columns for _ in range(rows)]
        self._lit = [[0] * columns for _ in range(rows)]
        self._edges: list[list[str]] = [[" "] * columns for _ in range(rows)]

    def outline(self, placed: _PlacedShape) -> None:
        """Draw both edges, the end of the foot, and the creases."""
        before = placed.edges(0)
        last = round(placed.shape.outline[-1][0] * placed.height)
        for y in range(last + 1):
            edges = placed.edges(y)
            for old, new in zip(before, edges, strict=True):
                low, high = sorted((round(old), round(new)))
                self._line(max(low, high - 60), high if low == high else high - (new > old), y)
                self._edge(y, old, new)
            before = edges
        self._line(round(before[0]), round(before[1]), last)
        for at, outer, inner in placed.shape.creases:
            left, right = placed.edges(at * placed.height)
            middle = (left + right) / 2
            start = middle - (middle - left) * outer
            self._line(
                round(start), round(middle + (right - middle) * inner), round(at * placed.height)
            )
        for at, inwards, radius in placed.shape.toes:
            self._circle(
                placed.middle + placed.mirror * inwards * placed.height,
                at * placed.height,
                radius * placed.height,
            )

    def _circle(self, x: float, y: float, radius: float) -> None:
        points = max(8, int(radius * 8))
        for turn in range(points):
            angle = 2 * math.pi * turn / points
            at = round(x + radius * math.cos(angle))
            row = round(y + radius * math.sin(angle))
            self._line(at, at, row)
            if 0 <= at // 2 < self.columns and 0 <= row // 4 < self.rows:
                self._edges[row // 4][at // 2] = "o"

    def _line(self, left: int, right: int, y: int) -> None:
        for x in range(left, max(left, right) + 1):
            if 0 <= x < self.columns * 2 and 0 <= y < self.rows * 4:
                self._dots[y // 4][x // 2] |= _BRAILLE[y % 4][x % 2]

    def _edge(self, y: int, old: float, new: float) -> None:
        """The ASCII outline takes the slope at the middle of each cell."""
        x = round(new) // 2
        if y % 4 == 2 and 0 <= x < self.columns and y // 4 < self.rows:
            slope = new - old
            self._edges[y // 4][x] = "|" if abs(slope) < 0.3 else "\\" if slope > 0 else "/"

    def light(self, placed: _PlacedShape, patch: Patch) -> None:
        """Fill the patch, quadrant by quadrant."""
        for y in range(self.rows * 2):
            left, right = placed.patch_edges(y * 2 + 1, patch)
            for x in range(max(0, round(left)), min(self.columns * 2, round(right) + 1)):
                if right - left >= 1:
                    self._lit[y // 2][x // 2] |= 1 << (x % 2 + 2 * (y % 2))

    def spot(self, placed: _PlacedShape, patch: Patch) -> Spot:
        """The lit rows of `patch` with their middles and widths in cells."""
        edges = {
            y: placed.patch_edges(y * 4 + 2, patch)
            for y in range(self.rows)
            if patch.top <= (y * 4 + 2) / placed.height <= patch.bottom
        }
        if not edges:
            y = min(self.rows - 1, int((patch.top + patch.bottom) / 2 * placed.height / 4))
            edges = {y: placed.patch_edges((patch.top + patch.bottom) / 2 * placed.height, patch)}
        return Spot(
            top=min(edges),
            bottom=max(edges),
            middles=tuple((left + right) / 4 for left, right in edges.values()),
            widths=tuple((right - left) / 2 for left, right in edges.values()),
        )

    def braille(self) -> list[str]:
        """The outline; nothing where the area is lit."""
        return [
            "".join(
                chr(0x2800 + dots) if dots and not lit else " "
                for dots, lit in zip(row, lit_row, strict=True)
            )
            for row, lit_row in zip(self._dots, self._lit, strict=True)
        ]

    def ascii_outline(self) -> list[str]:
        """The outline in slashes."""
        return ["".join(row) for row in self._edges]

    def solid(self, blocks: bool) -> list[str]:
        """The lit area."""
        if blocks:
            return ["".join(_QUADRANTS[lit] for lit in row) for row in self._lit]
        return [
            "".join("#" if lit.bit_count() >= 2 and edge == " " else " " for lit, edge in cells)
            for cells in (
                zip(*pair, strict=True) for pair in zip(self._lit, self._edges, strict=True)
            )
        ]
