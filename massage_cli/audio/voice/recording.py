"""From what a voice produced to a clip that the mixer can place."""

from __future__ import annotations

import io
import wave

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from massage_cli.audio.loudness import loudness
from massage_cli.audio.tone import RATE, Samples
from massage_cli.audio.voice.engine import VoiceError
from massage_cli.audio.voice.resample import resampled

LOUDNESS = -13.2
"""LUFS of every sentence at full volume, however short."""
PEAK = 1.0
"""No sample is above this: in the middle, each channel has 3 dB less, and room for a chime."""
STRETCH = 0.005
"""Seconds of a sentence that are as loud as they were to each other when it is too loud there."""
SILENT = 0.005
"""Of the clip's peak: what is fainter at its ends is cut off, so that lengths are true."""
ROUNDS, CLOSE = 5, 0.1
"""How often at most a clip is made louder and held below its peak, which makes it softer again,
and the LU that it need not be nearer."""
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
    """The clip at our rate and loudness, without the silence at its ends."""
    peak = float(np.abs(samples).max(initial=0.0))
    if peak == 0.0:
        raise VoiceError("it said nothing")
    heard = np.flatnonzero(np.abs(samples) > SILENT * peak)
    spoken = (samples[heard[0] : heard[-1] + 1] * (PEAK / peak)).astype(np.float32)
    # A voice has fewer samples a second than we: what is measured of it is measured before.
    clip = _limited(resampled(_levelled(spoken, rate), rate, RATE), RATE)
    edge = min(EDGE, len(clip) // 2)
    ramp = np.linspace(0.0, 1.0, edge, dtype=np.float32)
    clip[:edge] *= ramp
    clip[len(clip) - edge :] *= ramp[::-1]
    return clip


def _levelled(clip: Samples, rate: int) -> Samples:
    """As loud to the ear as every other clip, and nowhere above `PEAK`."""
    clip = _limited(clip, rate)
    for _ in range(ROUNDS):
        by = LOUDNESS - loudness(clip, rate)
        if abs(by) < CLOSE or not np.isfinite(by):  # of a click there is nothing to measure
            break
        louder = clip * np.float32(10 ** (by / 20))
        clip = _limited(louder, rate)
        if clip is louder:  # as loud as it was to be
            break
    return clip


def _limited(clip: Samples, rate: int) -> Samples:
    """Softer around what is above `PEAK`, a little before and after it, and as it was elsewhere."""
    stretch = round(STRETCH * rate)
    count = -(-len(clip) // stretch)
    padded = np.pad(np.abs(clip), (0, count * stretch - len(clip)))
    gains = np.minimum(1.0, PEAK / np.maximum(padded.reshape(count, stretch).max(axis=1), PEAK))
    if gains.min() == 1.0:
        return clip
    # The least of three stretches either way, then the mean of two either way: whatever lies
    # between the middles of two neighbours is nowhere above what either may have.
    least = sliding_window_view(np.pad(gains, 3, mode="edge"), 7).min(axis=1)
    smooth = sliding_window_view(np.pad(least, 2, mode="edge"), 5).mean(axis=1)
    middles = (np.arange(count) + 0.5) * stretch
    along = np.interp(np.arange(len(clip)), middles, smooth)
    held: Samples = np.clip(clip * along, -PEAK, PEAK).astype(np.float32)  # but for rounding
    return held
