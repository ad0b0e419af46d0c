"""Loudness, beside an independent meter."""

from __future__ import annotations

import numpy as np
import pytest

from massage_cli.audio.loudness import fast, loudness, weight
from massage_cli.audio.tone import RATE, Samples
from tests.audio.ebur128 import measured


def sine(hertz: float, seconds: float = 3.0, level: float = 1.0) -> Samples:
    at = np.arange(round(seconds * RATE)) / RATE
    wave: Samples = (level * np.sin(2 * np.pi * hertz * at)).astype(np.float32)
    return wave


def test_a_full_sine_of_997_hertz_in_one_channel_is_at_3_below_0() -> None:
    assert loudness(sine(997)) == pytest.approx(-3.01, abs=0.02)


def test_two_channels_are_3_louder_than_one_and_half_the_level_6_softer() -> None:
    one = sine(997)
    assert loudness(np.stack([one, one], axis=1)) == pytest.approx(0.0, abs=0.02)
    assert loudness(sine(997, level=0.5)) == pytest.approx(-9.03, abs=0.02)


def test_the_ear_is_dull_below_and_keen_above() -> None:
    low, middle, high = weight(np.array([30.0, 1000.0, 6000.0]))
    assert low < 0.5 < 1.0 < middle < high


def test_a_pause_does_not_count_and_silence_has_no_loudness() -> None:
    said, pause = sine(500, 2.0), np.zeros(5 * RATE, np.float32)
    with_pauses = loudness(np.concatenate([said, pause, said]))
    assert with_pauses == pytest.approx(loudness(said), abs=0.5)
    assert loudness(pause) == -np.inf
    assert loudness(pause[:0]) == -np.inf


@pytest.mark.parametrize("seconds", [0.001, 0.1, 0.399, 0.4, 0.401, 7.0])
def test_a_sound_of_any_length_has_its_loudness(seconds: float) -> None:
    assert loudness(sine(997, seconds)) == pytest.approx(-3.01, abs=2.0)


def test_a_size_that_transforms_fast_is_no_smaller() -> None:
    assert [fast(n) for n in (1, 3, 4, 5, 7, 1000, 1537)] == [1, 3, 4, 6, 8, 1024, 2048]


@pytest.mark.audio
@pytest.mark.parametrize(
    "samples",
    [sine(60), sine(261.63), sine(2500), sine(8000), sine(500, 0.45), sine(997, 3.0, 0.01)],
    ids=["60 Hz", "C4", "2500 Hz", "8 kHz", "short", "soft"],
)
def test_another_meter_measures_the_same(samples: Samples) -> None:
    assert loudness(samples) == pytest.approx(measured(samples, peak=False).integrated, abs=0.35)
