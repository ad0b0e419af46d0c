"""The audio language, measured."""

from __future__ import annotations

import functools
from itertools import combinations, pairwise

import numpy as np
import pytest

from massage_cli.audio.loudness import fast, loudness
from massage_cli.audio.mixer import CEILING
from massage_cli.audio.score import Note, Signal
from massage_cli.audio.tone import RATE, Samples
from massage_cli.audio.vocabulary import WORDS, Word
from massage_cli.core.body import Leg
from massage_cli.core.rhythm import Motion
from massage_cli.core.routine import Pressure
from tests.audio.goertzel import loudest, strength
from tests.audio.listen import played

C4, E4, G4 = 261.63, 329.63, 392.00
NAMES = [word.name for word in WORDS]


def heard(
    name: Signal | Motion,
    leg: Leg = Leg.LEFT,
    pressure: Pressure = Pressure.LIGHT,
    seconds: float = 0.0,
) -> Samples:
    return played(Note(0.0, name, leg, pressure, seconds))


def mono(samples: Samples, start: float, stop: float) -> Samples:
    middle: Samples = samples[round(start * RATE) : round(stop * RATE)].sum(axis=1)
    return middle


@pytest.mark.parametrize("word", WORDS, ids=NAMES)
def test_every_sound_begins_and_ends_at_zero_and_never_jumps(word: Word) -> None:
    samples = played(word.note)
    assert np.abs(samples[0]).max() < 1e-4
    assert np.abs(samples[-1]).max() < 1e-3
    assert np.abs(np.diff(samples, axis=0)).max() < 0.25 * np.abs(samples).max()


@pytest.mark.parametrize("word", WORDS, ids=NAMES)
def test_every_sound_rises_for_at_least_5_ms(word: Word) -> None:
    samples = np.abs(played(word.note)).max(axis=1)
    loud = samples[: round(0.03 * RATE)].max()
    assert samples[: round(0.0025 * RATE)].max() < 0.6 * loud


def test_no_two_sounds_are_alike() -> None:
    shapes = {word.name: played(word.note).ravel() for word in WORDS}
    for (one, a), (other, b) in combinations(shapes.items(), 2):
        size = max(len(a), len(b))
        long_a, long_b = np.pad(a, (0, size - len(a))), np.pad(b, (0, size - len(b)))
        alike = long_a @ long_b / np.sqrt((long_a @ long_a) * (long_b @ long_b))
        assert alike < 0.95, f"{one} and {other}"


@pytest.mark.parametrize(("leg", "root"), [(Leg.LEFT, C4), (Leg.BOTH, E4), (Leg.RIGHT, G4)])
def test_each_leg_has_a_pitch_of_its_own(leg: Leg, root: float) -> None:
    tone = mono(heard(Motion.PRESS, leg, seconds=2.0), 0.5, 1.5)
    assert loudest(tone, C4, E4, G4) == root


def test_left_is_heard_on_the_left_and_right_on_the_right() -> None:
    energy = {leg: (heard(Motion.PRESS, leg, seconds=1.0) ** 2).sum(axis=0) for leg in Leg}
    assert energy[Leg.LEFT][0] > 4 * energy[Leg.LEFT][1]
    assert energy[Leg.RIGHT][1] > 4 * energy[Leg.RIGHT][0]
    assert energy[Leg.BOTH][0] == pytest.approx(energy[Leg.BOTH][1], rel=1e-3)


def test_start_rises_and_end_falls_by_a_fourth() -> None:
    low, high = 2 * C4 * 3 / 4, 2 * C4
    start, end = heard(Signal.START), heard(Signal.END)
    assert loudest(mono(start, 0.0, 0.13), low, high) == low
    assert loudest(mono(start, 0.25, 0.5), low, high) == high
    assert loudest(mono(end, 0.0, 0.13), low, high) == high
    assert loudest(mono(end, 0.25, 0.5), low, high) == low


