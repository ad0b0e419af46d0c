from __future__ import annotations

import io
import struct
import wave

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.audio.loudness import loudness
from massage_cli.audio.tone import RATE, Samples
from massage_cli.audio.voice.engine import VoiceError
from massage_cli.audio.voice.recording import LOUDNESS, PEAK, clip_of, from_wav


def wav(rate: int = 22_050, channels: int = 1, width: int = 2, seconds: float = 0.5) -> bytes:
    """A tone as a WAV file."""
    frames = round(min(rate, 48_000) * seconds)
    tone = np.round(8000 * np.sin(np.arange(frames) / 7)).astype("<i2").repeat(channels)
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(width)
        out.setframerate(22_050)
        out.writeframes(tone.tobytes())
    data = bytearray(file.getvalue())
    data[24:28] = struct.pack("<I", rate)
    return bytes(data)


@pytest.mark.parametrize("rate", [4_000, 8_000, 16_000, 22_050, 44_100, 48_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_a_recording_of_any_usual_rate_is_as_long_as_it_was(rate: int, channels: int) -> None:
    clip = from_wav(wav(rate, channels))
    assert len(clip) == pytest.approx(RATE / 2, rel=0.01)
    assert loudness(clip) == pytest.approx(LOUDNESS, abs=0.5)


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ({"rate": 1}, "1 samples a second"),
        ({"rate": 3_999}, "3999 samples a second"),
        ({"rate": 192_001}, "192001 samples a second"),
        ({"rate": 4_000_000_000}, "4000000000 samples a second"),
        ({"width": 1}, "8 bits"),
    ],
)
def test_what_no_voice_has_is_refused(header: dict[str, int], told: str) -> None:
    with pytest.raises(VoiceError, match=told):
        from_wav(wav(**header))


def test_a_rate_or_channels_of_none_are_refused() -> None:
    for offset, size in ((22, 2), (24, 4)):
        data = bytearray(wav())
        data[offset : offset + size] = struct.pack("<I", 0)[:size]
        with pytest.raises(VoiceError):
            from_wav(bytes(data))


@given(st.integers(0, 43), st.binary(min_size=1, max_size=8))
def test_a_broken_header_is_a_recording_or_no_voice(offset: int, change: bytes) -> None:
    data = bytearray(wav(seconds=0.01))
    data[offset : offset + len(change)] = change
    try:
        clip = from_wav(bytes(data))
    except VoiceError:
        return
    assert np.isfinite(clip).all()


def words(seconds: float, loud: float, hard: float = 0.0) -> Samples:
    """Something like speech: syllables of a hum, each with a hard consonant before it."""
    at = np.arange(round(seconds * RATE)) / RATE
    hum = loud * np.sin(2 * np.pi * 180 * at) * (0.6 + 0.4 * np.sin(2 * np.pi * 4 * at))
    click = hard * (np.sin(2 * np.pi * 900 * at) * ((at * 4) % 1 < 0.01))
    return (hum + click).astype(np.float32)


SPOKEN = {
    "a short word": words(0.45, 0.3),
    "a syllable": words(0.2, 0.3),
    "a long sentence": words(8.0, 0.05),
    "hard consonants": words(2.0, 0.1, 0.9),
    "one hard consonant": np.concatenate([words(0.2, 0.1, 0.9), words(3.0, 0.1)]),
}


@pytest.mark.parametrize("samples", SPOKEN.values(), ids=SPOKEN)
def test_whatever_is_said_is_as_loud_to_the_ear_and_nowhere_above_the_peak(
    samples: Samples,
) -> None:
    clip = clip_of(samples, RATE)
    assert loudness(clip) == pytest.approx(LOUDNESS, abs=0.5)
    assert np.abs(clip).max() <= PEAK + 1e-6


def test_what_is_held_back_is_held_softly() -> None:
    """The words around a hard consonant step back with it; nothing is cut flat."""
    clip = clip_of(SPOKEN["hard consonants"], RATE)
    assert np.count_nonzero(np.abs(clip) > 0.999 * PEAK) < 20


def test_a_clip_of_a_frame_is_a_clip() -> None:
    assert np.isfinite(clip_of(np.ones(1, np.float32), RATE)).all()
