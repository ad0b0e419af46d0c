"""Block letters for a few words, drawn from one small pixel font."""

from __future__ import annotations

from massage_cli.terminal.view.digits import HALVES

_FONT = {
    "A": ("###", "# #", "###", "# #", "# #"),
    "B": ("## ", "# #", "## ", "# #", "## "),
    "C": ("###", "#  ", "#  ", "#  ", "###"),
    "D": ("## ", "# #", "# #", "# #", "## "),
    "E": ("###", "#  ", "## ", "#  ", "###"),
    "F": ("###", "#  ", "## ", "#  ", "#  "),
    "G": ("####", "#   ", "# ##", "#  #", "####"),
    "H": ("# #", "# #", "###", "# #", "# #"),
    "I": ("#", "#", "#", "#", "#"),
    "J": ("  #", "  #", "  #", "# #", "###"),
    "K": ("#  #", "# # ", "##  ", "# # ", "#  #"),
    "L": ("#  ", "#  ", "#  ", "#  ", "###"),
    "M": ("#   #", "## ##", "# # #", "#   #", "#   #"),
    "N": ("#  #", "## #", "# ##", "#  #", "#  #"),
    "O": ("###", "# #", "# #", "# #", "###"),
    "P": ("###", "# #", "###", "#  ", "#  "),
    "Q": ("####", "#  #", "#  #", "# ##", "####"),
    "R": ("## ", "# #", "## ", "# #", "# #"),
    "S": ("###", "#  ", "###", "  #", "###"),
    "T": ("###", " # ", " # ", " # ", " # "),
    "U": ("# #", "# #", "# #", "# #", "###"),
    "V": ("# #", "# #", "# #", "# #", " # "),
    "W": ("#   #", "#   #", "# # #", "## ##", "#   #"),
    "X": ("# #", "# #", " # ", "# #", "# #"),
    "Y": ("# #", "# #", " # ", " # ", " # "),
    "Z": ("###", "  #", " # ", "#  ", "###"),
    ",": ("  ", "  ", "  ", " #", "# "),
    "-": ("  ", "  ", "##", "  ", "  "),
    ":": (" ", "#", " ", "#", " "),
    " ": ("  ", "  ", "  ", "  ", "  "),
}
_PIXEL_ROWS = 5
LARGEST = 4
"""The largest scale: letters of 10 rows."""


def rows(scale: int) -> int:
    """The rows that letters of `scale` take: a pixel is `scale` columns by half as many rows."""
    return (_PIXEL_ROWS * scale + 1) // 2


def columns(text: str) -> int | None:
    """The columns that `text` takes at the scale 1; None where the font lacks a letter."""
    text = text.upper()
    if not text or not set(text) <= _FONT.keys():
        return None
    return sum(len(_FONT[c][0]) + 1 for c in text) - 1


def scales(*, halves: bool) -> range:
    """The scales that can be drawn: without half blocks a pixel is a whole number of rows."""
    return range(1, LARGEST + 1) if halves else range(2, LARGEST + 1, 2)


def largest(text: str, width: int, height: int, *, halves: bool) -> int:
    """The largest scale at which `text` fits, 0 for none, or where the font lacks a letter."""
    one = columns(text)
    if one is None:
        return 0
    fitting = (s for s in scales(halves=halves) if one * s <= width and rows(s) <= height)
    return max(fitting, default=0)


def draw(text: str, scale: int, *, halves: bool) -> list[str]:
    """`text` in `rows(scale)` lines of equal length."""
    drawn = [
        "".join(pixel * scale for pixel in " ".join(_FONT[c][row] for c in text.upper()))
        for row in range(_PIXEL_ROWS)
        for _ in range(scale)
    ]
    if not halves:
        return drawn[::2]
    if len(drawn) % 2:
        drawn.append(" " * len(drawn[0]))
    return [
        "".join(HALVES[a == "#", b == "#"] for a, b in zip(upper, lower, strict=True))
        for upper, lower in zip(drawn[::2], drawn[1::2], strict=True)
    ]
