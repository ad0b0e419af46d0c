"""The drawn legs as SVG, with the areas of a routine as shapes of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import cos, pi

from massage_cli.core.body import Area, Leg
from massage_cli.core.leg_shapes import PATCHES, SHAPES, Patch, Shape, Side, edges, patch_edges

SCALE = 1000
"""Units of the drawing for the height of a leg."""
MARGIN = 16
OUTLINE_POINTS = 72
PATCH_POINTS = 28
Point = tuple[float, float]


def figure(side: Side, areas: Iterable[Area], lit: Iterable[tuple[Area, Leg]] = ()) -> str:
    """Both legs from `side`: an `<svg>` in which each of the `areas` seen from there is a path.

    A leg is a group with `data-leg`, an area in it a path with `data-area`; those that are `lit`
    have the class `lit`. The drawing says nothing by itself to a screen reader.
    """
    shape = SHAPES[side]
    toes = (radius - inwards for _, inwards, radius in shape.toes)
    half = shape.apart + max(*(outer for _, outer, _ in shape.outline), *toes)
    bottom = max([1.0, *(height + radius for height, _, radius in shape.toes)])
    box = (
        -half * SCALE - MARGIN,
        -MARGIN,
        2 * (half * SCALE + MARGIN),
        bottom * SCALE + 2 * MARGIN,
    )
    seen = [area for area in dict.fromkeys(areas) if PATCHES[area].side is side]
    lights = set(lit)
    legs = "".join(
        f'<g data-leg="{leg}" transform="translate({way * shape.apart * SCALE:g} 0) '
        f'scale({-way} 1)">{_patches(leg, seen, lights)}{_lines(shape)}</g>'
        for leg, way in ((Leg.LEFT, -1), (Leg.RIGHT, 1))
    )
    return (
        f'<svg class="figure" data-side="{side}" viewBox="{" ".join(f"{n:g}" for n in box)}" '
        f'aria-hidden="true" focusable="false">{legs}</svg>'
    )


def rows(area: Area) -> list[tuple[float, float, float]]:
    """Where `area` lies on a left leg, downwards: (height, outer edge, inner edge) in the units
    of the drawing, from the middle of the leg, outwards negative.
    """
    patch = PATCHES[area]
    return [(y * SCALE, left * SCALE, right * SCALE) for y, left, right in _rows(patch)]


def _rows(patch: Patch) -> Iterator[tuple[float, float, float]]:
    shape = SHAPES[patch.side]
    for number in range(PATCH_POINTS + 1):
        part = (1 - cos(pi * number / PATCH_POINTS)) / 2  # closer together at the round ends
        at = min(patch.bottom, patch.top + (patch.bottom - patch.top) * part)
        found = patch_edges(shape, patch, at)
        if found:
            yield at, *found


def _patches(leg: Leg, areas: Iterable[Area], lit: set[tuple[Area, Leg]]) -> str:
    paths = []
    for area in areas:
        found = list(_rows(PATCHES[area]))
        points = [(left, y) for y, left, _ in found] + [(right, y) for y, _, right in found[::-1]]
        kind = "patch lit" if (area, leg) in lit else "patch"
        paths.append(f'<path class="{kind}" data-area="{area}" d="{_path(points)}z"/>')
    return "".join(paths)


def _lines(shape: Shape) -> str:
    last = shape.outline[-1][0]
    heights = [last * number / OUTLINE_POINTS for number in range(OUTLINE_POINTS + 1)]
    both = [(y, *edges(shape, y)) for y in heights]
    points = [(-outer, y) for y, outer, _ in both] + [(inner, y) for y, _, inner in both[::-1]]
    closed = "z" if shape.toes else ""  # the sole of a foot ends; a leg goes on upwards
    drawn = [f'<path class="outline" d="{_path(points)}{closed}"/>']
    for at, from_outer, to_inner in shape.creases:
        outer, inner = edges(shape, at)
        middle, half = (inner - outer) / 2, (inner + outer) / 2
        ends = [(middle - half * from_outer, at), (middle + half * to_inner, at)]
        drawn.append(f'<path class="outline" d="{_path(ends)}"/>')
    for at, inwards, radius in shape.toes:
        drawn.append(
            f'<circle class="outline" cx="{inwards * SCALE:.0f}" cy="{at * SCALE:.0f}" '
            f'r="{radius * SCALE:.0f}"/>'
        )
    return "".join(drawn)


def _path(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{x * SCALE:.0f} {y * SCALE:.0f}" for x, y in points)
