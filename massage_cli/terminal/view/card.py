"""A page that stands until a key is pressed: a frame, a title, plain blocks, and the keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from massage_cli.cells import width
from massage_cli.core.english import cards as words
from massage_cli.terminal.paint.frame import Canvas, Frame
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.size import Size
from massage_cli.terminal.view.blocks import Block, Paragraph, paint, told
from massage_cli.terminal.view.border import border, has_frame
from massage_cli.terminal.view.layout import Box

MEASURE = 72
"""Columns that a paragraph takes at most."""
TALLEST = 120
"""The rows that a card's text may take; more than any does, in the narrowest column."""
ONWARDS = ("enter", "space")
"""The keys that turn the page as long as the card's end is not in sight."""

Keys = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """The page; where the terminal is lower than its blocks they are shown page by page.

    `keys` stand under it, each with its word, after the `question`; the last one leads out. A
    `notice` stands before them for a moment, and where there are few columns in their place.
    The `title` is not told in lines: what must be heard of it is told by a block.
    """

    title: str
    blocks: tuple[Block, ...]
    keys: Keys
    question: str = ""
    notice: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The same in lines of text."""
        return tuple(line for line in map(told, self.blocks) if line)

    def frame(self, size: Size, look: Look, first: int = 0) -> tuple[Frame, int]:
        """The card from its row `first` on, and by how many rows the next page is further.

        0 where the card's end is in sight.
        """
        placed, text, used = self._placed(size, look)
        further = placed.further(first, used)
        canvas = Canvas(size, look.ellipsis)
        if placed.framed:
            border(canvas, placed.box, look, self.title, _pages(first, used, placed.rows))
        for y, row in enumerate(text.frame().rows[first : first + placed.rows], placed.top):
            canvas.cells(placed.x, y, row)
        if size.rows > 1:
            self._footer(canvas, look, placed, further)
        return canvas.frame(), further

    def further(self, size: Size, look: Look, first: int) -> int:
        """By how many rows the next page is further than `first`; 0 for none."""
        placed, _, used = self._placed(size, look)
        return placed.further(first, used)

    def _placed(self, size: Size, look: Look) -> tuple[_CardPlace, Canvas, int]:
        """Where the card stands, all of its text, and the rows that this takes."""
        framed = has_frame(size)
        room = min(size.columns - 4 * framed, MEASURE)
        blocks = self.blocks
        if not framed:
            title = f"{self.title}." if self.title and not self.title.endswith("?") else self.title
            blocks = (Paragraph(title, strong=True), *self.blocks)
        text = Canvas(Size(room, TALLEST), look.ellipsis)
        footer = max(len(self._rows(size, room, further)) for further in (0, 1))
        left = size.rows - footer - 2 * framed
        used = paint(blocks, text, room, look)
        if look.big:
            airy = Canvas(Size(room, 2 * TALLEST), look.ellipsis)
            more = paint(blocks, airy, room, look, airy=True)
            text, used = (airy, more) if more <= left else (text, used)
        rows = max(1, min(used, left))
        spare = left - rows if framed else 0
        apart, padding = int(spare >= 1), int(spare >= 3)
        top = framed + padding + (spare - apart - 2 * padding) // 2
        x = (size.columns - room) // 2 if framed else 0
        return _CardPlace(framed, x, top, room, rows, padding, apart), text, used

    def _keys(self, further: int) -> Keys:
        """What each key does now: as long as there is more to be read, Enter shows it."""
        if not further:
            return self.keys
        if not any(key in ONWARDS for key, _ in self.keys):
            return ((ONWARDS[0], words.MORE), *self.keys)
        return tuple((key, words.MORE if key in ONWARDS else word) for key, word in self.keys)

    def _rows(self, size: Size, room: int, further: int) -> list[Keys]:
        """The question and the keys in one row, or in up to three where there is room for that.

        Where they are too many the question goes first, then the keys before the last.
        """
        most = 3 if has_frame(size) else 1
        keys = self._keys(further)
        asked = (("", self.question), *keys) if self.question else keys
        rows = flow(asked, room)
        while len(rows) > most and len(keys) > 1:
            rows = flow(keys, room)
            keys = (*keys[:-2], keys[-1])
        return rows[:most]

    def _footer(self, canvas: Canvas, look: Look, placed: _CardPlace, further: int) -> None:
        y = placed.box.y + placed.box.rows + placed.apart
        rows = self._rows(canvas.size, placed.room, further)
        if not placed.framed:
            y = canvas.size.rows - len(rows)
        if self.notice:
            beside = flow((("", self.notice), *self._keys(further)), placed.room)[0]
            rows = [beside, *rows[1:]]
        for line, row in enumerate(rows, y):
            x = placed.x
            for key, word in row:
                x = canvas.text(x, line, key, look.strong) + bool(key)
                x = canvas.text(x, line, word, look.plain if key else look.strong) + _GAP


class _CardPlace(NamedTuple):
    """Where a card stands: the rows of its text, from column `x` and row `top` on."""

    framed: bool
    x: int
    top: int
    room: int
    rows: int
    padding: int
    """Empty rows between the text and the frame, above and below."""
    apart: int
    """Empty rows between the frame and the keys."""

    @property
    def box(self) -> Box:
        """The frame."""
        rows = self.rows + 2 * self.padding + 2
        return Box(self.x - 2, self.top - self.padding - 1, self.room + 4, rows)

    def further(self, first: int, used: int) -> int:
        """By how many rows the next page is further; 0 where all up to `used` is in sight."""
        return max(0, min(self.rows, used - self.rows - first))


_GAP = 3
"""Columns between two keys."""


def flow(keys: Keys, room: int) -> list[Keys]:
    """The keys in as many rows as they take."""
    rows: list[Keys] = []
    x = room + 1
    for key, word in keys:
        needed = width(key) + bool(key) + width(word)
        if x + needed > room:
            rows.append(())
            x = 0
        rows[-1] += ((key, word),)
        x += needed + _GAP
    return rows


def _pages(first: int, used: int, rows: int) -> str:
    """`page 1 of 4`; empty where there is one."""
    count = -(-used // rows)
    return words.page(min(count, -(-first // rows) + 1), count) if count > 1 else ""
