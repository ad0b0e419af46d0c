"""The Typer app: each command stands in one line of `COMMANDS`, and is imported when called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Annotated

import typer

from massage_cli import __version__
from massage_cli.cli.completion import asked
from massage_cli.cli.stderr import CommandGroup
from massage_cli.core.english.safety import DISCLAIMER

COMMANDS = {
    "start": "start",
    "list": "list_routines",
    "show": "show",
    "resume": "resume",
    "plan": "app",
    "guide": "guide",
    "sounds": "sounds",
    "voices": "voices",
    "render": "render",
    "export": "export",
    "new": "new",
    "edit": "edit_routine",
    "share": "share",
    "add": "add",
    "remove": "remove_routine",
    "check": "check",
    "schema": "schema",
    "log": "app",
    "history": "app",
    "stats": "stats",
    "config": "app",
    "doctor": "doctor",
}
"""The commands in the order of the help. Each is in `commands/`, in the file of its name: what
in that file is the command, a function or an app."""


HELP = ("help", "-h")
"""What people type for `--help`."""
PLAY = ("play", "begin")
"""What people type for `start`."""
NEARLY = 0.7
"""How like a command's name a word must be to be a slip of it: `hist` is one, `sore` is not."""


def build(names: Iterable[str] = COMMANDS, *, boxed: bool = True) -> typer.Typer:
    """The app with the commands `names`; importing all of them takes longer than to start.

    Its help is in boxes, or else in lines.
    """
    app = typer.Typer(
        cls=CommandGroup,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        epilog=DISCLAIMER,
        rich_markup_mode="rich" if boxed else None,
    )
    app.callback()(massage)
    for name in names:
        command = getattr(import_module(f"massage_cli.cli.commands.{name}"), COMMANDS[name])
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
    if asked(environment):
        line = environment.get("COMP_WORDS", environment.get("_TYPER_COMPLETE_ARGS", ""))
        under_cursor = line[-1:].strip() != ""  # the last word is not yet a call
        words = line.split()[1 : -1 if under_cursor else None]
    return (words[0],) if words and words[0] in COMMANDS else tuple(COMMANDS)


def boxed(arguments: Sequence[str]) -> bool:
    """Whether boxes suit the help, if that is what is called: nothing else has any."""
    if arguments and "--help" not in arguments:
        return True
    from massage_cli.cli.output import is_drawn

    return is_drawn()


def called(arguments: Sequence[str], *, attended: bool) -> list[str]:
    """The command line with the `start` that may be left out: before a routine's name.

    And before nothing, where it is `attended` by a person at a terminal; there a word that is like
    nothing here is meant for a routine's, too. What is a command, or nearly one, stays what it is,
    unless a routine is called just that. `help` and `-h` are `--help`, of the command that follows,
    `play` is `start`, and `set volume 4` is of `config`.
    """
    if not arguments:
        return ["start"] if attended else []
    word, *others = arguments
    if word in HELP:
        return [*others[:1], "--help"]
    if word == "version" and not others:
        return ["--version"]
    if word == "set" and len(others) > 1:
        return ["config", "set", *others]
    if word in PLAY and not _is_routine(word):
        return ["start", *others]
    if word in COMMANDS or word.startswith("-") or not _leads_to_a_routine(word, attended):
        return list(arguments)
    return ["start", *arguments]


def _is_routine(word: str) -> bool:
    from massage_cli.routinefile.library import entries

    return any(entry.name == word for entry in entries())


def _leads_to_a_routine(word: str, attended: bool) -> bool:
    from difflib import get_close_matches

    from massage_cli.core.nearest import slug
    from massage_cli.errors import MassageError
    from massage_cli.routinefile.library import UnknownRoutineError, find, is_path

    try:
        if is_path(word) or find(word).name == slug(word):
            return True
    except UnknownRoutineError as unknown:
        if not ((attended and word.strip()) or unknown.several or unknown.near):
            return False
    except MassageError:
        return False
    return not get_close_matches(word, COMMANDS, cutoff=NEARLY)


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
