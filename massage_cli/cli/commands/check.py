"""`massage check`: every problem of a routine file at its place."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from massage_cli.cli import completion
from massage_cli.cli.stderr import say
from massage_cli.errors import ExitCode, MassageError

if TYPE_CHECKING:
    from massage_cli.routinefile.reader import Checked

STDIN = "-"


class Format(StrEnum):
    """How the problems are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def check(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE…",
            help="Files, folders, names, or - for stdin.",
            autocompletion=completion.routines,
        ),
    ],
    format: Annotated[Format, typer.Option(help="For people, programs or GitHub.")] = Format.TEXT,
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail on what good practice warns of, too.")
    ] = False,
) -> None:
    """Check routine files: every error and every word of guidance, at its line.

    Ends with 3 if a routine can't be played or goes against good practice where it matters.
    """
    from massage_cli.core.english.words import counted
    from massage_cli.routinefile.lints import with_lints
    from massage_cli.routinefile.problem import Severity

    files_checked = errors = warnings = 0
    results = []
    for result in _read(files):
        checked = with_lints(result)
        files_checked += 1
        errors += sum(p.severity is Severity.ERROR for p in checked.problems)
        warnings += sum(p.severity is Severity.WARNING for p in checked.problems)
        if format is Format.JSON:
            results.append(checked)
        else:
            _print(checked, format)
    if format is Format.JSON:
        _print_json(results)
    found = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}"
    say(f"{counted(files_checked, 'file')}: {found}")
    if errors or (strict and warnings):
        raise typer.Exit(ExitCode.ROUTINE)


def _read(names: list[str]) -> Iterator[Checked]:
    """Each file that `names` name, read."""
    from massage_cli.routinefile.reader import check_file

    for name in names:
        if name == STDIN:
            yield _read_stdin()
        elif Path(name).is_dir():
            for path in _routines_in(Path(name)):
                yield check_file(path)
        else:
            yield _read_named(name)


def _read_stdin() -> Checked:
    from massage_cli.routinefile.reader import check_bytes
    from massage_cli.routinefile.source import MAX_BYTES

    return check_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), "<stdin>", "stdin")


def _routines_in(folder: Path) -> list[Path]:
    from massage_cli.routinefile.library import routine_files

    found = routine_files(folder)
    if not found:
        message = f"there are no routines in {folder}"
        raise MassageError(
            message, code=ExitCode.ROUTINE, help="a routine's file ends in .yaml or .yml"
        )
    return found


def _read_named(name: str) -> Checked:
    """The file called `name`, or the routine in the library if it can only be that."""
    from massage_cli.routinefile.library import find, is_name
    from massage_cli.routinefile.problem import Problem
    from massage_cli.routinefile.reader import Checked, check_file

    path = Path(name)
    if not is_name(name) or path.exists():
        return check_file(path)
    try:
        return check_file(find(name).path)
    except MassageError as error:
        problem = Problem(code="no-file", message=error.message, help=error.help)
        return Checked(name, "", (problem,))


def _print(checked: Checked, format: Format) -> None:
    from massage_cli.routinefile.formats import as_github, as_text

    shown = as_text(checked) if format is Format.TEXT else as_github(checked)
    if shown:
        typer.echo(shown)


def _print_json(results: list[Checked]) -> None:
    import json

    from massage_cli.routinefile.formats import as_data

    # ASCII: an escape sequence in a file's name stays a name.
    typer.echo(json.dumps(as_data(results), indent=2))
