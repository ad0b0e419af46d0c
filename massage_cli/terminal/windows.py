"""The console of Windows: its keys, and the switch that makes it understand escapes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

POLL_SECONDS = 0.02
"""msvcrt can't wait with a timeout, so it is asked this often."""

_SCAN_CODES = {
    "H": "up",
    "P": "down",
    "K": "left",
    "M": "right",
    "G": "home",
    "O": "end",
    "S": "delete",
    "I": "page-up",
    "Q": "page-down",
}

if sys.platform == "win32":
    import ctypes
    import msvcrt
    import time

    from massage_cli.terminal.keys import Decoder

    class ConsoleKeys:
        """The keys of a console."""

        interactive = True

        def __init__(self) -> None:
            self._decoder = Decoder()

        def wait(self, timeout: float | None) -> str | None:
            """The next key, or None when the time is up."""
            deadline = None if timeout is None else time.monotonic() + timeout
            while not msvcrt.kbhit():
                left = POLL_SECONDS if deadline is None else deadline - time.monotonic()
                if left <= 0:
                    return None
                time.sleep(min(POLL_SECONDS, left))
            character = msvcrt.getwch()
            if character in ("\x00", "\xe0"):
                return _SCAN_CODES.get(msvcrt.getwch())
            if character == "\x1b":
                return "escape"
            return next(iter(self._decoder.feed(character.encode("utf-8", "replace"))), None)

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
