"""A routine as text, and what is wrong with it."""

from __future__ import annotations

from massage_cli.routinefile.problem import Problem
from massage_cli.routinefile.reader import check_text

STEP = "{technique: rest, duration: 10s}"


def routine(*, step: str = STEP, key: str = "") -> str:
    return f"title: A\n{key}\nsteps:\n  - {step}\n"


def problems(text: str) -> list[Problem]:
    return list(check_text(text, "a", practice=False).problems)


def only(text: str) -> tuple[str, str, str]:
    (problem,) = problems(text)
    return problem.code, problem.message, problem.help
