"""The first half minute of a session as it is heard, small enough for a page."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import NamedTuple

import numpy as np

from massage_cli.audio.codecs.about import About
from massage_cli.audio.codecs.mp3 import SMALL, write_mp3
from massage_cli.audio.render import BLOCK, blocks
from massage_cli.audio.speech import Utterance
from massage_cli.audio.tone import RATE, Samples
from massage_cli.audio.voice.engine import Engine
from massage_cli.core.timeline import Timeline

SECONDS = 28
"""4 kB each; whole blocks of the mixer."""
FADE = 2
"""Seconds at its end in which it becomes silent."""


class Sample(NamedTuple):
    """An MP3, and the sentences that are said in it."""

    mp3: bytes
    said: tuple[str, ...]


def sample(timeline: Timeline, voice: Engine, year: int) -> Sample:
    """How `timeline` begins, spoken by `voice`.

    Raises VoiceError when the voice fails, and MassageError where LAME is not installed.
    """
    said: list[Utterance] = []
    made = BytesIO()
    whole = blocks(timeline, voice=voice, said=said.append)
    about = About(SECONDS * RATE, f"{timeline.routine.title} (how it begins)", year)
    write_mp3(made, _faded(islice(whole, SECONDS * RATE // BLOCK)), about, SMALL)
    heard = (one.sentence.text for one in said if one.at < SECONDS - FADE)
    return Sample(made.getvalue(), tuple(heard))


def _faded(whole: Iterator[Samples]) -> Iterator[Samples]:
    """The blocks, the last of them softer and softer to its end."""
    *before, last = whole
    yield from before
    ramp = np.ones(len(last), dtype=last.dtype)
    ramp[-FADE * RATE :] = np.linspace(1, 0, FADE * RATE, dtype=last.dtype)
    yield last * ramp[:, np.newaxis]
