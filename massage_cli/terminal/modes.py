"""Every change to the terminal and to the process's signals, each a context manager.

Whatever way a session ends, these unwind: the flags of the terminal, the cursor and the
main screen are afterwards what they were.
"""

from __future__ import annotations

import errno
import os
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from massage_cli.errors import Ended, ExitCode, MassageError

ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J"
"""Alternate screen, no cursor, no wrapping at the edge, cleared."""
LEAVE = "\x1b[?2026l\x1b[0m\x1b[?7h\x1b[?25h\x1b[?1049l"


def write_all(fd: int, data: bytes) -> None:
    """Write all of `data`. Raises Ended when the terminal or the pipe has gone."""
    view = memoryview(data)
    try:
        while view:
            try:
                view = view[os.write(fd, view) :]
            except BlockingIOError:  # another program left the terminal non-blocking
                select.select([], [fd], [])
    except BrokenPipeError as error:
        raise Ended(ExitCode.CLOSED_PIPE) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:  # a file on a full disk is no lost terminal
            raise MassageError(f"the output cannot be written: {error.strerror}") from error
        raise Ended(ExitCode.HUNG_UP) from error


@contextmanager
def alternate_screen(fd: int) -> Iterator[None]:
    """The terminal's second screen, without cursor; afterwards the first, untouched."""
    try:
        write_all(fd, ENTER.encode())
        yield
    finally:
        with suppress(Ended):  # a terminal that is gone needs no putting back
            write_all(fd, LEAVE.encode())


@contextmanager
def endings() -> Iterator[None]:
    """SIGTERM, SIGHUP and ^C unwind the program, once: what follows can't stop the unwinding."""
    codes = {
        "SIGTERM": ExitCode.TERMINATED,
        "SIGHUP": ExitCode.HUNG_UP,
        "SIGQUIT": ExitCode.QUIT,
    }
    signals = {getattr(signal, name): code for name, code in codes.items() if hasattr(signal, name)}

    def end(number: int, _frame: FrameType | None) -> None:
        for each in (*signals, signal.SIGINT):
            signal.signal(each, signal.SIG_IGN)
        if number == signal.SIGINT:
            raise KeyboardInterrupt
        raise Ended(signals[number])

    ours = [
        each
        for each in (*signals, signal.SIGINT)
        if each == signal.SIGINT or signal.getsignal(each) is not signal.SIG_IGN
    ]
    before = [(each, signal.signal(each, end)) for each in ours]
    try:
        yield
    finally:
        for each, handler in before:
            signal.signal(each, handler)


if sys.platform != "win32":
    import fcntl
    import termios

    @contextmanager
    def cbreak(fd: int) -> Iterator[None]:
        """Each key at once and without echo; ^C and ^Z stay signals, ^S stops nothing.

        A ^C throws away no output that is still on its way: it may be what puts the screen back.
        """
        before = termios.tcgetattr(fd)
        after = termios.tcgetattr(fd)
        after[0] &= ~(termios.IXON | termios.ICRNL)
        after[3] &= ~(termios.ICANON | termios.ECHO)
        after[3] |= termios.NOFLSH
        after[6] = [*after[6]]
        after[6][termios.VMIN], after[6][termios.VTIME] = 1, 0
        # ^\ is a slip of the finger here, and would end the program without a word.
        after[6][termios.VQUIT] = os.fpathconf(fd, "PC_VDISABLE")
        try:
            termios.tcsetattr(fd, termios.TCSADRAIN, after)
            yield
        finally:
            # TCSAFLUSH: keys typed for the session are not commands for the shell.
            with suppress(termios.error):
                termios.tcsetattr(fd, termios.TCSAFLUSH, before)

    class Wakeups:
        """^Z, a new size and a continuation, each told through a pipe that a wait can watch."""

        def __init__(self) -> None:
            self.fd, self._write = os.pipe()
            for fd in (self.fd, self._write):
                fcntl.fcntl(fd, fcntl.F_SETFL, fcntl.fcntl(fd, fcntl.F_GETFL) | os.O_NONBLOCK)

        @contextmanager
        def listening(self) -> Iterator[Wakeups]:
            """Take the signals over, and give them back."""
            numbers = (signal.SIGTSTP, signal.SIGWINCH, signal.SIGCONT)
            before = [(number, signal.signal(number, _noted)) for number in numbers]
            old_fd = signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
            try:
                yield self
            finally:
                signal.set_wakeup_fd(old_fd)
                for number, handler in before:
                    signal.signal(number, handler)
                os.close(self.fd)
                os.close(self._write)

        def drain(self) -> set[int]:
            """The signals that came since the last call."""
            try:
                return set(os.read(self.fd, 4096))
            except BlockingIOError:
                return set()

    def stop_process() -> None:
        """Stop as ^Z stops any program; returns when `fg` or SIGCONT goes on with it."""
        ours = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        try:
            os.kill(os.getpid(), signal.SIGTSTP)
        finally:
            signal.signal(signal.SIGTSTP, ours)


def _noted(_number: int, _frame: FrameType | None) -> None:
    """The wakeup pipe has the signal's number already; this only keeps the default away."""
