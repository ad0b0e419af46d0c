"""Gathers what is wrong with one text, each thing at its place."""

from __future__ import annotations

from functools import cached_property
from typing import Protocol

from massage_cli.routinefile.problem import Path, Problem, Severity, in_order, lines_of


class Mark(Protocol):
    """A place in the text, both counted from 0, as the parser gives it."""

    line: int
    column: int


class Placed(Protocol):
    """Something that stands at a place."""

    start: Mark
    end: Mark


class Report:
    """The problems of one text, in the order in which they were found."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Problem] = []

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines; split only when something is wrong."""
        return lines_of(self.text)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """By position, each once."""
        return in_order(self.found)

    @property
    def failed(self) -> bool:
        """Whether anything found so far stands in the way of playing."""
        return any(problem.severity is Severity.ERROR for problem in self.found)

    def error(self, code: str, message: str, at: Placed, path: Path = (), help: str = "") -> None:
        """Note an error at `at`."""
        self.add(Severity.ERROR, code, message, at, path, help)

    def warn(self, code: str, message: str, at: Placed, path: Path = (), help: str = "") -> None:
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
            )
        )

    def add(
        self, severity: Severity, code: str, message: str, at: Placed, path: Path, help: str
    ) -> None:
        """Note a problem at `at`; of a value on several lines its first is meant."""
        line, column = at.start.line, at.start.column
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
            )
        )