def test_a_change_walks_to_the_other_leg() -> None:
    change = heard(Signal.CHANGE, Leg.RIGHT)
    walk = [loudest(mono(change, at, at + 0.2), 2 * C4, 2 * E4, 2 * G4) for at in (0, 0.22, 0.44)]
    assert walk == [2 * C4, 2 * E4, 2 * G4]
    first, last = change[: RATE // 5], change[RATE // 2 : RATE]
    assert np.abs(first[:, 0]).max() > np.abs(first[:, 1]).max()
    assert np.abs(last[:, 1]).max() > np.abs(last[:, 0]).max()


@pytest.mark.parametrize("seconds", [2.0, 5.0])
def test_a_stroke_rises_for_its_whole_length(seconds: float) -> None:
    stroke = heard(Motion.STROKE, seconds=seconds)[: round(seconds * RATE)]
    candidates = [C4 * 1.5 ** (x / 20) for x in range(21)]
    # Past its touch; the last part has faded.
    parts = np.array_split(stroke[RATE // 4 : -RATE // 10].sum(axis=1), 6)
    pitches = [loudest(part, *candidates) for part in parts]
    assert pitches == sorted(pitches)
    assert pitches[-1] / pitches[0] > 1.25


@pytest.mark.parametrize("motion", [m for m in Motion if m is not Motion.TAP])
def test_a_phase_is_heard_as_long_as_it_lasts(motion: Motion) -> None:
    samples = np.abs(heard(motion, seconds=3.0)).max(axis=1)
    audible = np.flatnonzero(samples > 0.02 * samples.max())
    assert 2.5 < audible[-1] / RATE <= 3.0


def test_firm_is_fuller_than_light_with_an_octave_below() -> None:
    firm = mono(heard(Motion.PRESS, pressure=Pressure.FIRM, seconds=2.0), 0.5, 1.5)
    light = mono(heard(Motion.PRESS, pressure=Pressure.LIGHT, seconds=2.0), 0.5, 1.5)
    assert strength(firm, C4 / 2) > 10 * strength(light, C4 / 2)
    assert strength(firm, 2 * C4) > 1.5 * strength(light, 2 * C4)


def on_a_phone(samples: Samples) -> Samples:
    """Both channels through one small loudspeaker, which plays 500 Hz to 3 kHz."""
    size = fast(len(samples) + RATE)
    hertz = np.maximum(np.fft.rfftfreq(size, 1 / RATE), 1.0)
    response = 1 / np.sqrt((1 + (500 / hertz) ** 8) * (1 + (hertz / 3000) ** 8))
    heard = np.fft.irfft(np.fft.rfft(samples.mean(axis=1), size) * response, size)
    return heard[: len(samples)].astype(np.float32)


@functools.cache
def loud(motion: Motion, leg: Leg, pressure: Pressure) -> tuple[float, float]:
    """How loud two seconds of it are, in LUFS: as they are, and on a phone."""
    tone = heard(motion, leg, pressure, 2.0)
    return loudness(tone), loudness(on_a_phone(tone))


LEGS = (Leg.LEFT, Leg.BOTH, Leg.RIGHT)
PRESSURES = (Pressure.FEATHER, Pressure.LIGHT, Pressure.MODERATE, Pressure.FIRM)


@pytest.mark.parametrize("leg", LEGS)
@pytest.mark.parametrize("motion", list(Motion))
def test_the_harder_the_hands_the_louder_the_tone_and_on_a_phone_too(
    motion: Motion, leg: Leg
) -> None:
    for levels in zip(*(loud(motion, leg, pressure) for pressure in PRESSURES), strict=True):
        assert all(1.0 < louder - softer < 4.0 for softer, louder in pairwise(levels))


@pytest.mark.parametrize("pressure", PRESSURES)
@pytest.mark.parametrize("motion", list(Motion))
def test_no_leg_is_lost_on_a_phone(motion: Motion, pressure: Pressure) -> None:
    near, far = zip(*(loud(motion, leg, pressure) for leg in LEGS), strict=True)
    assert np.ptp(far) < 2.0
    assert np.ptp(near) < 1.0


@pytest.mark.parametrize("signal", [s for s in Signal if s not in (Signal.WAKE, Signal.CHANGE)])
def test_no_leg_s_signals_are_lost_on_a_phone(signal: Signal) -> None:
    tones = [heard(signal, leg) for leg in LEGS]
    assert np.ptp([loudness(on_a_phone(tone)) for tone in tones]) < 2.5
    assert np.ptp([loudness(tone) for tone in tones]) < 1.0


def test_a_change_is_as_loud_either_way() -> None:
    left, right = (heard(Signal.CHANGE, leg) for leg in (Leg.LEFT, Leg.RIGHT))
    assert loudness(on_a_phone(left)) == pytest.approx(loudness(on_a_phone(right)), abs=1.5)


def test_a_tick_is_softer_than_whatever_else_tells_something() -> None:
    others = [signal for signal in Signal if signal not in (Signal.TICK, Signal.WAKE)]
    tick = loudness(heard(Signal.TICK))
    assert all(loudness(heard(other)) > tick + 3 for other in others)
    assert loudness(on_a_phone(heard(Signal.TICK))) > -45


def test_the_wake_tone_is_hardly_heard() -> None:
    assert 0.001 < np.abs(heard(Signal.WAKE)).max() < 0.012


def test_the_loudest_chord_stays_under_the_ceiling() -> None:
    assert max(np.abs(played(word.note)).max() for word in WORDS) < CEILING
