"""A page that stands until a key is pressed: before a session, and after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from massage_cli.core import safety
from massage_cli.core.ledger import Ledger, worked
from massage_cli.core.past import Feeling
from massage_cli.core.routine import Leg, Step
from massage_cli.core.timeline import Segment, Timeline
from massage_cli.core.words import clock, spoken
from massage_cli.terminal.paint.colour import PLAIN, Ink
from massage_cli.terminal.paint.frame import Canvas, Cell, Frame, Size
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.paint.text import fold
from massage_cli.terminal.view.signs import sign

MEASURE = 72
FEELINGS = {feeling.value[0]: feeling for feeling in Feeling}
"""b better, s same, w worse."""
_NAME = 22
"""Columns for a technique's name before its bar."""


TALLEST = 120
"""The rows that a card's text may take; more than any does, in the narrowest column."""


@dataclass(frozen=True, slots=True)
class Card:
    """A page: painted on a screen, or told in lines. `keys` always stand in its last row.

    `paint` writes the text down a canvas and returns the rows it took; where the terminal
    is lower, the text scrolls.
    """

    lines: tuple[str, ...]
    paint: Callable[[Canvas, Look], int]
    question: str
    keys: tuple[tuple[str, str], ...]

    def frame(self, size: Size, look: Look, first: int = 0) -> tuple[Frame, bool]:
        """The card from its row `first` on; and whether its end is in sight."""
        tall = Canvas(Size(size.columns, TALLEST), look.ellipsis)
        used = self.paint(tall, look)
        room = max(1, size.rows - (2 if size.rows >= 12 else 1))
        rows = tall.frame().rows[first : first + room]
        canvas = Canvas(size, look.ellipsis)
        for y, row in enumerate(rows):
            canvas.cells(0, y, row)
        ends = first + room >= used
        if size.rows > 1:
            self._footer(canvas, look, ends)
        return canvas.frame(), ends

    def _footer(self, canvas: Canvas, look: Look, ends: bool) -> None:
        x, y = _margin(canvas.size), canvas.size.rows - 1
        if not ends:
            x = canvas.text(x, y, "down", look.strong)
            x = canvas.text(x + 1, y, "more", look.plain) + 3
        words = self.question if canvas.size.columns >= 50 else ""
        x = canvas.text(x, y, words, look.strong) + (3 if words else 0)
        for key, word in self.keys:
            x = canvas.text(x, y, key, look.strong)
            x = canvas.text(x + 1, y, word, look.plain) + 3


def end_card(timeline: Timeline, ledger: Ledger, *, finished: bool, tip: str) -> Card:
    """What was done on each leg and with each technique, how it is now, and a tip."""
    title = f"{'Done' if finished else 'Stopped'}: {timeline.routine.title}"
    legs = worked(ledger, timeline, lambda segment: segment.leg)
    steps = worked(ledger, timeline, _kind)
    total = sum(legs.values())
    lines = (
        f"{title}.",
        f"Hands on for {spoken(total)}.",
        *(f"{_leg(leg)}: {spoken(seconds)}." for leg, seconds in legs.items()),
        *(f"{step.title}: {spoken(seconds)}." for step, seconds in steps.items()),
        safety.END_CARD,
        tip,
    )

    def paint(canvas: Canvas, look: Look) -> int:
        page = _Page(canvas, look)
        page.text(title, look.strong)
        page.text(f"{clock(total)} hands on", look.plain)
        page.skip()
        for leg, seconds in legs.items():
            page.bar(_leg(leg), seconds, max(legs.values()), look.strong)
        page.skip()
        for step, seconds in steps.items():
            name = f"{sign(step, look)} {step.title}"
            page.bar(name, seconds, max(steps.values()), look.tint(step.colour))
        page.skip()
        page.text(safety.END_CARD, look.plain)
        page.skip()
        page.text(tip, look.faint)
        return page.y

    keys = tuple((key, feeling.value) for key, feeling in FEELINGS.items())
    return Card(tuple(line for line in lines if line), paint, "How is it now?", keys)


def safety_card() -> Card:
    """The questions before a session, the gravest first."""

    def paint(canvas: Canvas, look: Look) -> int:
        page = _Page(canvas, look)
        page.text(safety.HEADING, look.strong)
        for question in safety.QUESTIONS:
            page.skip()
            page.item(question.key, question.outcome.upper(), question.text)
        return page.y

    lines = (
        safety.HEADING,
        *(f"{question.key}: {question.text}." for question in safety.QUESTIONS),
        safety.KEYS_LINE,
    )
    keys = (("enter", "none of these"), ("1-5", "yes"), ("?", "why we ask"))
    return Card(lines, paint, "", keys)


def text_card(title: str, paragraphs: Sequence[str], keys: tuple[tuple[str, str], ...]) -> Card:
    """A heading, and what is to be read under it."""

    def paint(canvas: Canvas, look: Look) -> int:
        page = _Page(canvas, look)
        page.text(title, look.strong)
        for paragraph in paragraphs:
            page.skip()
            page.text(paragraph, look.plain)
        return page.y

    return Card((title, *paragraphs), paint, "", keys)


def _kind(segment: Segment) -> Step:
    """Steps of one technique are summed under the first of them."""
    assert segment.step is not None
    step = segment.step
    return Step(technique=step.technique, title=step.title, colour=step.colour, seconds=0)


def _leg(leg: Leg) -> str:
    return "Both legs" if leg is Leg.BOTH else f"{leg.capitalize()} leg"


def _margin(size: Size) -> int:
    return 0 if size.columns < 34 else 2 if size.columns < 100 else 4


class _Page:
    """Writes down a canvas, line by line."""

    def __init__(self, canvas: Canvas, look: Look) -> None:
        self.y = 1 if _margin(canvas.size) else 0
        self._canvas = canvas
        self._look = look
        self._x = _margin(canvas.size)
        self._room = min(canvas.size.columns - 2 * self._x, MEASURE)

    def skip(self) -> None:
        """An empty row."""
        self.y += 1

    def text(self, text: str, ink: Ink = PLAIN) -> None:
        """A paragraph."""
        for line in fold(text, self._room):
            self._canvas.text(self._x, self.y, line, ink)
            self.y += 1

    def item(self, key: str, label: str, text: str) -> None:
        """A key, a word in a column of its own, and a paragraph beside them."""
        column = 14 if self._room >= 50 else 3
        self._canvas.text(self._x, self.y, key, self._look.strong)
        if column > 3:
            self._canvas.text(self._x + 2, self.y, label, self._look.strong, column - 3)
        for line in fold(text, self._room - column):
            self._canvas.text(self._x + column, self.y, line, self._look.plain)
            self.y += 1

    def bar(self, name: str, seconds: float, longest: float, ink: Ink) -> None:
        """A name, a bar beside the longest one's, and the time."""
        named = min(_NAME, self._room // 2)
        self._canvas.text(self._x, self.y, name, ink, named - 1)
        room = max(0, self._room - named - 8)
        full = "▆" if self._look.blocks else "#"
        cells = [Cell(full, ink)] * max(1, round(seconds / (longest or 1.0) * room)) if room else []
        x = self._canvas.cells(self._x + named, self.y, cells)
        self._canvas.text(x + 1, self.y, clock(seconds), self._look.plain)
        self.y += 1
