"""How strong one pitch is in a stretch of sound."""

from __future__ import annotations

import numpy as np

from massage_cli.audio.tone import RATE, Samples


def strength(samples: Samples, hertz: float) -> float:
    """The amplitude of a sine of `hertz` in mono samples, by correlation under a window."""
    at = np.arange(len(samples)) / RATE
    window = np.hanning(len(samples))
    turn = np.exp(-2j * np.pi * hertz * at)
    return float(2 * abs((samples * window * turn).sum()) / window.sum())


def loudest(samples: Samples, *candidates: float) -> float:
    """The candidate, in hertz, that is strongest in mono samples."""
    return max(candidates, key=lambda hertz: strength(samples, hertz))
