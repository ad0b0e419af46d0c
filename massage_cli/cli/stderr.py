"""The one module that writes to stderr and knows the exit codes; stdout is for data."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from typer import Context, Exit
from typer.core import TyperGroup

from massage_cli.errors import Ended, ExitCode, MassageError
from massage_cli.terminal.size import size_of

MEASURE = 88
"""Columns of a line that is pleasant to read."""


def say(message: str) -> None:
    """Print a line for a person to stderr; on a terminal it is broken between words."""
    if sys.stderr.isatty():
        message = "\n".join(_folded(line) for line in message.split("\n"))
    print(message, file=sys.stderr)  # noqa: T201  # this is the module that does


def _folded(line: str) -> str:
    import textwrap  # 3 ms, and most starts have nothing to say

    width = max(20, min(size_of(sys.stderr.fileno()).columns, MEASURE))
    indent = " " * (len(line) - len(line.lstrip()) + 2 * line.startswith("- "))
    return textwrap.fill(
        line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def report(error: MassageError) -> None:
    """Print what went wrong and what to do about it."""
    say(f"massage: {error.message}")
    if error.help:
        say(f"  help: {error.help}")


def stand_in_for_closed_streams() -> None:
    """Where a program was started with `<&-` or `>&-`, read nothing and write nowhere.

    Python has None for such a stream; the descriptors are taken in order, so that no file
    opened later becomes standard output.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115  # it stays open


@contextmanager
def pipes_may_close() -> Iterator[None]:
    """End quietly, with CLOSED_PIPE, when what reads the output has had enough of it.

    Typer and Rich each catch the error and end with 1: what they caught is in the context.
    """
    try:
        yield
    except (BrokenPipeError, SystemExit) as end:
        if any(isinstance(each, BrokenPipeError) for each in (end, end.__context__)):
            raise SystemExit(ExitCode.CLOSED_PIPE) from None
        raise
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        say(f"massage: the output cannot be written: {error.strerror}")
        raise SystemExit(ExitCode.USAGE) from None
    finally:
        for stream in (sys.__stdout__, sys.__stderr__):
            if stream is not None:
                _flush(stream)


def _flush(stream: TextIO) -> None:
    """Write what is left; where nobody reads it, Python must not complain of that at its end."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class Group(TyperGroup):
    """Ends a command that raises MassageError with that error's message and exit code.

    Here, and not around `app()`, so that CliRunner sees what a person would.
    """

    def invoke(self, ctx: Context) -> Any:  # type: ignore[override]  # Typer's own Context is the base
        """Run the command; whatever ends it becomes its exit code."""
        try:
            return super().invoke(ctx)
        except MassageError as error:
            report(error)
            raise Exit(error.code) from error
        except Ended as ended:
            raise Exit(ended.code) from ended
        except KeyboardInterrupt as interrupt:
            raise Exit(ExitCode.INTERRUPTED) from interrupt
