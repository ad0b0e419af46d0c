from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from mutagen.mp3 import MP3, BitrateMode

from massage_cli.audio.codecs.mp3 import FULL, SMALL, Quality, write_mp3
from massage_cli.audio.render import pcm
from massage_cli.audio.tone import RATE, Samples
from massage_cli.errors import MassageError
from tests.audio.codecs.sessions import about, sound
from tests.audio.ebur128 import decoded, measured, needs_ffmpeg

EACH = pytest.mark.parametrize("quality", [FULL, SMALL])


def mp3(quality: Quality = FULL) -> bytes:
    file = io.BytesIO()
    write_mp3(file, sound(), about(), quality)
    return file.getvalue()


@EACH
def test_every_frame_has_the_same_size_and_the_length_is_the_session_s(quality: Quality) -> None:
    info = MP3(io.BytesIO(mp3(quality))).info
    assert info.bitrate == quality.kilobits * 1000
    assert info.sample_rate == quality.hertz
    assert info.bitrate_mode == BitrateMode.CBR
    assert info.length == pytest.approx(about().frames / RATE, abs=1 / quality.hertz)
    assert not info.sketchy


def test_the_same_input_gives_the_same_bytes() -> None:
    assert mp3() == mp3()


def test_it_takes_a_thirtieth_of_the_room_of_a_wav() -> None:
    assert len(mp3()) < about().frames * 4 / 20


@pytest.mark.audio
@EACH
def test_what_is_heard_is_heard_at_the_sample_at_which_a_wav_has_it(
    quality: Quality, tmp_path: Path
) -> None:
    (tmp_path / "a.mp3").write_bytes(mp3(quality))
    heard, meant = decoded(tmp_path / "a.mp3"), np.concatenate(sound())
    assert abs(len(heard) - len(meant)) <= 1
    assert abs(shift(heard, meant)) <= 1


@pytest.mark.audio
@EACH
def test_it_is_as_loud_as_a_wav_and_no_sample_clips(quality: Quality, tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(mp3(quality))
    wav, heard = measured(np.concatenate(sound())), measured(tmp_path / "a.mp3")
    assert heard.integrated == pytest.approx(wav.integrated, abs=0.15)
    assert heard.true_peak <= -1.0


@pytest.mark.audio
@pytest.mark.parametrize(("quality", "least"), [(FULL, 30.0), (SMALL, 25.0)])
def test_what_the_encoder_leaves_out_is_far_below_the_tones(
    quality: Quality, least: float, tmp_path: Path
) -> None:
    (tmp_path / "a.mp3").write_bytes(mp3(quality))
    meant = np.concatenate(sound())
    heard = decoded(tmp_path / "a.mp3")[: len(meant)]
    noise = meant[: len(heard)] - heard
    assert 10 * np.log10(np.square(meant).sum() / np.square(noise).sum()) > least


def test_the_loudest_sample_of_the_mixer_has_room() -> None:
    from massage_cli.audio.codecs.mp3 import SOFTER
    from massage_cli.audio.mixer import CEILING

    assert np.frombuffer(pcm(np.array([CEILING / SOFTER], np.float32)), "<i2")[0] < 32767 * 0.9


def test_without_lame_nothing_is_made_and_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "lameenc", None)
    file = io.BytesIO()
    with pytest.raises(MassageError, match="no MP3 can be made here") as caught:
        write_mp3(file, untouched(), about())
    assert "pip install lameenc" in caught.value.help
    assert file.getvalue() == b""


def test_each_block_is_written_before_the_next_is_made() -> None:
    file, sizes = io.BytesIO(), []

    def made() -> Iterator[Samples]:
        for block in sound():
            yield block
            sizes.append(file.tell())

    write_mp3(file, made(), about())
    assert sizes == sorted(set(sizes))
    assert len(sizes) == len(sound()) > 3


def untouched() -> list[Samples]:
    class Untouched(list[Samples]):
        def __iter__(self) -> object:  # type: ignore[override]  # it never returns
            raise AssertionError("no block is made before it is known that it can be written")

    return Untouched()


def shift(heard: Samples, meant: Samples) -> int:
    """By how many frames `heard` is late, where they are most alike."""
    size = 1 << int(np.ceil(np.log2(len(heard) + len(meant))))
    spectra = np.fft.rfft(heard.sum(axis=1), size) * np.conj(np.fft.rfft(meant.sum(axis=1), size))
    at = int(np.argmax(np.fft.irfft(spectra, size)))
    return at if at < size // 2 else at - size


@pytest.mark.audio
def test_ffprobe_finds_the_chapters(tmp_path: Path) -> None:
    needs_ffmpeg()
    (tmp_path / "a.mp3").write_bytes(mp3())
    command = ["ffprobe", "-v", "error", "-of", "json", "-show_chapters", str(tmp_path / "a.mp3")]
    done = subprocess.run(command, capture_output=True, check=True)
    found = json.loads(done.stdout)["chapters"]
    assert [(float(one["start_time"]), one["tags"]["title"]) for one in found] == [
        (one.start, one.title) for one in about().chapters
    ]
