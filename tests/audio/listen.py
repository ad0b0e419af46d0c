"""Tells from samples which notes were played, and when: an ear for the tests.

Matching pursuit with the earcons' own waveforms: find the strongest match of any note, take
it out of the recording, and go on with what is left until nothing resembles a note. A
loudspeaker's level does not matter; sounds that overlap are told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from massage_cli.audio.earcons import tones
from massage_cli.audio.mixer import Mixer
from massage_cli.audio.score import Note, notes
from massage_cli.audio.tone import RATE, Samples
from massage_cli.core.timeline import Timeline

GAINS = (0.6, 1.5)
"""How far a note's level may be from the first one found: all pass the same volume control."""
FAINTEST = 0.002
"""Of the loudest note's energy, what is not looked into any more."""
NEAR = round(0.010 * RATE)
"""Frames around a rejected match that are rejected with it."""
LONGEST = 4 * RATE
"""Frames of a note that are enough to know it by: what rings on must not be taken for another."""

TENTH = RATE // 10

TOGETHER = 0.03
"""Seconds within which two notes are at one moment: a steady tone may match a few waves off."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A note that was heard, its first frame in the recording, and how loud it was, 1 as made."""

    note: Note
    frame: int
    gain: float

    @property
    def name(self) -> str:
        return _name(self.note)


def expected(timeline: Timeline) -> list[str]:
    """The names of the notes of a timeline, in order, as `names` gives those that were heard."""
    return _in_order((note.at, _name(note)) for note in notes(timeline, 0.0, float("inf")))


def names(heard: Iterable[Heard]) -> list[str]:
    """What was heard, in order; by name where it was at the same moment."""
    return _in_order((one.frame / RATE, one.name) for one in heard)


def _name(note: Note) -> str:
    return f"{note.name}-{note.leg}"


def _in_order(named: Iterable[tuple[float, str]]) -> list[str]:
    """By time, and by name where two begin within `TOGETHER`."""
    ordered: list[str] = []
    chord: list[str] = []
    last = -1.0
    for at, name in sorted(named):
        if at - last > TOGETHER:
            ordered, chord = ordered + sorted(chord), []
        chord.append(name)
        last = at
    return ordered + sorted(chord)


def listen(recording: Samples, vocabulary: Iterable[Note], speed: float = 1.0) -> list[Heard]:
    """The notes of `vocabulary` that are in `recording`, by time."""
    left = _Left(recording)
    ears = [_Ear(left, _Shape.of(note, speed)) for note in _distinct(vocabulary)]
    found: list[Heard] = []
    strongest = level = 0.0
    while True:
        ear = max(ears, key=lambda ear: ear.strength)
        strongest = strongest or ear.strength
        if ear.strength <= FAINTEST * strongest:
            return sorted(found, key=lambda one: one.frame)
        frame, gain = ear.match()
        level = level or gain
        if GAINS[0] < gain / level < GAINS[1]:
            found.append(Heard(ear.shape.note, frame, gain))
            left.take_out(ear.shape, frame, gain)
            for other in ears:
                other.listen_again(frame, frame + len(ear.shape.samples))
        else:
            ear.reject(frame)


def likest(stretch: Samples, vocabulary: Iterable[Note]) -> Note:
    """The one note of `vocabulary` that a stretch of sound is most like."""
    left = _Left(stretch)
    ears = [_Ear(left, _Shape.of(note, 1.0)) for note in vocabulary]
    return max(ears, key=lambda ear: ear.strength).shape.note


def stretches(recording: Samples, silence: float) -> list[Samples]:
    """The parts of a recording between silences of so many seconds."""
    loud = np.flatnonzero(np.abs(recording).max(axis=1) > 1e-4)
    breaks = np.flatnonzero(np.diff(loud) > silence * RATE)
    firsts = [loud[0], *loud[breaks + 1]]
    lasts = [*loud[breaks], loud[-1]]
    return [recording[a : b + 1] for a, b in zip(firsts, lasts, strict=True)]


def vocabulary_of(timeline: Timeline) -> list[Note]:
    """One of each kind of note that the timeline has."""
    return _distinct(notes(timeline, 0.0, float("inf")))


