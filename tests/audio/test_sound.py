"""The volume, as it is heard."""

from __future__ import annotations

import math

import pytest

from massage_cli.audio.sound import gain_of


def test_each_step_of_the_volume_is_3_decibels_and_0_is_silence() -> None:
    assert gain_of(0) == 0.0
    assert gain_of(10) == 1.0
    steps = [20 * math.log10(gain_of(v + 1) / gain_of(v)) for v in range(1, 10)]
    assert steps == pytest.approx([3.0] * 9)
