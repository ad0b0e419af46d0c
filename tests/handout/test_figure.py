"""The legs as they are drawn on a page."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from massage_cli.core.body import Area, Leg
from massage_cli.core.leg_shapes import PATCHES, Side
from massage_cli.handout.figure import SCALE, figure, rows


def drawn(side: Side, *lit: tuple[Area, Leg]) -> ElementTree.Element:
    return ElementTree.fromstring(figure(side, Area, lit))  # noqa: S314  # our own drawing


def areas_on(leg: ElementTree.Element, kind: str) -> list[str]:
    return [path.attrib["data-area"] for path in leg if path.attrib["class"] == kind]


@pytest.mark.parametrize("side", Side)
def test_both_legs_have_every_area_that_is_seen_from_there(side: Side) -> None:
    left, right = drawn(side)
    seen = [area for area in Area if PATCHES[area].side is side]
    assert (left.attrib["data-leg"], right.attrib["data-leg"]) == ("left", "right")
    assert areas_on(left, "patch") == areas_on(right, "patch") == seen


def test_what_is_lit_is_lit_on_its_leg_alone() -> None:
    left, right = drawn(Side.BACK, (Area.CALF, Leg.RIGHT))
    assert areas_on(left, "patch lit") == []
    assert areas_on(right, "patch lit") == [Area.CALF]


def test_the_left_leg_stands_on_the_left_and_the_right_one_is_its_mirror() -> None:
    left, right = drawn(Side.FRONT)
    assert left.attrib["transform"] == "translate(-185 0) scale(1 1)"
    assert right.attrib["transform"] == "translate(185 0) scale(-1 1)"


@pytest.mark.parametrize("side", Side)
def test_nothing_reaches_out_of_the_drawing(side: Side) -> None:
    root = drawn(side, *((area, leg) for area in Area for leg in (Leg.LEFT, Leg.RIGHT)))
    x, y, wide, high = map(float, root.attrib["viewBox"].split())
    for leg in root:
        apart = float(re.findall(r"translate\((-?[\d.]+)", leg.attrib["transform"])[0])
        for part in leg:
            numbers = re.findall(r"(-?\d+) (-?\d+)", part.attrib.get("d", ""))
            for across, down in numbers:
                assert x <= apart + int(across) <= x + wide
                assert y <= int(down) <= y + high
            if part.tag.endswith("circle"):
                across, down, radius = (int(part.attrib[name]) for name in ("cx", "cy", "r"))
                way = 1 if leg.attrib["data-leg"] == "left" else -1
                for edge in (across - radius, across + radius):
                    assert x <= apart + way * edge <= x + wide
                assert y <= down - radius < down + radius <= y + high


@pytest.mark.parametrize("area", Area)
def test_the_rows_of_an_area_go_downwards_from_its_outer_to_its_inner_edge(area: Area) -> None:
    heights = [height for height, _, _ in rows(area)]
    assert heights == sorted(heights)
    assert heights[0] == PATCHES[area].top * SCALE
    assert heights[-1] == pytest.approx(PATCHES[area].bottom * SCALE)
    assert all(outer <= inner for _, outer, inner in rows(area))