def played(note: Note, speed: float = 1.0) -> Samples:
    """The note alone, mixed at full volume."""
    mixer = Mixer()
    for tone in tones(note, speed):
        mixer.add(0, tone)
    return mixer.read(mixer.busy_until)


def _distinct(those: Iterable[Note]) -> list[Note]:
    kinds = {(note.name, note.leg, note.pressure, note.seconds): note for note in those}
    return list(kinds.values())


@dataclass(frozen=True, slots=True, eq=False)
class _Shape:
    note: Note
    samples: NDArray[np.float32]
    energy: float
    reach: int
    """Its length in whole tenths of a second, so that those of one length share their spectra."""
    spectra: dict[int, NDArray[Any]]

    @classmethod
    @cache
    def of(cls, note: Note, speed: float) -> _Shape:
        samples = played(note, speed)[:LONGEST].sum(axis=1)
        reach = -(-len(samples) // TENTH) * TENTH
        return cls(note, samples, float((samples.astype(np.float64) ** 2).sum()), reach, {})

    def spectrum(self, size: int) -> NDArray[Any]:
        if size not in self.spectra:
            self.spectra[size] = np.conj(np.fft.rfft(self.samples, size))
        return self.spectra[size]


class _Left:
    """What is left of a recording, and the spectrum of the part last asked for."""

    def __init__(self, recording: Samples) -> None:
        self.samples = recording.sum(axis=1, dtype=np.float32)
        self._part: tuple[int, int] | None = None
        self._spectrum: NDArray[Any] = np.zeros(0, np.complex64)

    def take_out(self, shape: _Shape, frame: int, gain: float) -> None:
        """Take a shape out of the recording."""
        window = self.samples[frame : frame + len(shape.samples)]
        window -= gain * shape.samples[: len(window)]
        self._part = None

    def correlated(self, shape: _Shape, start: int, stop: int) -> NDArray[np.float32]:
        """How much of the shape begins at each frame from `start` to `stop`."""
        part = start, stop + shape.reach
        size = _fast(part[1] - start)
        if part != self._part:
            self._part, self._spectrum = part, np.fft.rfft(self.samples[slice(*part)], size)
        total = np.fft.irfft(self._spectrum * shape.spectrum(size), size)
        return (total[: stop - start] / shape.energy).astype(np.float32, copy=False)


def _fast(length: int) -> int:
    """The next size that transforms fast: a power of two, or three quarters of one."""
    power = 1 << (length - 1).bit_length()
    return power * 3 // 4 if length <= power * 3 // 4 else power


class _Ear:
    """Listens for one shape: at each frame, the gain with which the shape would fit best."""

    def __init__(self, left: _Left, shape: _Shape) -> None:
        self.left, self.shape = left, shape
        self.fit = np.zeros(len(left.samples), np.float32)
        self._at = 0
        self._hear(0, len(left.samples))

    @property
    def strength(self) -> float:
        """The energy that the strongest match would explain."""
        return float(self.fit[self._at]) ** 2 * self.shape.energy if len(self.fit) else 0.0

    def match(self) -> tuple[int, float]:
        """The strongest match: its frame and its gain."""
        return self._at, float(self.fit[self._at])

    def reject(self, frame: int) -> None:
        """Nothing is to be found near this frame, until the recording changes."""
        self.fit[max(0, frame - NEAR) : frame + NEAR] = 0.0
        self._at = int(self.fit.argmax())

    def listen_again(self, start: int, stop: int) -> None:
        """The recording has changed between these frames."""
        self._hear(max(0, start - self.shape.reach), min(stop, len(self.fit)))

    def _hear(self, start: int, stop: int) -> None:
        np.maximum(0.0, self.left.correlated(self.shape, start, stop), out=self.fit[start:stop])
        self._at = int(self.fit.argmax()) if len(self.fit) else 0


def onsets(heard: Sequence[Heard]) -> list[float]:
    """The seconds from the first note to each."""
    return [(one.frame - heard[0].frame) / RATE for one in heard]
