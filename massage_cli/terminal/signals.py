"""Every change to the process's signals, each a context manager that gives them back."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from massage_cli.errors import Ended, ExitCode

AGAIN_SECONDS = 0.01
"""When to try again to unwind, where an exception would have been lost."""
TRIES = 100
"""After so many it is raised wherever it is."""

_CODES = {
    "SIGINT": ExitCode.INTERRUPTED,
    "SIGTERM": ExitCode.TERMINATED,
    "SIGHUP": ExitCode.HUNG_UP,
    "SIGQUIT": ExitCode.QUIT,
}
_STOPS = ("SIGTSTP", "SIGTTIN", "SIGTTOU")


def _there(*names: str) -> list[signal.Signals]:
    """The signals of these names that this system has."""
    return [signal.Signals[name] for name in names if name in signal.Signals.__members__]


@contextmanager
def endings() -> Iterator[None]:
    """SIGTERM, SIGHUP and ^C unwind the program, once: what follows can't stop the unwinding.

    They are raised as Ended, ^C as KeyboardInterrupt. Where Python would lose an exception,
    in the middle of an import or of a finalizer, this is tried again as soon as that is over.
    """
    ends = [
        each
        for each in _there(*_CODES)
        if each == signal.SIGINT or signal.getsignal(each) is not signal.SIG_IGN
    ]
    came: list[signal.Signals] = []

    def end(number: int, frame: FrameType | None) -> None:
        if not came:
            for each in (*ends, *_there(*_STOPS)):
                signal.signal(each, signal.SIG_IGN)
            for each in timer:
                signal.signal(each, end)
        came.append(signal.Signals(number))
        if _again_later(len(came) < TRIES and _is_import(frame)):
            return
        raise KeyboardInterrupt if came[0] == signal.SIGINT else Ended(_CODES[came[0].name])

    def lost(what: sys.UnraisableHookArgs) -> None:
        ours = came and isinstance(what.exc_value, (Ended, KeyboardInterrupt))
        if not (ours and _again_later(True)):
            hook_before(what)

    hook_before, sys.unraisablehook = sys.unraisablehook, lost
    timer = _there("SIGALRM")
    others = [(each, signal.getsignal(each)) for each in (*_there(*_STOPS), *timer)]
    before = [(each, signal.signal(each, end)) for each in ends]
    try:
        yield
    finally:
        if came:
            _again_later(False)
            before += others
        for each, handler in before:
            signal.signal(each, handler)
        sys.unraisablehook = hook_before


@contextmanager
def unwinding() -> Iterator[None]:
    """Whatever else ends the block, such as a terminal that is gone, lets no signal interrupt it.

    The signals stay ignored until the `endings` around it are over.
    """
    try:
        yield
    except BaseException:
        for each in _taken():
            signal.signal(each, signal.SIG_IGN)
        raise


@contextmanager
def held() -> Iterator[None]:
    """What would end the program waits until the end of the block, which is done whole."""
    came: list[int] = []
    before = [
        (each, signal.signal(each, lambda number, _: came.append(number))) for each in _taken()
    ]
    try:
        yield
    finally:
        for each, handler in before:
            signal.signal(each, handler)
        for number in came[:1]:
            signal.raise_signal(number)


def _taken() -> list[signal.Signals]:
    """Those that end the program, and are handled here."""
    return [each for each in _there(*_CODES) if callable(signal.getsignal(each))]


def _is_import(frame: FrameType | None) -> bool:
    """Whether something is being imported at `frame`."""
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False


if sys.platform != "win32":
    import fcntl

    def _again_later(wanted: bool) -> bool:
        """Have the timer signal soon, or not any more; return whether it will."""
        signal.setitimer(signal.ITIMER_REAL, AGAIN_SECONDS if wanted else 0.0)
        return wanted

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

else:

    def _again_later(wanted: bool) -> bool:
        """There is no such timer: the exception is raised wherever it is."""
        del wanted
        return False


def _noted(_number: int, _frame: FrameType | None) -> None:
    """The wakeup pipe has the signal's number already; this only keeps the default away."""
