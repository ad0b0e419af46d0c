"""Colours: from the technique's own to what this terminal can show."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from massage_cli.contrast import rgb


class Depth(IntEnum):
    """How many colours a terminal shows."""

    NONE = 0
    SIXTEEN = 16
    MANY = 256
    TRUE = 1 << 24


class Ink(NamedTuple):
    """How a cell is written: `#rrggbb` or the terminal's own colour, on its own ground."""

    colour: str = ""
    bold: bool = False
    reverse: bool = False


PLAIN = Ink()
FAINT = Ink("faint")
"""What stands back: a mid grey that is legible on black and on white, else the dim attribute."""
FAINT_GREY = "#868b92"

_SIXTEEN = {
    31: (0xCD, 0x31, 0x31),
    32: (0x0D, 0xA0, 0x50),
    33: (0xC0, 0x90, 0x10),
    34: (0x24, 0x72, 0xC8),
    35: (0xBC, 0x3F, 0xBC),
    36: (0x11, 0xA0, 0xB8),
}
"""The six hues of the basic colours: the greys among the sixteen vanish on some themes."""
_CUBE = (0, 95, 135, 175, 215, 255)


def forced(environment: Mapping[str, str]) -> Depth | None:
    """The colours that FORCE_COLOR asks for, whatever the terminal promises; None for nothing."""
    value = environment.get("FORCE_COLOR", "").lower()
    if value in ("", "0", "false"):
        return None
    named = {"2": Depth.MANY, "256": Depth.MANY}
    named |= dict.fromkeys(("3", "16m", "truecolor"), Depth.TRUE)
    return named.get(value, Depth.SIXTEEN)


def depth_of(environment: Mapping[str, str]) -> Depth:
    """The colours that the environment promises or forces; NO_COLOR, if not empty, means none."""
    if environment.get("NO_COLOR"):
        return Depth.NONE
    return max(_promised(environment), forced(environment) or Depth.NONE)


def _promised(environment: Mapping[str, str]) -> Depth:
    term = environment.get("TERM", "")
    if term in ("dumb", "unknown"):
        return Depth.NONE
    if environment.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return Depth.TRUE
    if term.endswith("-direct") or "WT_SESSION" in environment:
        return Depth.TRUE
    return Depth.MANY if "256" in term else Depth.SIXTEEN


@lru_cache(maxsize=512)
def sgr(ink: Ink, depth: Depth) -> str:
    """The escape sequence that writes in `ink`, whatever was written in before."""
    codes = ["0"]
    if ink.bold:
        codes.append("1")
    if ink.reverse:
        codes.append("7")
    if ink.colour:
        codes.append(_code(ink.colour, depth))
    return f"\x1b[{';'.join(code for code in codes if code)}m"


def _code(colour: str, depth: Depth) -> str:
    if colour == FAINT.colour:
        if depth < Depth.MANY:
            return "2"
        colour = FAINT_GREY
    if depth is Depth.NONE:
        return ""
    red, green, blue = rgb(colour)
    if depth is Depth.TRUE:
        return f"38;2;{red};{green};{blue}"
    if depth is Depth.MANY:
        return f"38;5;{_of_256(red, green, blue)}"
    return str(_of_16(red, green, blue))


def _of_256(red: int, green: int, blue: int) -> int:
    """The nearest of the colour cube and the ramp of greys."""
    indices = [min(range(6), key=lambda i: abs(_CUBE[i] - value)) for value in (red, green, blue)]
    cube = (16 + 36 * indices[0] + 6 * indices[1] + indices[2], tuple(_CUBE[i] for i in indices))
    step = min(23, max(0, round(((red + green + blue) / 3 - 8) / 10)))
    grey = (232 + step, (8 + 10 * step,) * 3)
    return min((cube, grey), key=lambda one: _distance(one[1], (red, green, blue)))[0]


def _of_16(red: int, green: int, blue: int) -> int:
    """The basic colour of the nearest hue; 39, the terminal's own, for what is nearly grey."""
    if max(red, green, blue) - min(red, green, blue) < 40:
        return 39
    return min(_SIXTEEN, key=lambda code: _distance(_SIXTEEN[code], (red, green, blue)))


def _distance(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """How different two colours look, weighed roughly as the eye does."""
    return sum(w * (a - b) ** 2 for w, a, b in zip((3, 6, 2), one, other, strict=True))
