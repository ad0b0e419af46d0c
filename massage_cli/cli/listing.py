"""`massage list`: the routines there are, faulty ones among them."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import typer

from massage_cli.cli.options import JsonOption
from massage_cli.core.timeline import total_seconds
from massage_cli.terminal.words import clock

if TYPE_CHECKING:
    from massage_cli.routinefile.library import Entry


@dataclass(frozen=True, slots=True)
class Row:
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


def list_routines(as_json: JsonOption = False) -> None:
    """List the routines: name, when, legs, total and kind."""
    from massage_cli.routinefile.library import entries

    rows = tuple(_row(entry) for entry in entries())
    if as_json:
        typer.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
    elif sys.stdout.isatty():
        _print_table(rows)
    else:
        for row in rows:
            typer.echo("\t".join((row.name, _when(row), row.legs, clock(row.total), row.kind)))


def _row(entry: Entry) -> Row:
    from massage_cli.routinefile.problem import render
    from massage_cli.routinefile.reader import check_file

    checked = check_file(entry.path)
    routine = checked.routine
    if routine is None:
        error = render(checked.errors[0], checked.name).splitlines()[0]
        return Row(entry.name, "", "", "faulty", "", 0.0, entry.yours, error)
    return Row(
        name=entry.name,
        title=routine.title,
        when=routine.when,
        kind=routine.kind,
        legs=routine.legs,
        total=total_seconds(routine),
        yours=entry.yours,
        error="",
    )


def _when(row: Row) -> str:
    return row.error or row.when


def _print_table(rows: tuple[Row, ...]) -> None:
    from rich.console import Console
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
    Console().print(table)
