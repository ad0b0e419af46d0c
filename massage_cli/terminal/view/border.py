"""The frame around a card: a title in its upper edge, and what there is to say in its lower."""

from __future__ import annotations

from massage_cli.cells import width
from massage_cli.terminal.paint.colour import Ink
from massage_cli.terminal.paint.frame import Canvas, Cell
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.paint.text import clip
from massage_cli.terminal.size import Size
from massage_cli.terminal.view.layout import Box

FRAMED_FROM = Size(34, 10)
"""The smallest terminal with a frame around a card."""


def has_frame(size: Size) -> bool:
    """Whether there is room for a frame."""
    return size.columns >= FRAMED_FROM.columns and size.rows >= FRAMED_FROM.rows


def border(canvas: Canvas, box: Box, look: Look, title: str, note: str = "") -> None:
    """Paint the frame on the edges of `box`; the `note` stands at the right of the lower one."""
    flat, upright, *corners = tuple("─│╭╮╰╯" if look.blocks else "-|++++")
    bottom = box.y + box.rows - 1
    for y, (left, right) in ((box.y, corners[:2]), (bottom, corners[2:])):
        edge = [Cell(c, look.faint) for c in (left, *flat * (box.columns - 2), right)]
        canvas.cells(box.x, y, edge)
    for y in range(box.y + 1, bottom):
        canvas.cells(box.x, y, [Cell(upright, look.faint)])
        canvas.cells(box.x + box.columns - 1, y, [Cell(upright, look.faint)])
    _upon(canvas, box, box.y, title, look.strong, look.ellipsis)
    _upon(canvas, box, bottom, note, look.strong, look.ellipsis, right=True)


def _upon(
    canvas: Canvas, box: Box, y: int, text: str, ink: Ink, ellipsis: str, *, right: bool = False
) -> None:
    """A text on an edge, with a space on each side of it."""
    if not text:
        return
    text = f" {clip(text, box.columns - 6, ellipsis)} "
    x = box.x + (box.columns - 2 - width(text) if right else 2)
    canvas.text(x, y, text, ink)
