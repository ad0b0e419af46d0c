"""The Typer app: each command group registers itself in one line here."""

from __future__ import annotations

from typing import Annotated

import typer

from massage_cli import __version__
from massage_cli.cli import check, config, history, listing, showing, start, stats
from massage_cli.cli.diagnostics import Group

DISCLAIMER = (
    "This is a timer with general information about self-massage. It is not medical advice, "
    "it can't tell what is causing your pain, and it doesn't replace a doctor, physiotherapist "
    "or other professional. Massage doesn't suit everybody. If in doubt, ask first; if it hurts, "
    "stop. In an emergency call your local emergency number."
)

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    epilog=DISCLAIMER,
)
app.command("start")(start.start)
app.command("list")(listing.list_routines)
app.command("show")(showing.show)
app.command("check")(check.check)
app.command("schema")(check.schema)
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
