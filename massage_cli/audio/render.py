"""A whole session as samples: the same timeline, notes, sentences and mixer as when it is played.

Written in blocks as they are mixed, so that two hours need no more memory than a minute.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

import numpy as np

from massage_cli.audio.earcons import tones
from massage_cli.audio.mixer import Bus, Mixer
from massage_cli.audio.score import notes
from massage_cli.audio.sound import MAX_VOLUME, gain_of
from massage_cli.audio.speech import Utterance
from massage_cli.audio.tone import RATE, Samples, Tone, clip
from massage_cli.audio.transcript import scenes
from massage_cli.audio.voice.engine import Engine, speak
from massage_cli.core.timeline import Timeline

TAIL = 6.0
"""Seconds after the timeline's end: the last chime rings out, and "All done" is said."""
BLOCK = 4 * RATE
"""Frames mixed at a time."""


def frames_of(timeline: Timeline, begin: float = 0.0) -> int:
    """How many frames `blocks` gives."""
    return round((timeline.total - begin + TAIL) * RATE)


def blocks(
    timeline: Timeline,
    *,
    volume: int = MAX_VOLUME,
    voice: Engine | None = None,
    begin: float = 0.0,
    time_left: bool = False,
    said: Callable[[Utterance], object] = str,
) -> Iterator[Samples]:
    """The session from the playhead second `begin` on, in stereo, block by block.

    With `time_left` the voice says along a long step how much is left. `said` is told of every
    sentence that is mixed.
    Raises VoiceError when the voice fails.
    """
    mixer = Mixer(gain_of(volume))
    spoken = _utterances(timeline, voice, begin, time_left) if voice else iter(())
    waiting = next(spoken, None)
    left = frames_of(timeline, begin)
    heard = begin
    while left > 0:
        size = min(BLOCK, left)
        until = heard + size / RATE
        for note in notes(timeline, heard, until):
            for tone in tones(note):
                mixer.add(round((note.at - begin) * RATE), tone)
        # The cues step back before the voice: it must be known a block early.
        while waiting and waiting[0].at < until + BLOCK / RATE:
            mixer.add(round((waiting[0].at - begin) * RATE), waiting[1], Bus.VOICE)
            said(waiting[0])
            waiting = next(spoken, None)
        yield mixer.read(size)
        heard, left = until, left - size


def pcm(samples: Samples) -> bytes:
    """The samples as 16 bit little-endian, as WAV has them."""
    return np.round(samples * 32767).astype("<i2").tobytes()


def wav_header(frames: int) -> bytes:
    """The 44 bytes before `frames` frames of 16 bit stereo."""
    size = frames * 4
    chunk = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 2, RATE, RATE * 4, 4, 16)
    return (
        struct.pack("<4sI4s", b"RIFF", 36 + size, b"WAVE")
        + chunk
        + struct.pack("<4sI", b"data", size)
    )


def _utterances(
    timeline: Timeline, voice: Engine, begin: float, time_left: bool = False
) -> Iterator[tuple[Utterance, Tone]]:
    """What is said, by time, each with its clip; one scene at a time is in memory."""
    clips: dict[str, Tone] = {}

    def seconds(text: str) -> float:
        clips[text] = clip(speak(voice, text))
        return clips[text].frames / RATE

    for said in scenes(timeline, seconds, begin, time_left=time_left):
        yield from ((utterance, clips[utterance.sentence.text]) for utterance in said)
        clips.clear()
