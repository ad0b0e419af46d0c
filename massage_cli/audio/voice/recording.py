"""From what a voice produced to a clip that the mixer can place."""

from __future__ import annotations

import io
import wave

import numpy as np

from massage_cli.audio.tone import RATE, Samples
from massage_cli.audio.voice.engine import VoiceError

PEAK = 0.42
"""Of full scale: the voice is the loudest of all, and under the ceiling with any chime."""
SILENT = 0.005
"""Of the clip's peak: what is fainter at its ends is cut off, so that lengths are true."""
EDGE = round(0.010 * RATE)
"""Frames in which the ends are faded."""
RATES = (4_000, 192_000)
"""Between these samples a second a voice is believed: what it wrote may be anything."""
LONGEST = 60
"""Seconds that a sentence may take: more than that is a voice gone wrong."""


def from_wav(data: bytes) -> Samples:
    """The mono clip in a WAV file. Raises VoiceError for anything else."""
    try:
        with wave.open(io.BytesIO(data)) as file:
            channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
            if width != 2:
                raise VoiceError(f"it wrote samples of {8 * width} bits; 16 are needed")
            if not RATES[0] <= rate <= RATES[1]:
                raise VoiceError(f"it wrote {rate} samples a second, which no voice has")
            raw = file.readframes(min(file.getnframes(), rate * LONGEST))
    except (wave.Error, EOFError, ValueError, ZeroDivisionError, RuntimeError) as error:
        raise VoiceError(f"what it wrote is not a WAV file ({error})") from error
    frames = np.frombuffer(raw[: len(raw) // (2 * channels) * 2 * channels], dtype="<i2")
    return clip_of(frames.reshape(-1, channels).mean(axis=1) / 32768, rate)


def clip_of(samples: np.typing.NDArray[np.floating], rate: int) -> Samples:
    """The clip at our rate and level, without the silence at its ends."""
    peak = float(np.abs(samples).max(initial=0.0))
    if peak == 0.0:
        raise VoiceError("it said nothing")
    heard = np.flatnonzero(np.abs(samples) > SILENT * peak)
    clip = _at_our_rate(samples[heard[0] : heard[-1] + 1] * (PEAK / peak), rate)
    edge = min(EDGE, len(clip) // 2)
    ramp = np.linspace(0.0, 1.0, edge, dtype=np.float32)
    clip[:edge] *= ramp
    clip[len(clip) - edge :] *= ramp[::-1]
    return clip


def _at_our_rate(samples: np.typing.NDArray[np.floating], rate: int) -> Samples:
    """Resample through the spectrum: no image of the voice above where it ended."""
    frames = round(len(samples) * RATE / rate)
    if rate == RATE:
        return samples.astype(np.float32)
    spectrum = np.fft.rfft(samples)
    kept = np.zeros(frames // 2 + 1, dtype=complex)
    count = min(len(kept), len(spectrum))
    kept[:count] = spectrum[:count]
    resampled: Samples = (np.fft.irfft(kept, frames) * (frames / len(samples))).astype(np.float32)
    return np.clip(resampled, -PEAK, PEAK)
