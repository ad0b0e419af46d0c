"""Puts the drawn legs onto a canvas, with the words for left and right beneath."""

from __future__ import annotations

from massage_cli.core.body import Leg
from massage_cli.terminal.paint.colour import Ink
from massage_cli.terminal.paint.frame import Canvas, Cell
from massage_cli.terminal.view.layout import Box
from massage_cli.terminal.view.leg import Drawing


def paint_legs(canvas: Canvas, drawing: Drawing, box: Box, leg: Leg, ink: Ink, faint: Ink) -> None:
    """The legs in `box`, `leg` lit in `ink`; the words stand at their feet."""
    for y, (outline, lit) in enumerate(zip(drawing.outline, drawing.lit, strict=True), box.y):
        pairs = zip(outline, lit, strict=True)
        cells = [
            Cell(inside, ink) if inside != " " else Cell(edge, faint) for edge, inside in pairs
        ]
        canvas.cells(box.x, y, cells)
    feet = max((y for y, outline in enumerate(drawing.outline) if outline.strip()), default=0)
    y = min(box.y + feet + 1, box.y + box.rows - 1)
    for middle, each in zip(drawing.middles, (Leg.LEFT, Leg.RIGHT), strict=True):
        active = leg is not each.other
        x = box.x + round(middle - len(each) / 2)
        canvas.text(x, y, each, ink if active else faint)
