"""A file, a folder or a name → all that is wrong there, be it of a routine or of a plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from massage_cli.core.guidance.departure import Severity
from massage_cli.core.nearest import slug
from massage_cli.errors import ExitCode, MassageError
from massage_cli.printable import printable, quoted
from massage_cli.routinefile.library import find, namesakes, routine_files
from massage_cli.routinefile.problem import Problem, in_order
from massage_cli.routinefile.reader import Checked, check_bytes
from massage_cli.routinefile.source import SourceError, read_bytes, within_limit


def check_named(name: str) -> Iterator[Checked]:
    """The file, or the routine or plan of the library, called `name`, and what it hides."""
    from massage_cli.routinefile.plan.library import entries as plans

    try:
        file = find(name)
    except MassageError as error:
        plan = next((each for each in plans() if each.name == slug(name)), None)
        if plan is None:
            problem = Problem(code="no-file", message=error.message, help=error.help)
            yield Checked(name, "", (problem,))
            return
        file = plan
    yield check_path(file.path)
    for path in file.hides:
        yield _hidden(check_path(path), file.path, file.name)


def check_folder(folder: Path) -> Iterator[Checked]:
    """Each routine in the folder; of two with one name it is said which is played.

    Raises MassageError where there is none.
    """
    found = routine_files(folder)
    if not found:
        message = f"there are no routines in {printable(str(folder))}"
        raise MassageError(
            message, code=ExitCode.ROUTINE, help="a routine's file ends in .yaml or .yml"
        )
    for name, (played, *hidden) in namesakes(found).items():
        yield check_path(played)
        for path in hidden:
            yield _hidden(check_path(path), played, name)


def check_path(path: Path) -> Checked:
    """The file at `path`."""
    try:
        data = read_bytes(path)
    except SourceError as error:
        return Checked(str(path), "", (error.problem,))
    return check_data(data, str(path), path.stem, path)


def check_data(data: bytes, source: str, name: str, path: Path | None = None) -> Checked:
    """`data` that came from `source` as a plan, if it is one or lies among them, or as a routine.

    Files that it includes lie beside `path`.
    """
    from massage_cli.routinefile.plan.reader import FOLDER, check_plan_bytes, is_plan

    try:
        within_limit(data)
    except SourceError as error:
        return Checked(source, "", (error.problem,))
    if is_plan(data) or (path is not None and path.absolute().parent.name == FOLDER):
        from massage_cli.routinefile.plan.library import routine_names

        return check_plan_bytes(data, source, name, routine_names())
    return check_bytes(data, source, name, path=path)


def _hidden(checked: Checked, played: Path, name: str) -> Checked:
    problem = Problem(
        code="same-name",
        message=f"{printable(played.name)} is called {quoted(name)} too, and is the one played",
        help="rename one of the two",
        severity=Severity.WARNING,
    )
    return checked._replace(problems=in_order((problem, *checked.problems)))
