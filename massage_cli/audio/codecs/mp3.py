"""MP3, made by LAME: small enough for a phone, and played everywhere.

Every frame has the same size, so that any player goes to a chapter's second exactly. The frame
before them says how much silence LAME puts before the first sample and after the last: a
player that reads it plays what a WAV would have, to the sample.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple, Protocol

from massage_cli.audio.codecs.about import About
from massage_cli.audio.codecs.id3 import id3
from massage_cli.audio.render import pcm
from massage_cli.audio.tone import RATE, Samples
from massage_cli.errors import MassageError

SOFTER = 0.95
"""LAME multiplies by this at constant rates, against overflow: the mixer leaves room for it."""
DELAY = 576
"""Samples that LAME puts before the first one."""
CARE = 2
"""Of 0 to 9: the best that LAME itself recommends."""


class Quality(NamedTuple):
    """What a second costs: samples, and thousands of bits."""

    hertz: int
    kilobits: int

    @property
    def samples(self) -> int:
        """The samples of a frame."""
        return 1152 if self.hertz >= 32000 else 576

    @property
    def frame(self) -> float:
        """The bytes of a frame, on average: one in so many is a byte longer."""
        return self.samples * self.kilobits * 125 / self.hertz


FULL = Quality(RATE, 64)
"""For a file of its own: 0.48 MB a minute."""
SMALL = Quality(RATE // 2, 32)
"""For a sound inside a page, where each byte takes four letters for three: 0.32 MB a minute.

Against 40 thousand bits it is 1 dB further from the samples (23.8 and 24.7 dB, of calf-cramp),
and its spectrum 0.04 dB.
"""


class _Lame(Protocol):
    def encode(self, data: bytes) -> bytes: ...
    def flush(self) -> bytes: ...


def write_mp3(
    file: BinaryIO, blocks: Iterable[Samples], about: About, quality: Quality = FULL
) -> None:
    """Write the blocks in stereo, behind their tag; the same blocks give the same bytes.

    `file` must let go back. Raises MassageError where LAME is not installed.
    """
    lame = _opened(quality)
    file.write(id3(about))
    begin = file.tell()
    file.write(bytes(int(quality.frame)))
    head, size = b"", 0
    for part in _encoded(lame, blocks):
        head = (head + part)[:4]
        size += len(part)
        file.write(part)
    end = file.tell()
    file.seek(begin)
    file.write(_info(head, size, about.frames, quality))
    file.seek(end)


def _opened(quality: Quality) -> _Lame:
    try:
        import lameenc
    except ImportError as error:
        raise MassageError(
            f"no MP3 can be made here: {error}", help="pip install lameenc; or write a .wav"
        ) from error
    lame = lameenc.Encoder()
    lame.silence()
    lame.set_in_sample_rate(RATE)
    lame.set_out_sample_rate(quality.hertz)
    lame.set_channels(2)
    lame.set_bit_rate(quality.kilobits)
    lame.set_quality(CARE)
    return lame  # type: ignore[no-any-return]  # it ships no types


def _encoded(lame: _Lame, blocks: Iterable[Samples]) -> Iterator[bytes]:
    for block in blocks:
        yield bytes(lame.encode(pcm(block / SOFTER)))
    yield bytes(lame.flush())


def _info(head: bytes, size: int, frames: int, quality: Quality) -> bytes:
    """A frame that is silent, and says how many follow and what of them is padding.

    `head` is another frame's, `size` all frames' bytes, `frames` what was to be encoded. The
    layout is LAME's: http://gabriel.mp3-tech.org/mp3infotag.html. Its sum over the music stays 0.
    """
    length = int(quality.frame)
    count = round(size / quality.frame)
    padding = count * quality.samples - DELAY - -(-frames * quality.hertz // RATE)
    header = bytes((head[0], head[1], head[2] & ~0x02, head[3]))  # a frame that is not longer
    side = bytes(32 if quality.samples == 1152 else 17)
    frames_and_bytes = struct.pack(">4sIII", b"Info", 0b0011, count, size + length)
    made_by = struct.pack(">9sBBIHHBB", b"LAME3.100", 1, 0, 0, 0, 0, 0, quality.kilobits)
    gap = (DELAY << 12 | padding).to_bytes(3, "big")
    music = struct.pack(">BBHIH", 0, 0, 0, size + length, 0)
    told = header + side + frames_and_bytes + made_by + gap + music
    return (told + struct.pack(">H", _sum(told))).ljust(length, b"\0")


def _sum(data: bytes) -> int:
    """CRC-16 as LAME has it."""
    value = 0
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0xA001 if value & 1 else 0)
    return value
