"""How far long work has come: a bar on stderr, in a terminal, once it has taken half a second."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from massage_cli.clock import Clock, SystemClock

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

T = TypeVar("T")

PATIENCE = 0.5
"""Seconds that nobody needs a bar for."""
PAUSE = 0.1
"""Seconds between two drawings of it."""


@contextmanager
def bar(
    what: str, total: float | None, clock: Clock | None = None, screen: Console | None = None
) -> Iterator[ProgressBar]:
    """A bar for the time within, of work that is done when it has advanced by `total`.

    `screen` is where it is drawn; without one, a terminal on stderr or nowhere.
    """
    drawn = ProgressBar(what, total, clock or SystemClock(), lambda: screen or _terminal())
    try:
        yield drawn
    finally:
        drawn.step_aside()


def tracked(
    items: Iterable[T],
    what: str,
    total: float | None,
    amount: Callable[[T], float] = lambda _: 1,
) -> Iterator[T]:
    """The items, under a bar that advances by the `amount` of each once the next is asked for.

    For work that prints nothing meanwhile.
    """
    with bar(what, total) as drawn:
        for item in items:
            yield item
            drawn.advance(amount(item))


class ProgressBar:
    """Drawn by whoever does the work, as it advances: there is no thread, and no cursor hidden."""

    def __init__(
        self, what: str, total: float | None, clock: Clock, screen: Callable[[], Console | None]
    ) -> None:
        self._what = what
        self._total = total
        self._clock = clock
        self._screen = screen
        self._done = 0.0
        self._due = clock.now() + PATIENCE
        self._progress: Progress | None = None

    def advance(self, amount: float = 1) -> None:
        """So much more is done."""
        self._done += amount
        if self._clock.now() < self._due:
            return
        self._due = self._clock.now() + PAUSE
        progress = self._progress or self._opened()
        if progress is None:
            self._due = float("inf")
            return
        if not progress.live.is_started:
            progress.start()
            progress.console.show_cursor(True)  # a shell after ^Z would be without
        progress.update(progress.task_ids[0], completed=self._done, refresh=True)

    def step_aside(self) -> None:
        """Off the terminal, for other lines to be written; it comes back when it is due."""
        if self._progress is not None and self._progress.live.is_started:
            self._progress.stop()

    def _opened(self) -> Progress | None:
        screen = self._screen()
        if screen is None:
            return None
        from rich.progress import Progress

        self._progress = Progress(
            console=screen,
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,  # which may go into a file
            redirect_stderr=False,
        )
        self._progress.add_task(self._what, total=self._total)
        return self._progress


def _terminal() -> Console | None:
    """Where a person looks at stderr; None where nobody does, or nothing is to be drawn anew."""
    from massage_cli.cli.output import console, is_plain

    if not sys.stderr.isatty() or is_plain():
        return None
    screen = console(stderr=True)
    return None if screen.is_dumb_terminal else screen
