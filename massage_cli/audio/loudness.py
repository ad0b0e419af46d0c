"""How loud a sound is to the ear: LUFS, as ITU-R BS.1770 has them.

Peaks say little of it: a short word with one hard consonant peaks as high as a long sentence.
pyloudnorm measures the same, but needs scipy (35 MB) for its two filters; of a sound that is
whole in memory their response can as well be applied to its spectrum.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from massage_cli.audio.tone import RATE, Samples

BLOCK, HOP = round(0.4 * RATE), round(0.1 * RATE)
"""Frames that are measured together, and from the start of one such block to that of the next."""
FAINTEST = -70.0
"""LUFS: a softer block is silence."""
BELOW = 10.0
"""A block that is softer than the rest by so many LU is a pause, and does not count."""
OFFSET = -0.65
"""With it a full-scale sine of 997 Hz, in one channel, is at -3.01 LUFS, as the standard wants."""

Floats = NDArray[np.floating]


def loudness(samples: Samples) -> float:
    """The LUFS of a sound: mono, or as (frames, channels); -inf where there is none.

    One that is shorter than a block is one block, of its own length.
    """
    frames = samples.reshape(len(samples), -1).astype(np.float64)
    sums = np.concatenate([[0.0], np.cumsum((_weighted(frames) ** 2).sum(axis=1))])
    block = min(BLOCK, len(frames))
    starts = np.arange(0, len(frames) - block + 1, HOP)
    powers = (sums[starts + block] - sums[starts]) / max(1, block)
    loud = powers[powers > _power(FAINTEST)]
    if not loud.size:
        return -np.inf
    return _lufs(float(loud[loud > loud.mean() * 10 ** (-BELOW / 10)].mean()))


def weight(hertz: Floats) -> Floats:
    """By how much a tone of that pitch counts, as a factor of its amplitude."""
    factors: Floats = np.abs(_shelf(hertz) * _without_lows(hertz))
    return factors


def _weighted(frames: Floats) -> Floats:
    """The channels as they are to the ear, with silence after them: a spectrum goes round."""
    size = len(frames) + BLOCK
    factors = weight(np.fft.rfftfreq(size, 1 / RATE))[:, None]
    weighted: Floats = np.fft.irfft(np.fft.rfft(frames, size, axis=0) * factors, size, axis=0)
    return weighted[: len(frames)]


def _shelf(hertz: Floats) -> NDArray[np.complexfloating]:
    """The head: 4 dB more from about 2 kHz on."""
    s = 1j * hertz / 1681.97
    high = 10 ** (4.0 / 20)
    response: NDArray[np.complexfloating] = (high * s * s + np.sqrt(high) / 0.7072 * s + 1) / (
        s * s + s / 0.7072 + 1
    )
    return response


def _without_lows(hertz: Floats) -> NDArray[np.complexfloating]:
    """The ear is dull below 100 Hz."""
    s = 1j * hertz / 38.135
    response: NDArray[np.complexfloating] = s * s / (s * s + s / 0.5003 + 1)
    return response


def _lufs(power: float) -> float:
    return 10 * float(np.log10(power)) + OFFSET


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - OFFSET) / 10))
