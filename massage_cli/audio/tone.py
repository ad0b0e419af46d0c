"""Tones: mono waveforms in closed form, so that any part of one can be had at any time.

A long hold is never held in memory, and a block of it is the same whoever asks for it.
Every tone begins and ends at zero and rises for at least `SOFTEST_ATTACK`: no clicks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

RATE = 44100
"""Frames a second: twice that of eSpeak NG's voices, and what every device and phone plays."""
SOFTEST_ATTACK = 0.005
"""Seconds; a faster one is heard as a click and startles."""

Samples = NDArray[np.float32]
Seconds = NDArray[np.float64]
Envelope = Callable[[Seconds], NDArray[np.floating]]


@dataclass(frozen=True, slots=True, eq=False)
class Tone:
    """A mono waveform at a place between the ears, `delay` frames after its note."""

    frames: int
    wave: Callable[[int, int], Samples]
    """The samples from one frame up to another, both within 0 … `frames`."""
    left: float = 0.7071
    right: float = 0.7071
    delay: int = 0


@dataclass(frozen=True, slots=True)
class Timbre:
    """The amplitudes of the partials 1, 2, 3, …, and of a tone an octave below."""

    partials: tuple[float, ...]
    sub: float = 0.0


def clip(samples: Samples) -> Tone:
    """A tone that is already in memory."""
    return Tone(len(samples), lambda start, stop: samples[start:stop])


def in_memory(tone: Tone) -> Tone:
    """The same tone, computed once: for short ones that come again and again."""
    samples = tone.wave(0, tone.frames)
    return replace(tone, wave=lambda start, stop: samples[start:stop])


def placed(tone: Tone, place: float, delay: float = 0.0) -> Tone:
    """The tone at `place` from -1 (left) to 1 (right), `delay` seconds later.

    Halfway between the same power in every place, for two ears, and the same sum of both
    channels, for one loudspeaker.
    """
    angle = (place + 1) * np.pi / 4
    both = np.sqrt(np.cos(angle) + np.sin(angle))
    left, right = float(np.cos(angle) / both), float(np.sin(angle) / both)
    return replace(tone, left=left, right=right, delay=round(delay * RATE))


def strike(hertz: float, ring: float, level: float, timbre: Timbre, attack: float = 0.008) -> Tone:
    """A soft mallet on a bar: a quick swell, then a decay to 1/e in `ring` seconds.

    What is above the lowest partial fades faster.
    """

    def envelope(t: Seconds) -> NDArray[np.floating]:
        return level * _swell(t, attack) * np.exp(-t / ring) * _swell(length - t, 0.03)

    def wave(t: Seconds) -> NDArray[np.floating]:
        lowest = timbre.partials[0] * _sin(hertz * t)
        upper = _partials(timbre, hertz * t) - lowest
        heard: NDArray[np.floating] = envelope(t) * (lowest + upper * np.exp(-t / (2 * ring)))
        return heard

    length = max(4.5 * ring, 0.08)
    return _tone(length, wave)


def glide(
    hertz: float, to: float, seconds: float, level: float, timbre: Timbre, envelope: Envelope
) -> Tone:
    """A tone whose pitch moves evenly, to the ear, from `hertz` to `to` for its whole length."""
    octaves = float(np.log(to / hertz))

    def cycles(t: Seconds) -> Seconds:
        if abs(octaves) < 1e-9:
            return hertz * t
        return hertz * seconds / octaves * np.expm1(octaves * t / seconds)

    return _sum(cycles, seconds, level, timbre, envelope)


def arc(
    hertz: float, bend: float, seconds: float, level: float, timbre: Timbre, envelope: Envelope
) -> Tone:
    """A tone whose pitch goes up by the ratio 1 + `bend` and comes back: a turn of a circle."""

    def cycles(t: Seconds) -> Seconds:
        turn = 2 * np.pi / seconds
        return hertz * (t * (1 + bend / 2) - bend / 2 / turn * np.sin(turn * t))

    return _sum(cycles, seconds, level, timbre, envelope)


def edges(seconds: float, attack: float, release: float) -> Envelope:
    """An envelope that swells, stands, and sinks; both edges shrink to fit a short tone."""
    short = min(1.0, 0.9 * seconds / (attack + release))
    attack, release = max(SOFTEST_ATTACK, attack * short), max(SOFTEST_ATTACK, release * short)
    return lambda t: _swell(t, attack) * _swell(seconds - t, release)


def _sum(
    cycles: Callable[[Seconds], Seconds],
    seconds: float,
    level: float,
    timbre: Timbre,
    envelope: Envelope,
) -> Tone:
    return _tone(seconds, lambda t: level * envelope(t) * _partials(timbre, cycles(t)))


def _partials(timbre: Timbre, turns: Seconds) -> Samples:
    """The sum of the partials of a tone that has gone through so many turns."""
    total = np.zeros(len(turns), np.float32)
    for number, amplitude in enumerate(timbre.partials, start=1):
        total += np.float32(amplitude) * _sin(turns * number)
    if timbre.sub:
        total += np.float32(timbre.sub) * _sin(turns * 0.5)
    return total


def _tone(seconds: float, wave: Callable[[Seconds], NDArray[np.floating]]) -> Tone:
    def part(start: int, stop: int) -> Samples:
        return wave(np.arange(start, stop) / RATE).astype(np.float32)

    return Tone(max(1, round(seconds * RATE)), part)


def _sin(cycles: Seconds) -> Samples:
    """The sine of a phase in cycles; the whole ones go first, while they are exact."""
    return np.sin(((cycles - np.floor(cycles)) * (2 * np.pi)).astype(np.float32))


def _swell(t: Seconds, seconds: float) -> Samples:
    """From 0 to 1 in `seconds`, with no corner at either end."""
    return np.float32(0.5) - np.float32(0.5) * np.cos(
        (np.clip(t / seconds, 0.0, 1.0) * np.pi).astype(np.float32)
    )
