"""A file, or a text, → a Routine, or everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from massage_cli.core.english.words import counted
from massage_cli.core.guidance.departure import Severity
from massage_cli.core.nearest import slug
from massage_cli.core.routine import Routine
from massage_cli.errors import ExitCode, MassageError
from massage_cli.printable import UNSAFE, describe, shortened
from massage_cli.routinefile.document import ROUTINE_DOCUMENT, RoutineDocument, includes
from massage_cli.routinefile.kinds import ValueKind
from massage_cli.routinefile.nodes import Node, node_at, read_nodes
from massage_cli.routinefile.problem import Problem, Report, in_order, lines_of, render, told
from massage_cli.routinefile.resolve import played, resolve
from massage_cli.routinefile.source import SourceError, decode, read_bytes

if TYPE_CHECKING:
    from massage_cli.core.plans.plan import Plan
    from massage_cli.routinefile.lints import Places

MOST_SHOWN = 20
"""Problems that a FaultyRoutine's message shows; `massage check` shows them all."""


class FaultyRoutine(MassageError):  # noqa: N818  # it says what the routine is, as callers read it
    """A file of a routine, or a plan, that is faulty; `problems` has every reason and its place."""

    def __init__(self, checked: Checked) -> None:
        errors = checked.errors
        count = counted(len(errors), "error")
        more = [f"… and {len(errors) - MOST_SHOWN} more"] if len(errors) > MOST_SHOWN else []
        message, plain = (
            "\n".join((f"{shortened(checked.name)} has {count}", *shown, *more))
            for shown in (
                map(checked.shown, errors[:MOST_SHOWN]),
                map(checked.told, errors[:MOST_SHOWN]),
            )
        )
        super().__init__(message, code=ExitCode.ROUTINE, plain=plain)
        self.problems = checked.problems
        self.name = checked.name


class Checked(NamedTuple):
    """What came of reading one file: its routine unless it is faulty, and all problems."""

    name: str
    """The file as it was named to us."""
    text: str
    problems: tuple[Problem, ...]
    routine: Routine | None = None
    seconds: float = 0.0
    """How long the routine lasts on the legs that it names."""
    parts: Mapping[str, str] = MappingProxyType({})
    """The texts of the files that it includes, by their names."""
    plan: Plan | None = None
    """What was read, where the file is a plan's."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What stands in the way of playing it."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @property
    def warnings(self) -> int:
        """How many things would better be otherwise, though it can be played."""
        return len(self.problems) - len(self.errors)

    @property
    def lines(self) -> list[str]:
        """The text's lines, for excerpts."""
        return lines_of(self.text) if self.text else []

    def shown(self, problem: Problem) -> str:
        """`problem` with its line, in the file that it is in."""
        if problem.file:
            return render(problem, problem.file, lines_of(self.parts[problem.file]))
        return render(problem, self.name, self.lines)

    def told(self, problem: Problem) -> str:
        """`problem` in words, without its line."""
        return told(problem, problem.file or self.name)


def read_routine(path: Path) -> Routine:
    """The routine in the file at `path`. Raises FaultyRoutine with every problem."""
    return playable(check_file(path))


def read_text(text: str, name: str = "routine") -> Routine:
    """The routine written in `text`. Raises FaultyRoutine with every problem."""
    return playable(check_text(text, name))


def playable(checked: Checked) -> Routine:
    """The routine, or FaultyRoutine if there is none."""
    if checked.routine is None:
        raise FaultyRoutine(checked)
    return checked.routine


def check_file(path: Path, *, practice: bool = True) -> Checked:
    """Read the file at `path`; whatever is wrong with it is in the result.

    Without `practice` it is not held to good practice: the built-in routines are when they are
    tested, and a session need not wait for it.
    """
    try:
        data = read_bytes(path)
    except SourceError as error:
        return Checked(str(path), "", (error.problem,))
    return check_bytes(data, str(path), path.stem, practice=practice, path=path)


def check_bytes(
    data: bytes, source: str, name: str, *, practice: bool = True, path: Path | None = None
) -> Checked:
    """Read the routine `name` from the bytes that came from `source`, the file at `path`."""
    try:
        text = decode(data)
    except SourceError as error:
        return Checked(source, error.text, (error.problem,))
    return check_text(text, name, source, practice=practice, path=path)


def check_text(
    text: str,
    name: str,
    source: str = "",
    *,
    practice: bool = True,
    path: Path | None = None,
) -> Checked:
    """Read the routine `name` from `text`; `source` is what to call the text in messages.

    Files that it includes lie beside `path`.
    """
    report = Report(text)
    found = _read(report, slug(name), path, practice)
    others = (problem for each in found.included for problem in each.found)
    problems = in_order((*name_problems(name), *report.found, *others))
    parts = {each.file: each.text for each in found.included}
    checked = Checked(source or name, text, problems, found.routine, found.seconds, parts)
    return checked._replace(routine=None, seconds=0.0) if checked.errors else checked


def read_value(kind: ValueKind, text: str) -> Any:
    """One answer typed by a person, read as a file's value would be. Raises MassageError."""
    if unsafe := UNSAFE.search(text):
        raise MassageError(f"the answer holds {describe(unsafe[0])}")
    start = _Start()
    report = Report(text)
    value = kind.read(Node(text, start, start), (), report)
    if report.problems:
        raise MassageError(report.problems[0].message, help=report.problems[0].help)
    return value


class _Start:
    """The place at which a lone value stands."""

    line = column = 0


class _Found(NamedTuple):
    """What came of reading a text; whether it may be played is for the problems to say."""

    routine: Routine | None = None
    seconds: float = 0.0
    included: tuple[Report, ...] = ()


def _read(report: Report, name: str, path: Path | None, practice: bool) -> _Found:
    root = read_nodes(report, RoutineDocument.kinds)
    document = ROUTINE_DOCUMENT.read(root, (), report) if root else None
    if root is None or document is None or report.failed:
        return _Found()
    places: Places = lambda path: (report, node_at(root, path), path)  # noqa: E731  # one of two
    included: tuple[Report, ...] = ()
    if any(True for _ in includes(document.steps)):  # a start without any does without the module
        from massage_cli.routinefile.include import Assembly, Part

        assembly, part = Assembly(path), Part(name, report, root, document)
        routine = assembly.routine(part)
        included, places = tuple(assembly.reports), part.place
        if routine is None:
            return _Found(included=included)
    else:
        routine = resolve(name, document)
    segments = played(routine, root, report)
    if practice and not any(each.failed for each in (report, *included)):
        from massage_cli.core.guidance.draft import Draft
        from massage_cli.routinefile.lints import note_departures

        note_departures(Draft(routine, segments), places)
    return _Found(routine, segments[-1].start if segments else 0.0, included)


def name_problems(name: str) -> list[Problem]:
    """What is wrong with a file's name, which becomes that of what is in it."""
    unsafe = UNSAFE.search(name)
    if unsafe is None and name.isprintable() and slug(name):
        return []
    what = describe(unsafe[0]) if unsafe else "what can't be printed"
    return [
        Problem(
            code="bad-file-name",
            message=f"the file's name holds {what}" if slug(name) else "the file has no name",
            help="rename the file: its name is what it is called by",
        )
    ]
