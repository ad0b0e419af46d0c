"""`massage remove`: one of the person's own routines goes."""

from __future__ import annotations

from typing import Annotated

import typer

from massage_cli.cli import completion
from massage_cli.cli.own_routines import owned
from massage_cli.cli.prompts import agreed, interactive
from massage_cli.cli.stderr import say
from massage_cli.errors import ExitCode, MassageError


def remove_routine(
    name: Annotated[
        str,
        typer.Argument(
            help="One of yours, by its whole name.", autocompletion=completion.own_routines
        ),
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Without asking.")] = False,
) -> None:
    """Delete one of your routines."""
    from massage_cli.routinefile.own_routines import named, remove

    entry = owned(named(name))
    if not yes:
        if not interactive():
            raise MassageError(f"{entry.name} would be deleted", help="--yes does it unasked")
        if not agreed(f"Delete {entry.path}?"):
            raise MassageError("nothing was deleted", code=ExitCode.STOPPED)
    remove(entry)
    again = "; the built-in one is back" if entry.overrides else ""
    say(f"massage: deleted {entry.name}{again}")
