"""`massage render`: a session as a sound file."""

from __future__ import annotations

import re
import subprocess
import wave
from pathlib import Path

import numpy as np
import pytest
from mutagen.mp3 import MP3
from typer.testing import CliRunner

from massage_cli.audio.codecs.choice import WRITERS
from massage_cli.audio.render import TAIL
from massage_cli.audio.tone import RATE
from massage_cli.cli.commands.render import SOUNDS
from massage_cli.core.body import Leg
from massage_cli.core.briefing import briefed
from massage_cli.core.timeline import compile_timeline
from massage_cli.routinefile.reader import read_routine
from tests.audio.ebur128 import decoded, measured
from tests.audio.voice.voices import needs_pico, script
from tests.cli.whole import app
from tests.warm.program import MASSAGE, run

SHORT = """\
title: Short
ready: 2s
change: 4s
steps:
  - {technique: compression, area: calf, duration: 8s}
"""


@pytest.fixture
def routine(tmp_path: Path) -> Path:
    file = tmp_path / "short.yaml"
    file.write_text(SHORT)
    return file


def render(*arguments: str | Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    return run([MASSAGE, "render", *arguments], env)


def seconds_of(path: Path) -> float:
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (2, 2, RATE)
        return float(file.getnframes() / RATE)


def test_the_file_is_as_long_as_the_session_and_the_last_chime(
    routine: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.wav"
    done = render(routine, "-o", out, "--voice", "off")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    total = compile_timeline(read_routine(routine)).total
    assert seconds_of(out) == pytest.approx(total + TAIL, abs=1e-4)


def test_the_modifiers_of_start_apply(routine: Path, tmp_path: Path) -> None:
    one, both = tmp_path / "one.wav", tmp_path / "both.wav"
    assert render(routine, "-o", both, "--voice", "off").returncode == 0
    assert render(routine, "-o", one, "--voice", "off", "--leg", "left").returncode == 0
    assert seconds_of(both) - seconds_of(one) == pytest.approx(
        compile_timeline(read_routine(routine)).total
        - compile_timeline(read_routine(routine), Leg.LEFT).total
    )


def test_the_same_input_gives_the_same_bytes_on_stdout_and_in_a_file(
    routine: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.wav"
    render(routine, "-o", out)
    assert render(routine, "-o", "-").stdout == out.read_bytes()


def test_the_voice_is_in_it(routine: Path, tmp_path: Path) -> None:
    spoken, silent = tmp_path / "spoken.wav", tmp_path / "silent.wav"
    render(routine, "-o", spoken, "--voice", "espeakng")
    render(routine, "-o", silent, "--voice", "off")
    timeline = briefed(compile_timeline(read_routine(routine)))
    assert seconds_of(spoken) - seconds_of(silent) == pytest.approx(-timeline.start, abs=1e-4)


@pytest.mark.audio
@pytest.mark.slow
@pytest.mark.parametrize("name", ["calf-cramp", "full-legs", "gentle", "shin"])
def test_a_built_in_routine_is_as_loud_as_files_for_a_phone_are(tmp_path: Path, name: str) -> None:
    file = tmp_path / "session.wav"
    assert render(name, "-o", file, "--leg", "left").returncode == 0
    heard = measured(file, peak=name == "shin")
    assert heard.integrated == pytest.approx(-16.0, abs=1.0)
    assert not heard.true_peak > -1.0, "every sentence is levelled to one peak"


@pytest.mark.audio
def test_without_a_voice_the_tones_stay_where_they_are_under_it(tmp_path: Path) -> None:
    file = tmp_path / "session.wav"
    assert render("desk-legs", "-o", file, "--voice", "off").returncode == 0
    heard = measured(file)
    assert heard.integrated == pytest.approx(-18.0, abs=2.0)
    assert heard.true_peak <= -1.0


def test_an_existing_file_is_overwritten_only_by_force(routine: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.wav"
    out.write_text("mine")
    done = render(routine, "-o", out)
    assert done.returncode == 2
    assert b"already there" in done.stderr
    assert b"--force" in done.stderr
    assert out.read_text() == "mine"
    assert render(routine, "-o", out, "--force").returncode == 0
    assert out.stat().st_size > 1000


def test_a_folder_that_is_not_there_is_an_error(routine: Path, tmp_path: Path) -> None:
    done = render(routine, "-o", tmp_path / "nowhere" / "out.wav")
    assert done.returncode == 2
    assert b"No such file or directory" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_full_disk_leaves_no_half_file(routine: Path, tmp_path: Path) -> None:
    folder = tmp_path / "full"
    folder.mkdir()

    # No more than a megabyte.
    limited = ["sh", "-c", "trap '' XFSZ; ulimit -f 1000; exec \"$@\"", "sh", MASSAGE]
    done = run([*limited, "render", routine, "-o", folder / "out.wav"])
    assert done.returncode == 2
    assert b"cannot be written" in done.stderr
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"ENGINE": "say"}, "there is no voice: say is not installed"),
        ({"ENGINE": "espeak-ng"}, "there is no voice: espeak-ng is not installed"),
        ({"ENGINE": "command"}, "there is no voice: voice.command is not set"),
        ({"COMMAND": "nothing"}, "there is no voice: nothing is not installed"),
        ({"COMMAND": "nothing", "PROTOCOL": "lines"}, "nothing is not installed"),
        ({"COMMAND": "{false}"}, "the voice failed: {false} ended with code 1"),
        ({"COMMAND": "{false}", "PROTOCOL": "lines"}, "{false} ended with code 1 before"),
    ],
)
def test_where_the_voice_that_was_asked_for_cannot_be_had_no_file_is_written(
    routine: Path, tmp_path: Path, settings: dict[str, str], why: str
) -> None:
    false = script(tmp_path / "false", "sys.exit('the model is missing')")
    set_so = {f"MASSAGE_VOICE_{key}": text.format(false=false) for key, text in settings.items()}
    out = tmp_path / "a.wav"
    done = render(routine, "-o", out, PATH="", **set_so)
    assert (done.returncode, done.stdout) == (1, b"")
    assert why.format(false=tmp_path / "false") in done.stderr.decode()
    assert (b"it wrote: the model is missing" in done.stderr) == ("failed" in why or "code" in why)
    assert not out.exists()


