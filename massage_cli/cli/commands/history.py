"""`massage history`: what was played, and taking it out, away and in again."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from massage_cli.cli import completion
from massage_cli.cli.options import JsonOption
from massage_cli.cli.prompts import agreed, interactive
from massage_cli.cli.stderr import say
from massage_cli.errors import ExitCode, MassageError
from massage_cli.store import markers

if TYPE_CHECKING:
    from massage_cli.core.past import Past

SHOWN = 30
"""Rows on a terminal, unless more are asked for."""

app = typer.Typer(help="Show the sessions that were played.", pretty_exceptions_enable=False)


@app.callback(invoke_without_command=True)
def history(
    context: typer.Context,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="As CSV.")] = False,
    since: Annotated[
        str, typer.Option(metavar="DATE", help="From this day on: 2026-11-20, or 30d.")
    ] = "",
    routine: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="Only of this routine.", autocompletion=completion.routines
        ),
    ] = "",
    last: Annotated[
        int | None,
        typer.Option(
            min=0, max=1_000_000, help=f"Only the last so many; {SHOWN} on a terminal, 0 for all."
        ),
    ] = None,
) -> None:
    """Show the sessions that were played, the newest last."""
    if context.invoked_subcommand is not None:
        return
    from massage_cli import paths
    from massage_cli.clock import moment
    from massage_cli.core.nearest import slug
    from massage_cli.store import exchange
    from massage_cli.store.database import reading
    from massage_cli.store.history import sessions, with_played

    if as_json and as_csv:
        raise MassageError("it is either --json or --csv")
    table = sys.stdout.isatty() and not (as_json or as_csv)
    count = (SHOWN if table else 0) if last is None else last
    with reading(paths.history_file()) as connection:
        found = sessions(
            connection,
            since=_unix(since, moment().unix) if since else float("-inf"),
            routine=slug(routine),
            newest=count or -1,
        )
        if as_json:
            _write(exchange.json_lines(with_played(connection, found)))
        elif as_csv:
            _write(exchange.csv_lines(found))
        elif table:
            _print_table(list(found))
        else:
            _write("\t".join(_cells(past)) + "\n" for past in found)


@app.command("delete")
def delete(
    ids: Annotated[list[int] | None, typer.Argument(metavar="ID…", help="As shown.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every session.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Without asking.")] = False,
) -> None:
    """Delete sessions for good, after asking."""
    from massage_cli import paths
    from massage_cli.store import history
    from massage_cli.store.database import reading, writing

    if bool(ids) is everything:
        raise MassageError("which sessions?", help="name their IDs, or --all")
    with reading(paths.history_file()) as connection:
        there = [past.id for past in history.sessions(connection)]
    unknown = sorted(set(ids or ()) - set(there))
    if unknown:
        raise MassageError(f"there is no session {', '.join(map(str, unknown))}")
    alive = markers.alive()
    doomed = [id_ for id_ in ids or there if id_ not in alive]
    for id_ in set(ids or there) & alive:
        say(f"massage: session {id_} is running, and stays")
    if not doomed:
        typer.echo("Nothing to delete.")
        return
    if not yes:
        _ask(f"Delete {_sessions(len(doomed))} for good?")
    with writing(paths.history_file()) as connection:
        deleted = history.delete(connection, doomed)
    for id_ in doomed:
        markers.forget(id_)
    typer.echo(f"Deleted {_sessions(deleted)}.")


@app.command("export")
def export(
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Into this file.",
            autocompletion=completion.files,
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Everything, for `massage history import`.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over FILE.")] = False,
) -> None:
    """Make a page of the last 90 days that you can show to a doctor.

    Nothing leaves this machine but by your own hand.
    """
    from massage_cli import paths
    from massage_cli.clock import moment
    from massage_cli.core.cramp_record import report
    from massage_cli.files import write_atomically
    from massage_cli.store import exchange
    from massage_cli.store.database import reading
    from massage_cli.store.history import sessions, with_played

    if output is not None and output.exists() and not force:
        raise MassageError(f"{output} is there already", help="--force writes over it")
    now = moment()
    with reading(paths.history_file()) as connection:
        found = sessions(connection)
        if as_json:
            parts = exchange.json_lines(with_played(connection, found))
        else:
            parts = iter((report(list(found), now.unix, now.utc_offset),))
        if output is None:
            _write(parts)
            return
        try:
            write_atomically(output, "".join(parts).encode())
        except OSError as error:
            raise MassageError(f"{output} cannot be written: {error.strerror}") from error
    say(f"massage: wrote {output}")


@app.command("import")
def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="As exported; - for stdin.")],
) -> None:
    """Take in sessions from `massage history export --json`; those already here stay once."""
    from massage_cli import paths
    from massage_cli.store import exchange, history
    from massage_cli.store.database import writing

    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise MassageError(f"{file} cannot be read: {error}") from error
    found = exchange.from_json(text)
    with writing(paths.history_file()) as connection:
        added = sum(history.add(connection, past) for past in found)
    known = len(found) - added
    typer.echo(f"Took in {_sessions(added)}" + (f"; {known} were here already." if known else "."))


def _unix(since: str, now: float) -> float:
    """The Unix time that `--since` names. Raises MassageError."""
    from datetime import datetime

    if since[:-1].isdecimal() and since[-1:] in ("d", "w"):
        return now - int(since[:-1]) * (86400 if since[-1] == "d" else 7 * 86400)
    try:
        return datetime.fromisoformat(since).astimezone().timestamp()
    except (ValueError, OverflowError) as error:
        raise MassageError(
            f"--since cannot be {since!r}", help="a date as 2026-11-20, or 30d, or 4w"
        ) from error


def _ask(question: str) -> None:
    """Go on after a yes. Raises MassageError where nobody can be asked."""
    if not interactive():
        raise MassageError("nobody is there to ask", help="--yes deletes without asking")
    if not agreed(question):
        raise MassageError("nothing was deleted", code=ExitCode.STOPPED)


def _cells(past: Past) -> tuple[str, ...]:
    """One session as a row: id, start, routine, leg, done of planned, state, pain, note."""
    from massage_cli.core.calendar import local_time
    from massage_cli.core.past import State
    from massage_cli.core.routine import Leg
    from massage_cli.core.timecode import clock
    from massage_cli.printable import printable

    answers = past.answers
    pains = (past.pain_before, answers.pain_after)
    pain = " > ".join("-" if pain is None else str(pain) for pain in pains)
    return (
        str(past.id),
        f"{local_time(past.started, past.utc_offset):%Y-%m-%d %H:%M}",
        printable(past.routine),
        "" if past.leg is Leg.UNSAID else past.leg,
        f"{clock(past.done)} of {clock(past.planned)}",
        "unfinished" if past.state is State.RUNNING else past.state,
        answers.feeling or "",
        "" if pains == (None, None) else pain,
        printable(answers.note),
    )


def _print_table(pasts: list[Past]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not pasts:
        typer.echo("No sessions yet.")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("ID", "Start", "Routine", "Leg", "Played", "", "Felt", "Pain", "Note"):
        table.add_column(name, no_wrap=name in ("ID", "Start"), ratio=1 if name == "Note" else None)
    for past in pasts:
        table.add_row(*map(Text, _cells(past)))
    Console().print(table)
    if len(pasts) == SHOWN:
        typer.echo(f"The last {SHOWN}; --last 0 shows all.")


def _sessions(count: int) -> str:
    return "1 session" if count == 1 else f"{count} sessions"


def _write(parts: Iterable[str]) -> None:
    for part in parts:
        typer.echo(part, nl=False)
