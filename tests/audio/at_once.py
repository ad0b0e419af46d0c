"""What takes its time is waited for: for tests on a clock that only they move."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

import numpy as np

from massage_cli.audio.tone import RATE, Samples
from massage_cli.audio.voice.choice import VoiceChoice, open_voice
from massage_cli.audio.voice.engine import Engine, Job
from massage_cli.audio.voice.speaker import Speaker
from massage_cli.task import Task
from tests.e2e.pulse import DEADLINE

T = TypeVar("T")


def at_once(call: Callable[[], T]) -> Task[T]:
    """A task that is done."""
    task = Task(call)
    assert task.wait(DEADLINE)
    return task


class Patient:
    """An engine whose jobs are done as soon as they have begun."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, text: str) -> Job:
        job, deadline = self._engine.begin(text), time.monotonic() + DEADLINE
        while job.poll() is None:
            assert time.monotonic() < deadline, "the voice never came to an end"
            time.sleep(0.002)
        return job


def speaker(voice: str) -> Speaker:
    """The speaker of a session, with a voice that never keeps anybody waiting."""
    return Speaker(lambda language: Patient(open_voice(VoiceChoice(voice), language)), at_once)


class OneByOne:
    """An engine whose sentences are there when the test lets them be; it notes what was begun."""

    def __init__(self, seconds: float = 2.0) -> None:
        self.begun: list[str] = []
        self.made: set[str] = set()
        self._seconds = seconds

    def begin(self, text: str) -> Job:
        """Begin, and be done as soon as `text` is among those `made`."""
        self.begun.append(text)
        return _Waiting(self, text, round(self._seconds * RATE))


class _Waiting:
    def __init__(self, engine: OneByOne, text: str, frames: int) -> None:
        self._engine = engine
        self._text = text
        self._frames = frames

    def poll(self) -> Samples | None:
        there = self._text in self._engine.made
        return np.full(self._frames, 0.1, np.float32) if there else None

    def stop(self) -> None:
        """There is nothing to stop."""