@needs_pico
def test_pico_has_no_voice_for_every_language(routine: Path, tmp_path: Path) -> None:
    routine.write_text(f"language: nl\n{SHORT}")
    done = render(routine, "-o", tmp_path / "a.wav", "--voice", "pico")
    assert done.returncode == 1
    assert b"there is no voice: Pico has no voice for the language 'nl'" in done.stderr
    assert not (tmp_path / "a.wav").exists()


def test_where_no_voice_was_asked_for_and_there_is_none_that_is_said(
    routine: Path, tmp_path: Path
) -> None:
    routine.write_text(f"language: nl\n{SHORT}")  # which Pico does not speak
    (tmp_path / "espeakng_loader.py").write_text("raise ImportError")
    done = render(routine, "-o", tmp_path / "a.wav", PATH="", PYTHONPATH=str(tmp_path))
    assert done.returncode == 0
    assert done.stderr.decode() == 'No voice: install espeak-ng, or "massage-cli[voice]"\n'
    assert (tmp_path / "a.wav").exists()


def rendered(*arguments: str | Path) -> str:
    """Render in this process; what went wrong, in words."""
    done = CliRunner().invoke(app, ["render", *map(str, arguments)])
    assert done.exit_code == (2 if done.stderr else 0), done.exception
    return done.stderr


CAPTION = re.compile(r"00:(\d\d):(\S+) --> 00:(\d\d):(\S+)\n(.*)")


def captions(file: Path) -> list[tuple[float, float, str]]:
    """From when to when, and what, of the captions of less than an hour."""
    return [
        (int(one[1]) * 60 + float(one[2]), int(one[3]) * 60 + float(one[4]), one[5])
        for one in CAPTION.finditer(file.read_text())
    ]


def test_the_endings_that_are_named_are_those_that_are_written() -> None:
    assert sorted(SOUNDS) == sorted(WRITERS)


