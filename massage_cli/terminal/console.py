"""Opens what is looked at and pressed: a full screen with its keys, or plain lines."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, TextIO

from massage_cli.core.bindings import BINDINGS, Bindings
from massage_cli.core.presentation import Theme
from massage_cli.terminal.display import RESIZE, SUSPEND, Display, Keys
from massage_cli.terminal.keyboard import NoKeys
from massage_cli.terminal.paint.colour import Depth, depth_of
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.signals import endings

if TYPE_CHECKING:
    from massage_cli.terminal.plain import PlainDisplay
    from massage_cli.terminal.screen import LiveScreen


def why_plain(stdin: TextIO | None = None, stdout: TextIO | None = None) -> str:
    """Why there is no full screen to be had; empty where there is one."""
    for name, end in (("input", stdin or sys.stdin), ("output", stdout or sys.stdout)):
        if end is None or not end.isatty():
            return f"the {name} is no terminal"
    return lines_only(os.environ)


def lines_only(environment: Mapping[str, str]) -> str:
    """Why a terminal can only take lines, as it says itself; empty where it takes more."""
    term = environment.get("TERM", "")
    if term in ("dumb", "unknown"):
        return f"TERM is {term}"
    return "TERM is not set" if not term and sys.platform != "win32" else ""


def can_draw_blocks(stdout: TextIO | None = None) -> bool:
    """Whether encoding and font have blocks and braille; the Linux console has no braille."""
    if os.environ.get("TERM") == "linux":
        return False
    try:
        "█▀▄⣿↑▶◉".encode((stdout or sys.stdout).encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def has_keys() -> bool:
    """Whether somebody can press a key, with a full screen or without one."""
    return all(end is not None and end.isatty() for end in (sys.stdin, sys.stdout))


@contextmanager
def open_terminal(
    *,
    plain: bool,
    big: bool = False,
    colour: bool = True,
    theme: str = "auto",
    bindings: Bindings = BINDINGS,
    time_left: bool = False,
) -> Iterator[tuple[Display, Keys]]:
    """Take the terminal, and give it back as it was whatever happens.

    `plain` lines have keys too where there is a terminal. Without `colour`, or with NO_COLOR
    set, nothing is coloured; `theme` is one of `Theme`; `bindings` are the keys that are named.
    With `time_left` lines tell how much is left of a long step; a screen shows it anyway.

    Inside, SIGTERM, SIGHUP, ^C and a terminal or pipe that goes away unwind: as
    `errors.Ended` with its exit code, ^C as KeyboardInterrupt.
    """
    with ExitStack() as stack:
        stack.enter_context(endings())
        look = None
        if not (plain or why_plain()):
            depth = depth_of(os.environ) if colour else Depth.NONE
            look = Look(
                depth, blocks=can_draw_blocks(), big=big, theme=Theme(theme), bindings=bindings
            )
        if has_keys():
            yield stack.enter_context(_attended(look, time_left))
        else:
            yield _lines(time_left), NoKeys()


def _lines(time_left: bool, suspend: Callable[[], None] | None = None) -> PlainDisplay:
    from massage_cli.terminal.plain import PlainDisplay

    sys.stdout.flush()
    return PlainDisplay(
        sys.stdout.fileno(),
        sys.stdout.encoding,
        attended=has_keys(),
        suspend=suspend,
        time_left=time_left,
    )


if sys.platform == "win32":

    @contextmanager
    def _attended(look: Look | None, time_left: bool) -> Iterator[tuple[Display, Keys]]:
        """A console with its keys: the full screen in this look, or lines without one."""
        from massage_cli.terminal.modes import enter_screen, leave_screen
        from massage_cli.terminal.screen import LiveScreen
        from massage_cli.terminal.windows import ConsoleKeys, escapes

        if look is None:
            yield _lines(time_left), ConsoleKeys()
            return
        fd = sys.stdout.fileno()
        with escapes(fd):
            try:
                enter_screen(fd)
                yield LiveScreen(fd, look, step_aside=lambda: None), ConsoleKeys()
            finally:
                leave_screen(fd)

else:

    @contextmanager
    def _attended(look: Look | None, time_left: bool) -> Iterator[tuple[Display, Keys]]:
        """A terminal with its keys: the full screen in this look, or lines without one."""
        from massage_cli.terminal.keyboard import TerminalKeys
        from massage_cli.terminal.modes import Attended
        from massage_cli.terminal.signals import Wakeups, stop_process

        sys.stdout.flush()
        keyboard, fd = sys.stdin.fileno(), sys.stdout.fileno()
        state = Attended(keyboard, fd, screen=look is not None)
        screen = _screen(fd, look, lambda: give_back(stop_process)) if look else None

        def give_back(meanwhile: Callable[[], None]) -> None:
            state.give()
            meanwhile()
            wakeups.drain()
            state.take()

        def woken() -> list[str]:
            signals = wakeups.drain()
            if signal.SIGCONT in signals:  # stopped by another hand than ours
                give_back(lambda: None)
                if screen is not None:
                    screen.repaint()
            keys = [SUSPEND] if signal.SIGTSTP in signals else []
            return [*keys, RESIZE] if signals - {signal.SIGTSTP} else keys

        with Wakeups().listening() as wakeups:
            try:
                state.take()
                if screen is None:
                    lines = _lines(time_left, lambda: give_back(stop_process))
                    yield lines, TerminalKeys(keyboard, wakeups.fd, woken)
                else:
                    screen.inquire()
                    yield screen, TerminalKeys(keyboard, wakeups.fd, woken, screen.hear)
            finally:
                state.give()

    def _screen(fd: int, look: Look, step_aside: Callable[[], None]) -> LiveScreen:
        from massage_cli.terminal.screen import LiveScreen

        return LiveScreen(fd, look, step_aside, sys.stdout.encoding)
