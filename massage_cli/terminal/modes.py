"""Every change to the terminal's state, and how it is put back.

Whatever way a session ends, the flags of the terminal, the cursor and the main screen are
afterwards what they were; and no terminal is waited for that takes nothing.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from typing import Any

from massage_cli.errors import Ended, ExitCode, MassageError
from massage_cli.streams import write_all
from massage_cli.terminal.signals import held
from massage_cli.terminal.writer import TerminalWriter

ENTER = b"\x1b[?1049h\x1b[?2004h\x1b[?25l\x1b[?7l\x1b[2J"
"""Alternate screen, pastes in brackets, no cursor, no wrapping at the edge, cleared."""
LEAVE = b"\x1b[?2026l\x1b[0m\x1b[?2004l\x1b[?7h\x1b[?25h\x1b[?1049l"
LAST_SECONDS = 1.0
"""How long a terminal that takes nothing is waited for when it is to be left."""


def enter_screen(fd: int) -> None:
    """Go to the terminal's second screen, without cursor."""
    write_all(fd, ENTER)


def leave_screen(fd: int) -> None:
    """Go back to the first screen, which is as it was.

    If the terminal takes nothing, what nobody has seen makes room for this.
    """
    writer = TerminalWriter(fd)
    with suppress(Ended, MassageError):  # a terminal that is gone needs no putting back
        writer.write(LEAVE)
        if not writer.finish(LAST_SECONDS):
            _forget_output(fd)
            writer.flush()


if sys.platform == "win32":

    def _forget_output(fd: int) -> None:
        """A console always takes what it is given."""

    def let_stand(fd: int, seconds: float) -> None:
        """Let a question stand for `seconds`; what was typed before is no answer to it."""
        import msvcrt

        del fd
        time.sleep(seconds)
        while msvcrt.kbhit():
            msvcrt.getwch()

else:
    import errno
    import termios

    class Attended:
        """The state of a terminal whose keys are read: taken, and given back, as often as need be.

        With `screen` its second screen is taken too. Each key comes at once and without echo; ^C
        and ^Z stay signals, ^S stops nothing. A ^C throws away no output that is still on its
        way: it may be what puts the screen back.
        Raises Ended when the terminal is gone.
        """

        def __init__(self, keyboard: int, fd: int, *, screen: bool) -> None:
            self._keyboard = keyboard
            self._fd = fd
            self._screen = screen
            self._before = _flags(keyboard)
            flags = _flags(keyboard)
            flags[0] &= ~(termios.IXON | termios.ICRNL)
            flags[3] &= ~(termios.ICANON | termios.ECHO)
            flags[3] |= termios.NOFLSH
            flags[6][termios.VMIN], flags[6][termios.VTIME] = 1, 0
            # ^\ is a slip of the finger here, and would end the program without a word.
            flags[6][termios.VQUIT] = os.fpathconf(keyboard, "PC_VDISABLE")
            self._ours = flags

        def take(self) -> None:
            """Take the keys. In the background this stops the process, as it does top."""
            _set_flags(self._keyboard, self._ours)
            if self._screen:
                enter_screen(self._fd)

        def give(self) -> None:
            """Change back. Keys that were typed for the session are no commands for the shell."""
            with held():
                if self._screen:
                    leave_screen(self._fd)
                _put_back(self._keyboard, self._before)

    def let_stand(fd: int, seconds: float) -> None:
        """Let a question stand for `seconds`; what was typed before is no answer to it.

        Meanwhile nothing is echoed, so that what counts for nothing is not seen as an answer.
        """
        before, silent = _flags(fd), _flags(fd)
        silent[3] &= ~(termios.ICANON | termios.ECHO)
        try:
            _set_flags(fd, silent)
            time.sleep(seconds)
        finally:
            _put_back(fd, before)

    def _flags(fd: int) -> list[Any]:
        try:
            return termios.tcgetattr(fd)
        except termios.error as error:
            raise Ended(ExitCode.HUNG_UP) from error

    def _set_flags(fd: int, flags: list[Any]) -> None:
        """Set them now: output that still waits is not waited for."""
        while True:
            try:
                termios.tcsetattr(fd, termios.TCSANOW, flags)
            except termios.error as error:
                if error.args[0] == errno.EINTR:  # it was stopped in the background, and goes on
                    continue
                raise Ended(ExitCode.HUNG_UP) from error
            return

    def _put_back(fd: int, flags: list[Any]) -> None:
        """Set them, and drop what was typed, unless another program has the terminal now."""
        with suppress(Ended, termios.error):
            if _in_front(fd):
                _set_flags(fd, flags)
                termios.tcflush(fd, termios.TCIFLUSH)

    def _in_front(fd: int) -> bool:
        try:
            return os.tcgetpgrp(fd) == os.getpgrp()
        except OSError:  # it is not the terminal that controls the process: there are no jobs
            return True

    def _forget_output(fd: int) -> None:
        with suppress(termios.error):
            termios.tcflush(fd, termios.TCOFLUSH)
