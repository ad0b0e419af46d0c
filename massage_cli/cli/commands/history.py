"""`massage history`: what was played, and taking it out, away and in again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from massage_cli.cli import completion
from massage_cli.cli.options import JsonOption
from massage_cli.cli.output import is_drawn, is_terminal, put_rows
from massage_cli.cli.progress import tracked
from massage_cli.cli.prompts import agreed, interactive
from massage_cli.cli.stderr import say
from massage_cli.errors import ExitCode, MassageError
from massage_cli.store import markers

if TYPE_CHECKING:
    from massage_cli.core.history.diary import Logged
    from massage_cli.core.history.past import Past

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
    """Show the sessions that were played, with the diary between them, the newest last."""
    if context.invoked_subcommand is not None:
        return
    from massage_cli import paths
    from massage_cli.cli.history_files import write
    from massage_cli.cli.history_view import cells, entries, say_what_is_left_out
    from massage_cli.clock import moment
    from massage_cli.core.nearest import slug
    from massage_cli.printable import printable
    from massage_cli.store import diary, exchange
    from massage_cli.store.database import reading
    from massage_cli.store.history import sessions, with_played
    from massage_cli.store.unsound import unsound

    if as_json and as_csv:
        raise MassageError("it is either --json or --csv")
    looked_at = is_terminal() and not (as_json or as_csv)
    count = (SHOWN if looked_at else 0) if last is None else last
    begin = _unix(since, moment().unix) if since else None
    with reading(paths.history_file()) as connection:
        left_out = unsound(connection)
        found = sessions(
            connection, since=begin, routine=printable(slug(routine)), newest=count or -1
        )
        if as_json:
            write(exchange.json_lines(with_played(connection, found)))
        elif as_csv:
            write(exchange.csv_lines(found))
        else:
            lines = () if routine else diary.lines(connection, since=begin, newest=count or -1)
            rows = entries(found, lines, count)
            if is_drawn():
                _print_table(list(rows))
            else:
                put_rows("\t".join(cells(row)) for row in rows)
    say_what_is_left_out(left_out)


@app.command("delete")
def delete(
    ids: Annotated[list[int] | None, typer.Argument(metavar="ID…", help="As shown.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Every session, the diary, and every plan.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Without asking.")] = False,
) -> None:
    """Delete sessions for good, after asking, and the cramps that they logged."""
    from massage_cli import paths
    from massage_cli.cli.history_files import forget
    from massage_cli.cli.history_view import listed
    from massage_cli.store import diary, history, plans
    from massage_cli.store.damage import were_set_aside
    from massage_cli.store.database import reading, writing

    if bool(ids) is everything:
        raise MassageError("which sessions?", help="name their IDs, or --all")
    file = paths.history_file()
    with reading(file) as connection:
        there = history.ids(connection)
        lines = diary.ids(connection) if everything else []
        started = plans.ids(connection) if everything else []
    unknown = sorted(set(ids or ()) - set(there))
    if unknown:
        raise MassageError(f"there is no session {', '.join(map(str, unknown))}")
    alive = markers.alive()
    doomed = [id_ for id_ in ids or there if id_ not in alive]
    for id_ in set(ids or there) & alive:
        say(f"massage: session {id_} is running, and stays")
    what = listed(len(doomed), len(lines), len(started))
    if not what:
        typer.echo("Nothing to delete.")
        return
    if not yes:
        _ask(f"Delete {what} for good?")
    with writing(file) as connection:
        # The diary first: a session takes its own line with it.
        gone = diary.delete(connection, lines)
        ended = sum(plans.delete(connection, id_) for id_ in started)
        deleted = history.delete(connection, doomed)
    for id_ in doomed:
        markers.forget(id_)
    typer.echo(f"Deleted {listed(deleted, gone, ended) or 'nothing'}.")
    forget(file)
    for aside in were_set_aside(file) if everything else ():
        say(f"massage: a damaged history is kept, too: {aside}")


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
    as_html: Annotated[
        bool, typer.Option("--html", help="The page as HTML, to print or to send.")
    ] = False,
    medicines: Annotated[
        str,
        typer.Option("--medicines", metavar="TEXT", help="What you take, to stand on the page."),
    ] = "",
    raw: Annotated[
        bool, typer.Option("--raw", help="Only what cannot be read, as it is stored.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over FILE.")] = False,
) -> None:
    """Make a page of the last 90 days that you can show to a doctor.

    Nothing leaves this machine but by your own hand.
    """
    from massage_cli import paths
    from massage_cli.cli.cramp_page import cramp_page
    from massage_cli.cli.history_files import ends_as_html, put
    from massage_cli.cli.history_view import say_what_is_left_out
    from massage_cli.clock import moment
    from massage_cli.core.history.cramp_record import report
    from massage_cli.files import is_there
    from massage_cli.handout.record_page import record_page
    from massage_cli.printable import printable, printable_lines
    from massage_cli.store import exchange, intake
    from massage_cli.store.database import reading
    from massage_cli.store.unsound import raw_lines, unsound

    if sum((as_json, raw, as_html)) > 1:
        raise MassageError("it is one of --json, --raw and --html")
    if medicines and (as_json or raw):
        raise MassageError("--medicines is for the page")
    if output is not None and not (as_json or raw):
        as_html = ends_as_html(output) or as_html
    if output is not None and is_there(output) and not force:
        raise MassageError(
            f"{printable(str(output))} is there already", help="--force writes over it"
        )
    now = moment()
    with reading(paths.history_file()) as connection:
        left_out = unsound(connection)
        parts: Iterable[str]
        if raw:
            parts = raw_lines(connection, left_out)
        elif as_json:
            parts = exchange.json_lines(intake.everything(connection))
        else:
            page = cramp_page(connection, now, medicines)
            # A page for people is clean in a file, too, and in a pipe to a pager.
            parts = (printable_lines(record_page(page) if as_html else report(page)),)
        put(parts, output)
    if not raw:
        say_what_is_left_out(left_out)


@app.command("import")
def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="As exported; - for stdin.")],
) -> None:
    """Take in what `massage history export --json` wrote; what is already here stays once."""
    from massage_cli import paths
    from massage_cli.cli.history_files import readable_twice
    from massage_cli.cli.history_view import taken_in
    from massage_cli.store.database import writing
    from massage_cli.store.exchange import from_json
    from massage_cli.store.intake import take_in

    with readable_twice(file) as text:
        # All is checked before anything is written.
        count = sum(1 for _ in tracked(from_json(text), "Reading", None))
        text.seek(0)
        with writing(paths.history_file()) as connection:
            taken = take_in(connection, tracked(from_json(text), "Taking in", count))
    typer.echo(f"Took in {taken_in(taken)}.")


@app.command("salvage")
def salvage(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE…]",
            help="Damaged histories; without, those that were put aside.",
            autocompletion=completion.files,
        ),
    ] = None,
) -> None:
    """Take in everything that can still be read of a damaged history.

    It is left as it is; what is here already stays once.
    """
    from massage_cli import paths
    from massage_cli.cli.history_files import take_in
    from massage_cli.store.damage import were_set_aside

    file = paths.history_file()
    found = files or were_set_aside(file)
    if not found:
        typer.echo("No damaged history was put aside.")
    for each in found:
        take_in(each, file)


def _unix(since: str, now: float) -> float:
    """The Unix time that `--since` names. Raises MassageError."""
    import re
    from datetime import datetime

    from massage_cli.printable import quoted

    if ago := re.fullmatch(r"([0-9]{1,6})([dw])", since):
        return now - int(ago[1]) * 86400 * (7 if ago[2] == "w" else 1)
    try:
        return datetime.fromisoformat(since).astimezone().timestamp()
    except (ValueError, OverflowError, OSError) as error:
        raise MassageError(
            f"--since cannot be {quoted(since)}", help="a date as 2026-11-20, or 30d, or 4w"
        ) from error


def _ask(question: str) -> None:
    """Go on after a yes. Raises MassageError where nobody can be asked."""
    if not interactive():
        raise MassageError("nobody is there to ask", help="--yes deletes without asking")
    if not agreed(question):
        raise MassageError("nothing was deleted", code=ExitCode.STOPPED)


def _print_table(entries: list[Past | Logged]) -> None:
    from massage_cli.cli.history_view import print_table

    if not entries:
        typer.echo("No sessions yet.")
        return
    print_table(entries)
    if len(entries) == SHOWN:
        typer.echo(f"The last {SHOWN}; --last 0 shows all.")
