"""A routine as it is played, for a person: what to know before the start, and every step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from massage_cli.cli.output import console, print_lines
from massage_cli.cli.play.selection import Selection
from massage_cli.core.briefing import when_to_stop, who_should_not
from massage_cli.core.english.words import said_aloud, until_eased, with_term
from massage_cli.core.routine import Routine
from massage_cli.core.segments import Segment
from massage_cli.core.technique import CUSTOM
from massage_cli.core.timecode import clock

if TYPE_CHECKING:
    from rich.text import Text

Facts = tuple[tuple[str, str], ...]
"""What else there is to know, each with its label."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """One played step; these names are the keys of `show --json`'s steps."""

    number: int
    start: float
    """Seconds from the session's start."""
    seconds: float
    technique: str
    title: str
    colour: str
    area: str
    leg: str
    place: str
    """Leg and area as they are said."""
    pressure: str
    rhythm: list[dict[str, float]]
    """The phases in order, each as `{motion: seconds}`: a motion may come twice."""
    position: str
    """How to sit, lie or stand from here on; empty where nothing changes."""
    instruction: str
    say: str
    """What the voice says in place of the instruction; empty for the instruction itself."""
    caution: str
    until: str
    """`eased` where it goes on until a key says so."""
    at_most: float
    """Seconds in all for which it then lasts; 0 for any other step."""


def rows_of(what: Selection) -> tuple[StepRow, ...]:
    """The steps that are played, from where it begins."""
    return tuple(
        _row(what, segment) for segment in what.timeline.work if segment.start >= what.begin
    )


def _row(what: Selection, segment: Segment) -> StepRow:
    step = segment.step
    assert step is not None
    return StepRow(
        number=segment.number,
        start=segment.start,
        seconds=segment.seconds,
        technique=step.technique,
        title=step.title,
        colour=step.colour,
        area=step.area.words if step.area else "",
        leg=segment.leg,
        place=what.timeline.place(segment),
        pressure=step.pressure.word,
        rhythm=[{phase.motion: phase.seconds} for phase in step.rhythm],
        position=step.position,
        instruction=step.instruction,
        say=step.say,
        caution=step.caution,
        until=step.until or "",
        at_most=step.at_most,
    )


def _head(routine: Routine) -> Iterator[tuple[str, str]]:
    """What to know before the start, each with its label."""
    if routine.position:
        yield "Position", routine.position
    if routine.tools:
        yield "Tools", ", ".join(routine.tools)
    for text in who_should_not(routine):
        yield "Before", text
    for caution in routine.cautions:
        yield "Caution", caution
    for text in when_to_stop(routine):
        yield "Stop", text
    for source in routine.sources:
        yield "Source", source


def lines(what: Selection, rows: tuple[StepRow, ...], facts: Facts = ()) -> Iterator[str]:
    """A line of columns for each thing to know, `facts` first, and for each step."""
    for label, text in (*facts, *_head(what.routine)):
        yield f"{label}\t{text}"
    for row in rows:
        title = with_term(row.title, _term(row))
        columns = (clock(row.start), clock(row.seconds), row.place, title, row.pressure)
        told = filter(None, (row.position, row.instruction, _said(row), row.caution, _waits(row)))
        yield "\t".join((*columns, " ".join(told)))
    yield f"{clock(what.timeline.total)}\ttotal"


def _waits(row: StepRow) -> str:
    return until_eased(clock(row.at_most)) if row.until else ""


def _said(row: StepRow) -> str:
    return said_aloud(row.say) if row.say else ""


def _term(row: StepRow) -> str:
    """What the technique is called in files and guides; empty for a person's own."""
    return "" if row.technique == CUSTOM else row.technique


def print_table(what: Selection, rows: tuple[StepRow, ...], facts: Facts = ()) -> None:
    """What to know, `facts` first, and a table of the steps, as wide as the terminal is."""
    from rich.text import Text

    from massage_cli.cli.tables import Column, Group, cell, folded, laid_out

    screen, routine = console(), what.routine
    head = [
        Text.assemble((routine.title, "bold"), "  ", (routine.when, "dim")),
        *(Text.assemble((f"{label}: ", "dim"), text) for label, text in (*facts, *_head(routine))),
    ]
    columns = (
        Column("Start", 2, right=True, word="at"),
        Column("Time", right=True),
        Column("Where", leads=True),
        Column("What", leads=True),
        Column("Pressure", 1),
        Column("Term", 3),
        Column("Instruction", prose=True),
    )
    steps = [
        (
            cell(clock(row.start)),
            cell(clock(row.seconds)),
            cell(row.place),
            cell(row.title, f"bold {row.colour}"),
            cell(row.pressure, "dim"),
            cell(_term(row) if row.title.casefold() != _term(row) else "", "dim"),
            _told(row),
        )
        for row in rows
    ]
    for line in head:
        print_lines(folded(line, screen.width), screen)
    screen.print()
    print_lines(laid_out(columns, [Group("", steps)], screen.width), screen)
    screen.print(Text(f"\nTotal {clock(what.timeline.total)}", "bold"))


def _told(row: StepRow) -> Text:
    """What to do and to mind, a line each."""
    from rich.text import Text

    from massage_cli.cli.tables import cell

    told = [cell(text) for text in (row.position, row.instruction, _said(row), _waits(row)) if text]
    return Text("\n").join((*told, *([cell(f"! {row.caution}", "bold")] if row.caution else [])))
