"""`massage render`: a session as a sound file."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import wave
from pathlib import Path

import pytest

from massage_cli.audio.render import TAIL
from massage_cli.audio.tone import RATE
from massage_cli.core.briefing import briefed
from massage_cli.core.routine import Leg
from massage_cli.core.timeline import compile_timeline
from massage_cli.routinefile.reader import read_routine
from tests.audio.ebur128 import measured
from tests.audio.voice.voices import needs_pico, script

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


def render(*arguments: str | Path, **more: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # type: ignore[call-overload, no-any-return]  # options of run
        [sys.executable, "-m", "massage_cli", "render", *map(str, arguments)],
        capture_output=True,
        check=False,
        **more,
    )


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
    heard = measured(file)
    assert heard.integrated == pytest.approx(-16.0, abs=1.0)
    assert heard.true_peak <= -1.0


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

    def no_more_than_a_megabyte() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))

    done = render(routine, "-o", folder / "out.wav", preexec_fn=no_more_than_a_megabyte)
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
    done = render(routine, "-o", out, env={**os.environ, "PATH": "", **set_so})
    assert (done.returncode, done.stdout) == (1, b"")
    assert why.format(false=false) in done.stderr.decode()
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
    env = {**os.environ, "PATH": "", "PYTHONPATH": str(tmp_path)}
    done = render(routine, "-o", tmp_path / "a.wav", env=env)
    assert done.returncode == 0
    assert done.stderr.decode() == 'No voice: install espeak-ng, or "massage-cli[voice]"\n'
    assert (tmp_path / "a.wav").exists()
