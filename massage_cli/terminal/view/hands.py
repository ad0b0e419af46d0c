"""The hands on the drawn leg: where they are at one beat, travelling as the hands should."""

from __future__ import annotations

import math
from typing import NamedTuple

from massage_cli.core.rhythm import Motion
from massage_cli.terminal.view.beat import Beat
from massage_cli.terminal.view.leg import Spot


class Hand(NamedTuple):
    """A sign in a cell of the drawing."""

    column: int
    row: int
    sign: str


_ASCII = {"▲": "^", "▼": "v", "▶": ">", "◀": "<", "●": "o", "○": ".", "━": "=", "∵": ":", "≈": "~"}
_TRAVEL = {
    Motion.STROKE: ("▲", 1),
    Motion.UP: ("▲", 1),
    Motion.ROLL: ("━", 1),
    Motion.DOWN: ("▼", -1),
}
_TOGETHER = {Motion.PRESS: 1, Motion.IN: 1, Motion.RELEASE: -1, Motion.OUT: -1}


def hands(beat: Beat, spot: Spot, *, blocks: bool) -> list[Hand]:
    """The marks of both hands on one lit area."""
    marks = _marks(beat, spot)
    return marks if blocks else [mark._replace(sign=_ASCII[mark.sign]) for mark in marks]


def _marks(beat: Beat, spot: Spot) -> list[Hand]:
    if beat.motion in _TRAVEL:
        return _travelling(beat, spot, *_TRAVEL[beat.motion])
    if beat.motion in _TOGETHER:
        return _squeezing(beat.depth if _TOGETHER[beat.motion] > 0 else 1 - beat.into, spot)
    middle = (spot.top + spot.bottom) // 2
    match beat.motion:
        case Motion.CIRCLE:
            return _circling(beat, spot)
        case Motion.HOLD:
            return _across(spot, middle, "●", 1)
        case Motion.SHAKE:
            return _across(spot, middle, "≈", 3 if beat.step % 2 else 1)
        case Motion.TAP:
            return _aside(spot, middle, "∵", -1 if beat.step % 2 else 1)
        case Motion.LEFT | Motion.RIGHT:
            to_right = 2 * beat.into - 1
            way = to_right if beat.motion is Motion.RIGHT else -to_right
            return _aside(spot, middle, "▶" if beat.motion is Motion.RIGHT else "◀", way)
        case _:
            return []


def _travelling(beat: Beat, spot: Spot, sign: str, way: int) -> list[Hand]:
    """Both palms side by side, from the area's lower end to its upper, or back."""
    part = beat.into if way < 0 else 1 - beat.into
    row = round(spot.top + part * (spot.bottom - spot.top))
    return _across(spot, row, sign, 3)


def _squeezing(closed: float, spot: Spot) -> list[Hand]:
    """Two hands from both sides; further in the more they press."""
    marks = []
    for row in _inner_rows(spot):
        middle, width = _at(spot, row)
        reach = max(0.6, width / 2 * (1 - 0.75 * closed))
        marks.append(Hand(round(middle - reach - 0.5), row, "▶"))
        marks.append(Hand(round(middle + reach - 0.5), row, "◀"))
    return [mark for mark in marks if len({m.column for m in marks if m.row == mark.row}) > 1]


def _circling(beat: Beat, spot: Spot) -> list[Hand]:
    """Two thumbs, across from each other on a circle."""
    middle_row = (spot.top + spot.bottom) / 2
    middle, width = _at(spot, round(middle_row))
    marks = []
    for opposite, sign in ((0.0, "●"), (0.5, "○")):
        angle = 2 * math.pi * (beat.step / beat.steps + opposite)
        across = max(1.0, width / 2 - 1.5)
        along = min(across / 2, max(0.0, (spot.bottom - spot.top) / 2 - 0.5))
        column = round(middle - 0.5 + across * math.sin(angle))
        marks.append(Hand(column, round(middle_row - along * math.cos(angle)), sign))
    return marks


def _across(spot: Spot, row: int, sign: str, most: int) -> list[Hand]:
    """Up to `most` signs side by side in the middle of a row."""
    middle, width = _at(spot, row)
    count = max(1, min(most, int(width) - 1))
    start = round(middle - count / 2)
    return [Hand(start + n, row, sign) for n in range(count)]


def _aside(spot: Spot, row: int, sign: str, way: float) -> list[Hand]:
    """One sign off the middle: -1 is the left edge, 1 the right."""
    middle, width = _at(spot, row)
    return [Hand(round(middle - 0.5 + way * max(0.0, width / 2 - 1)), row, sign)]


def _inner_rows(spot: Spot) -> list[int]:
    """One row of a small area, two or three of a tall one."""
    height = spot.bottom - spot.top + 1
    middle = (spot.top + spot.bottom) // 2
    if height < 5:
        return [middle]
    return [middle - height // 5, middle + height // 5]


def _at(spot: Spot, row: int) -> tuple[float, float]:
    index = min(len(spot.middles) - 1, max(0, row - spot.top))
    return spot.middles[index], spot.widths[index]
