"""Drives a program in a real pseudo-terminal and reads its screen as a person would."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import struct
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pyte
import pytest

from tests.warm.program import UTF8, start

fcntl = pytest.importorskip("fcntl", reason="needs a POSIX terminal")
termios = pytest.importorskip("termios", reason="needs a POSIX terminal")

DEADLINE = 15.0
"""Seconds in which what is awaited must come, on however busy a machine."""


class AlternateScreen(pyte.Screen):
    """A screen that keeps its main buffer while the alternate one is shown, as terminals do."""

    alternate = False
    cursor_shown = True
    wraps = True

    def __init__(self, columns: int, lines: int) -> None:
        self._rows: dict[int, str] = {}
        super().__init__(columns, lines)

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        if kwargs.get("private"):
            self._switch(modes, True)
        super().set_mode(*modes, **kwargs)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        if kwargs.get("private"):
            self._switch(modes, False)
        super().reset_mode(*modes, **kwargs)

    def report_device_status(self, *args: Any, **kwargs: Any) -> None:
        """Answer nothing: programs must not wait for answers."""

    @property
    def display(self) -> list[str]:
        """As pyte's own, but only what is new is read, and no cell is asked how wide it is."""
        for y in self.dirty:
            row = self.buffer[y]
            self._rows[y] = "".join([row[x].data for x in range(self.columns)])
        self.dirty.clear()
        return [self._rows[y] for y in range(self.lines)]

    def _switch(self, modes: Sequence[int], on: bool) -> None:
        if 25 in modes:
            self.cursor_shown = on
        if 7 in modes:
            self.wraps = on
        if 1049 in modes and on != self.alternate:
            self.alternate = on
            if on:
                self._main = (list(self.display), self.cursor.y, self.cursor.x)
                self.erase_in_display(2)
            else:
                lines, y, x = self._main
                self.erase_in_display(2)
                for row, line in enumerate(lines[: self.lines]):
                    self.cursor_position(row + 1, 1)
                    self.draw(line.rstrip())
                self.cursor_position(y + 1, x + 1)


class Terminal:
    """A program in a pseudo-terminal of `columns` × `rows`; see `tests.warm` for `cold`."""

    def __init__(
        self,
        argv: Sequence[str],
        columns: int = 80,
        rows: int = 24,
        env: dict[str, str] | None = None,
        term: str = "xterm-256color",
        *,
        cold: bool = False,
    ) -> None:
        self.master, self.slave = os.openpty()
        self.screen = AlternateScreen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.output = b""
        self._text: str | None = None
        self._set_size(columns, rows)
        # Else a ^C that comes just after the program's end throws away what it wrote last.
        flags = termios.tcgetattr(self.slave)
        flags[3] |= termios.NOFLSH
        termios.tcsetattr(self.slave, termios.TCSANOW, flags)
        self.flags_before = termios.tcgetattr(self.slave)
        self.process = start(
            argv,
            (self.slave, self.slave, self.slave),
            {**os.environ, "TERM": term, **UTF8, **(env or {})},
            controls=True,
            cold=cold,
        )

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, columns: int, rows: int) -> None:
        self._set_size(columns, rows)
        self.screen.resize(rows, columns)
        self._text = None

    def clear(self) -> None:
        """Empty the screen, so that what is awaited next is new."""
        self.screen.reset()
        self._text = None

    def send(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def pump(self, seconds: float = 0.05) -> None:
        """Take in what the program writes within `seconds`."""
        if select.select([self.master], [], [], seconds)[0]:
            try:
                data = os.read(self.master, 65536)
            except OSError:
                data = b""
            self.output += data
            self._stream.feed(data)
            self._text = None

    def pump_for(self, seconds: float) -> None:
        """Take in output for all of `seconds`."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.pump(left)

    @property
    def text(self) -> str:
        """What stands on the screen, made anew only when something was written."""
        if self._text is None:
            self._text = "\n".join(line.rstrip() for line in self.screen.display)
        return self._text

    def until(self, holds: Callable[[], object], what: str, every: float = 0.1) -> None:
        """Take in output until `holds`, asked every so many seconds, or fail with the screen."""
        self._take_in(holds, what, lambda: self.pump_for(every))

    def until_text(self, *texts: str) -> None:
        """Take in output until all `texts` are to be seen; looked for after each output."""
        self._take_in(lambda: all(text in self.text for text in texts), ", ".join(texts), self.pump)

    def _take_in(self, holds: Callable[[], object], what: str, more: Callable[[], None]) -> None:
        end = time.monotonic() + DEADLINE
        while not holds():
            if time.monotonic() > end:
                raise AssertionError(f"never came: {what}\n{self.text}\n{self.output[-800:]!r}")
            more()

    def answer(self, keys: str, *texts: str) -> None:
        """Answer the question that stands, until `texts` are to be seen, or else the end is there.

        Again and again: what comes before the question has stood for a moment answers nothing.
        """
        sent = float("-inf")

        def answered() -> bool:
            nonlocal sent
            if self.process.poll() is not None:
                return not texts or all(text in self.text for text in texts)
            if time.monotonic() - sent > 0.5:
                os.write(self.master, keys.encode())
                sent = time.monotonic()
            return bool(texts) and all(text in self.text for text in texts)

        self._take_in(answered, ", ".join(texts) or f"the end by {keys!r}", self.pump)

    def wait(self) -> int:
        """The exit code as a shell gives it, once the program has ended and all is read."""
        self.until(lambda: self.process.poll() is not None, "the end", every=0.01)
        while select.select([self.master], [], [], 0)[0]:
            self.pump(0)
        code = self.process.wait()
        return 128 - code if code < 0 else code

    @property
    def flags(self) -> list[Any]:
        flags: list[Any] = termios.tcgetattr(self.slave)
        return flags

    @property
    def restored(self) -> bool:
        """Whether flags, cursor, wrapping and main screen are as they were before."""
        screen = self.screen
        untouched = screen.cursor_shown and screen.wraps and not screen.alternate
        return untouched and self.flags == self.flags_before

    def close(self) -> None:
        if self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        for fd in (self.master, self.slave):
            with contextlib.suppress(OSError):
                os.close(fd)


@contextlib.contextmanager
def terminal(argv: Sequence[str], **options: Any) -> Iterator[Terminal]:
    """A `Terminal`, killed and closed afterwards."""
    driven = Terminal(argv, **options)
    try:
        yield driven
    finally:
        driven.close()
