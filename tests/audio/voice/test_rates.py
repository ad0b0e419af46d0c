"""The words a minute that are set are those that are heard, whoever speaks."""

from __future__ import annotations

import shutil

import pytest

from massage_cli.audio.voice.choice import VoiceChoice, open_voice
from massage_cli.core.presentation import VoiceName
from tests.audio.voice.instructions import instructions, words_a_minute
from tests.audio.voice.voices import needs_pico

TEXTS = instructions()[::8]
"""Of all of them they say a word or two a minute more or less."""
NEAR = 0.06

needs_espeak_ng = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not installed"
)


@pytest.mark.parametrize("rate", [100, 160, 220])
@pytest.mark.parametrize(
    "voice",
    [
        pytest.param(VoiceName.PICO, marks=needs_pico),
        VoiceName.ESPEAKNG,
        pytest.param(VoiceName.ESPEAK_NG, marks=needs_espeak_ng),
    ],
)
def test_as_many_words_a_minute_are_heard(voice: VoiceName, rate: int) -> None:
    engine = open_voice(VoiceChoice(voice, rate), "en")
    assert words_a_minute(engine, TEXTS) == pytest.approx(rate, rel=NEAR)


@needs_pico
def test_a_british_routine_is_no_faster() -> None:
    engine = open_voice(VoiceChoice(VoiceName.PICO, 160), "en-GB")
    assert words_a_minute(engine, TEXTS) == pytest.approx(160, rel=NEAR)


@needs_pico
@pytest.mark.parametrize("rate", [80, 400])
def test_the_slowest_and_the_fastest_that_can_be_set_are_heard_of_pico(rate: int) -> None:
    engine = open_voice(VoiceChoice(VoiceName.PICO, rate), "en")
    assert words_a_minute(engine, TEXTS[:8]) == pytest.approx(rate, rel=0.1)


def test_espeak_speaks_as_slowly_as_it_can_where_less_is_set() -> None:
    slowest, slow = (
        words_a_minute(open_voice(VoiceChoice(VoiceName.ESPEAKNG, rate), "en"), TEXTS[:8])
        for rate in (80, 98)
    )
    assert slowest == pytest.approx(slow, rel=0.001)
    assert slowest == pytest.approx(103, rel=NEAR)
