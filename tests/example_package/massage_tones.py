"""A voice that hums a tone for each word, and an output that writes what is heard to a file."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

from massage_cli.extension import RATE, Bus, Mixer, OutputError, Samples, Tone, VoiceError

HERTZ = 311.0


class Hum:
    """A sentence; it is made as soon as it is begun, so there is nothing to wait for."""

    def __init__(self, words: int, seconds: float) -> None:
        t = np.arange(round(seconds * RATE)) / RATE
        word = np.sin(2 * np.pi * HERTZ * t) * np.sin(np.pi * t / seconds)
        self._samples: Samples = np.tile(word.astype(np.float32), words)

    def poll(self) -> Samples | None:
        return self._samples

    def stop(self) -> None:
        pass


class TonesVoice:
    def __init__(self, language: str, rate: int) -> None:
        if language.startswith("zh"):
            raise VoiceError("it cannot tell where a word of Chinese ends")
        self._seconds = 60 / rate

    def begin(self, text: str) -> Hum:
        return Hum(len(text.split()), self._seconds)


class FramesOutput:
    system = "a file"

    def __init__(self, gain: float) -> None:
        if "TONES_FILE" not in os.environ:
            raise OutputError("TONES_FILE is not set")
        self._file = Path(os.environ["TONES_FILE"])
        self._file.write_bytes(b"")
        self._mixer = Mixer(gain)
        self._opened: float | None = None

    @property
    def frame(self) -> int:
        return self._mixer.frame

    def place(self, frame: int, tone: Tone, bus: Bus, *, join: int | None = None) -> None:
        self._mixer.add(frame, tone, bus, join=join)

    def cut(self) -> None:
        self._mixer.cut()

    def set_gain(self, gain: float) -> None:
        self._mixer.set_gain(gain)

    def turn(self, now: float) -> float | None:
        if self._opened is None:
            self._opened = now
        self._write(round((now - self._opened) * RATE))
        return 0.05

    def drain(self, patience: float) -> bool:
        self._write(self._mixer.busy_until)
        return True

    def close(self) -> None:
        pass

    def _write(self, until: int) -> None:
        if until > self.frame:
            with self._file.open("ab") as file:
                file.write(self._mixer.read(until - self.frame).tobytes())
