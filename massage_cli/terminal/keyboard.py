"""The keyboard of a POSIX terminal, and none: the one wait that is the session's only sleep."""

from __future__ import annotations

import os
import select
import time
from collections.abc import Callable

from massage_cli.errors import Ended, ExitCode
from massage_cli.terminal.keys import ESCAPE_SECONDS, KeyQueue


class TerminalKeys:
    """The keys of a POSIX terminal that is in cbreak mode.

    `wakeups` yields what signals have happened since it was last asked, as keys; reading
    from `wakeup_fd` becomes possible when there are any.
    """

    interactive = True

    def __init__(
        self,
        fd: int,
        wakeup_fd: int,
        wakeups: Callable[[], list[str]],
        on_report: Callable[[str], object] = str,
    ) -> None:
        self._fd = fd
        self._wakeup_fd = wakeup_fd
        self._wakeups = wakeups
        self._queue = KeyQueue(on_report)

    def wait(self, timeout: float | None) -> str | None:
        """The next key; None when the time is up, or when what came was no key.

        Raises Ended when the terminal has gone.
        """
        if not self._queue:
            self._read(timeout)
        return self._queue.next()

    def ignore(self, seconds: float) -> None:
        """Drop what is typed within `seconds`, and what was typed before."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)
        if self._queue.due(end) is not None:
            self._read(ESCAPE_SECONDS)  # half a key
        self._queue.drop()

    def _read(self, timeout: float | None) -> None:
        """Wait once, for `timeout` seconds at most."""
        due = self._queue.due(time.monotonic())
        waits = [wait for wait in (timeout, due) if wait is not None]
        ready, _, _ = select.select(
            [self._fd, self._wakeup_fd], [], [], min(waits) if waits else None
        )
        if self._wakeup_fd in ready:
            self._queue.signal(self._wakeups())
        if self._fd in ready:
            self._queue.take(_read_or_end(self._fd), time.monotonic())
        else:
            self._queue.settle(time.monotonic())


def _read_or_end(fd: int) -> bytes:
    """What the terminal has to say; in cbreak mode an end of file means that it is gone."""
    try:
        data = os.read(fd, 1024)
    except BlockingIOError:  # another program that shares the terminal was quicker
        return b""
    except OSError as error:
        raise Ended(ExitCode.HUNG_UP) from error
    if not data:
        raise Ended(ExitCode.HUNG_UP)
    return data


class NoKeys:
    """Nobody presses a key: a pipe, or plain lines."""

    interactive = False

    def wait(self, timeout: float | None) -> str | None:
        """Wait `timeout` seconds. For ever would be a mistake: nothing could end it."""
        if timeout is None:
            raise ValueError("nobody can press a key: the wait would never end")
        time.sleep(max(0.0, timeout))
        return None

    def ignore(self, seconds: float) -> None:
        """Nothing is ever typed."""
