from __future__ import annotations

import base64
import io

import numpy as np
import pytest
import soundfile
from mutagen.flac import Picture
from mutagen.ogg import OggPage
from mutagen.oggvorbis import OggVorbis

from massage_cli.audio.codecs.ogg import write_ogg
from massage_cli.audio.tone import RATE
from massage_cli.core.chapters import Chapter
from massage_cli.core.timecode import exact
from tests.audio.codecs.sessions import COVER, about, sound


def ogg(cover: bytes = COVER, chapters: tuple[Chapter, ...] = about().chapters) -> bytes:
    file = io.BytesIO()
    write_ogg(file, sound(), about()._replace(cover=cover, chapters=chapters))
    return file.getvalue()


def test_it_is_as_long_as_the_session_and_close_to_it() -> None:
    heard, _ = soundfile.read(io.BytesIO(ogg()), dtype="float32")
    meant = np.concatenate(sound())
    assert len(heard) == len(meant)
    noise = np.square(meant - heard).sum()
    assert 10 * np.log10(np.square(meant).sum() / noise) > 20


def test_it_says_what_it_is_with_a_chapter_for_each_step() -> None:
    tags = OggVorbis(io.BytesIO(ogg()))
    cover = Picture(base64.b64decode(tags.pop("metadata_block_picture")[0]))
    assert (cover.mime, cover.type, cover.data) == ("image/png", 3, COVER)
    assert dict(tags) == {
        "title": ["Calves"],
        "artist": ["massage"],
        "date": ["2026"],
        "language": ["de-at"],
        "chapter000": ["00:00:00.000"],
        "chapter000name": ["1. Compression, left calf"],
        "chapter001": [exact(about().chapters[1].start)],
        "chapter001name": ["2. Compression, right calf"],
    }
    assert tags.info.length == pytest.approx(about().frames / RATE)


@pytest.mark.parametrize("size", [0, 1, 40_000, 200_000])
def test_whatever_the_comment_s_length_every_page_is_numbered_and_summed(size: int) -> None:
    file = io.BytesIO(ogg(b"x" * size))
    numbers = []
    while True:
        try:
            page = OggPage(file)
        except EOFError:
            break
        numbers.append(page.sequence)
        assert page.serial == 1
        start = page.offset
        assert page.write() == file.getvalue()[start : start + page.size], "with its sum"
    assert numbers == list(range(len(numbers)))
    assert len(soundfile.read(io.BytesIO(file.getvalue()))[0]) == about().frames


def test_hundreds_of_chapters_read_back() -> None:
    many = tuple(Chapter(float(at), at + 1.0, f"step {at}") for at in range(1200))
    tags = OggVorbis(io.BytesIO(ogg(chapters=many)))
    assert tags["chapter1199"] == ["00:19:59.000"]
    assert tags["chapter1199name"] == ["step 1199"]


def test_the_same_input_gives_the_same_bytes() -> None:
    assert ogg() == ogg()
