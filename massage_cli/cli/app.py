"""The Typer app: each command stands in one line of `COMMANDS`, and is imported when called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Annotated

import typer

from massage_cli import __version__
from massage_cli.cli.diagnostics import Group
from massage_cli.core.safety import DISCLAIMER

COMMANDS = {
    "start": "start:start",
    "list": "listing:list_routines",
    "show": "showing:show",
    "resume": "resume:resume",
    "guide": "guide:guide",
    "sounds": "sounds:sounds",
    "render": "render:render",
    "new": "own:new",
    "edit": "own:edit_routine",
    "add": "own:add",
    "remove": "own:remove_routine",
    "check": "check:check",
    "schema": "check:schema",
    "history": "history:app",
    "stats": "stats:stats",
    "config": "config:app",
    "doctor": "doctor:doctor",
}
"""Each command's module in this folder, and what in it is the command: a function or an app."""


def build(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """The app with the commands `names`; importing all of them takes longer than to start."""
    app = typer.Typer(
        cls=Group, no_args_is_help=True, pretty_exceptions_enable=False, epilog=DISCLAIMER
    )
    app.callback()(massage)
    for name in names:
        module, _, attribute = COMMANDS[name].partition(":")
        command = getattr(import_module(f"massage_cli.cli.{module}"), attribute)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)
    return app


def needed(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[str, ...]:
    """The one command that is called, or completed; all where help may have to list them.

    None for the version.
    """
    words = list(arguments)
    if words == ["--version"]:
        return ()
    if "_MASSAGE_COMPLETE" in environment:
        line = environment.get("COMP_WORDS", environment.get("_TYPER_COMPLETE_ARGS", ""))
        under_cursor = line[-1:].strip() != ""  # the last word is not yet a call
        words = line.split()[1 : -1 if under_cursor else None]
    return (words[0],) if words and words[0] in COMMANDS else tuple(COMMANDS)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"massage {__version__}")
        raise typer.Exit


def massage(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """A guided self-massage timer: follow it by screen, by sound and by voice."""
