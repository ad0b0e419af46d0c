"""`massage edit`: a routine in the person's own editor, checked afterwards."""

from __future__ import annotations

from typing import Annotated

import typer

from massage_cli.cli import completion
from massage_cli.cli.own_routines import content, copied, edit_until_right, owned
from massage_cli.cli.stderr import say


def edit_routine(
    name: Annotated[
        list[str],
        typer.Argument(
            metavar="ROUTINE",
            help="Yours, or a built-in one.",
            autocompletion=completion.routines,
        ),
    ],
) -> None:
    """Open a routine in your editor, and check it afterwards.

    A built-in one is copied first: your copy then stands in its place.
    """
    from massage_cli.routinefile.library import find
    from massage_cli.routinefile.own_routines import path_for, remove, save

    entry = find(" ".join(name))
    if entry.yours:
        edit_until_right(entry.path, content(entry.path))
        return
    path = path_for(entry.name)
    copy = copied(entry.name).encode()
    save(path, copy)
    edit_until_right(path, None)
    if content(path) == copy:
        remove(owned(entry.name))
        say(f"massage: nothing was changed; {entry.name} stays as it is built in")
