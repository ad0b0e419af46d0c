"""Which parts of the view a terminal has room for, and in which row each begins.

One list, most important first, is bought from as long as there are rows. So every size has
its layout, and a smaller one never shows what a larger one hides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from massage_cli.terminal import digits
from massage_cli.terminal.frame import Size
from massage_cli.terminal.look import Look

LEG_FROM = Size(64, 15)
"""The smallest terminal that has room for the drawn leg."""
MEASURE = 56
"""The longest line of instruction: the eye finds the next line's start without looking."""

ORDER = (
    "header",
    "gap1",
    "what",
    "where",
    "gap2",
    "digits",
    "gap3",
    "instruction",
    "caution",
    "gap4",
    "rhythm",
    "gap5",
    "step",
    "strip",
    "signs",
    "gap6",
    "next",
    "gap7",
    "footer",
)
"""The parts from top to bottom."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`rows`: the first row of each part that is shown; `heights`: how many it has."""

    size: Size
    margin: int
    main: int
    """Columns for text, between the margin and the leg."""
    leg: tuple[int, int, int, int] | None
    """Column, row, width and height of the drawn leg."""
    scale: int
    """The scale of the digits, 0 for none."""
    rows: Mapping[str, int]
    heights: Mapping[str, int]


def plan(
    size: Size, look: Look, instruction_lines: Callable[[int], int], widest_clock: str
) -> Layout:
    """The layout for `size`.

    `instruction_lines` says how many lines the longest instruction takes at a width, and
    `widest_clock` the longest time that the digits must hold: nothing jumps between steps.
    """
    margin = 0 if size.columns < 34 else 2 if size.columns < 100 else 4
    has_leg = size.columns >= LEG_FROM.columns and size.rows >= LEG_FROM.rows and not look.big
    leg_width = min(34, size.columns * 3 // 8) if has_leg else 0
    main = size.columns - 2 * margin - leg_width
    lines = instruction_lines(max(0, min(main, MEASURE)))
    scale, heights = _buy(size, look, lines, main, widest_clock)
    rows = _stack(size, heights)
    leg = None
    if has_leg:
        top = rows["what"]
        bottom = min(rows[part] for part in ("step", "strip", "next") if part in rows)
        leg = (size.columns - margin - leg_width, top, leg_width, bottom - top - 1)
    return Layout(size, margin, main, leg, scale, rows, heights)


def _buy(size: Size, look: Look, lines: int, main: int, clock: str) -> tuple[int, dict[str, int]]:
    """The digits' scale, and the height of each part, gaps included, that there is room for."""
    heights: dict[str, int] = {}
    left = size.rows
    scale = 0

    def buy(part: str, height: int = 1) -> None:
        nonlocal left
        if 0 < height <= left and part not in heights:
            heights[part] = height
            left -= height

    def enlarge(most: int, spare: int = 0) -> None:
        nonlocal left, scale
        room = left + heights.get("digits", 0) - spare
        fitting = min(most, digits.largest(clock, main, room, halves=look.blocks))
        while (
            fitting
            and digits.largest(clock, main, digits.rows(fitting), halves=look.blocks) != fitting
        ):
            fitting -= 1
        if fitting > scale:
            left += heights.get("digits", 0)
            scale = fitting
            heights["digits"] = digits.rows(scale)
            left -= heights["digits"]

    buy("what")
    buy("where")
    if look.big:
        buy("footer" if size.rows > 8 else "gap2")
        enlarge(12, spare=2)
        return scale, _share(heights, left)
    if size.rows >= 6:
        enlarge(1 if look.blocks else 0)
    buy("instruction", min(lines, max(1, left)))
    for part in ("rhythm", "strip", "next"):
        buy(part)
    if not look.blocks:
        enlarge(2)
    for part in ("footer", "caution", "gap3"):
        buy(part)
    enlarge(2)
    for part in ("gap2", "header", "gap7", "gap4", "step", "gap6", "gap5", "gap1"):
        buy(part)
    enlarge(3 if look.blocks else 4, spare=2)
    enlarge(4, spare=3)
    buy("signs")
    return scale, _share(heights, left)


def _share(heights: dict[str, int], left: int) -> dict[str, int]:
    """Give the rows that are left over to the gaps, the most telling ones first."""
    order = [gap for gap in ("gap3", "gap4", "gap2", "gap5", "gap1", "gap6") if gap in heights]
    for turn in range(left):
        if not order:
            break
        heights[order[turn % len(order)]] += 1
    return heights


def _stack(size: Size, heights: Mapping[str, int]) -> dict[str, int]:
    """The first row of each part; the footer stands at the bottom."""
    rows, y = {}, 0
    for part in ORDER:
        if part in heights:
            rows[part] = y
            y += heights[part]
    if "footer" in rows:
        rows["footer"] = size.rows - 1
    return rows
