"""Which format a sound file is written in: its ending says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import BinaryIO

from massage_cli.audio.codecs.about import About
from massage_cli.audio.codecs.flac import write_flac
from massage_cli.audio.codecs.mp3 import write_mp3
from massage_cli.audio.codecs.ogg import write_ogg
from massage_cli.audio.codecs.wav import write_wav
from massage_cli.audio.tone import Samples

Write = Callable[[BinaryIO, Iterable[Samples], About], None]
"""Writes stereo blocks at `RATE` to a file that lets go back, none before it can be done at all.

Raises MassageError where what it needs is not installed.
"""

WRITERS: Mapping[str, Write] = MappingProxyType(
    {".mp3": write_mp3, ".ogg": write_ogg, ".flac": write_flac, ".wav": write_wav}
)
"""By the ending of the file."""
