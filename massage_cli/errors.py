"""What can go wrong, and the exit code each kind of it ends the program with."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of `massage`; docs/commands.md lists them for scripts."""

    FINISHED = 0
    BUG = 1
    USAGE = 2
    ROUTINE = 3
    STOPPED = 4
    HUNG_UP = 129
    INTERRUPTED = 130
    QUIT = 131
    CLOSED_PIPE = 141
    TERMINATED = 143


class MassageError(Exception):
    """An error a person can act on: what happened, and what to do about it.

    `cli.diagnostics` prints it to stderr and ends with `code`; nothing else does.
    """

    def __init__(
        self, message: str, *, code: ExitCode = ExitCode.USAGE, help: str = "", plain: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.plain = plain or message
        """The same without what is only for the eye."""
        self.code = code
        self.help = help


class Ended(BaseException):  # not an error: the session was told to end
    """The program was told from outside to end: SIGTERM, SIGHUP, a lost terminal or pipe.

    Like KeyboardInterrupt it is no Exception, so that nothing but the top swallows it on
    its way out through the context managers that put the terminal back.
    """

    def __init__(self, code: ExitCode) -> None:
        super().__init__(f"ended with exit code {int(code)}")
        self.code = code
