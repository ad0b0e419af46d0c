from __future__ import annotations

import io
import sys

import numpy as np
import pytest
import soundfile
from mutagen.flac import FLAC

from massage_cli.audio.codecs.flac import write_flac
from massage_cli.audio.render import pcm
from massage_cli.core.timecode import exact
from massage_cli.errors import MassageError
from tests.audio.codecs.sessions import COVER, about, sound


def flac() -> bytes:
    file = io.BytesIO()
    write_flac(file, sound(), about())
    return file.getvalue()


def test_every_sample_is_as_a_wav_has_it() -> None:
    samples, _ = soundfile.read(io.BytesIO(flac()), dtype="int16")
    assert samples.tobytes() == pcm(np.concatenate(sound()))


def test_it_says_what_it_is_with_a_chapter_for_each_step() -> None:
    tags = FLAC(io.BytesIO(flac()))
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
    assert [(one.mime, one.type, one.data) for one in tags.pictures] == [("image/png", 3, COVER)]


def test_without_a_cover_the_comment_is_the_last_block() -> None:
    file = io.BytesIO()
    write_flac(file, sound()[:1], about()._replace(cover=b""))
    assert FLAC(io.BytesIO(file.getvalue())).pictures == []
    assert len(soundfile.read(io.BytesIO(file.getvalue()))[0]) == len(sound()[0])


def test_the_same_input_gives_the_same_bytes() -> None:
    assert flac() == flac()


def test_without_libsndfile_nothing_is_made_and_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "soundfile", None)
    file = io.BytesIO()
    with pytest.raises(MassageError, match="no FLAC can be made here") as caught:
        write_flac(file, sound(), about())
    assert 'pip install "massage-cli[formats]"' in caught.value.help
    assert file.getvalue() == b""


def test_a_full_disk_is_told_as_one(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Full(io.BytesIO):
        def write(self, _data: object) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", Full)
    with pytest.raises(OSError, match="No space left on device"):
        write_flac(io.BytesIO(), sound(), about())
    assert capfd.readouterr().err == ""
