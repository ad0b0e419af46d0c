"""ID3v2.3: what an MP3 says of itself, with a chapter for each step.

2.3 and not 2.4: old players know it too. https://id3.org/id3v2.3.0, and for the chapters
https://id3.org/id3v2-chapters-1.0.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from massage_cli.audio.codecs.about import ARTIST, About
from massage_cli.core.chapters import Chapter

LANGUAGES = {
    "ar": "ara", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa",
    "fi": "fin", "fr": "fra", "he": "heb", "hi": "hin", "it": "ita", "ja": "jpn", "ko": "kor",
    "nb": "nob", "nl": "nld", "pl": "pol", "pt": "por", "ru": "rus", "sv": "swe", "tr": "tur",
    "uk": "ukr", "zh": "zho",
}  # fmt: skip
"""The three letters of ISO 639-2 that a tag needs; of another language nothing is said."""
MOST = 255
"""How many chapters one table of contents can name."""
NOWHERE = 0xFFFFFFFF
"""In place of a byte's position: the time holds."""
FRONT_COVER = 3
TOP_LEVEL_IN_ORDER = 0b11


def id3(about: About) -> bytes:
    """The tag that stands before the sound."""
    frames = b"".join(_frames(about))
    return b"ID3\x03\x00\x00" + _seven_bits(len(frames)) + frames


def _frames(about: About) -> Iterator[bytes]:
    yield _text("TIT2", about.title)
    yield _text("TPE1", ARTIST)
    yield _text("TYER", str(about.year))
    code = about.language.partition("-")[0].lower()
    language = LANGUAGES.get(code, code if len(code) == 3 else "")
    if language:
        yield _text("TLAN", language)
    if about.chapters:
        yield _contents(len(about.chapters))
        yield from (_chapter(number, one) for number, one in enumerate(about.chapters))
    if about.cover:
        kind = b"\x00image/png\x00" + bytes([FRONT_COVER]) + b"\x00"
        yield _frame("APIC", kind + about.cover)


def _frame(name: str, body: bytes) -> bytes:
    return name.encode("ascii") + struct.pack(">IH", len(body), 0) + body


def _text(name: str, text: str) -> bytes:
    """A frame of text: Latin-1 where that has all of it, else UTF-16."""
    text = text.replace("\0", "")
    try:
        return _frame(name, b"\x00" + text.encode("latin-1"))
    except UnicodeEncodeError:
        return _frame(name, b"\x01\xff\xfe" + text.encode("utf-16-le"))


def _contents(count: int) -> bytes:
    """The table of contents; more chapters than it can name are still there by their times."""
    named = min(count, MOST)
    children = b"".join(_id(number) for number in range(named))
    return _frame("CTOC", b"contents\0" + bytes([TOP_LEVEL_IN_ORDER, named]) + children)


def _chapter(number: int, chapter: Chapter) -> bytes:
    start, end = (round(seconds * 1000) for seconds in (chapter.start, chapter.end))
    times = struct.pack(">IIII", start, end, NOWHERE, NOWHERE)
    return _frame("CHAP", _id(number) + times + _text("TIT2", chapter.title))


def _id(number: int) -> bytes:
    return f"chapter{number}\0".encode("ascii")


def _seven_bits(size: int) -> bytes:
    """A length in four bytes of which the highest bit is never set: none looks like a frame."""
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
