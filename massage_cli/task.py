"""A call that may never return, on a thread of its own: who waits for it decides for how long."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Generic, TypeVar

T = TypeVar("T")


class Task(Generic[T]):
    """Begins `call` at once. The thread is a daemon: the program ends without waiting for it."""

    def __init__(self, call: Callable[[], T], *, daemon: bool = True) -> None:
        """No `daemon` is one that cannot hang, and may not be left in the middle of its work."""
        self._call = call
        self._over = Event()
        self._lock = Lock()
        self._made: list[T] = []
        self._error: BaseException | None = None
        self._undo: Callable[[T], object] | None = None
        Thread(target=self._run, daemon=daemon).start()

    @property
    def done(self) -> bool:
        """Whether the call has come to an end."""
        return self._over.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait up to `seconds` for the end of the call; return whether it has come."""
        return self._over.wait(seconds)

    def result(self) -> T:
        """What the call returned, once it is done. Raises what the call raised."""
        if self._error is not None:
            raise self._error
        return self._made[0]

    def abandon(self, undo: Callable[[T], object]) -> None:
        """Nobody waits any more: what the call makes after all is handed to `undo`."""
        with self._lock:
            self._undo = undo
            too_late = self.done
        if too_late and self._made:
            Task(lambda: undo(self._made[0]))

    def _run(self) -> None:
        try:
            self._made.append(self._call())
        except BaseException as error:
            self._error = error
        with self._lock:
            self._over.set()
            undo = self._undo
        if undo is not None and self._made:
            undo(self._made[0])
