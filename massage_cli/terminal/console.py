"""Opens what is looked at and pressed: a full screen with its keys, or plain lines."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TextIO

from massage_cli.core.presentation import Theme
from massage_cli.terminal.display import RESIZE, SUSPEND, Display, Keys
from massage_cli.terminal.keyboard import NoKeys
from massage_cli.terminal.paint.colour import Depth, depth_of
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.signals import endings


def why_plain(stdin: TextIO | None = None, stdout: TextIO | None = None) -> str:
    """Why there is no full screen to be had; empty where there is one."""
    for name, end in (("input", stdin or sys.stdin), ("output", stdout or sys.stdout)):
        if end is None or not end.isatty():
            return f"the {name} is no terminal"
    term = os.environ.get("TERM", "")
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


@contextmanager
def open_terminal(
    *, plain: bool, big: bool = False, colour: bool = True, theme: str = "auto"
) -> Iterator[tuple[Display, Keys]]:
    """Take the terminal, and give it back as it was whatever happens.

    Without `colour`, or with NO_COLOR set, nothing is coloured; `theme` is one of `Theme`.

    Inside, SIGTERM, SIGHUP, ^C and a terminal or pipe that goes away unwind: as
    `errors.Ended` with its exit code, ^C as KeyboardInterrupt.
    """
    with ExitStack() as stack:
        stack.enter_context(endings())
        if plain or why_plain():
            yield stack.enter_context(_plain()), NoKeys()
        else:
            depth = depth_of(os.environ) if colour else Depth.NONE
            look = Look(depth, blocks=can_draw_blocks(), big=big, theme=Theme(theme))
            yield stack.enter_context(_full(look))


@contextmanager
def _plain() -> Iterator[Display]:
    from massage_cli.terminal.plain import PlainDisplay

    sys.stdout.flush()
    yield PlainDisplay(sys.stdout.fileno(), sys.stdout.encoding, bell=sys.stdout.isatty())


if sys.platform == "win32":

    @contextmanager
    def _full(look: Look) -> Iterator[tuple[Display, Keys]]:
        from massage_cli.terminal.modes import enter_screen, leave_screen
        from massage_cli.terminal.screen import LiveScreen
        from massage_cli.terminal.windows import ConsoleKeys, escapes

        fd = sys.stdout.fileno()
        with escapes(fd):
            try:
                enter_screen(fd)
                yield LiveScreen(fd, look, step_aside=lambda: None), ConsoleKeys()
            finally:
                leave_screen(fd)

else:

    @contextmanager
    def _full(look: Look) -> Iterator[tuple[Display, Keys]]:
        from massage_cli.terminal.keyboard import TerminalKeys
        from massage_cli.terminal.modes import FullScreen
        from massage_cli.terminal.screen import LiveScreen
        from massage_cli.terminal.signals import Wakeups, stop_process

        sys.stdout.flush()
        keyboard, fd = sys.stdin.fileno(), sys.stdout.fileno()
        state = FullScreen(keyboard, fd)

        def give_back(meanwhile: Callable[[], None]) -> None:
            state.give()
            meanwhile()
            wakeups.drain()
            state.take()

        def woken() -> list[str]:
            signals = wakeups.drain()
            if signal.SIGCONT in signals:  # stopped by another hand than ours
                give_back(lambda: None)
                screen.repaint()
            keys = [SUSPEND] if signal.SIGTSTP in signals else []
            return [*keys, RESIZE] if signals - {signal.SIGTSTP} else keys

        with Wakeups().listening() as wakeups:
            try:
                state.take()
                screen = LiveScreen(fd, look, lambda: give_back(stop_process), sys.stdout.encoding)
                screen.inquire()
                yield screen, TerminalKeys(keyboard, wakeups.fd, woken, screen.hear)
            finally:
                state.give()
