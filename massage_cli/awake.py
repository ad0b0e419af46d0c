"""The machine and its screen, kept awake while a session plays and for a minute after.

How that is asked for differs on each system: `wakepy` knows. Asking may take long, where a
desktop does not answer, so that it is done on a thread of its own, which nobody waits for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from threading import Event
from typing import Protocol

from massage_cli.task import Task

SETTLES = 2.0
"""Seconds of playing before anything is asked: no screen goes dark so soon, and the import of
the library then holds up neither the first frame nor the first sound."""
LINGERS = 60.0
"""Seconds for which a session that stands still, or is over, is kept awake: what it then shows
is to be read, and after a session without a key the screen would go dark at once."""
TRIES, AGAIN = 3, 5.0
"""How often it is asked for, and seconds between: a busy desktop may not answer in the second for
which the library waits."""
PATIENCE = 0.5
"""Seconds for which letting go is waited for; a program that has ended holds nothing anyway."""


class Awake(Protocol):
    """Something that keeps the machine awake, or not. None of its methods raises."""

    def follow(self, *, playing: bool) -> None:
        """Keep up with the session; called on every turn of its loop."""
        ...

    def let_go(self) -> None:
        """Let it sleep from now on, until something plays again."""
        ...


class MaySleep:
    """Leaves the machine to itself."""

    def follow(self, *, playing: bool) -> None:
        """Nothing is asked for."""

    def let_go(self) -> None:
        """Nothing is held."""


class KeptAwake:
    """Has the system keep awake, wherever it can; where it cannot, that is no trouble."""

    def __init__(
        self,
        note: Callable[[str], object] = str,
        *,
        settles: float = SETTLES,
        lingers: float = LINGERS,
    ) -> None:
        """`note` takes what a log should have of it."""
        self._begin = partial(_Hold, note, settles, lingers)
        self._hold: _Hold | None = None
        self._playing = False

    def follow(self, *, playing: bool) -> None:
        """Hold from the moment it plays, and no longer than a minute after it does not."""
        if playing == self._playing:
            return
        self._playing = playing
        if playing:
            if self._hold is not None:
                self._hold.end()
            self._hold = self._begin()
        elif self._hold is not None:
            self._hold.stand_still()

    def let_go(self) -> None:
        """Let go at once, and wait a moment until that is done."""
        self._playing = False
        if self._hold is not None:
            self._hold.end()
            self._hold.done.wait(PATIENCE)
            self._hold = None


class _Hold:
    """One stretch of playing, on a thread of its own: wakepy is not to change threads."""

    def __init__(self, note: Callable[[str], object], settles: float, lingers: float) -> None:
        self._note = note
        self._settles, self._lingers = settles, lingers
        self._stands_still, self._over = Event(), Event()
        self.done = Task(self._keep)

    def stand_still(self) -> None:
        """Nothing plays any more."""
        self._stands_still.set()

    def end(self) -> None:
        """Let go at once."""
        self._over.set()
        self._stands_still.set()

    def _keep(self) -> None:
        if self._over.wait(self._settles):
            return
        try:
            for _ in range(TRIES):
                if self._kept() or self._stands_still.wait(AGAIN):
                    return
        except Exception as error:
            self._note(f"not kept awake: {type(error).__name__}")  # its text may have a path

    def _kept(self) -> bool:
        """Keep awake until that is over; whether it could be."""
        from wakepy import keep  # 33 ms, and many a rehearsal is over before

        with keep.presenting(on_fail="pass") as mode:
            self._note(f"kept awake by {mode.method or 'nothing that is here'}")
            held = mode.active
            if held:
                self._stands_still.wait()
                self._over.wait(self._lingers)
        return held


@contextmanager
def kept_awake(
    wanted: bool, note: Callable[[str], object] = str, *, settles: float = SETTLES
) -> Iterator[Awake]:
    """What a session tells that it plays, if that is `wanted`; however it ends, let go."""
    awake = KeptAwake(note, settles=settles) if wanted else MaySleep()
    try:
        yield awake
    finally:
        awake.let_go()
