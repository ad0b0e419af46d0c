from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.audio.tone import RATE, Samples
from massage_cli.audio.voice.resample import resampled
from tests.audio.goertzel import strength

RATES = (8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 48_000)


def sine(hertz: float, rate: int) -> Samples:
    """A second of a tone."""
    return np.sin(2 * np.pi * hertz * np.arange(rate) / rate).astype(np.float32)


@pytest.mark.parametrize("rate", RATES)
def test_a_tone_keeps_its_pitch_and_its_level_and_has_no_image(rate: int) -> None:
    heard = resampled(sine(1000.0, rate), rate, RATE)
    assert strength(heard, 1000.0) == pytest.approx(1.0, rel=0.01)
    images = [image for image in (rate - 1000.0, rate + 1000.0) if image < RATE / 2]
    assert all(strength(heard, image) < 0.001 for image in images)


@given(st.integers(1, 3 * RATE), st.sampled_from(RATES))
def test_it_lasts_as_long_as_before(length: int, rate: int) -> None:
    assert len(resampled(np.zeros(length), rate, RATE)) == round(length * RATE / rate)


def test_a_rate_that_is_ours_changes_nothing() -> None:
    tone = sine(440.0, RATE)
    assert np.array_equal(resampled(tone, RATE, RATE), tone)


def test_what_comes_last_is_not_heard_at_the_beginning() -> None:
    late = np.concatenate([np.zeros(22_050), sine(440.0, 22_050)])
    heard = resampled(late, 22_050, RATE)
    assert np.abs(heard[: RATE // 2]).max() < 0.01
