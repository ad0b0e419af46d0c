"""The Typer app: each command group registers itself in one line here."""

from __future__ import annotations

from typing import Annotated

import typer

from massage_cli import __version__
from massage_cli.cli import (
    check,
    config,
    guide,
    history,
    listing,
    own,
    render,
    resume,
    showing,
    sounds,
    start,
    stats,
)
from massage_cli.cli.diagnostics import Group
from massage_cli.core.safety import DISCLAIMER

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    epilog=DISCLAIMER,
)
app.command("start")(start.start)
app.command("list")(listing.list_routines)
app.command("show")(showing.show)
app.command("guide")(guide.guide)
app.command("render")(render.render)
app.command("sounds")(sounds.sounds)
app.command("check")(check.check)
app.command("schema")(check.schema)
app.command("new")(own.new)
app.command("edit")(own.edit_routine)
app.command("add")(own.add)
app.command("remove")(own.remove_routine)
app.command("resume")(resume.resume)
app.command("stats")(stats.stats)
app.add_typer(config.app, name="config")
app.add_typer(history.app, name="history")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"massage {__version__}")
        raise typer.Exit


@app.callback()
def massage(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print it."),
    ] = False,
) -> None:
    """A guided self-massage timer: follow it by screen, by sound and by voice."""
