"""FLAC and Ogg Vorbis as libsndfile makes them, before they say anything of themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

import numpy as np

from massage_cli.audio.render import pcm
from massage_cli.audio.tone import RATE, Samples
from massage_cli.errors import MassageError

AT_ONCE = 8192
"""Frames: libvorbis takes what it is given onto its stack."""


@contextmanager
def encoded(blocks: Iterable[Samples], kind: str, **quality: float) -> Iterator[BinaryIO]:
    """The file that libsndfile makes of the blocks, from its beginning; it is gone afterwards.

    `kind` is its name of the format. Raises MassageError where it is not installed, and OSError.
    """
    import tempfile

    try:
        import soundfile
    except (ImportError, OSError) as error:  # the latter where the library itself is missing
        raise MassageError(
            f"no {kind} can be made here: {error}",
            help='pip install "massage-cli[formats]"; or write an .mp3 or a .wav',
        ) from error
    with tempfile.TemporaryFile() as raw:
        sink = _Sink(raw)
        with soundfile.SoundFile(sink, "w", RATE, 2, format=kind, **quality) as file:
            for block in blocks:
                samples = np.frombuffer(pcm(block), "<i2").reshape(-1, 2)
                for start in range(0, len(samples), AT_ONCE):
                    file.write(samples[start : start + AT_ONCE])
                sink.check()
        sink.check()
        raw.seek(0)
        yield raw


class _Sink:
    """A file for a library written in C, through which no exception finds its way."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._trouble: OSError | None = None

    def check(self) -> None:
        """Raise OSError where something went wrong meanwhile."""
        if self._trouble is not None:
            raise self._trouble

    def read(self, size: int) -> bytes:
        return self._file.read(size)

    def write(self, data: bytes) -> int:
        try:
            return self._file.write(data)
        except OSError as error:
            self._trouble = error
            return len(data)

    def seek(self, at: int, whence: int = 0) -> int:
        try:
            return self._file.seek(at, whence)
        except OSError as error:  # what waited to be written was not
            self._trouble = error
            return at

    def tell(self) -> int:
        return self._file.tell()
