"""Big digits, drawn from one small pixel font at any size."""

from __future__ import annotations

_FONT = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": ("## ", " # ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
}
_PIXEL_ROWS = 5
LARGEST = 12
"""The largest scale: digits of 30 rows."""
HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def rows(scale: int) -> int:
    """The rows that digits of `scale` take: a pixel is `scale` columns by half as many rows."""
    return (_PIXEL_ROWS * scale + 1) // 2


def columns(text: str, scale: int) -> int:
    """The columns that `text` takes at `scale`."""
    return sum(len(_FONT[c][0]) for c in text) * scale + max(0, len(text) - 1) * _gap(scale)


def _gap(scale: int) -> int:
    return max(1, scale - (scale > 2))


def largest(text: str, width: int, height: int, *, most: int, halves: bool) -> int:
    """The largest scale up to `most` at which `text` fits, 0 for none.

    Without half blocks a pixel is a whole number of rows, and the scale is even.
    """
    scales = range(1, most + 1) if halves else range(2, most + 1, 2)
    fitting = (s for s in scales if rows(s) <= height and columns(text, s) <= width)
    return max(fitting, default=0)


def draw(text: str, scale: int, *, halves: bool) -> list[str]:
    """`text` (digits and colons) in `rows(scale)` lines of equal length."""
    gap = " " * _gap(scale)
    pixels = [
        gap.join("".join(pixel * scale for pixel in _FONT[c][y // scale]) for c in text)
        for y in range(_PIXEL_ROWS * scale)
    ]
    if not halves:
        return pixels[::2]
    if len(pixels) % 2:
        pixels.append(" " * len(pixels[0]))
    return [
        "".join(HALVES[a == "#", b == "#"] for a, b in zip(upper, lower, strict=True))
        for upper, lower in zip(pixels[::2], pixels[1::2], strict=True)
    ]
