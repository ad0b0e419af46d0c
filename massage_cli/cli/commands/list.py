"""`massage list`: the routines there are, faulty ones among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from massage_cli.cli import completion
from massage_cli.cli.options import JsonOption
from massage_cli.cli.output import present
from massage_cli.cli.progress import tracked
from massage_cli.cli.stderr import report, say
from massage_cli.core.nearest import ChoiceError
from massage_cli.core.timecode import clock
from massage_cli.errors import MassageError
from massage_cli.printable import printable

if TYPE_CHECKING:
    from massage_cli.core.routine import Routine
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
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help="Those that these words tell of: night, calf, ball."),
    ] = None,
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
            help="Acute (for a cramp, now), short, mild, intense or custom.",
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
    """List the routines by what they are for, the cramps first."""
    said = " ".join(words or ())
    found = _found(
        {"words": said, "when": when, "tag": tag, "tool": tool, "kind": kind, "area": area}
    )
    rows = tuple(_row(entry, checked) for entry, checked in found)
    if not rows and not as_json:
        say("No routine is all of that.")
        return
    present(
        as_json=as_json,
        data=lambda: [asdict(row) for row in rows],
        table=lambda: _print_table(rows, {e.name: c.routine for e, c in found if c.routine}),
        lines=lambda: map(_line, rows),
    )
    for row in rows:
        for hidden in row.hides:
            say(f"massage: {hidden} is not played: another file is called {row.name} too")


def _found(words: dict[str, str]) -> tuple[tuple[RoutineFile, Checked], ...]:
    """The routines that `words` ask for; faulty ones only when nothing is asked for."""
    from massage_cli.core.filters import filter_from, matches
    from massage_cli.routinefile.library import entries
    from massage_cli.routinefile.reader import check_file

    there = entries()
    files = tuple(
        (entry, check_file(entry.path, practice=entry.yours))
        for entry in tracked(there, "Reading", len(there))
    )
    if not any(words.values()):
        return files
    good = [(entry, checked) for entry, checked in files if checked.routine is not None]
    try:
        wanted = filter_from((c.routine for _, c in good if c.routine), **words)
    except ChoiceError as error:
        raise MassageError(error.message, help=error.help) from error
    return tuple((e, c) for e, c in good if c.routine and matches(c.routine, wanted))


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


def _print_table(rows: Sequence[RoutineRow], routines: Mapping[str, Routine]) -> None:
    from massage_cli.cli.list_view import Listed, StripStyle, table
    from massage_cli.cli.output import print_lines
    from massage_cli.cli.pager import paged
    from massage_cli.terminal.console import can_draw_blocks

    listed = [
        Listed(row.name, routines.get(row.name), row.total, row.yours, row.error) for row in rows
    ]
    with paged() as screen:
        ink = StripStyle(bool(screen.color_system) and not screen.no_color, can_draw_blocks())
        print_lines(table(listed, _unfinished(), screen.width, ink), screen)


def _unfinished() -> frozenset[str]:
    """The routines of the sessions that were cut off or stopped, and can be gone on with."""
    from massage_cli.store import markers

    cut_off = markers.cut_off()
    if not cut_off:
        return frozenset()
    from massage_cli import paths
    from massage_cli.clock import moment
    from massage_cli.store import history
    from massage_cli.store.database import SHORT, reading
    from massage_cli.store.resume import EXPIRES
    from massage_cli.store.trouble import DamagedError

    now, found = moment().unix, set[str]()
    try:
        with reading(paths.history_file(), SHORT) as connection:
            for session in cut_off:
                past = history.session(connection, session)
                checkpoint = history.checkpoint(connection, session)
                if past and checkpoint and now - checkpoint.seen < EXPIRES:
                    found.add(past.routine)
    except DamagedError as error:  # it was put aside, which has to be told
        report(error)
    except MassageError:
        pass  # a list of routines does without
    return frozenset(found)
