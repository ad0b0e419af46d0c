"""Writes to a terminal without ever waiting for it, but where it is told how long."""

from __future__ import annotations

import os
import select
import time

from massage_cli.streams import failure, unblocked


class TerminalWriter:
    """What is written to the terminal `fd`; what it doesn't take at once waits here.

    Each method raises Ended or MassageError when the terminal can't be written to, as
    `streams.failure` has it.
    """

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._unsent = memoryview(b"")

    def write(self, data: bytes) -> None:
        """Write `data` after what still waits."""
        self._unsent = memoryview(bytes(self._unsent) + data)
        self.flush()

    def flush(self) -> bool:
        """Write what the terminal takes now; return whether that was all."""
        if not self._unsent:
            return True
        try:
            with unblocked(self._fd):
                while self._unsent:
                    self._unsent = self._unsent[os.write(self._fd, self._unsent) :]
        except BlockingIOError:
            return False
        except OSError as error:
            raise failure(error, self._fd) from error
        return True

    def finish(self, seconds: float | None = None) -> bool:
        """Wait until all is written, for `seconds` at most; return whether it is."""
        end = None if seconds is None else time.monotonic() + seconds
        while not self.flush():
            left = None if end is None else end - time.monotonic()
            if left is not None and left <= 0:
                return False
            select.select([], [self._fd], [], left)
        return True

    def drop(self) -> None:
        """Forget what still waits."""
        self._unsent = memoryview(b"")
