"""What can go wrong, and the exit code each kind of it ends the program with."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of `massage`; the README lists them for scripts."""

    FINISHED = 0
    BUG = 1
    USAGE = 2
    ROUTINE = 3
    STOPPED = 4
    INTERRUPTED = 130
    TERMINATED = 143


class MassageError(Exception):
    """An error a person can act on: what happened, and what to do about it.

    `cli.diagnostics` prints it to stderr and ends with `code`; nothing else does.
    """

    def __init__(self, message: str, *, code: ExitCode = ExitCode.USAGE, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.help = help
