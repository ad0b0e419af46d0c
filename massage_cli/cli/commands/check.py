"""`massage check`: every problem of a routine's file, or a plan's, at its place."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from massage_cli.cli import completion
from massage_cli.cli.output import is_plain, print_json, put
from massage_cli.cli.progress import bar
from massage_cli.cli.stderr import say
from massage_cli.errors import ExitCode

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
            autocompletion=completion.routines_and_plans,
        ),
    ],
    format: Annotated[Format, typer.Option(help="For people, programs or GitHub.")] = Format.TEXT,
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail on what good practice warns of, too.")
    ] = False,
) -> None:
    """Check routines and plans: every error and every word of guidance, at its line.

    Ends with 3 if a routine can't be played or goes against good practice where it matters.
    """
    from massage_cli.core.english.words import counted
    from massage_cli.routinefile.formats import as_data

    files_checked = errors = warnings = 0
    results = []
    plain = is_plain()
    with bar("Checking", sum(map(_count, files))) as progress:
        for checked in _read(files):
            files_checked += 1
            errors += len(checked.errors)
            warnings += checked.warnings
            if format is Format.JSON:
                results.append(checked)
            elif shown := _shown(checked, format, plain=plain):
                progress.step_aside()
                put(shown)
            progress.advance()
    if format is Format.JSON:
        print_json(as_data(results))
    found = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}"
    say(f"{counted(files_checked, 'file')}: {found}")
    if errors or (strict and warnings):
        raise typer.Exit(ExitCode.ROUTINE)


def _read(names: list[str]) -> Iterator[Checked]:
    """Each file that `names` name, read."""
    from massage_cli.routinefile.check import check_data, check_folder, check_named
    from massage_cli.routinefile.source import MAX_BYTES

    for name in names:
        if name == STDIN:
            yield check_data(sys.stdin.buffer.read(MAX_BYTES + 1), "<stdin>", "stdin")
        elif _is_folder(name):
            yield from check_folder(Path(name))
        else:
            yield from check_named(name)


def _count(name: str) -> int:
    """About how many files the name stands for: enough for a bar."""
    from massage_cli.routinefile.library import routine_files

    return len(routine_files(Path(name))) if name != STDIN and _is_folder(name) else 1


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):  # too long for a name, or a NUL in it
        return False


def _shown(checked: Checked, format: Format, *, plain: bool) -> str:
    from massage_cli.routinefile.formats import as_github, as_text

    return as_text(checked, plain=plain) if format is Format.TEXT else as_github(checked)
