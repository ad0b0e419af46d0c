"""FLAC: every sample as a WAV has it, in a tenth of the room. https://www.rfc-editor.org/rfc/rfc9639."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from massage_cli.audio.codecs.about import About
from massage_cli.audio.codecs.sndfile import encoded
from massage_cli.audio.codecs.vorbis_comment import picture, vorbis_comment
from massage_cli.audio.tone import Samples

MARK = b"fLaC"
STREAM, COMMENT, PICTURE = 0, 4, 6
"""The kinds of metadata blocks."""
LAST = 0x80


def write_flac(file: BinaryIO, blocks: Iterable[Samples], about: About) -> None:
    """Write the blocks with their chapters. Raises MassageError where it cannot be done here."""
    with encoded(blocks, "FLAC") as raw:
        (stream,) = (body for kind, body in _metadata(raw) if kind == STREAM)
        told = [(STREAM, stream), (COMMENT, vorbis_comment(about))]
        if about.cover:
            told.append((PICTURE, picture(about.cover)))
        file.write(MARK)
        for number, (kind, body) in enumerate(told, 1):
            last = LAST if number == len(told) else 0
            file.write(bytes([kind | last]) + len(body).to_bytes(3, "big") + body)
        shutil.copyfileobj(raw, file)


def _metadata(raw: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The blocks before the sound: kind and body. `raw` is then where the sound begins."""
    assert raw.read(len(MARK)) == MARK
    head = 0
    while not head & LAST:
        head, *size = raw.read(4)
        yield head & ~LAST, raw.read(int.from_bytes(size, "big"))
