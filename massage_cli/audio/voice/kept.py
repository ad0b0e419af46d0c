"""A slow voice whose sentences are kept: the next session has them at once.

A sentence is kept as it is heard, in 16 bits, as the differences between its samples: most
are small, so that zlib makes half of them. zlib's checksum tells a damaged file from a whole one.
"""

from __future__ import annotations

import zlib

import numpy as np

from massage_cli.audio.tone import RATE, Samples
from massage_cli.audio.voice.engine import Engine, Job
from massage_cli.audio.voice.recording import LONGEST
from massage_cli.audio.voice.shelf import Shelf, key_of
from massage_cli.task import Task

_FULL = 32767
_QUICK = 1  # of zlib: 9 is a tenth smaller and takes ten times as long


class KeptSpeech:
    """An engine behind which a slower one speaks what nobody has spoken before."""

    def __init__(self, engine: Engine, shelf: Shelf, voice: str) -> None:
        """`voice` names whatever makes a difference to how a sentence sounds."""
        self._engine = engine
        self._shelf = shelf
        self._voice = voice

    def begin(self, text: str) -> Job:
        """Begin to look for `text`, and to speak it where it is not kept."""
        return _Kept(self._engine, self._shelf, self._voice, text)


class _Kept:
    def __init__(self, engine: Engine, shelf: Shelf, voice: str, text: str) -> None:
        self._engine = engine
        self._shelf = shelf
        self._voice = voice
        self._text = text
        self._key = key_of(text)
        self._looking = Task(lambda: unpacked(shelf.take(voice, self._key)))
        self._job: Job | None = None

    def poll(self) -> Samples | None:
        if self._job is None:
            if not self._looking.done:
                return None
            kept = self._looking.result()
            if kept is not None:
                return kept
            self._job = self._engine.begin(self._text)
        spoken = self._job.poll()
        if spoken is None:
            return None
        whole = _whole(spoken)
        # A disk may be slow, and nobody waits for it.
        Task(lambda: self._shelf.put(self._voice, self._key, packed(whole)))
        return _heard(whole)

    def stop(self) -> None:
        if self._job is not None:
            self._job.stop()


class Later:
    """An engine that is still being opened: what it is asked to speak waits for that."""

    def __init__(self, opening: Task[Engine]) -> None:
        self._opening = opening

    def begin(self, text: str) -> Job:
        """Begin to speak `text` as soon as the engine is there."""
        return _Later(self._opening, text)


class _Later:
    def __init__(self, opening: Task[Engine], text: str) -> None:
        self._opening = opening
        self._text = text
        self._job: Job | None = None

    def poll(self) -> Samples | None:
        if self._job is None:
            if not self._opening.done:
                return None
            self._job = self._opening.result().begin(self._text)
        return self._job.poll()

    def stop(self) -> None:
        if self._job is not None:
            self._job.stop()


_Whole = np.typing.NDArray[np.int16]


def packed(whole: _Whole) -> bytes:
    """A sentence of 16 bit samples as it is kept."""
    return zlib.compress(np.diff(whole, prepend=np.int16(0)).astype("<i2").tobytes(), _QUICK)


def unpacked(data: bytes | None) -> Samples | None:
    """The sentence that was kept; None for what is damaged, cut off, or none."""
    unzip = zlib.decompressobj()
    try:
        raw = unzip.decompress(data or b"", LONGEST * RATE * 2)
    except zlib.error:
        return None
    if not unzip.eof or unzip.unused_data or not raw or len(raw) % 2:
        return None
    return _heard(np.cumsum(np.frombuffer(raw, "<i2"), dtype=np.int16))


def _whole(samples: Samples) -> _Whole:
    return np.round(np.clip(samples, -1.0, 1.0) * _FULL).astype(np.int16)


def _heard(whole: _Whole) -> Samples:
    return whole.astype(np.float32) / np.float32(_FULL)
