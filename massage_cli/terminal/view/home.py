"""The home screen: what is it? Pure: what stands there in, frame out, at every size."""

from __future__ import annotations

from typing import NamedTuple

from massage_cli.core.english import picker as words
from massage_cli.core.home import Entry, Home, Section
from massage_cli.core.timecode import clock
from massage_cli.terminal.paint.frame import Canvas, Frame
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.size import Size
from massage_cli.terminal.view.home_rows import Row, indent, rows_of, window
from massage_cli.terminal.view.preview import paint_below, paint_beside

BESIDE_FROM = Size(100, 15)
"""The smallest terminal with room for the preview beside the list."""
AIRY = 18
"""Rows from which on there is room for empty ones."""
BELOW_FROM = 22
"""Rows from which on there is room for a preview below the list."""
MEASURE = 76
"""The columns of a list that stands alone."""
WIDEST = 140
"""The columns of list and preview together."""
GAP = 4
BELOW = 3
"""Rows of the preview below the list, the empty one before it among them."""
LEAST = 3
"""Rows that must be left to scroll in for the cramps to stand still above them."""


class HomePage(NamedTuple):
    """The screen for `home`; it shows as much as there is room for, the chosen entry always."""

    home: Home

    @property
    def question(self) -> str:
        """What is asked."""
        return words.HEADING

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys, each with what it does, those that matter most first."""
        back = words.ALL_AGAIN if self.home.typed or self.home.only else words.LEAVE
        return words.START, back, words.MOVE, words.TYPE

    @property
    def lines(self) -> tuple[str, ...]:
        """The entries in lines of text, each with its number; the routines by name are left out."""
        return tuple(
            f"{number:3}  {entry.told or entry.words}{_told(entry)}"
            for number, entry in enumerate(numbered(self.home), 1)
        )

    def frame(self, size: Size, look: Look, first: int = 0) -> tuple[Frame, int]:
        """The screen; it scrolls by itself, so that `first` counts for nothing."""
        del first
        canvas = Canvas(size, look.ellipsis)
        place = _placed(size)
        rows = rows_of(self.home, place.columns, airy=place.airy)
        top = 0
        if place.airy:
            canvas.text(place.x, 1, self.question, look.strong)
            top = 3
        bottom = place.bottom - (BELOW if place.below else 0)
        still = sum(row.section is Section.CRAMP for row in rows)
        if still > bottom - top - LEAST:
            still = 0
        _paint(canvas, place, rows[:still], top, look)
        _scrolled(canvas, place, rows[still:], top + still, bottom, look)
        if not rows:
            canvas.text(place.x, top, words.NOTHING, look.plain)
        if (entry := self.home.entry) is not None and place.beside:
            x = place.x + place.columns + GAP
            paint_beside(canvas, entry, x, top, place.beside, place.bottom - top, look)
        elif entry is not None and place.below:
            paint_below(canvas, entry, place.x, bottom + 1, place.columns, look)
        if size.rows > 1:
            _footer(canvas, self, place.x, look)
        return canvas.frame(), 0


def numbered(home: Home) -> tuple[Entry, ...]:
    """The entries that have a number where they are told in lines."""
    by_name = [entry for entry in home.shown if entry.section is not Section.ROUTINE]
    return tuple(by_name) if by_name and not home.only else home.shown


def _told(entry: Entry) -> str:
    """Its total and its legs, as they are read."""
    told = entry.preview
    if told is None:
        return "" if entry.log else f" ({words.CANNOT})"
    return f" ({clock(told.total)}, {told.legs})"


class _Place(NamedTuple):
    """Where the parts of the screen stand."""

    x: int
    columns: int
    """Of the list."""
    beside: int
    """Columns of the preview beside it, 0 for none."""
    bottom: int
    """The row after the last of the list and of the preview."""
    airy: bool
    """Whether there are empty rows between the parts."""
    below: bool
    """Whether there is a preview below the list."""


def _placed(size: Size) -> _Place:
    margin = 0 if size.columns < 34 else 2 if size.columns < 100 else 4
    room = size.columns - 2 * margin
    airy = size.rows >= AIRY
    bottom = max(1, size.rows - (2 if airy else 1))
    if size.columns < BESIDE_FROM.columns or size.rows < BESIDE_FROM.rows:
        below = size.rows >= BELOW_FROM
        return _Place(margin, min(room, MEASURE), 0, bottom, airy, below)
    whole = min(room, WIDEST)
    columns = min(MEASURE, whole * 11 // 20)
    return _Place((size.columns - whole) // 2, columns, whole - columns - GAP, bottom, airy, False)


def _paint(canvas: Canvas, place: _Place, rows: list[Row], top: int, look: Look) -> None:
    x = place.x + indent(place.columns)
    for y, row in enumerate(rows, top):
        if row.heading:
            urgent = row.section is Section.CRAMP
            canvas.text(place.x, y, row.text, look.alarm if urgent else look.faint)
            continue
        ink = look.strong if row.chosen else look.plain
        end = canvas.text(x, y, row.text, ink)
        canvas.text(end + 2, y, row.note, look.faint)
        if row.chosen and row.begins:
            canvas.text(place.x, y, "▶" if look.blocks else ">", look.strong)
        canvas.text(x - 2, y, row.key, look.strong)
        times = place.x + place.columns - len(row.times)
        canvas.text(times, y, row.times, ink if row.chosen else look.faint)


def _scrolled(
    canvas: Canvas, place: _Place, rows: list[Row], top: int, bottom: int, look: Look
) -> None:
    """The part of `rows` around the chosen entry, and a mark where the list goes on beyond it."""
    seen = window(rows, bottom - top)
    _paint(canvas, place, rows[seen.start : seen.stop], top, look)
    x = place.x + place.columns + 1
    up, down = ("↑", "↓") if look.blocks else ("^", "v")
    if seen.start > 0:
        canvas.text(x, top, up, look.faint)
    if any(row.text for row in rows[seen.stop :]):
        canvas.text(x, bottom - 1, down, look.faint)


def _footer(canvas: Canvas, page: HomePage, x: int, look: Look) -> None:
    """What was typed, and what the keys do, as far as there is room."""
    y = canvas.size.rows - 1
    if page.home.typed:
        cursor = "▏" if look.blocks else "_"
        x = canvas.text(x, y, f"{page.home.typed}{cursor}", look.strong) + 2
    for key, word in page.keys:
        if x + len(key) + 1 + len(word) > canvas.size.columns:
            break
        x = canvas.text(x, y, key, look.strong)
        x = canvas.text(x + 1, y, word, look.plain) + 3
