"""Vorbis comments: what a FLAC or an Ogg file says of itself.

https://www.xiph.org/vorbis/doc/v-comment.html; the chapters as https://wiki.xiph.org/Chapter_Extension
has them, and the picture as https://www.rfc-editor.org/rfc/rfc9639#name-picture.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from massage_cli.audio.codecs.about import ARTIST, About
from massage_cli.core.timecode import exact

FRONT_COVER = 3


def vorbis_comment(about: About, *more: str) -> bytes:
    """The comments, and `more` of them as `NAME=value`."""
    comments = [text.encode() for text in (*_comments(about), *more)]
    counted = struct.pack("<I", len(comments))
    return b"".join((_sized(ARTIST.encode()), counted, *map(_sized, comments)))


def picture(cover: bytes) -> bytes:
    """The cover with what it is. Its size in pixels is left to the PNG."""
    kind = b"image/png"
    head = struct.pack(f">II{len(kind)}s", FRONT_COVER, len(kind), kind)
    return head + struct.pack(">IIIIII", 0, 0, 0, 0, 0, len(cover)) + cover


def _comments(about: About) -> Iterator[str]:
    yield f"TITLE={about.title}"
    yield f"ARTIST={ARTIST}"
    yield f"DATE={about.year}"
    yield f"LANGUAGE={about.language}"
    for number, chapter in enumerate(about.chapters):
        yield f"CHAPTER{number:03}={exact(chapter.start)}"
        yield f"CHAPTER{number:03}NAME={chapter.title}"


def _sized(text: bytes) -> bytes:
    return struct.pack("<I", len(text)) + text
