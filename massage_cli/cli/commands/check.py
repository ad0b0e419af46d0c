"""`massage check`: every problem of a routine's file, or a plan's, at its place."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from massage_cli.cli import completion
from massage_cli.cli.output import print_json, put
from massage_cli.cli.progress import bar
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
    with bar("Checking", sum(map(_count, files))) as progress:
        for checked in _read(files):
            files_checked += 1
            errors += len(checked.errors)
            warnings += checked.warnings
            if format is Format.JSON:
                results.append(checked)
            elif shown := _shown(checked, format):
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
    for name in names:
        if name == STDIN:
            yield _read_stdin()
        elif _is_folder(name):
            yield from _read_folder(Path(name))
        else:
            yield from _read_named(name)


def _count(name: str) -> int:
    """About how many files the name stands for: enough for a bar."""
    from massage_cli.routinefile.library import routine_files

    return len(routine_files(Path(name))) if name != STDIN and _is_folder(name) else 1


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):  # too long for a name, or a NUL in it
        return False


def _read_stdin() -> Checked:
    from massage_cli.routinefile.source import MAX_BYTES

    return _as_what_it_is(sys.stdin.buffer.read(MAX_BYTES + 1), "<stdin>", "stdin", None)


def _read_file(path: Path) -> Checked:
    from massage_cli.routinefile.reader import Checked
    from massage_cli.routinefile.source import SourceError, read_bytes

    try:
        data = read_bytes(path)
    except SourceError as error:
        return Checked(str(path), "", (error.problem,))
    return _as_what_it_is(data, str(path), path.stem, path)


def _as_what_it_is(data: bytes, source: str, name: str, path: Path | None) -> Checked:
    """The file as a plan, if it is one by what it holds or by its folder, else as a routine."""
    from massage_cli.routinefile.plan.reader import FOLDER, check_plan_bytes, is_plan
    from massage_cli.routinefile.reader import check_bytes

    if is_plan(data) or (path is not None and path.absolute().parent.name == FOLDER):
        from massage_cli.routinefile.plan.library import routine_names

        return check_plan_bytes(data, source, name, routine_names())
    return check_bytes(data, source, name, path=path)


def _read_folder(folder: Path) -> Iterator[Checked]:
    """Each routine in the folder; of two with one name it is said which is played."""
    from massage_cli.printable import printable
    from massage_cli.routinefile.library import namesakes, routine_files

    found = routine_files(folder)
    if not found:
        message = f"there are no routines in {printable(str(folder))}"
        raise MassageError(
            message, code=ExitCode.ROUTINE, help="a routine's file ends in .yaml or .yml"
        )
    for name, (played, *hidden) in namesakes(found).items():
        yield _read_file(played)
        for path in hidden:
            yield _hidden(_read_file(path), played, name)


def _hidden(checked: Checked, played: Path, name: str) -> Checked:
    from massage_cli.core.departure import Severity
    from massage_cli.printable import printable, quoted
    from massage_cli.routinefile.problem import Problem, in_order

    problem = Problem(
        code="same-name",
        message=f"{printable(played.name)} is called {quoted(name)} too, and is the one played",
        help="rename one of the two",
        severity=Severity.WARNING,
    )
    return checked._replace(problems=in_order((problem, *checked.problems)))


def _read_named(name: str) -> Iterator[Checked]:
    """The file, or the routine or plan of the library, called `name`, and what it hides."""
    from massage_cli.core.nearest import slug
    from massage_cli.routinefile.library import find
    from massage_cli.routinefile.plan.library import entries as plans
    from massage_cli.routinefile.problem import Problem
    from massage_cli.routinefile.reader import Checked

    try:
        file = find(name)
    except MassageError as error:
        plan = next((each for each in plans() if each.name == slug(name)), None)
        if plan is None:
            problem = Problem(code="no-file", message=error.message, help=error.help)
            yield Checked(name, "", (problem,))
            return
        file = plan
    yield _read_file(file.path)
    for path in file.hides:
        yield _hidden(_read_file(path), file.path, file.name)


def _shown(checked: Checked, format: Format) -> str:
    from massage_cli.routinefile.formats import as_github, as_text

    return as_text(checked) if format is Format.TEXT else as_github(checked)
