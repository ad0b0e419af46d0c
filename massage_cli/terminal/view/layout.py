"""Which parts of the view a terminal has room for, and in which row each begins.

One list, most important first, is bought from as long as there are rows. So every size has
its layout, and what matters most is the last to go.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.size import Size
from massage_cli.terminal.view import digits, letters

LEG_FROM = Size(64, 15)
"""The smallest terminal that has room for the drawn legs."""
LEG_GAP = 2
"""Columns between the text and the legs."""
LARGEST_LEG = 64
"""Columns: beyond, the legs would outweigh the digits."""
MEASURE = 56
"""The longest line of instruction: the eye finds the next line's start without looking."""

KEYS_FROM = 12
"""Rows of a terminal from which on the last one has the keys; a question names its own."""
DIGITS_FROM = 6
"""Rows that must be left for big digits: below, the instruction is worth more.

Where there is a caution, all that it and the instruction take is worth more.
"""

LARGEST_BESIDE = 8
"""The largest scale of the digits beside everything else."""
AIR = 12
"""Rows that are left to the gaps before the digits take more than they need."""

ORDER = (
    "header",
    "gap-header",
    "what",
    "gap-what",
    "where",
    "gap-where",
    "digits",
    "gap-digits",
    "instruction",
    "gap-instruction",
    "rhythm",
    "gap-rhythm",
    "caution",
    "gap-caution",
    "step",
    "strip",
    "signs",
    "gap-bars",
    "next",
    "gap-footer",
    "footer",
)
"""The parts from top to bottom."""
_BELOW_LEG = ("caution", "step", "strip", "next")
_STRETCHED = ("gap-digits", "gap-instruction", "gap-where", "gap-rhythm", "gap-header", "gap-bars")
"""The gaps that share the rows that are left over, the most telling ones first."""


class Columns(NamedTuple):
    """How a terminal's columns are shared out."""

    margin: int
    main: int
    """For text, between the margin and the legs."""
    leg: int
    """For the legs; 0 for none."""

    @property
    def measure(self) -> int:
        """The columns that an instruction is folded to."""
        return max(0, min(self.main, MEASURE))


class Needs(NamedTuple):
    """The rows that this session's texts take at these columns, and its longest time."""

    instruction: int
    caution: int
    urgent: bool
    """Whether the caution comes before the instruction."""
    clock: str
    asks: bool = False
    """Whether a question stands."""
    title: int | None = None
    """The columns of the shortest title in block letters; None for none."""
    place: int | None = None
    """The same of the places."""


class Box(NamedTuple):
    """A rectangle of cells."""

    x: int
    y: int
    columns: int
    rows: int


class Layout(NamedTuple):
    """`rows`: the first row of each part that is shown; `heights`: how many it has."""

    size: Size
    columns: Columns
    leg: Box | None
    scale: int
    """The scale of the digits, 0 for none."""
    rows: Mapping[str, int]
    heights: Mapping[str, int]


