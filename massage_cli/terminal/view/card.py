"""A page that stands until a key is pressed: made of plain blocks, painted or told in lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from massage_cli.core.english import cards as words
from massage_cli.core.english.words import spoken
from massage_cli.core.timecode import clock
from massage_cli.terminal.paint.colour import Ink
from massage_cli.terminal.paint.frame import Canvas, Cell, Frame
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.paint.text import fold
from massage_cli.terminal.size import Size

MEASURE = 72
"""Columns that a paragraph takes at most."""
TALLEST = 120
"""The rows that a card's text may take; more than any does, in the narrowest column."""
_NAME = 22
"""Columns for a name before its bar."""
_LABEL = 14
"""Columns for a key and its label before an item, without a box."""


class Paragraph(NamedTuple):
    """A paragraph: plain, strong or faint; in lines it is `told`, where that is better heard."""

    text: str
    strong: bool = False
    faint: bool = False
    told: str = ""


class Item(NamedTuple):
    """A key, a word in a column of its own, and a paragraph beside them."""

    key: str
    label: str
    text: str
    ticked: bool | None = None
    """Whether it has been ticked; None where it is not for ticking."""


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


@dataclass(frozen=True, slots=True)
class Card:
    """The page; where the terminal is lower than its blocks they scroll.

    `keys` always stand in the last row, each with its word, after the `question`. A `notice`
    stands before them for a moment, and where there are few columns in their place.
    """

    blocks: tuple[Block, ...]
    keys: tuple[tuple[str, str], ...]
    question: str = ""
    notice: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The same in lines of text."""
        return tuple(line for line in map(_told, self.blocks) if line)

    def frame(self, size: Size, look: Look, first: int = 0) -> tuple[Frame, bool]:
        """The card from its row `first` on; and whether its end is in sight."""
        tall, used, room = self._painted(size, look)
        rows = tall.frame().rows[first : first + room]
        canvas = Canvas(size, look.ellipsis)
        for y, row in enumerate(rows):
            canvas.cells(0, y, row)
        ends = first + room >= used
        if size.rows > 1:
            self._footer(canvas, look, ends)
        return canvas.frame(), ends

    def hidden(self, size: Size, look: Look) -> int:
        """The rows that do not fit the screen at once."""
        _, used, room = self._painted(size, look)
        return max(0, used - room)

    def _painted(self, size: Size, look: Look) -> tuple[Canvas, int, int]:
        """All the blocks, the rows that they take, and the rows that there are for them."""
        tall = Canvas(Size(size.columns, TALLEST), look.ellipsis)
        used = _paint(self.blocks, tall, look)
        apart = 1 if size.rows >= 12 else 0
        return tall, used, max(1, size.rows - apart - len(self._rows(size, ends=False)))

    def _rows(self, size: Size, *, ends: bool) -> list[list[tuple[str, str]]]:
        """The keys in one row, or in up to three where there is room for that."""
        room = size.columns - 2 * _margin(size)
        more = [] if ends else [(words.DOWN, words.MORE)]
        question = f"{self.question}   " if size.columns >= 50 else ""
        most = 3 if size.rows >= 12 else 1
        rows: list[list[tuple[str, str]]] = [[]]
        x = len(question)
        for key, word in (*more, *self.keys):
            needed = len(key) + 1 + len(word)
            if x + needed > room and rows[-1] and len(rows) < most:
                rows.append([])
                x = 0
            rows[-1].append((key, word))
            x += needed + 3
        return rows

    def _footer(self, canvas: Canvas, look: Look, ends: bool) -> None:
        rows = self._rows(canvas.size, ends=ends)
        for row, y in zip(rows, range(canvas.size.rows - len(rows), canvas.size.rows), strict=True):
            x = _margin(canvas.size)
            if row is rows[0]:
                x = canvas.text(x, y, self.notice, look.strong) + (3 if self.notice else 0)
                question = self.question if canvas.size.columns >= 50 else ""
                x = canvas.text(x, y, question, look.strong) + (3 if question else 0)
            for key, word in row:
                x = canvas.text(x, y, key, look.strong)
                x = canvas.text(x + 1, y, word, look.plain) + 3


def _told(block: Block) -> str:
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


def _margin(size: Size) -> int:
    return 0 if size.columns < 34 else 2 if size.columns < 100 else 4


def _paint(blocks: tuple[Block, ...], canvas: Canvas, look: Look) -> int:
    """Paint the blocks down the canvas; return the rows that they took."""
    x = _margin(canvas.size)
    room = min(canvas.size.columns - 2 * x, MEASURE)
    y = 1 if x else 0
    for block in blocks:
        match block:
            case Gap():
                y += 1
            case Paragraph(text, strong, faint):
                ink = look.strong if strong else look.faint if faint else look.plain
                y = _lines(canvas, x, y, text, room, ink)
            case Item():
                y = _item(canvas, x, y, block, room, look)
            case Bar():
                _bar(canvas, x, y, block, room, look)
                y += 1
    return y


def _item(canvas: Canvas, x: int, y: int, item: Item, room: int, look: Look) -> int:
    """Write an item, its box before it where it is for ticking; return the row after it."""
    wide = room >= 50
    canvas.text(x, y, item.key, look.strong)
    column = 2
    if item.ticked is not None:
        canvas.text(x + column, y, "[x]" if item.ticked else "[ ]", look.strong)
        column += 4
    if wide and item.label:
        canvas.text(x + column, y, item.label, look.strong, _LABEL - 3)
        column += _LABEL - 2
    ink = look.strong if item.ticked else look.plain
    return _lines(canvas, x + column, y, item.text, room - column, ink)


def _lines(canvas: Canvas, x: int, y: int, text: str, room: int, ink: Ink) -> int:
    """Write a paragraph; return the row after it."""
    for line in fold(text, room):
        canvas.text(x, y, line, ink)
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
