"""`massage list`: the routines there are, faulty ones among them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from massage_cli.cli import completion
from massage_cli.cli.options import JsonOption
from massage_cli.cli.output import console, present
from massage_cli.cli.stderr import say
from massage_cli.core.nearest import ChoiceError
from massage_cli.core.timecode import clock
from massage_cli.errors import MassageError
from massage_cli.printable import printable

if TYPE_CHECKING:
    from massage_cli.routinefile.library import RoutineFile
    from massage_cli.routinefile.reader import Checked

FOR = "Which ones"


@dataclass(frozen=True, slots=True)
class RoutineRow:
    """One routine of the list; these names are the keys of `list --json`."""

    name: str
    title: str
    when: str
    kind: str
    legs: str
    total: float
    """Seconds of a whole session."""
    yours: bool
    error: str
    """The first thing wrong with a faulty file, empty for a good one."""
    hides: tuple[str, ...]
    """Files of the same name, which are not played."""


def list_routines(
    when: Annotated[
        str,
        typer.Option(
            metavar="OCCASION",
            help="Night, workout, desk, …",
            rich_help_panel=FOR,
            autocompletion=completion.tags,
        ),
    ] = "",
    tag: Annotated[
        str,
        typer.Option(help="With this tag.", rich_help_panel=FOR, autocompletion=completion.tags),
    ] = "",
    tool: Annotated[
        str,
        typer.Option(help="With this tool.", rich_help_panel=FOR, autocompletion=completion.tools),
    ] = "",
    kind: Annotated[
        str,
        typer.Option(
            help="Acute, short, mild, intense or custom.",
            rich_help_panel=FOR,
            autocompletion=completion.kinds,
        ),
    ] = "",
    area: Annotated[
        str,
        typer.Option(help="For this area.", rich_help_panel=FOR, autocompletion=completion.areas),
    ] = "",
    as_json: JsonOption = False,
) -> None:
    """List the routines: name, when, legs, total and kind."""
    rows = _rows({"when": when, "tag": tag, "tool": tool, "kind": kind, "area": area})
    if not rows and not as_json:
        say("No routine is all of that.")
        return
    present(
        as_json=as_json,
        data=lambda: [asdict(row) for row in rows],
        table=lambda: _print_table(rows),
        lines=lambda: map(_line, rows),
    )
    for row in rows:
        for hidden in row.hides:
            say(f"massage: {hidden} is not played: another file is called {row.name} too")


def _rows(words: dict[str, str]) -> tuple[RoutineRow, ...]:
    """The routines that `words` ask for; faulty ones only when nothing is asked for."""
    from massage_cli.core.filters import filter_from, matches
    from massage_cli.routinefile.library import entries
    from massage_cli.routinefile.reader import check_file

    files = tuple((entry, check_file(entry.path, practice=entry.yours)) for entry in entries())
    if not any(words.values()):
        return tuple(_row(entry, checked) for entry, checked in files)
    good = [(entry, checked) for entry, checked in files if checked.routine is not None]
    try:
        wanted = filter_from((c.routine for _, c in good if c.routine), **words)
    except ChoiceError as error:
        raise MassageError(error.message, help=error.help) from error
    return tuple(_row(e, c) for e, c in good if c.routine and matches(c.routine, wanted))


def _row(entry: RoutineFile, checked: Checked) -> RoutineRow:
    from massage_cli.routinefile.problem import render

    routine = checked.routine
    hides = tuple(printable(path.name) for path in entry.hides)
    if routine is None:
        error = render(checked.errors[0], checked.name).splitlines()[0]
        return RoutineRow(entry.name, "", "", "faulty", "", 0.0, entry.yours, error, hides)
    return RoutineRow(
        name=entry.name,
        title=routine.title,
        when=routine.when,
        kind=routine.kind,
        legs=routine.legs,
        total=checked.seconds,
        yours=entry.yours,
        error="",
        hides=hides,
    )


def _line(row: RoutineRow) -> str:
    return "\t".join((row.name, _when(row), row.legs, clock(row.total), row.kind))


def _when(row: RoutineRow) -> str:
    return row.error or row.when


def _print_table(rows: tuple[RoutineRow, ...]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Routine", no_wrap=True)
    table.add_column("When", ratio=1)
    table.add_column("Legs")
    table.add_column("Total", justify="right")
    table.add_column("Kind")
    for row in rows:
        name = Text(row.name, "bold red" if row.error else "bold")
        name.append(" (yours)" if row.yours else "", "not bold dim")
        total = "" if row.error else clock(row.total)
        table.add_row(name, Text(_when(row)), row.legs, total, row.kind)
    console().print(table)
