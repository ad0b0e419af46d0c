"""The one module that writes to stderr and knows the exit codes; stdout is for data."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from typer import BadParameter, Context, Exit
from typer.core import TyperGroup

from massage_cli.errors import Ended, ExitCode, MassageError
from massage_cli.printable import printable_lines, shortened
from massage_cli.terminal.signals import endings
from massage_cli.terminal.size import size_of

MEASURE = 88
"""Columns of a line that is pleasant to read."""


def say(message: str) -> None:
    """Print a line for a person to stderr; on a terminal it is broken between words.

    What could steer the terminal is replaced: a message may quote a file or an argument.
    """
    message = printable_lines(message)
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
    from massage_cli.cli.output import is_plain

    plain = error.plain != error.message and is_plain()
    say(f"massage: {error.plain if plain else error.message}")
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
def standard_streams() -> Iterator[None]:
    """What commands may take for granted of stdin, stdout and stderr.

    Whatever keeps the output from being written ends the program with a sentence and an exit
    code, and quietly where nobody reads it any more.
    """
    from massage_cli.streams import guarded

    sys.stdout, sys.stderr = guarded(sys.stdout), guarded(sys.stderr, silent=True)
    try:
        try:
            yield
        except SystemExit as end:
            if end.code in _CUT_OFF:
                _lose_output()
            raise
        finally:
            sys.stdout.flush()
    except MassageError as error:
        report(error)
        raise SystemExit(error.code) from None
    except Ended as ended:
        _lose_output()
        raise SystemExit(ended.code) from None


_CUT_OFF = (ExitCode.HUNG_UP, ExitCode.INTERRUPTED, ExitCode.QUIT, ExitCode.TERMINATED)


def _lose_output() -> None:
    """Nobody waits for what is still to be written; it might never be taken."""
    from massage_cli.streams import Stream

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, Stream):
            stream.lose()


USAGE_ERROR: type[Any] = BadParameter.__bases__[0]
"""Typer's own, which has no public name: a command line that is not understood."""


@contextmanager
def _usage_errors_printable() -> Iterator[None]:
    """Typer's own complaints quote arguments as they were given, however long they are.

    They are in a box where boxes are drawn, and in lines elsewhere.
    """
    try:
        yield
    except USAGE_ERROR as error:
        from massage_cli.cli.output import is_drawn

        if error.message.startswith("Usage: "):  # nothing was typed: it is the help
            print(error.message)  # noqa: T201  # on stdout, where it is drawn as well
            raise Exit(error.exit_code) from error
        error.message = shortened(error.message)
        if is_drawn():
            raise
        error.show()
        raise Exit(error.exit_code) from error


class CommandGroup(TyperGroup):
    """Ends a command that raises MassageError with that error's message and exit code.

    A signal unwinds it: files that are half written go, and the terminal is put back.
    Here, and not around `app()`, so that CliRunner sees what a person would.
    """

    def make_context(self, *args: Any, **kwargs: Any) -> Any:
        """Read the command line; what it complains of is fit to be shown."""
        with _usage_errors_printable():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: Context) -> Any:  # type: ignore[override]  # Typer's own Context is the base
        """Run the command; whatever ends it becomes its exit code."""
        try:
            with endings(), _usage_errors_printable():
                return super().invoke(ctx)
        except MassageError as error:
            report(error)
            raise Exit(error.code) from error
        except Ended as ended:
            raise Exit(ended.code) from ended
        except KeyboardInterrupt as interrupt:
            raise Exit(ExitCode.INTERRUPTED) from interrupt
