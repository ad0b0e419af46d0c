"""A frame: what stands in each cell of the terminal. Painted on a canvas, then still."""

from __future__ import annotations

from typing import NamedTuple

from massage_cli.cells import clusters
from massage_cli.terminal.paint.colour import PLAIN, Depth, Ink, sgr
from massage_cli.terminal.paint.text import clip
from massage_cli.terminal.size import Size


class Cell(NamedTuple):
    """One cell; a wide character is followed by a cell of no text."""

    text: str = " "
    ink: Ink = PLAIN


BLANK = Cell()
Row = list[Cell]


class Frame(NamedTuple):
    """Rows of cells, each as long as the terminal is wide. Nobody changes them any more.

    Rows that two frames share are the same object, which is how a frame that differs
    little is compared and written fast.
    """

    size: Size
    rows: tuple[Row, ...]


class Canvas:
    """A frame in the making. Whatever is painted beyond its edges is cut off."""

    def __init__(self, size: Size, ellipsis: str = "…") -> None:
        self.size = size
        self._ellipsis = ellipsis
        self._rows: list[Row] = [[BLANK] * size.columns for _ in range(size.rows)]
        self._ours = [True] * size.rows

    @classmethod
    def over(cls, frame: Frame) -> Canvas:
        """A canvas on top of `frame`, whose rows are copied only where they are painted on."""
        canvas = cls(Size(frame.size.columns, 0))
        canvas.size = frame.size
        canvas._rows = list(frame.rows)
        canvas._ours = [False] * frame.size.rows
        return canvas

    def frame(self) -> Frame:
        """What was painted."""
        return Frame(self.size, tuple(self._rows))

    def text(self, x: int, y: int, text: str, ink: Ink = PLAIN, room: int | None = None) -> int:
        """Write one line of any text at column `x`, clipped to `room`; return its end."""
        left = self.size.columns - x
        room = left if room is None else min(room, left)
        if x < 0 or room <= 0 or not 0 <= y < self.size.rows:
            return x
        cells = []
        for character, wide in clusters(clip(text, room, self._ellipsis)):
            cells.append(Cell(character, ink))
            if wide == 2:
                cells.append(Cell("", ink))
        return self.cells(x, y, cells)

    def cells(self, x: int, y: int, cells: list[Cell]) -> int:
        """Put `cells` at column `x`; return the column after them."""
        cells = cells[: max(0, self.size.columns - x)]
        if cells and x >= 0 and 0 <= y < self.size.rows:
            if not self._ours[y]:
                self._rows[y] = list(self._rows[y])
                self._ours[y] = True
            row, end = self._rows[y], x + len(cells)
            if row[x].text == "":  # never leave half a wide character
                row[x - 1] = BLANK
            if end < len(row) and row[end].text == "":
                row[end] = BLANK
            row[x:end] = cells
        return x + len(cells)


def painted(frame: Frame, before: Frame | None, depth: Depth) -> str:
    """What a terminal must be sent to show `frame` where it now shows `before`.

    Only the cells that differ, each run of them at its place; everything when `before` is
    None or had another size.
    """
    if before is None or before.size != frame.size:
        before = None
    return "".join(
        _row(row, None if before is None else before.rows[y], y, depth)
        for y, row in enumerate(frame.rows)
        if before is None or row is not before.rows[y]  # a shared row: see Frame
    )


JOIN = 4
"""Equal cells that are written anyway between two runs: moving the cursor costs more."""


def _row(new: Row, old: Row | None, y: int, depth: Depth) -> str:
    if old is None:
        return _span(new, 0, len(new), y, depth) if new else ""
    if new == old:
        return ""
    spans: list[tuple[int, int]] = []
    for x in (x for x, (a, b) in enumerate(zip(new, old, strict=True)) if a != b):
        if spans and x - spans[-1][1] <= JOIN:
            spans[-1] = (spans[-1][0], x + 1)
        else:
            spans.append((x, x + 1))
    return "".join(_span(new, start, stop, y, depth) for start, stop in spans)


def _span(row: Row, start: int, stop: int, y: int, depth: Depth) -> str:
    while start > 0 and row[start].text == "":  # never begin with half a character
        start -= 1
    parts = [f"\x1b[{y + 1};{start + 1}H"]
    ink = None
    for cell in row[start:stop]:
        if cell.ink != ink:
            ink = cell.ink
            parts.append(sgr(ink, depth))
        parts.append(cell.text)
    return "".join(parts)
