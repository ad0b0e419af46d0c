"""One thing wrong in a routine file, and how it is shown: with its line under its nose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from massage_cli.cells import width
from massage_cli.core.guidance.departure import Severity
from massage_cli.core.routine import KeyPath
from massage_cli.printable import printable, shortened

EXCERPT_CELLS = 100
"""A longer line is shown as a window of this many characters around the place."""
LEAD_IN = 40
"""Characters of such a window that stand before the place."""


class Problem(NamedTuple):
    """Lines and columns count characters from 1; `end_column` is the first one after."""

    code: str
    message: str
    line: int = 1
    column: int = 1
    end_column: int = 2
    help: str = ""
    path: KeyPath = ()
    severity: Severity = Severity.ERROR
    file: str = ""
    """The included file that it is in; empty for the one that was checked."""


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By file and position, and each once: an alias shows the same place twice."""
    unique = {(p.file, p.line, p.column, p.code, p.message): p for p in problems}
    return tuple(unique[key] for key in sorted(unique))


def lines_of(text: str) -> list[str]:
    """The lines of `text` as YAML counts them, without their ends."""
    return re.split(r"\r\n|\r|\n", text)


def render(problem: Problem, name: str, lines: Sequence[str] = ()) -> str:
    """`file:line:col: error[code]: message`, the line with carets under the place, the help."""
    place = f"{shortened(name)}:{problem.line}:{problem.column}"
    shown = [f"{place}: {problem.severity}[{problem.code}]: {problem.message}"]
    if problem.line <= len(lines):
        source, carets = _excerpt(problem, lines[problem.line - 1])
        gutter = f"{problem.line:>5}"
        shown += [f"{gutter} | {source}".rstrip(), f"{' ' * len(gutter)} | {carets}"]
    if problem.help:
        shown.append(f"   help: {problem.help}")
    return "\n".join(shown)


def told(problem: Problem, name: str) -> str:
    """The same in words, to be read aloud: nothing stands under anything."""
    place = f"{shortened(name)}, line {problem.line}, column {problem.column}"
    said = f"{place}: {problem.severity}[{problem.code}]: {problem.message}"
    return f"{said}\n  help: {problem.help}" if problem.help else said


def _excerpt(problem: Problem, line: str) -> tuple[str, str]:
    """The line, cut to a window if it is long, and the carets that go under it."""
    start = min(problem.column - 1, len(line))
    end = max(start + 1, min(problem.end_column - 1, len(line)))
    low = max(0, start - LEAD_IN) if len(line) > EXCERPT_CELLS else 0
    high = low + EXCERPT_CELLS
    window = printable(line[low:high].replace("\t", "→"))  # one that indents should be seen
    before, under = window[: start - low], window[start - low : end - low]
    left, right = "…" if low else "", "…" if high < len(line) else ""
    carets = " " * (len(left) + width(before)) + "^" * max(1, width(under))
    return f"{left}{window}{right}", carets


class Position(Protocol):
    """A place in the text, both counted from 0, as the parser gives it."""

    line: int
    column: int


class Placed(Protocol):
    """Something that stands at a place."""

    start: Position
    end: Position


class Report:
    """The problems of one text, in the order in which they were found."""

    def __init__(self, text: str, file: str = "") -> None:
        self.text = text
        self.file = file
        """The included file that this is; empty for the one that is checked."""
        self.found: list[Problem] = []

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines; split only when something is wrong."""
        return lines_of(self.text)

    def after(self, at: Placed) -> str:
        """The rest of the line on which `at` ends."""
        return self.lines[at.end.line][at.end.column :] if at.end.line < len(self.lines) else ""

    def inside(self, places: Iterable[tuple[int, int]]) -> tuple[int, int]:
        """The first of `places` that has text after it, else the text's last character.

        Lines and columns from 0. What is never closed, or is not there, is missed at the end of
        the file, where nobody can see it.
        """
        last = max((n for n, line in enumerate(self.lines) if line.strip()), default=0)
        end = max(0, len(self.lines[last].rstrip()) - 1) if self.lines else 0
        return next((place for place in places if place[0] <= last), (last, end))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """By position, each once."""
        return in_order(self.found)

    @property
    def failed(self) -> bool:
        """Whether anything found so far stands in the way of playing."""
        return any(problem.severity is Severity.ERROR for problem in self.found)

    def error(
        self, code: str, message: str, at: Placed, path: KeyPath = (), help: str = ""
    ) -> None:
        """Note an error at `at`."""
        self.add(Severity.ERROR, code, message, at, path, help)

    def warn(self, code: str, message: str, at: Placed, path: KeyPath = (), help: str = "") -> None:
        """Note something that does not stand in the way of playing."""
        self.add(Severity.WARNING, code, message, at, path, help)

    def error_at(self, code: str, message: str, line: int, column: int, help: str = "") -> None:
        """Note an error at one character, line and column counted from 0."""
        self.found.append(
            Problem(
                code=code,
                message=message,
                line=line + 1,
                column=column + 1,
                end_column=column + 2,
                help=help,
                file=self.file,
            )
        )

    def add(
        self, severity: Severity, code: str, message: str, at: Placed, path: KeyPath, help: str
    ) -> None:
        """Note a problem at `at`; of a value on several lines its first is meant."""
        line, column = self.inside([(at.start.line, at.start.column)])
        end = at.end.column if at.end.line == line else len(self.lines[line].rstrip())
        self.found.append(
            Problem(
                code=code,
                message=message,
                line=line + 1,
                column=column + 1,
                end_column=max(end, column + 1) + 1,
                help=help,
                path=path,
                severity=severity,
                file=self.file,
            )
        )
