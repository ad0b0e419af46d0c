"""The mixer: exact frames, any size of block, never too loud."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.audio.mixer import (
    CEILING,
    DUCK,
    FADE,
    KNEE,
    TOO_LATE,
    Bus,
    Mixer,
    limited,
)
from massage_cli.audio.tone import RATE, Samples, Timbre, Tone, clip, placed, strike

ONE = clip(np.ones(RATE, np.float32) * np.float32(0.1))
"""A second of a constant, so that what the mixer does to it is seen at once."""


PURE = Timbre((1.0,))


def mixed(mixer: Mixer, *sizes: int) -> Samples:
    return np.concatenate([mixer.read(size) for size in sizes])


def left(samples: Samples) -> Samples:
    """The left channel as if the tone had been there alone."""
    only: Samples = samples[:, 0] / np.float32(ONE.left * 0.1)
    return only


def test_a_tone_is_heard_at_its_frame_and_nowhere_else() -> None:
    mixer = Mixer()
    mixer.add(1000, ONE)
    level = left(mixed(mixer, 900, 900, RATE))
    assert not level[:1000].any()
    assert level[1000 : 1000 + RATE - 200] == pytest.approx(1.0)


tones = st.tuples(
    st.integers(0, 5000),
    st.sampled_from([ONE, placed(strike(440, 0.02, 0.4, PURE), -0.5), placed(ONE, 0.5, 0.01)]),
    st.sampled_from(list(Bus)),
)


@given(
    st.lists(tones, max_size=12),
    st.lists(st.integers(1, 3000), min_size=1, max_size=20),
)
def test_what_is_heard_does_not_depend_on_the_size_of_blocks(
    parts: list[tuple[int, Tone, Bus]], sizes: list[int]
) -> None:
    whole, pieces = Mixer(), Mixer()
    for frame, tone, bus in parts:
        whole.add(frame, tone, bus)
        pieces.add(frame, tone, bus)
    assert np.array_equal(whole.read(sum(sizes)), mixed(pieces, *sizes))


@given(st.lists(tones, max_size=30))
def test_nothing_is_ever_louder_than_the_ceiling(
    parts: list[tuple[int, Tone, Bus]],
) -> None:
    mixer = Mixer()
    for frame, tone, bus in parts:
        mixer.add(frame, tone, bus)
    assert np.abs(mixer.read(8000)).max() <= CEILING + 1e-6


def test_the_limiter_leaves_alone_what_is_not_too_loud_and_keeps_order_above() -> None:
    ramp = np.linspace(-2, 2, 4001, dtype=np.float32)[:, None]
    bent = limited(ramp)
    quiet = np.abs(ramp) < KNEE
    assert np.array_equal(bent[quiet], ramp[quiet])
    assert (np.diff(bent, axis=0) >= 0).all()


def test_a_cut_fades_within_15_ms_and_drops_what_was_to_come() -> None:
    mixer = Mixer()
    mixer.add(0, ONE)
    mixer.add(20_000, ONE)
    mixed(mixer, 1000)
    mixer.cut()
    level = left(mixed(mixer, RATE))
    assert level[0] > 0.99
    assert np.abs(np.diff(level)).max() < 2 / FADE
    assert not level[FADE:].any()


def test_a_volume_change_is_made_softly() -> None:
    mixer = Mixer(1.0)
    mixer.add(0, ONE)
    mixed(mixer, 1000)
    mixer.set_gain(0.25)
    level = left(mixed(mixer, 100, 2000))
    assert np.abs(np.diff(level)).max() < 2 / FADE
    assert level[-1] == pytest.approx(0.25)


def test_a_late_tone_begins_at_once_and_whole_and_a_very_late_cue_is_left_out() -> None:
    mixer = Mixer()
    mixed(mixer, 2 * TOO_LATE)
    mixer.add(2 * TOO_LATE - 100, placed(strike(440, 0.05, 0.3, PURE), 0))
    late = mixed(mixer, 4000)
    mixer.add(0, ONE)
    assert np.array_equal(late, _alone(strike(440, 0.05, 0.3, PURE))[:4000])
    assert not mixed(mixer, RATE)[-1000:].any()


def _alone(tone: Tone) -> Samples:
    mixer = Mixer()
    mixer.add(0, placed(tone, 0))
    return mixer.read(RATE)


def test_a_tone_that_is_joined_midway_fades_in() -> None:
    mixer = Mixer()
    mixer.add(-10_000, ONE, join=500)
    level = left(mixed(mixer, RATE))
    assert not level[:501].any()
    assert np.abs(np.diff(level)).max() < 2 / FADE + 1e-6 or level[RATE - 10_001] > 0
    assert level[500 + FADE] == pytest.approx(1.0)
    assert not level[RATE - 10_000 :].any()


def test_cues_step_back_before_the_voice_and_return_after_it() -> None:
    mixer = Mixer()
    for second in range(4):
        mixer.add(second * RATE, ONE)
    voice = clip(np.zeros(RATE, np.float32))
    mixer.add(RATE, voice, Bus.VOICE)
    level = left(mixed(mixer, 4 * RATE))
    assert level[RATE // 2] == pytest.approx(1.0)
    assert level[RATE : 2 * RATE] == pytest.approx(DUCK, abs=1e-5)
    assert level[3 * RATE] == pytest.approx(1.0)
    assert np.abs(np.diff(level)).max() < 0.001