def test_an_mp3_is_as_long_and_has_a_chapter_for_each_step(routine: Path, tmp_path: Path) -> None:
    assert rendered(routine, "-o", tmp_path / "a.mp3", "--voice", "off") == ""
    file, timeline = MP3(tmp_path / "a.mp3"), compile_timeline(read_routine(routine))
    assert file.info.length == pytest.approx(timeline.total + TAIL, abs=1e-3)
    assert file.tags is not None
    assert str(file.tags["TIT2"]) == "Short"
    chapters = file.tags.getall("CHAP")
    assert [str(one.sub_frames["TIT2"]) for one in chapters] == [
        "1. Compression, left calf",
        "2. Compression, right calf",
    ]
    assert [one.start_time for one in chapters] == [0, round(timeline.work[0].end * 1000)]


def test_captions_without_a_sound_are_the_transcript(routine: Path, tmp_path: Path) -> None:
    for ending in ("vtt", "srt", "lrc"):
        assert rendered(routine, "--captions", tmp_path / f"a.{ending}") == ""
    told = captions(tmp_path / "a.vtt")
    assert [told[0][2], told[-1][2]] == ["Short.", "All done."]
    assert (tmp_path / "a.srt").read_text().count(" --> ") == len(told)
    assert len((tmp_path / "a.lrc").read_text().splitlines()) == len(told)
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "a.lrc", "a.srt", "a.vtt", "short.yaml",
    ]  # fmt: skip


def test_without_a_voice_captions_fit_the_sound_which_has_no_briefing(
    routine: Path, tmp_path: Path
) -> None:
    text = tmp_path / "a.vtt"
    assert rendered(routine, "-o", tmp_path / "a.wav", "--captions", text, "--voice", "off") == ""
    first, *_ = captions(text)
    assert first[2].startswith("Left calf. Compression.")
    assert first[1] == compile_timeline(read_routine(routine)).work[0].start


@pytest.mark.audio
def test_captions_stand_while_their_sentence_is_heard(routine: Path, tmp_path: Path) -> None:
    sound, text = tmp_path / "a.mp3", tmp_path / "a.vtt"
    options = ("--voice", "espeakng", "--captions", text)
    assert rendered(routine, "-o", sound, *options) == ""
    loud = np.abs(decoded(sound)).max(axis=1) > 0.01
    tones = -briefed(compile_timeline(read_routine(routine))).start
    before_the_tones = [told for told in captions(text) if told[1] < tones]
    assert len(before_the_tones) >= 6
    for start, end, words in before_the_tones:
        heard = np.flatnonzero(loud[round((start - 0.1) * RATE) : round((end + 0.1) * RATE)])
        assert heard[0] / RATE - 0.1 == pytest.approx(0.0, abs=0.05), words
        assert heard[-1] / RATE - 0.1 == pytest.approx(end - start, abs=0.05), words


def test_what_cannot_be_written_is_told_before_any_work(routine: Path, tmp_path: Path) -> None:
    (tmp_path / "there.vtt").write_text("mine")
    out = tmp_path / "a.mp3"
    there = rendered(routine, "-o", out, "--captions", tmp_path / "there.vtt")
    assert "there is nothing to write" in rendered(routine)
    assert "does not end in .mp3" in rendered(routine, "-o", tmp_path / "a.mp4")
    text = rendered(routine, "-o", out, "--captions", tmp_path / "a.txt")
    assert "does not end in .vtt, .srt or .lrc" in text
    assert "already there" in there
    assert sorted(one.name for one in tmp_path.iterdir()) == ["short.yaml", "there.vtt"]


def test_where_the_captions_fail_there_is_no_sound_either(
    routine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_told: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("massage_cli.cli.commands.render.FORMATS", {".vtt": full})
    monkeypatch.chdir(tmp_path)
    told = rendered(routine, "-o", "a.wav", "--captions", "a.vtt", "--voice", "off")
    assert "'a.vtt' cannot be written: No space left on device" in told
    assert [one.name for one in tmp_path.iterdir()] == ["short.yaml"]
