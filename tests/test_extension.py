"""A package that brings a voice and an output, installed by pip, and used by the real command."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from massage_cli import extension
from massage_cli.audio.tone import RATE
from tests.audio.goertzel import strength
from tests.packages import Packages

EXAMPLE = Path(__file__).parent / "example_package"
PAGE = (Path(__file__).parents[1] / "docs" / "extending.md").read_text("utf-8")
HERTZ = 311.0
"""What the example hums."""
ROUTINE = """\
title: Short
kind: acute
legs: both
steps:
  - {technique: petrissage, area: calf, duration: 16s}
"""
# One worker installs it once for all; each session takes its real time.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("example-package")]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of modules in which pip has installed the example."""
    folder = tmp_path_factory.mktemp("installed")
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    options = ("--no-index", "--no-deps", "--no-build-isolation", "--target", str(folder))
    subprocess.run([sys.executable, *pip, *options, str(EXAMPLE)], check=True, timeout=120)
    return folder


@pytest.fixture
def routine(tmp_path: Path) -> Path:
    path = tmp_path / "short.yaml"
    path.write_text(ROUTINE)
    return path


def massage(*words: str | Path, path: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """`massage …` with the packages in the folder `path`."""
    return subprocess.run(
        [sys.executable, "-m", "massage_cli", *map(str, words)],
        env={**os.environ, "PYTHONPATH": str(path), **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def start(routine: Path, *more: str, path: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """A session that nobody is asked about, as fast as it is still spoken."""
    quick = ("--plain", "--yes", "--no-history", "--speed", "2")
    return massage("start", routine, *quick, *more, path=path, **env)


def hums(samples: np.ndarray[tuple[int], np.dtype[np.float32]]) -> bool:
    """Whether the tone of the voice is in it, by the loudest second."""
    seconds = [samples[at : at + RATE] for at in range(0, len(samples) - RATE, RATE // 2)]
    return max(strength(second, HERTZ) for second in seconds) > 0.05


def test_the_voice_is_listed_like_ours(installed: Path) -> None:
    listed = massage("voices", "--json", path=installed)
    (row,) = (row for row in json.loads(listed.stdout)["voices"] if row["name"] == "tones")
    assert row == {
        "name": "tones",
        "usable": True,
        "auto": False,
        "languages": "",
        "why": "",
        "package": "massage-tones 1.0",
    }
    lines = massage("voices", "--language", "zh", path=installed).stdout.splitlines()
    told = "what massage-tones 1.0 does\tit cannot tell where a word of Chinese ends"
    assert f"voice\ttones\tno\t{told}" in lines


def test_both_are_set_like_ours(installed: Path) -> None:
    assert massage("config", "set", "voice.engine", "tones", path=installed).returncode == 0
    assert massage("config", "set", "sound", "frames", path=installed).returncode == 0
    shown = json.loads(massage("config", "--json", path=installed).stdout)
    assert (shown["voice.engine"]["value"], shown["sound"]["value"]) == ("tones", "frames")
    unknown = massage("start", "calf-cramp", "--voice", "tonse", path=installed)
    assert unknown.returncode == 2
    assert "did you mean 'tones'?" in unknown.stderr


def test_both_are_completed_like_ours(installed: Path) -> None:
    for option, name in (("--voice", "tones"), ("--sound", "frames")):
        line = f"massage start calf-cramp {option} {name[:3]}"
        env = {"_MASSAGE_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": line}
        assert name in massage(path=installed, **env).stdout


def test_doctor_names_both(installed: Path) -> None:
    found = json.loads(massage("doctor", "--json", "--no-sound", path=installed).stdout)
    (finding,) = (each for each in found["findings"] if each["subject"] == "extensions")
    assert (finding["verdict"], finding["summary"], finding["help"]) == (
        "ok",
        "voice tones (massage-tones 1.0), output frames (massage-tones 1.0)",
        "",
    )


def test_a_session_is_spoken_by_the_one_and_heard_through_the_other(
    installed: Path, routine: Path, tmp_path: Path
) -> None:
    file = tmp_path / "frames"
    env = {"TONES_FILE": str(file)}
    done = start(routine, "--voice", "tones", "--sound", "frames", path=installed, **env)
    assert (done.returncode, "massage-tones" in done.stderr) == (0, False), done.stderr
    heard = np.frombuffer(file.read_bytes(), np.float32).reshape(-1, 2).mean(axis=1)
    assert len(heard) > 3 * RATE
    assert hums(heard)
    start(routine, "--voice", "off", "--sound", "frames", path=installed, **env)
    cues = np.frombuffer(file.read_bytes(), np.float32).reshape(-1, 2).mean(axis=1)
    assert np.abs(cues).max() > 0.05
    assert not hums(cues)


def test_a_file_is_rendered_with_the_voice(installed: Path, routine: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.wav"
    done = massage("render", routine, "-o", out, "--voice", "tones", path=installed)
    assert done.returncode == 0, done.stderr
    with wave.open(str(out)) as file:
        frames = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)
    assert hums((frames.mean(axis=1) / 32768).astype(np.float32))


def test_what_cannot_be_imported_is_told_by_name_and_the_session_goes_on(
    routine: Path, tmp_path: Path
) -> None:
    broken = Packages(tmp_path / "broken")
    broken.folder.mkdir()
    told = broken.add("quire", "import nowhere", voices_alto="Alto", outputs_hall="Hall")
    why = f"{told}: ModuleNotFoundError: No module named 'nowhere'"
    done = start(routine, "--voice", "alto", "--sound", "hall", path=broken.folder)
    assert done.returncode == 0
    assert f"{why}: the terminal bell rings instead" in done.stdout + done.stderr
    assert "Finished." in done.stdout
    listed = massage("voices", "--json", path=broken.folder)
    (row,) = (row for row in json.loads(listed.stdout)["voices"] if row["name"] == "alto")
    assert row["usable"] is False
    assert f"{row['package']}: {row['why']}" == why
    found = json.loads(massage("doctor", "--json", "--no-sound", path=broken.folder).stdout)
    (finding,) = (each for each in found["findings"] if each["subject"] == "extensions")
    assert (finding["verdict"], finding["help"]) == ("note", f"{why}; {why}")


def test_a_broken_voice_is_told_by_name_and_the_next_one_speaks(
    installed: Path, routine: Path, tmp_path: Path
) -> None:
    broken = Packages(tmp_path / "broken")
    broken.folder.mkdir()
    told = broken.add("quire", "Alto = lambda language, rate: None", voices_alto="Alto")
    path = Path(f"{broken.folder}{os.pathsep}{installed}")
    env = {"TONES_FILE": str(tmp_path / "frames")}
    done = start(routine, "--voice", "alto", "--sound", "frames", path=path, **env)
    said = done.stdout + done.stderr
    assert done.returncode == 0
    assert re.search(rf"The voice is [\w-]+: {told}: what it made has no method `begin`", said)


def test_the_page_shows_the_example_as_it_is() -> None:
    blocks = re.findall(r"```(?:toml|python)\n(.*?)```", PAGE, re.DOTALL)
    for name in ("pyproject.toml", "massage_tones.py"):
        assert (EXAMPLE / name).read_text("utf-8") in blocks


@pytest.mark.parametrize("name", extension.__all__)
def test_the_page_promises_each_name(name: str) -> None:
    assert re.search(rf"^\| `{name}\b", PAGE, re.MULTILINE), name
