"""The keyboard: one wait that is also the session's only sleep.

The bytes of a terminal are decoded here and nowhere else. An escape sequence is one key or
none: an arrow never acts as the letters it is made of, nor does a terminal's answer to a
question that the screen asked.
"""

from __future__ import annotations

import codecs
import os
import select
import time
from collections import deque
from collections.abc import Callable

from massage_cli.errors import Ended, ExitCode

ESCAPE_SECONDS = 0.05
"""How long the rest of an escape sequence may take before ESC counts as a key of its own."""
LONGEST_SEQUENCE = 256
"""Bytes after which an unfinished sequence is dropped: no terminal sends such."""

_CONTROL = {
    "\r": "enter",
    "\n": "enter",
    "\t": "tab",
    "\x7f": "backspace",
    "\x08": "backspace",
    " ": "space",
}
_CURSOR = {"A": "up", "B": "down", "C": "right", "D": "left", "H": "home", "F": "end"}
_TILDE = {"1": "home", "3": "delete", "4": "end", "5": "page-up", "6": "page-down"}
_STRINGS = "P]X^_"
"""What opens a string (DCS, OSC, SOS, PM, APC): it runs to BEL or ST."""


class Decoder:
    """Turns a terminal's bytes into keys, in whatever pieces they come."""

    def __init__(self, on_report: Callable[[str], object] = str) -> None:
        self._text = codecs.getincrementaldecoder("utf-8")("replace")
        self._pending = ""
        self._on_report = on_report

    @property
    def unfinished(self) -> bool:
        """Whether an escape sequence waits for its rest."""
        return bool(self._pending)

    def feed(self, data: bytes) -> list[str]:
        """The keys that are complete with `data`."""
        self._pending += self._text.decode(data)
        keys = []
        while self._pending:
            size = _size(self._pending)
            if size == 0:
                break
            piece, self._pending = self._pending[:size], self._pending[size:]
            keys.append(self._name(piece))
        if len(self._pending) > LONGEST_SEQUENCE:
            self._pending = ""
        return [key for key in keys if key]

    def flush(self) -> list[str]:
        """Nothing followed: a lone ESC is the escape key, half a sequence is nothing."""
        keys = ["escape"] if self._pending == "\x1b" else []
        self._pending = ""
        return keys

    def _name(self, piece: str) -> str:
        """The key that `piece` is; empty for none."""
        if piece in _CONTROL:
            return _CONTROL[piece]
        if not piece.startswith("\x1b"):
            return piece.lower() if piece.isprintable() else ""
        if piece[1:2] == "]":
            self._on_report(piece)
        elif piece[1:2] in ("[", "O") and len(piece) > 2:
            final, parameters = piece[-1], piece[2:-1]
            if final == "~":
                return _TILDE.get(parameters.split(";")[0], "")
            if final in _CURSOR:
                return _CURSOR[final]
            self._on_report(piece)
        return ""


def _size(text: str) -> int:
    """How many characters the first key of `text` takes; 0 while it is unfinished."""
    if text[0] != "\x1b":
        return 1
    if len(text) == 1:
        return 0
    if text[1] == "\x1b":
        return 1
    if text[1] == "[":
        return next((i + 1 for i, c in enumerate(text[2:], 2) if "\x40" <= c <= "\x7e"), 0)
    if text[1] == "O":
        return 3 if len(text) > 2 else 0
    if text[1] in _STRINGS:
        ends = [text.find(end, 2) + len(end) for end in ("\x07", "\x1b\\") if end in text[2:]]
        return min(ends, default=0)
    return 2


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
        self._decoder = Decoder(on_report)
        self._keys: deque[str] = deque()

    def wait(self, timeout: float | None) -> str | None:
        """The next key; None when the time is up, or when what came was no key.

        Raises Ended when the terminal has gone.
        """
        if not self._keys:
            self._read(timeout)
        return self._keys.popleft() if self._keys else None

    def _read(self, timeout: float | None) -> None:
        ready, _, _ = select.select([self._fd, self._wakeup_fd], [], [], timeout)
        if self._wakeup_fd in ready:
            self._keys.extend(self._wakeups())
        if self._fd not in ready:
            return
        self._keys.extend(self._decoder.feed(_read_or_end(self._fd)))
        while self._decoder.unfinished:
            if select.select([self._fd], [], [], ESCAPE_SECONDS)[0]:
                self._keys.extend(self._decoder.feed(_read_or_end(self._fd)))
            else:
                self._keys.extend(self._decoder.flush())


def _read_or_end(fd: int) -> bytes:
    """What the terminal has to say; in cbreak mode an end of file means that it is gone."""
    try:
        data = os.read(fd, 1024)
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