def share_columns(size: Size, look: Look) -> Columns:
    """Margin, text and legs."""
    margin = 0 if size.columns < 34 else 2 if size.columns < 100 else 4
    if size.columns < LEG_FROM.columns or size.rows < LEG_FROM.rows or look.big:
        return Columns(margin, size.columns - 2 * margin, 0)
    leg = min(LARGEST_LEG, size.columns * 3 // 8, size.rows + 2)
    return Columns(margin, size.columns - 2 * margin - LEG_GAP - leg, leg)


def plan(size: Size, look: Look, columns: Columns, needs: Needs) -> Layout:
    """The layout for `size`; it holds for the whole session, so that nothing jumps."""
    budget = _Budget(size.rows, columns.main, needs.clock, look.blocks)
    (_buy_big if look.big else _buy)(budget, needs)
    budget.share_rest()
    rows = _stack(size, budget.heights)
    leg = None
    if columns.leg:
        top = rows["what"]
        bottom = min(rows[part] for part in _BELOW_LEG if part in rows) - 1
        leg = Box(size.columns - columns.margin - columns.leg, top, columns.leg, bottom - top)
    return Layout(size, columns, leg, budget.scale, rows, budget.heights)


class _Budget:
    """Rows to spend on parts."""

    def __init__(self, rows: int, width: int, clock: str, blocks: bool) -> None:
        self.rows = self.left = rows
        self.heights: dict[str, int] = {}
        self.scale = 0
        self._width = width
        self._clock = clock
        self._blocks = blocks

    def buy(self, *parts: str, height: int = 1) -> None:
        """Each of `parts` that there is room for, once."""
        for part in parts:
            if 0 < height <= self.left and part not in self.heights:
                self.heights[part] = height
                self.left -= height

    def enlarge(self, most: int, spare: int = 0) -> None:
        """The digits, up to the scale `most`, leaving `spare` rows."""
        rows = self.left + self.heights.get("digits", 0) - spare
        scale = digits.largest(self._clock, self._width, rows, most=most, halves=self._blocks)
        if scale > self.scale:
            self.left += self.heights.get("digits", 0) - digits.rows(scale)
            self.heights["digits"] = digits.rows(scale)
            self.scale = scale

    def letter(self, part: str, columns: int | None, scale: int) -> None:
        """Make `part` as high as block letters of `scale`, if any of its texts fits."""
        if columns is None or scale not in letters.scales(halves=self._blocks):
            return
        more = letters.rows(scale) - self.heights.get(part, 0)
        if columns * scale <= self._width and part in self.heights and 0 < more <= self.left:
            self.heights[part] += more
            self.left -= more

    def air(self, part: str, lines: int) -> None:
        """An empty row after each of the `lines` but the last, if there is room for all."""
        if self.heights.get(part) == lines and 0 < lines - 1 <= self.left:
            self.heights[part] += lines - 1
            self.left -= lines - 1

    def share_rest(self) -> None:
        """Give the rows that are left over to the gaps."""
        gaps = [gap for gap in _STRETCHED if gap in self.heights]
        for turn in range(self.left if gaps else 0):
            self.heights[gaps[turn % len(gaps)]] += 1


def _buy(budget: _Budget, needs: Needs) -> None:
    budget.buy("what", "where")
    if budget.rows >= KEYS_FROM and not needs.asks:  # who knows no key cannot even leave
        budget.buy("footer")
    words = needs.caution + needs.instruction if needs.caution else 0
    if budget.left >= max(DIGITS_FROM, digits.rows(1) + words):
        budget.enlarge(1)
    if needs.urgent:  # in a low terminal half of the rows: what to do is as urgent
        half = max(1, budget.left // 2, budget.left - needs.instruction)
        budget.buy("caution", height=min(needs.caution, half))
    budget.buy("instruction", height=min(needs.instruction, budget.left))
    if not needs.urgent:
        budget.buy("caution", height=min(needs.caution, budget.left))
    budget.buy("rhythm", "strip", "next", "footer")
    budget.enlarge(2)
    budget.buy("gap-digits", "gap-where", "header", "gap-footer", "gap-instruction", "step")
    if needs.caution:
        budget.buy("gap-caution")
    budget.buy("gap-bars", "gap-rhythm", "gap-header")
    budget.enlarge(3, spare=2)
    budget.enlarge(4, spare=3)
    budget.buy("signs")
    budget.enlarge(LARGEST_BESIDE, spare=AIR)


def _buy_big(budget: _Budget, needs: Needs) -> None:
    """What, where, the time and what to do, each as large as it goes."""
    budget.buy("what", "where")
    budget.buy("caution", height=min(needs.caution, max(0, budget.left - 3)))
    if budget.left >= DIGITS_FROM:
        budget.enlarge(1)
    budget.buy("instruction", height=min(needs.instruction, budget.left))
    budget.enlarge(2)
    budget.buy("gap-digits", "gap-where")
    gaps = ["gap-what", "gap-instruction"]
    for scale in range(1, letters.LARGEST + 1):
        budget.letter("what", needs.title, scale)
        budget.letter("where", needs.place, scale)
        budget.enlarge(3 * scale, spare=2)
        budget.buy(*gaps)
        gaps = []
        budget.air("instruction", needs.instruction)


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
