"""Ogg Vorbis: two thirds of an MP3. https://www.xiph.org/ogg/doc/rfc3533.txt.

libsndfile numbers each stream by lot, and knows no chapters: the pages are written anew, with the
same number and a comment of our own, so that the same session gives the same bytes.
"""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

from massage_cli.audio.codecs.about import About
from massage_cli.audio.codecs.sndfile import encoded
from massage_cli.audio.codecs.vorbis_comment import picture, vorbis_comment
from massage_cli.audio.tone import Samples

QUALITY = 0.7
"""What libsndfile calls the level of compression: Vorbis' quality 3 of 10."""
SERIAL = 1
HEADER = struct.Struct("<4sBBqIIIB")
CONTINUED, FIRST = 1, 2
NO_END = -1
"""The position of a page on which no packet ends."""


class OggPage(NamedTuple):
    """A page: what it is, up to which sample it goes, and its segments of at most 255 bytes."""

    flags: int
    position: int
    lacing: bytes
    body: bytes


def write_ogg(file: BinaryIO, blocks: Iterable[Samples], about: About) -> None:
    """Write the blocks with their chapters. Raises MassageError where it cannot be done here."""
    with encoded(blocks, "OGG", compression_level=QUALITY) as raw:
        for number, page in enumerate(_retold(_pages(raw), about)):
            file.write(_written(page, number))


def _retold(pages: Iterator[OggPage], about: About) -> Iterator[OggPage]:
    """The pages with our comment in place of the one that is there: the second of three headers."""
    yield next(pages)
    headers = [b""]
    while len(headers) < 3:
        page, at = next(pages), 0
        for size in page.lacing:
            headers[-1] += page.body[at : at + size]
            at += size
            if size < 255:
                headers.append(b"")
    yield from _paged([b"\x03vorbis" + _comment(about) + b"\x01", headers[1]])
    yield from pages


def _comment(about: About) -> bytes:
    if not about.cover:
        return vorbis_comment(about)
    cover = base64.b64encode(picture(about.cover)).decode()
    return vorbis_comment(about, f"METADATA_BLOCK_PICTURE={cover}")


def _paged(packets: Iterable[bytes]) -> Iterator[OggPage]:
    """Packets that are no sound, on as few pages as can be."""
    segments = [
        packet[start : start + 255]
        for packet in packets
        for start in range(0, len(packet) + 1, 255)
    ]
    flags = 0
    for start in range(0, len(segments), 255):
        part = segments[start : start + 255]
        ends = any(len(segment) < 255 for segment in part)
        yield OggPage(flags, 0 if ends else NO_END, bytes(map(len, part)), b"".join(part))
        flags = CONTINUED if len(part[-1]) == 255 else 0


def _pages(raw: BinaryIO) -> Iterator[OggPage]:
    while head := raw.read(HEADER.size):
        _, _, flags, position, _, _, _, count = HEADER.unpack(head)
        lacing = raw.read(count)
        yield OggPage(flags, position, lacing, raw.read(sum(lacing)))


def _written(page: OggPage, number: int) -> bytes:
    rest = page.lacing + page.body

    def headed(checksum: int) -> bytes:
        facts = (page.flags, page.position, SERIAL, number, checksum, len(page.lacing))
        return HEADER.pack(b"OggS", 0, *facts) + rest

    return headed(_checksum(headed(0)))


def _remainder(byte: int) -> int:
    value = byte << 24
    for _ in range(8):
        value = value << 1 ^ (0x04C11DB7 if value & 0x80000000 else 0)
    return value & 0xFFFFFFFF


_REMAINDERS = tuple(map(_remainder, range(256)))


def _checksum(data: bytes) -> int:
    """The CRC-32 of Ogg, which begins at 0 and reads each byte from its highest bit."""
    value = 0
    for byte in data:
        value = (value << 8 & 0xFFFFFFFF) ^ _REMAINDERS[value >> 24 ^ byte]
    return value
