"""The volume, as it is heard."""

from __future__ import annotations

import math

import pytest

from massage_cli.audio.sound import gain_of
from massage_cli.cli.sound_settings import DEFAULT_VOLUME


def decibels(volume: int) -> float:
    return 20 * math.log10(gain_of(volume))


def test_0_is_silence_and_10_is_as_loud_as_a_file() -> None:
    assert gain_of(0) == 0.0
    assert gain_of(10) == gain_of(11) == 1.0


def test_the_usual_volume_is_4_decibels_below_that_and_each_step_further_3() -> None:
    assert decibels(DEFAULT_VOLUME) == pytest.approx(-4.0)
    steps = [decibels(v + 1) - decibels(v) for v in range(1, 10)]
    assert steps == pytest.approx([3.0] * 6 + [4 / 3] * 3)
