"""What a command prints on stdout: JSON for programs, a table for a terminal, lines for a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import typer

from massage_cli.printable import json_text, printable_lines

if TYPE_CHECKING:
    from rich.console import Console


def present(
    *,
    as_json: bool,
    data: Callable[[], object],
    table: Callable[[], None],
    lines: Callable[[], Iterable[str]],
) -> None:
    """Print the one of the three that is asked for, or fits where the output goes."""
    if as_json:
        print_json(data())
    elif is_terminal():
        table()
    else:
        for line in lines():
            put(line)


def put(text: object, *, end: str = "\n") -> None:
    """Print text: on a terminal without what could steer it, elsewhere as it is."""
    shown = str(text)
    typer.echo((printable_lines(shown) if is_terminal() else shown) + end, nl=False)


def is_terminal() -> bool:
    """Whether a person looks at the output."""
    return sys.stdout.isatty()


def print_json(data: object) -> None:
    """Print `data` as JSON, which says the same with escapes for what could steer a terminal."""
    typer.echo(json_text(data))


def console(*, stderr: bool = False) -> Console:
    """A console that is as wide as its terminal is; Rich itself would ask the environment."""
    from rich.console import Console

    from massage_cli.terminal.size import size_of

    stream = sys.stderr if stderr else sys.stdout
    if not stream.isatty():
        return Console(stderr=stderr, highlight=False)
    size = size_of(stream.fileno())
    return Console(stderr=stderr, highlight=False, width=size.columns, height=size.rows)
