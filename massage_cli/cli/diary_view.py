"""The diary as it is listed: a line each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from massage_cli.cli.output import present, put
from massage_cli.core.body import Area, Leg, where_named
from massage_cli.core.calendar import local_time
from massage_cli.core.english import diary as words
from massage_cli.core.history.diary import EASED, Happened, Logged, night_of
from massage_cli.core.when import day_told
from massage_cli.printable import printable


def told(logged: Logged, today: date) -> str:
    """A line in words: `cramp, left calf, 03:10 today, pain 7`."""
    if logged.happened is Happened.QUIET:
        return words.quiet(day_told(night_of(logged), date.max))
    wall = local_time(logged.at, logged.utc_offset)
    when = f"{wall:%H:%M} {day_told(wall.date(), today)}"
    pain = None if logged.kind == EASED else logged.pain
    return printable(words.line(logged.kind, place_of(logged), when, pain))


def place_of(logged: Logged) -> str:
    """Where it was, in words; empty where nobody has said."""
    area = where_named(logged.area)
    return words.where(area.words if area else "", logged.leg, on_the_leg=isinstance(area, Area))


def cells(logged: Logged) -> tuple[str, ...]:
    """A line as a row: id, when, what, leg, place, pain, note."""
    area = where_named(logged.area)
    return (
        str(logged.id),
        f"{local_time(logged.at, logged.utc_offset):%Y-%m-%d %H:%M}",
        words.NAMES[logged.kind],
        "" if logged.leg is Leg.UNSAID else logged.leg,
        printable(area.words) if area else "",
        "" if logged.pain is None else str(logged.pain),
        printable(logged.note),
    )


def show(lines: Sequence[Logged], *, as_json: bool) -> None:
    """Print the lines: JSON, a table, or a line each for a pipe."""

    def data() -> object:
        from massage_cli.store.diary_json import line_data

        return [line_data(line) for line in lines]

    present(
        as_json=as_json,
        data=data,
        table=lambda: _table(lines),
        lines=lambda: ("\t".join(cells(line)) for line in lines),
    )


def _table(lines: Sequence[Logged]) -> None:
    if not lines:
        put(words.EMPTY)
        return
    from massage_cli.cli.output import console, print_lines
    from massage_cli.cli.tables import Column, Group, cell, laid_out

    columns = (
        Column("ID", right=True, word="line"),
        Column("When"),
        Column("What", leads=True),
        Column("Leg", 1),
        Column("Place", 2),
        Column("Pain", 1, right=True, word="pain"),
        Column("Note", prose=True),
    )
    rows = [tuple(map(cell, cells(line))) for line in lines]
    for row in rows:
        row[2].stylize("bold")
        row[-1].stylize("dim")
    screen = console()
    print_lines(laid_out(columns, [Group("", rows)], screen.width), screen)
