"""One sentence that is made on a thread of its own."""

from __future__ import annotations

from collections.abc import Callable

from massage_cli.audio.tone import Samples
from massage_cli.task import Task


class Spoken:
    """A Job: `speak` begins at once on a thread, and `give_up` tells it to come to an end."""

    def __init__(self, speak: Callable[[], Samples], give_up: Callable[[], object]) -> None:
        self._task = Task(speak)
        self._give_up = give_up

    def poll(self) -> Samples | None:
        """The sentence, None while it is not ready. Raises VoiceError."""
        return self._task.result() if self._task.done else None

    def stop(self) -> None:
        """Give it up."""
        if not self._task.done:
            self._give_up()
