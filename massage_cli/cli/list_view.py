"""The routines as they are listed on a terminal: by occasion, each with a strip of its steps."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from massage_cli.cli.tables import Column, Group, cell, laid_out
from massage_cli.core.english.occasions import HEADINGS
from massage_cli.core.occasions import occasion_of, rank
from massage_cli.core.timecode import clock
from massage_cli.core.timeline import compile_timeline
from massage_cli.terminal.view.signs import signs

if TYPE_CHECKING:
    from massage_cli.core.routine import Routine

STRIP = 24
"""Cells of a routine's strip; in each stands what is done then."""
COLUMNS = (
    Column("Routine", leads=True),
    Column("Total", right=True),
    Column(),
    Column("Legs", 2, word="legs:"),
    Column("What is done", 1),
    Column("When", prose=True),
)


class Listed(NamedTuple):
    """A routine of the list, or a file that holds none."""

    name: str
    routine: Routine | None
    total: float
    """Seconds."""
    yours: bool
    error: str
    """The first thing wrong with a faulty file, empty for a good one."""


class StripStyle(NamedTuple):
    """What a strip is drawn with."""

    colour: bool
    blocks: bool
    """Whether there are other characters than ASCII's."""


def table(
    listed: Sequence[Listed], unfinished: Collection[str], width: int, ink: StripStyle
) -> list[Text]:
    """The lines of the list, of at most `width` cells; `unfinished` are names of routines."""
    groups: dict[str, list[list[Text]]] = {}
    for one in listed:
        occasion = "faulty" if one.routine is None else occasion_of(one.routine)
        groups.setdefault(occasion, []).append(_row(one, one.name in unfinished, ink))
    return laid_out(
        COLUMNS, [Group(HEADINGS[key], groups[key]) for key in sorted(groups, key=rank)], width
    )


def _row(one: Listed, unfinished: bool, ink: StripStyle) -> list[Text]:
    marks = ("yours" if one.yours else "", "unfinished" if unfinished else "")
    mark = cell(", ".join(filter(None, marks)), "dim")
    if one.routine is None:
        name, error = cell(one.name, "bold red"), cell(one.error)
        return [name, Text(), mark, Text(), Text(), error]
    return [
        cell(one.name, "bold"),
        cell(clock(one.total)),
        mark,
        cell(one.routine.legs, "dim"),
        strip(one.routine, STRIP, ink),
        cell(one.routine.when, "dim"),
    ]


def strip(routine: Routine, cells: int, ink: StripStyle) -> Text:
    """What is done when, left to right in `cells`; gaps between the steps are left out.

    Without colours each technique's sign, or its letter, stands in place of the line.
    """
    work = compile_timeline(routine).work
    total = sum(segment.seconds for segment in work)
    drawn, at, end = Text(), 0, 0.0
    for segment in work:
        assert segment.step is not None
        end += segment.seconds
        count = round(cells * end / total) - at
        at += count
        sign, letter = signs(segment.step)
        mark = letter if not ink.blocks else "━" if ink.colour else sign
        drawn.append(mark * count, segment.step.colour if ink.colour else "")
    return drawn
