"""The list of the home screen as rows of text, and the part of them that there is room for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from massage_cli.cells import width
from massage_cli.core.english import picker as words
from massage_cli.core.home import DIGITS, Entry, Home, Section
from massage_cli.core.timecode import clock
from massage_cli.terminal.paint.text import fold

NARROW = 50
"""Columns below which words and times share their rows."""


class Row(NamedTuple):
    """A row of the list: a heading, an empty one, or one line of an entry."""

    section: Section
    text: str = ""
    heading: bool = False
    key: str = ""
    """The digit that begins it; on its first line alone."""
    begins: bool = False
    """Whether it is the first line of an entry."""
    chosen: bool = False
    note: str = ""
    times: str = ""
    """Total and legs, at the right."""


def rows_of(home: Home, columns: int, *, airy: bool) -> list[Row]:
    """All the rows of the list, however many there are."""
    shown = home.shown
    widest = max((len(_times(entry, columns)) for entry in shown), default=0)
    keyed = zip(shown, [*DIGITS, *[""] * len(shown)], strict=False)
    rows: list[Row] = []
    for section, entries in groupby(keyed, lambda pair: pair[0].section):
        rows.append(Row(section, section.heading, heading=True))
        for entry, key in entries:
            rows += _entry_rows(entry, key, columns, widest, chosen=entry is home.entry)
        if airy:
            rows.append(Row(section))
    return rows


def _entry_rows(
    entry: Entry, key: str, columns: int, widest: int, *, chosen: bool
) -> Iterator[Row]:
    """Its words beside its total and legs; where it is narrow these follow the last word."""
    own = _times(entry, columns)
    times = own.ljust(widest) if own else ""
    room = columns - indent(columns)
    beside = room - widest - 2 if own else room
    narrow = columns < NARROW
    lines = fold(entry.words, room if narrow else beside) or [""]
    if narrow and width(lines[-1]) + 1 + widest > room:
        lines.append("")
    at = len(lines) - 1 if narrow else 0
    note = entry.note if width(lines[0]) + 2 + width(entry.note) <= beside else ""
    for y, line in enumerate(lines):
        first = y == 0
        yield Row(
            entry.section,
            line,
            key=key if first else "",
            begins=first,
            chosen=chosen,
            note=note if first and len(lines) == 1 else "",
            times=times if y == at else "",
        )


def indent(columns: int) -> int:
    """The columns for the mark of the chosen entry and for the digit."""
    return 3 if columns < NARROW else 4


def _times(entry: Entry, columns: int) -> str:
    apart = " " if columns < NARROW else "  "
    told = entry.preview
    if told is None:
        return "" if entry.log else words.CANNOT
    return f"{clock(told.total):>5}{apart}{told.legs}"


def window(rows: list[Row], room: int) -> range:
    """The `rows` that there is room for, those of the chosen entry in their middle."""
    at = next((y for y, row in enumerate(rows) if row.chosen), 0)
    start = max(0, min(at - room // 2, len(rows) - room))
    return range(start, min(len(rows), start + max(0, room)))
