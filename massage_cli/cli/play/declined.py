"""A session that does not start, though nothing is wrong with it."""

from __future__ import annotations

from massage_cli.errors import ExitCode, MassageError


class DeclinedError(MassageError):
    """It does not start for the person's safety, or because they say so."""

    def __init__(self, message: str) -> None:
        super().__init__(message, code=ExitCode.STOPPED)
