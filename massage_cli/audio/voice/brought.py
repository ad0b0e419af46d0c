"""A voice that another package brings: whatever it does wrong is a VoiceError with its name."""

from __future__ import annotations

import time
from threading import Event

import numpy as np

from massage_cli.audio.tone import RATE, Samples
from massage_cli.audio.voice.engine import POLL, TOO_SLOW, Engine, Job, VoiceError
from massage_cli.audio.voice.recording import LONGEST, clip_of
from massage_cli.audio.voice.spoken import Spoken
from massage_cli.entry_points import VOICES, Extension, extension_of
from massage_cli.printable import quoted
from massage_cli.task import Task

PATIENCE = TOO_SLOW * 0.6
"""Seconds for it to begin, and for a sentence: less than anybody else has, who cannot name it."""


def brought_voice(name: str, language: str, rate: int) -> Engine:
    """Open the voice called `name` in `language` at `rate` words a minute.

    Raises VoiceError where no package brings it, and where it cannot be opened in `PATIENCE`
    seconds: what it imports, and how long that takes, is not ours to say.
    """
    extension = extension_of(VOICES, name)
    if extension is None:
        raise VoiceError(f"no package brings a voice called {quoted(name)}")
    opening = Task(lambda: _opened(extension, language, rate))
    if not opening.wait(PATIENCE):
        raise VoiceError(extension.says(f"it did not begin within {PATIENCE:.0f} s"))
    return BroughtVoice(extension, opening.result())


def _opened(extension: Extension, language: str, rate: int) -> Engine:
    try:
        engine: Engine = extension.load()(language, rate)
    except BaseException as error:  # it may end the interpreter, as scripts do when imported
        raise VoiceError(extension.fault(error, VoiceError)) from error
    if not callable(getattr(engine, "begin", None)):
        raise VoiceError(extension.says("what it made has no method `begin`"))
    return engine


class BroughtVoice:
    """An engine that speaks on a thread of its own, and can be given up at any time."""

    def __init__(self, extension: Extension, engine: Engine) -> None:
        self._extension = extension
        self._engine = engine

    def begin(self, text: str) -> Job:
        """Begin to speak `text`; it ends up as loud as what every other voice speaks."""
        given_up = Event()
        spoken = Spoken(lambda: self._speak(text, given_up), given_up.set)
        return _Overseen(spoken, self._extension.says(f"not a sentence in {PATIENCE:.0f} s"))

    def _speak(self, text: str, given_up: Event) -> Samples:
        try:
            job = self._engine.begin(text)
            while (samples := job.poll()) is None:
                if given_up.wait(POLL):
                    job.stop()
                    raise VoiceError("it was given up")
            return _clip(samples)
        except BaseException as error:  # as above
            wrote = error.wrote if isinstance(error, VoiceError) else ""
            raise VoiceError(self._extension.fault(error, VoiceError), wrote) from error


class _Overseen:
    """A job that has `PATIENCE` seconds, and is then given up: that it was is `overdue`."""

    def __init__(self, job: Job, overdue: str) -> None:
        self._job = job
        self._overdue = overdue
        self._began = time.monotonic()

    def poll(self) -> Samples | None:
        samples = self._job.poll()
        if samples is None and time.monotonic() - self._began > PATIENCE:
            self.stop()
            raise VoiceError(self._overdue)
        return samples

    def stop(self) -> None:
        self._job.stop()


def _clip(made: object) -> Samples:
    """The clip, whatever was made of it. Raises VoiceError for what is no sound."""
    samples = np.asarray(made)
    if samples.ndim != 1 or samples.dtype.kind != "f":
        raise VoiceError(f"it made {samples.ndim}-dimensional {samples.dtype}, not mono floats")
    if len(samples) > LONGEST * RATE:
        raise VoiceError(f"a sentence takes more than {LONGEST} s")
    if not np.isfinite(samples).all():
        raise VoiceError("not all samples are numbers")
    return clip_of(samples, RATE)
