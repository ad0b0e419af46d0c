"""What is done and where, in block letters: for eyes without glasses."""

from __future__ import annotations

from massage_cli.cells import width
from massage_cli.core.english.words import level
from massage_cli.core.segments import Segment, SegmentKind
from massage_cli.terminal.paint.colour import Ink
from massage_cli.terminal.paint.frame import BLANK, Canvas, Cell
from massage_cli.terminal.view import bars, letters
from massage_cli.terminal.view.page import Page
from massage_cli.terminal.view.parts import of_time, title
from massage_cli.terminal.view.scene import Scene

_APART = 3
"""Columns between the place and the pressure."""


def what(canvas: Canvas, page: Page, scene: Scene, segment: Segment) -> bool:
    """The technique, and whether it is paused; whether there was room for block letters."""
    text, ink = title(page, segment)
    if told := of_time(scene):
        text = f"{text}: {told}"
    if not page.layout.scale and segment.kind is not SegmentKind.DONE:
        return False  # the time left stands beside it
    return _written(canvas, page, "what", text, ink, page.layout.columns.main) > 0


def where(canvas: Canvas, page: Page, segment: Segment) -> bool:
    """The place, and the pressure beside it; whether there was room for block letters."""
    step, y = segment.step, page.row("where")
    if step is None or y is None:
        return False
    hard = ""
    if step.pressure:
        hard = f"{bars.pressure(step.pressure, page.look)} {level(step.pressure.word)}"
    room = page.layout.columns.main - (_APART + width(hard) if hard else 0)
    x = _written(canvas, page, "where", page.timeline.place(segment), page.look.strong, room)
    if x:
        ink = page.look.tint(step.colour)
        canvas.text(x + _APART, y + page.layout.heights["where"] // 2, hard, ink)
    return x > 0


def _written(canvas: Canvas, page: Page, part: str, text: str, ink: Ink, room: int) -> int:
    """Write `text` as large as it goes; return the column after it, 0 where it does not go."""
    y = page.row(part)
    if y is None:
        return 0
    halves = page.look.blocks
    scale = letters.largest(text, room, page.layout.heights[part], halves=halves)
    if not scale:
        return 0
    end = 0
    for row, line in enumerate(letters.draw(text, scale, halves=halves), y):
        end = canvas.cells(page.margin, row, [Cell(c, ink) if c != " " else BLANK for c in line])
    return end
