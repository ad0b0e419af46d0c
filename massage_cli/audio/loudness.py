"""How loud a sound is to the ear: LUFS, as ITU-R BS.1770 has them.

Peaks say little of it: a short word with one hard consonant peaks as high as a long sentence.
pyloudnorm measures the same, but needs scipy (35 MB) for its two filters; of a sound that is
whole in memory their response can as well be applied to its spectrum.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from massage_cli.audio.tone import RATE, Samples

BLOCK, HOP = 0.4, 0.1
"""Seconds that are measured together, and from the start of one such block to that of the next."""
FAINTEST = -70.0
"""LUFS: a softer block is silence."""
BELOW = 10.0
"""A block that is softer than the rest by so many LU is a pause, and does not count."""
OFFSET = -0.65
"""With it a full-scale sine of 997 Hz, in one channel, is at -3.01 LUFS, as the standard wants."""

Floats = NDArray[np.floating]


def loudness(samples: Samples, rate: int = RATE) -> float:
    """The LUFS of a sound: mono, or as (frames, channels); -inf where there is none.

    One that is shorter than a block is one block, of its own length.
    """
    channels = np.atleast_2d(samples.T)
    power = sum((_weighted(channel, rate) ** 2 for channel in channels), np.zeros(len(samples)))
    sums = np.concatenate([[0.0], np.cumsum(power)])
    block = min(round(BLOCK * rate), len(samples))
    starts = np.arange(0, len(samples) - block + 1, round(HOP * rate))
    powers = (sums[starts + block] - sums[starts]) / max(1, block)
    loud = powers[powers > _power(FAINTEST)]
    if not loud.size:
        return -np.inf
    return _lufs(float(loud[loud > loud.mean() * 10 ** (-BELOW / 10)].mean()))


def weight(hertz: Floats) -> Floats:
    """By how much a tone of that pitch counts, as a factor of its amplitude.

    What the head adds, 4 dB from about 2 kHz on, and how dull the ear is below 100 Hz: the
    response of the standard's two filters.
    """
    return np.sqrt(_second_order(hertz / 1681.97, 0.7072, high=10 ** (4.0 / 20), low=1.0)) * (
        np.sqrt(_second_order(hertz / 38.135, 0.5003, high=1.0, low=0.0))
    )


def _weighted(channel: Floats, rate: int) -> Floats:
    """The channel as it is to the ear, with silence after it: a spectrum goes round."""
    size = fast(len(channel) + round(BLOCK * rate))
    spectrum = np.fft.rfft(channel.astype(np.float32), size) * _weights(size, rate)
    weighted: Floats = np.fft.irfft(spectrum, size)[: len(channel)].astype(np.float64)
    return weighted


@lru_cache(maxsize=8)
def _weights(size: int, rate: int) -> Samples:
    """By how much each pitch of a spectrum counts: the sizes are few, and come again."""
    return weight(np.fft.rfftfreq(size, 1 / rate)).astype(np.float32)


def _second_order(x: Floats, q: float, *, high: float, low: float) -> Floats:
    """The power that a filter of the second order leaves, of `low` below 1 and `high` above it."""
    above, middle = high * x**2, np.sqrt(high * low) * x / q
    power: Floats = ((low - above) ** 2 + middle**2) / ((1 - x**2) ** 2 + (x / q) ** 2)
    return power


def fast(length: int) -> int:
    """The next size that transforms fast: a power of two, or three quarters of one."""
    power = 1 << (length - 1).bit_length()
    return power * 3 // 4 if length <= power * 3 // 4 else power


def _lufs(power: float) -> float:
    return 10 * float(np.log10(power)) + OFFSET


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - OFFSET) / 10))
