"""Samples of one rate as samples of another, through the spectrum."""

from __future__ import annotations

from math import gcd

import numpy as np
from numpy.typing import NDArray

from massage_cli.audio.loudness import fast
from massage_cli.audio.tone import Samples


def resampled(samples: NDArray[np.floating], rate: int, to: int) -> Samples:
    """`samples` of `rate` at the rate `to`: no image of a voice above where it ended.

    Silence is added until both lengths transform fast: one with a large prime factor takes ten
    times as long, and a session has a sentence every few seconds.
    """
    if rate == to:
        return samples.astype(np.float32)
    before, after = rate // gcd(rate, to), to // gcd(rate, to)
    units = fast(-(-len(samples) // before))
    spectrum = np.fft.rfft(samples.astype(np.float32), units * before)
    whole = np.fft.irfft(spectrum, units * after) * np.float32(after / before)
    left: Samples = whole[: round(len(samples) * to / rate)].astype(np.float32, copy=False)
    return left
