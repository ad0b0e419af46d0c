"""`massage add`: a routine file becomes one of the person's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from massage_cli.cli import completion
from massage_cli.cli.options import ForceOption
from massage_cli.cli.output import put
from massage_cli.cli.own_routines import make_room
from massage_cli.cli.stderr import say
from massage_cli.errors import ExitCode, MassageError

if TYPE_CHECKING:
    from massage_cli.routinefile.reader import Checked


def add(
    file: Annotated[
        Path, typer.Argument(help="A routine's .yaml file.", autocompletion=completion.files)
    ],
    force: ForceOption = False,
) -> None:
    """Check a routine file, show what it is, and copy it to your routines."""
    from massage_cli.core.english.words import counted
    from massage_cli.printable import quoted
    from massage_cli.routinefile.library import is_path
    from massage_cli.routinefile.own_routines import named, path_for, save
    from massage_cli.routinefile.reader import check_file, check_text, playable

    if not is_path(str(file)):
        raise MassageError(
            f"{quoted(str(file))} is not a routine's file",
            code=ExitCode.ROUTINE,
            help="the name of such a file ends in .yaml or .yml",
        )
    checked = check_file(file)
    playable(checked)
    put(_description(checked))
    name = named(file.stem)
    if checked.parts:  # what lies beside it is not copied: it has to be there already
        playable(check_text(checked.text, name, str(file), path=path_for(name)))
    make_room(name, force)
    save(path_for(name), checked.text.encode())
    if checked.warnings:
        say(f"massage: {counted(checked.warnings, 'warning')}: `massage check {name}` shows them")
    say(f"massage: added; play it with `massage start {name}`")


def _description(checked: Checked) -> str:
    """What a routine is, in three lines."""
    from massage_cli.core.english.words import counted
    from massage_cli.core.routine import flatten
    from massage_cli.core.timecode import clock
    from massage_cli.routinefile.reader import playable

    routine = playable(checked)
    steps = counted(len(flatten(routine.steps)), "step")
    facts = f"{routine.kind}, legs: {routine.legs}, {clock(checked.seconds)}, {steps}"
    return "\n".join(line for line in (routine.title, routine.when, facts) if line)
