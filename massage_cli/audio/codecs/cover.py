"""The picture on a sound file: the legs, and lit on them where the hands are for the longest."""

from __future__ import annotations

import re
import struct
import zlib
from collections import Counter

import numpy as np
from numpy.typing import NDArray

from massage_cli.core.body import Area
from massage_cli.core.leg_shapes import PATCHES, SHAPES, Patch, Shape, edges, patch_edges
from massage_cli.core.timeline import Timeline

SIZE = 512
"""Pixels of each side."""
FINER = 2
"""Dots drawn for a pixel, each way: edges are smooth."""
LINE = 10
"""Dots of the outline."""
GROUND, SKIN, OUTLINE = "#14181d", "#232a32", "#aab4c0"
USUAL = "#c77a1e"
"""The colour of what is lit where a routine only names its own."""
AIR = 0.04
"""Beneath the feet, and above what is drawn as a whole, as a part of the picture."""

Mask = NDArray[np.bool_]
"""Which dots are within a shape."""


def cover_of(timeline: Timeline) -> bytes:
    """The picture of what is played, as PNG; empty where that is not on the legs."""
    on_areas: Counter[tuple[Area, str]] = Counter()
    for segment in timeline.work:
        step = segment.step
        if step is not None and isinstance(step.area, Area):
            on_areas[step.area, step.colour] += round(segment.seconds)
    if not on_areas:
        return b""
    areas: Counter[Area] = Counter()
    for (area, _), seconds in on_areas.items():
        areas[area] += seconds
    ((longest, _),) = areas.most_common(1)
    colours = Counter({colour: s for (area, colour), s in on_areas.items() if area is longest})
    ((colour, _),) = colours.most_common(1)
    return cover_png(longest, colour)


def cover_png(area: Area, colour: str) -> bytes:
    """Both legs with `area` lit in `colour`, `#rrggbb`."""
    patch = PATCHES[area]
    shape = SHAPES[patch.side]
    skin, lit = _legs(shape, patch)
    dots = np.empty((*skin.shape, 3), np.uint8)
    dots[:] = _rgb(GROUND)
    dots[skin] = _rgb(SKIN)
    dots[lit] = _rgb(colour if re.fullmatch("#[0-9a-fA-F]{6}", colour) else USUAL)
    dots[skin & ~_shrunk(skin)] = _rgb(OUTLINE)
    whole = dots.reshape(SIZE, FINER, SIZE, FINER, 3).mean(axis=(1, 3))
    return _png(np.round(whole).astype(np.uint8))


def _legs(shape: Shape, patch: Patch) -> tuple[Mask, Mask]:
    """The dots of both legs, and of the area on them."""
    count = SIZE * FINER
    above = AIR * count if shape.toes else 0.0
    tall = count * (1 - AIR) - above
    skin, lit = np.zeros((2, count, count), np.bool_)
    across = (np.arange(count) + 0.5 - count / 2) / tall
    inwards = shape.apart - np.abs(across)  # from the middle of the nearer leg
    for row in range(count):
        at = (row + 0.5 - above) / tall
        if not 0 <= at <= shape.outline[-1][0]:
            continue
        outer, inner = edges(shape, at)
        skin[row] = (-outer <= inwards) & (inwards <= inner)
        if found := patch_edges(shape, patch, at):
            lit[row] = (found[0] <= inwards) & (inwards <= found[1])
    down = (np.arange(count) + 0.5 - above)[:, None] / tall
    for at, inward, radius in shape.toes:
        skin |= (down - at) ** 2 + (inwards - inward) ** 2 <= radius**2
    return skin, lit


def _shrunk(mask: Mask) -> Mask:
    """The mask without a line's breadth at its edge; what leaves the picture has no edge there."""
    padded = np.pad(mask, LINE, mode="edge")
    for axis in (0, 1):
        kept = padded.copy()
        for step in range(1, LINE + 1):
            kept &= np.roll(padded, step, axis) & np.roll(padded, -step, axis)
        padded = kept
    return padded[LINE:-LINE, LINE:-LINE]


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def _png(pixels: NDArray[np.uint8]) -> bytes:
    """PNG, of three colours with eight bits each: https://www.w3.org/TR/png-3/."""
    height, width, _ = pixels.shape
    lines = np.insert(pixels.reshape(height, -1), 0, 0, axis=1)  # each line as it is
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(lines.tobytes(), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
