"""Asking a person at a terminal; a script is never waited for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from massage_cli.cli.diagnostics import say
from massage_cli.errors import ExitCode, MassageError

T = TypeVar("T")


def interactive() -> bool:
    """Whether somebody can read a question and answer it."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, default: str, read: Callable[[str], T]) -> T:
    """The answer as `read` makes of it, asked again while that raises a MassageError."""
    while True:
        answer = _line(f"{question} [{default}] ") or default
        try:
            return read(answer)
        except MassageError as error:
            say(f"  {error.message}" + (f": {error.help}" if error.help else ""))


def agreed(question: str, *, default: bool = False) -> bool:
    """Whether the person says yes; an empty answer is the default."""
    answer = _line(f"{question} [{'Y/n' if default else 'y/N'}] ").lower()
    return answer in ("y", "yes") if answer else default


def _line(prompt: str) -> str:
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise MassageError("no answer: nothing was done", code=ExitCode.STOPPED)
    return line.strip()
