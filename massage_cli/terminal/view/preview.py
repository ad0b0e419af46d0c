"""What an entry of the home screen leads to: its first step, and where on the leg that is."""

from __future__ import annotations

from massage_cli.core.body import Area
from massage_cli.core.english import picker as words
from massage_cli.core.english.words import pressure
from massage_cli.core.home import Entry, Preview, Section
from massage_cli.core.timecode import clock
from massage_cli.terminal.paint.colour import Ink
from massage_cli.terminal.paint.frame import Canvas
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.paint.text import fold, fold_to
from massage_cli.terminal.size import Size
from massage_cli.terminal.view.layout import LARGEST_LEG, Box
from massage_cli.terminal.view.leg import draw
from massage_cli.terminal.view.leg_paint import paint_legs

SMALLEST_LEG = 8
"""Rows: in fewer the legs cannot be told from their knees."""


def paint_below(canvas: Canvas, entry: Entry, x: int, y: int, columns: int, look: Look) -> None:
    """In two rows: what it is called, and how it begins."""
    told = entry.preview
    if told is None:
        for row, line in enumerate(fold_to(entry.log or entry.problem, columns, 2), y):
            canvas.text(x, row, line, look.plain, columns)
        return
    end = canvas.text(x, y, told.title, look.strong, columns)
    if end + 2 + len(entry.routine) <= x + columns:
        canvas.text(end + 2, y, entry.routine, look.faint)
    end = canvas.text(x, y + 1, f"{_begins(entry)}: ", look.plain, columns)
    end = canvas.text(end, y + 1, told.step.title, look.tint(told.step.colour))
    canvas.text(end, y + 1, f", {told.place}", look.plain, x + columns - end)


def paint_beside(
    canvas: Canvas, entry: Entry, x: int, y: int, columns: int, rows: int, look: Look
) -> None:
    """In a column of its own: title, total and legs, the first step, and the drawn legs."""
    told = entry.preview
    if told is None:
        _lines(canvas, x, y, entry.log or entry.problem, columns, look.plain)
        return
    end = y + rows
    y = _lines(canvas, x, y, told.title, columns, look.strong)
    y = _lines(
        canvas, x, y, f"{entry.routine}, {clock(told.total)}, {told.legs}", columns, look.faint
    )
    at = canvas.text(x, y + 1, f"{_begins(entry)}: ", look.plain, columns)
    canvas.text(at, y + 1, told.step.title, look.tint(told.step.colour), x + columns - at)
    where = ", ".join(filter(None, (told.place, pressure(told.step.pressure.word))))
    y = _lines(canvas, x, y + 2, where, columns, look.plain)
    lines = fold(told.step.told, columns)
    if y + 1 + len(lines) <= end:
        for line in lines:
            canvas.text(x, y, line, look.faint)
            y += 1
    _legs(canvas, told, Box(x, y + 1, min(columns, LARGEST_LEG), end - y - 1), look)


def _begins(entry: Entry) -> str:
    return words.GOES_ON if entry.section is Section.UNFINISHED else words.FIRST


def _lines(canvas: Canvas, x: int, y: int, text: str, columns: int, ink: Ink) -> int:
    """Write a paragraph; return the row after it."""
    for line in fold(text, columns):
        canvas.text(x, y, line, ink)
        y += 1
    return y


def _legs(canvas: Canvas, told: Preview, box: Box, look: Look) -> None:
    """The legs, where there is room for them; of the one that hurts nobody knows which it is."""
    area = told.step.area
    if box.rows < SMALLEST_LEG or not isinstance(area, Area):
        return
    size = Size(min(box.columns, box.rows * 2), box.rows - 1)
    drawing = draw(area, told.leg, size.columns, size.rows, blocks=look.blocks)
    used = max(y for y, line in enumerate(drawing.outline, 1) if line.strip())
    drawing = drawing._replace(outline=drawing.outline[:used], lit=drawing.lit[:used])
    ink = look.tint(told.step.colour)
    paint_legs(canvas, drawing, box._replace(rows=used + 1), told.leg, ink, look.faint)
