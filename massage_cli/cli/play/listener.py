"""`--events`: opened before the session begins, and told at last how it ended."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import typer

from massage_cli.clock import SystemClock, moment
from massage_cli.errors import Ended, ExitCode, MassageError
from massage_cli.events.device import Ending
from massage_cli.events.event_lines import EventLines
from massage_cli.events.target import Connect, once, target
from massage_cli.printable import quoted

ENDINGS = {
    ExitCode.HUNG_UP: Ending.HUNG_UP,
    ExitCode.QUIT: Ending.QUIT,
    ExitCode.TERMINATED: Ending.TERMINATED,
    ExitCode.CLOSED_PIPE: Ending.CLOSED_PIPE,
}


@contextmanager
def listener(name: str) -> Iterator[EventLines]:
    """What tells the events to whatever `name` means; however the session ends, that is told too.

    Raises MassageError where nothing can be told there.
    """
    with _connected(name) as connect:
        events = EventLines(connect, SystemClock(), moment)
        try:
            yield events
        except BaseException as error:
            events.end(*_ending(error))
            raise
        finally:
            events.leave()


def _ending(error: BaseException) -> tuple[Ending, int]:
    """How a session ended that was cut off by `error`, and the exit code that this leads to."""
    match error:
        case Ended(code=code):
            return ENDINGS.get(code, Ending.TERMINATED), code
        case KeyboardInterrupt():
            return Ending.INTERRUPTED, ExitCode.INTERRUPTED
        case MassageError(code=code):
            return Ending.FAILED, code
        case typer.Exit(exit_code=code):
            return Ending.STOPPED, code
        case _:
            return Ending.FAILED, ExitCode.BUG


@contextmanager
def _connected(name: str) -> Iterator[Connect]:
    if name == "-":
        with _stdout_taken() as fd:
            yield once(fd)
    else:
        _require_not_stdout(name)
        yield target(name)


def _require_not_stdout(name: str) -> None:
    """Raises MassageError where the lines would stand among those of the session."""
    with suppress(OSError, ValueError):
        meant = os.stat(name)  # noqa: PTH116  # /dev/fd/3 and /dev/stdout are no files to a Path
        same = os.path.samestat(meant, os.fstat(sys.stdout.fileno()))
        if same and not stat.S_ISCHR(meant.st_mode):
            raise MassageError(
                f"--events cannot be {quoted(name)}: the session's own lines go there",
                help="--events - takes stdout, and they go to stderr",
            )


@contextmanager
def _stdout_taken() -> Iterator[int]:
    """A descriptor of stdout, which inside is where stderr is: screen, lines and keys go there.

    Raises MassageError for a terminal.
    """
    if sys.stdout.isatty():
        raise MassageError(
            "--events - is for a pipe or a file, and stdout is this terminal",
            help="`massage start calf-cramp --events - | …`, or --events FILE",
        )
    sys.stdout.flush()
    events, out = os.dup(sys.stdout.fileno()), os.dup(sys.stdout.fileno())
    try:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        yield events
    finally:
        sys.stdout.flush()
        os.dup2(out, sys.stdout.fileno())
        os.close(out)
