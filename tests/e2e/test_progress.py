"""Long work at a real terminal: a bar while it lasts, and nothing of it afterwards."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shlex import quote

import pytest

from tests.e2e.terminal_driver import terminal
from tests.warm.program import MASSAGE

SLOW = """
import sys, time
from massage_cli.clock import SystemClock
from massage_cli.cli import main

steps = iter(range(10**6))
SystemClock.now = lambda self: 0.2 * next(steps)  # each look at the clock is later
main()
"""
"""The program on a clock that runs fast, so that short work is long."""
ROUTINE = "title: Short\nsteps:\n  - {technique: compression, area: calf, duration: 60s}\n"


def slow(*arguments: str) -> list[str]:
    return [sys.executable, "-c", SLOW, *arguments]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(20):
        text = ROUTINE if number % 5 else ROUTINE.replace("duration", "duraton")
        (folder / f"r{number:02}.yaml").write_text(text)
    return folder


def test_check_shows_a_bar_and_the_problems_stand_alone(folder: Path) -> None:
    with terminal(slow("check", str(folder)), columns=100, rows=400) as person:
        assert person.wait() == 3
        assert "Checking" in person.output.decode()
        assert "Checking" not in person.text
        assert person.text.count("did you mean 'duration'?") == 4
        assert "20 files: 4 errors, " in person.text
        assert person.restored


def test_what_check_prints_into_a_file_is_the_same_with_a_bar(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    plain = subprocess.run([MASSAGE, "check", str(folder)], capture_output=True, check=False)
    line = f'"$0" "$@" > {quote(str(out))}'
    with terminal(["sh", "-c", line, *slow("check", str(folder))]) as person:
        assert person.wait() == 3
        assert "Checking" in person.output.decode()
    assert out.read_bytes() == plain.stdout


def test_render_says_what_it_wrote(tmp_path: Path) -> None:
    (tmp_path / "short.yaml").write_text(ROUTINE.replace("title", "legs: one\ntitle"))
    out = tmp_path / "calf.wav"
    arguments = ("render", str(tmp_path / "short.yaml"), "--voice", "off", "-o", str(out))
    with terminal(slow(*arguments), columns=200) as person:
        assert person.wait() == 0
        assert "Rendering" in person.output.decode()
        megabytes = f"{out.stat().st_size / 1e6:.0f} MB"
        told = " ".join(person.text.split())  # however the line is folded
        assert told.startswith(f"{out}: 1:")
        assert told.endswith(megabytes)


def test_render_says_so_of_captions_too(tmp_path: Path) -> None:
    (tmp_path / "short.yaml").write_text(ROUTINE.replace("title", "legs: one\ntitle"))
    sound, text = tmp_path / "calf.mp3", tmp_path / "calf.vtt"
    files = ("-o", str(sound), "--captions", str(text))
    arguments = ("render", str(tmp_path / "short.yaml"), "--voice", "off", *files)
    with terminal(slow(*arguments), columns=200) as person:
        assert person.wait() == 0
        told = " ".join(person.text.split())  # however the lines are folded
        kilobytes = f"{sound.stat().st_size / 1000:.0f} kB"
        assert told == f"{sound}: 1:14, {kilobytes} {text}: 1:11, 4 captions, 0 kB"


def test_list_over_many_files_shows_one_too(home: Path, folder: Path) -> None:
    (home / "data").mkdir(parents=True)
    folder.rename(home / "data" / "routines")
    with terminal(slow("list"), rows=100, env={"PAGER": "cat"}) as person:
        assert person.wait() == 0
        assert "Reading" in person.output.decode()
        assert "Reading" not in person.text


def test_import_shows_one_and_takes_all_in(tmp_path: Path) -> None:
    file = tmp_path / "sessions.json"
    file.write_text("[]")
    with terminal([MASSAGE, "history", "import", str(file)]) as person:
        assert person.wait() == 0
        assert "Took in 0 sessions." in person.text


def test_in_a_pipe_there_is_none(folder: Path) -> None:
    done = subprocess.run(slow("check", str(folder)), capture_output=True, check=False)
    assert b"\x1b" not in done.stdout + done.stderr
    assert b"Checking" not in done.stderr
