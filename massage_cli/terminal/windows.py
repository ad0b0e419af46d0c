"""The console of Windows: its keys, and the switch that makes it understand escapes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

POLL_SECONDS = 0.02
"""msvcrt can't wait with a timeout, so it is asked this often."""

_SCAN_CODES = {
    "H": "\x1b[A",
    "P": "\x1b[B",
    "M": "\x1b[C",
    "K": "\x1b[D",
    "G": "\x1b[H",
    "O": "\x1b[F",
    "S": "\x1b[3~",
    "I": "\x1b[5~",
    "Q": "\x1b[6~",
}
"""What a terminal would send for the keys that the console names by a second code."""

if sys.platform == "win32":
    import ctypes
    import msvcrt
    import time

    from massage_cli.terminal.keys import KeyQueue

    class ConsoleKeys:
        """The keys of a console."""

        interactive = True

        def __init__(self) -> None:
            self._queue = KeyQueue()

        def wait(self, timeout: float | None) -> str | None:
            """The next key, or None when the time is up."""
            end = float("inf") if timeout is None else time.monotonic() + timeout
            while not self._queue:
                now = time.monotonic()
                if msvcrt.kbhit():
                    self._queue.take(_typed().encode("utf-8", "replace"), now)
                elif now >= end:
                    break
                else:
                    time.sleep(min(POLL_SECONDS, end - now))
                    self._queue.settle(time.monotonic())
            return self._queue.next()

        def ignore(self, seconds: float) -> None:
            """Drop what is typed within `seconds`, and what was typed before."""
            end = time.monotonic() + seconds
            while (left := end - time.monotonic()) > 0:
                self.wait(left)
            self._queue.drop()

    def _typed() -> str:
        """All that was typed and not yet read."""
        text = ""
        while msvcrt.kbhit():
            character = msvcrt.getwch()
            special = character in ("\x00", "\xe0")
            text += _SCAN_CODES.get(msvcrt.getwch(), "") if special else character
        return text

    @contextmanager
    def escapes(fd: int) -> Iterator[None]:
        """Let the console obey escape sequences, and put its mode back."""
        processed, virtual_terminal = 0x0001, 0x0004
        handle = msvcrt.get_osfhandle(fd)
        mode = ctypes.c_ulong()
        ctypes.windll.kernel32.GetConsoleMode(handle, ctypes.byref(mode))
        ctypes.windll.kernel32.SetConsoleMode(handle, mode.value | processed | virtual_terminal)
        try:
            yield
        finally:
            ctypes.windll.kernel32.SetConsoleMode(handle, mode.value)
