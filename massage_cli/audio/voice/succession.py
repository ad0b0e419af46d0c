"""Several voices, one after the other: where one fails, the next says the same sentence."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from threading import Event, Lock

from massage_cli.audio.tone import Samples
from massage_cli.audio.voice.engine import POLL, TOO_SLOW, Engine, Job, VoiceError
from massage_cli.audio.voice.spoken import Spoken

Candidate = tuple[str, Callable[[], Engine]]
"""Which voice, and what opens it; that may raise VoiceError."""
Heard = Callable[[str, str], object]
"""Takes which voice speaks from now on, and why the one before it does not."""
PATIENCE = TOO_SLOW * 2 / 3
"""Seconds after which the next voice is asked: whoever waits for the sentence does so longer."""


class Succession:
    """The first of one or more `candidates` that can be opened, and after it the others."""

    def __init__(self, candidates: Iterable[Candidate], changed: Heard) -> None:
        """Open the first there is. Raises VoiceError, with why the first is not there."""
        self._candidates = iter(candidates)
        self._changed = changed
        self._passing_on = Lock()
        self.passed_over: list[VoiceError] = []
        """Why those before the one that speaks do not."""
        self.name, self._engine = self._next()

    def begin(self, text: str) -> Job:
        """Begin to speak `text`, with whichever voice can."""
        given_up = Event()
        return Spoken(lambda: self._speak(text, given_up), given_up.set)

    def _speak(self, text: str, given_up: Event) -> Samples:
        while True:
            engine = self._engine
            try:
                return _speak(engine, text, given_up)
            except VoiceError as error:
                if given_up.is_set():
                    raise
                self._pass_on(engine, error)

    def _pass_on(self, failed: Engine, error: VoiceError) -> None:
        """Let the next voice speak. Raises the error of the failed one if it was the last."""
        with self._passing_on:
            if self._engine is not failed:  # it was passed on for another sentence
                return
            self.passed_over.append(error)
            try:
                self.name, self._engine = self._next()
            except VoiceError:
                raise error from None
            self._changed(self.name, str(error))

    def _next(self) -> tuple[str, Engine]:
        for name, opened in self._candidates:
            try:
                return name, opened()
            except VoiceError as error:
                self.passed_over.append(error)
        raise self.passed_over[0]


def _speak(engine: Engine, text: str, given_up: Event) -> Samples:
    job, began = engine.begin(text), time.monotonic()
    while (samples := job.poll()) is None:
        if given_up.wait(POLL) or time.monotonic() - began > PATIENCE:
            job.stop()
            raise VoiceError(f"not a sentence in {PATIENCE:.0f} s")
    return samples
