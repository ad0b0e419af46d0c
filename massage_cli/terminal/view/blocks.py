"""What a card is made of: plain blocks, painted down a column, or told in lines."""

from __future__ import annotations

from typing import NamedTuple

from massage_cli.cells import width
from massage_cli.core.english import cards as words
from massage_cli.core.english.safety import STOP_WORD
from massage_cli.core.english.words import spoken
from massage_cli.core.timecode import clock
from massage_cli.terminal.paint.colour import Ink
from massage_cli.terminal.paint.frame import Canvas, Cell
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.paint.text import fold

_NAME = 22
"""Columns for a name before its bar."""
_LABEL = 11
"""Columns for an item's label."""
_LABEL_FROM = 64
"""Columns from which on labels have a column of their own."""


class Paragraph(NamedTuple):
    """A paragraph: plain, strong or faint; in lines it is `told`, where that is better heard."""

    text: str
    strong: bool = False
    faint: bool = False
    told: str = ""
    grave: bool = False
    """Whether its word to stop is red."""


class Item(NamedTuple):
    """A key, a word for what follows from it, and a paragraph."""

    key: str
    label: str
    text: str
    ticked: bool | None = None
    """Whether it has been ticked; None where it is not for ticking."""
    grave: bool = False
    """Whether its label is red."""


class Bar(NamedTuple):
    """A name, a bar beside the `longest` one's (both in seconds), and the time."""

    name: str
    seconds: float
    longest: float
    sign: tuple[str, str] | None = None
    """What stands before the name, and its ASCII form; neither is told."""
    colour: str = ""


class Gap(NamedTuple):
    """An empty row."""


Block = Paragraph | Item | Bar | Gap


def told(block: Block) -> str:
    """The block as a line; empty for a gap."""
    match block:
        case Paragraph(text, told=told):
            return told or text
        case Item(key, label, text, ticked):
            kind = f", {label.lower()}" if label else ""
            return f"{key}{words.TICKED if ticked else ''}{kind}: {text}."
        case Bar(name, seconds):
            return f"{name}: {spoken(seconds)}."
        case Gap():
            return ""


def paint(
    blocks: tuple[Block, ...], canvas: Canvas, room: int, look: Look, *, airy: bool = False
) -> int:
    """Paint the blocks down the canvas from its first row on; return the rows that they took.

    `airy`: an empty row after each line.
    """
    x = y = 0
    for block in blocks:
        match block:
            case Gap():
                y += 1
            case Paragraph(text, strong, faint, grave=grave):
                ink = look.strong if strong else look.faint if faint else look.plain
                alarm = look.alarm if grave else None
                y = write(canvas, x, y, text, room, ink, alarm, airy=airy) + airy
            case Item():
                y = _item(canvas, x, y, block, room, look, airy=airy) + airy
            case Bar():
                _bar(canvas, x, y, block, room, look)
                y += 1 + airy
    return y


def _item(canvas: Canvas, x: int, y: int, item: Item, room: int, look: Look, *, airy: bool) -> int:
    """Write an item, its box before it where it is for ticking; return the row after it.

    Where there are few columns its label is the first word of its text.
    """
    canvas.text(x, y, item.key, look.strong)
    column = 2
    if item.ticked is not None:
        canvas.text(x + column, y, "[x]" if item.ticked else "[ ]", look.strong)
        column += 4
    label_ink = look.alarm if item.grave else look.strong
    ink = look.strong if item.ticked else look.plain
    if item.label and room >= _LABEL_FROM:
        canvas.text(x + column, y, item.label, label_ink, _LABEL - 1)
        column += _LABEL
    text = f"{item.label}: {item.text}" if item.label and room < _LABEL_FROM else item.text
    after = write(canvas, x + column, y, text, room - column, ink, airy=airy)
    if item.label and room < _LABEL_FROM:
        canvas.text(x + column, y, f"{item.label}:", label_ink, room - column)
    return after


def write(
    canvas: Canvas,
    x: int,
    y: int,
    text: str,
    room: int,
    ink: Ink,
    alarm: Ink | None = None,
    *,
    airy: bool = False,
) -> int:
    """Write a paragraph, its word to stop in the ink `alarm`; return the row after it.

    `airy`: an empty row between two lines.
    """
    for number, line in enumerate(fold(text, room)):
        y += airy and number > 0
        canvas.text(x, y, line, ink)
        if alarm is not None and STOP_WORD in line:
            canvas.text(x + width(line.partition(STOP_WORD)[0]), y, STOP_WORD, alarm)
        y += 1
    return y


def _bar(canvas: Canvas, x: int, y: int, bar: Bar, room: int, look: Look) -> None:
    ink = look.tint(bar.colour) if bar.colour else look.strong
    sign = f"{bar.sign[not look.blocks]} " if bar.sign else ""
    named = min(_NAME, room // 2)
    canvas.text(x, y, f"{sign}{bar.name}", ink, named - 1)
    room = max(0, room - named - 8)
    full = "▆" if look.blocks else "#"
    length = max(1, round(bar.seconds / (bar.longest or 1.0) * room)) if room else 0
    x = canvas.cells(x + named, y, [Cell(full, ink)] * length)
    canvas.text(x + 1, y, clock(bar.seconds), look.plain)
