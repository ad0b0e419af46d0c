"""WAV: every sample as it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from massage_cli.audio.codecs.about import About
from massage_cli.audio.render import pcm, wav_header
from massage_cli.audio.tone import Samples


def write_wav(file: BinaryIO, blocks: Iterable[Samples], about: About) -> None:
    """Write the blocks from first to last, without going back: `file` may be a pipe."""
    file.write(wav_header(about.frames))
    for block in blocks:
        file.write(pcm(block))
