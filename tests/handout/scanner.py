"""Another program's eye: what a phone would read in what is drawn (zxing-cpp)."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import numpy as np
import zxingcpp
from PIL import Image

Pixels = np.ndarray[tuple[int, int], np.dtype[np.uint8]]


def scanned(pixels: Pixels) -> list[str]:
    """The texts of the codes in a grey picture, where 0 is black; none of light on dark ones."""
    return [found.text for found in zxingcpp.read_barcodes(pixels, try_invert=False)]


def png_pixels(data: bytes) -> Pixels:
    """The grey pixels of a PNG file."""
    with Image.open(io.BytesIO(data)) as image:
        return np.array(image.convert("L"), np.uint8)


def svg_pixels(svg: str, scale: int = 4) -> Pixels:
    """The pixels of our codes' SVG: a light ground, and dark lines that are a module wide."""
    ground, lines = re.findall(r'<path[^>]* d="([^"]+)"', svg)
    size = int(re.fullmatch(r"M0 0h(\d+)v(\d+)h-\d+z", ground)[1])  # type: ignore[index]  # fails if None
    modules = np.full((size, size), 255, np.uint8)
    x, y = 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([-0-9. ]+)", lines):
        values = [float(number) for number in numbers.split()]
        if command == "h":
            modules[int(y), int(x) : int(x + values[0])] = 0
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    return enlarged(modules, scale)


def cells_pixels(rows: Sequence[Sequence[tuple[str, int, int]]], scale: int = 4) -> Pixels:
    """The pixels of a terminal's cells: a character, the grey of its ink and of its ground."""
    halves = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
    modules = [
        [(ground, ink)[halves.get(character, (0, 0))[half]] for character, ink, ground in row]
        for row in rows
        for half in (0, 1)
    ]
    return enlarged(np.array(modules, np.uint8), scale)


def enlarged(modules: Pixels, scale: int) -> Pixels:
    """Each of them as `scale` × `scale` pixels."""
    return np.kron(modules, np.ones((scale, scale), np.uint8))
