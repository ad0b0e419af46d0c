"""The results of checking, for people, for programs, and for GitHub's annotations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from massage_cli.core.guidance.departure import Severity
from massage_cli.printable import printable
from massage_cli.routinefile.problem import Problem
from massage_cli.routinefile.reader import Checked


def as_text(checked: Checked, *, plain: bool = False) -> str:
    """Each problem with its line and its help, or in words alone; empty if there is none."""
    return "\n".join(map(checked.told if plain else checked.shown, checked.problems))


def as_data(results: Iterable[Checked]) -> dict[str, Any]:
    """Everything, ready for JSON."""
    results = tuple(results)
    return {
        "files": [_file(checked) for checked in results],
        "errors": count(results, Severity.ERROR),
        "warnings": count(results, Severity.WARNING),
    }


def _file(checked: Checked) -> dict[str, Any]:
    routine, plan = checked.routine, checked.plan
    title = routine.title if routine else plan.title if plan else None
    return {
        "file": checked.name,
        "routine": routine.name if routine else None,
        "plan": plan.name if plan else None,
        "title": title,
        "seconds": checked.seconds if routine else None,
        "problems": [_problem(problem) for problem in checked.problems],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    """All of it; the file only where it is another than the one that was checked."""
    data = problem._asdict()
    return data if problem.file else {key: data[key] for key in data if key != "file"}


def as_github(checked: Checked) -> str:
    """A workflow command for each problem: GitHub shows them beside the lines."""
    named = ((problem.file or checked.name, problem) for problem in checked.problems)
    return "\n".join(_annotation(name, problem) for name, problem in named)


def _annotation(name: str, problem: Problem) -> str:
    properties = {
        "file": printable(name),
        "line": str(problem.line),
        "col": str(problem.column),
        "endColumn": str(problem.end_column),
        "title": problem.code,
    }
    shown = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    message = f"{problem.message}\nhelp: {problem.help}" if problem.help else problem.message
    return f"::{problem.severity} {shown}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def count(results: Iterable[Checked], severity: Severity) -> int:
    """How many problems of `severity` there are."""
    return sum(p.severity is severity for checked in results for p in checked.problems)
