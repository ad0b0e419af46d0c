"""Colours as numbers, and how well one can be told from another that it stands on."""

from __future__ import annotations

import re
from functools import lru_cache

READABLE = 5.5
"""Between the 4.5 and the 7 that WCAG asks of text: legible, and the hue is still a hue."""


@lru_cache(maxsize=512)
def rgb(colour: str) -> tuple[int, int, int]:
    """The red, green and blue of `#rrggbb`, or of a colour that Rich has a name for."""
    if re.fullmatch("#[0-9a-fA-F]{6}", colour):
        return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
    from rich.color import Color

    named = Color.parse(colour).get_truecolor()
    return named.red, named.green, named.blue


def luminance(colour: tuple[int, int, int]) -> float:
    """The relative luminance of WCAG 2.2, 0 for black to 1 for white."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 has it, 1 to 21."""
    low, high = sorted((luminance(rgb(one)), luminance(rgb(other))))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=512)
def against(ground: str, colour: str) -> str:
    """`colour` mixed with ground's opposite until it stands at READABLE on `ground`."""
    opposite = 255 if luminance(rgb(ground)) < 0.5 else 0
    mixed = colour
    for part in range(1, 21):
        if contrast(mixed, ground) >= READABLE:
            break
        mixed = "#" + "".join(f"{round(v + (opposite - v) * part / 20):02x}" for v in rgb(colour))
    return mixed
