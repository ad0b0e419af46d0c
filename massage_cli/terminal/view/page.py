"""What every part of the view needs to know of the whole: timeline, look, layout and words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from massage_cli.core.english import safety as words
from massage_cli.core.english.briefing import STOP_AT_ONCE
from massage_cli.core.routine import Kind, Pressure
from massage_cli.core.timecode import clock
from massage_cli.core.timeline import Timeline
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.paint.text import fold
from massage_cli.terminal.size import Size
from massage_cli.terminal.view import letters
from massage_cli.terminal.view.layout import Columns, Layout, Needs

LABEL = 9
"""Columns for the word before a bar."""
MARK = 2
"""Columns for the mark before a question or a caution."""
TALL = 24
"""Rows from which on room is kept for a question that may come."""
MIDDLING = 15
"""Rows from which on room is kept for what a cramp's warning grows by."""
TIMES = 15
"""Columns for the times after a bar."""


class Page(NamedTuple):
    """What every part needs to know of the whole."""

    timeline: Timeline
    look: Look
    layout: Layout

    @property
    def margin(self) -> int:
        """The first column of text."""
        return self.layout.columns.margin

    @property
    def end(self) -> int:
        """The column after the last one of text."""
        return self.layout.size.columns - self.margin

    @property
    def has_labels(self) -> bool:
        """Whether a word stands before each bar."""
        return self.end - self.margin >= 50

    @property
    def bar_x(self) -> int:
        """The first column of the bars."""
        return self.margin + (LABEL if self.has_labels else 0)

    @property
    def bar_cells(self) -> int:
        """The columns of the bars."""
        times = TIMES if self.end - self.margin >= 34 else 0
        return max(1, self.end - self.bar_x - times)

    def row(self, part: str) -> int | None:
        """The part's first row; None where there is no room for it."""
        return self.layout.rows.get(part)


class Remarks(NamedTuple):
    """What stands in words under the rhythm."""

    question: str
    caution: str

    def lines(self, room: int) -> int:
        """The rows that both take when they are folded to `room` columns."""
        return len(fold(self.question, room)) + len(fold(self.caution, room))


def needs(timeline: Timeline, remarks: Remarks, columns: Columns, size: Size) -> Needs:
    """The rows that the longest texts of the session take."""
    texts = {segment.step.told for segment in timeline.work if segment.step is not None}
    room = size.columns - 2 * columns.margin - MARK
    to_come = _to_come(timeline, size.rows)
    longest = max((segment.seconds for segment in timeline.segments), default=0.0)
    return Needs(
        instruction=max((len(fold(text, columns.measure)) for text in texts), default=0),
        caution=max(remarks.lines(room), to_come.lines(room)),
        urgent=remarks not in (Remarks("", ""), Remarks("", words.EASE_OFF)),
        clock="".join("0" if c.isdigit() else c for c in clock(longest)),
        asks=bool(remarks.question),
        title=_shortest(s.step.title for s in timeline.work if s.step is not None),
        place=_shortest(timeline.place(segment) for segment in timeline.work),
    )


def _shortest(texts: Iterable[str]) -> int | None:
    """The columns of the shortest text that can be written in block letters."""
    return min(filter(None, map(letters.columns, texts)), default=None)


def _to_come(timeline: Timeline, rows: int) -> Remarks:
    """What the session will have to say: room is kept for it, so that nothing jumps."""
    if timeline.routine.kind is Kind.ACUTE:
        told = timeline.sides.told
        question = told(words.LEG_QUESTION) if rows >= TALL else ""
        stop = f" {STOP_AT_ONCE}" if rows >= MIDDLING else ""
        return Remarks(question, f"{told(words.ACUTE_WARNING)}{stop}")
    firm = any(s.step and s.step.pressure >= Pressure.MODERATE for s in timeline.work)
    return Remarks("", words.EASE_OFF if firm else "")
