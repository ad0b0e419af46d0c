"""What reads the output may have had enough: `massage list | head -1`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from shlex import quote

import pytest

from tests.warm.program import MASSAGE, run

FAULTY = "title: Faulty\nsteps: [{technique: nonsense}]\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")


def closed(*arguments: str, both: bool = False) -> subprocess.CompletedProcess[bytes]:
    """Run massage with a stdout, or also a stderr, that nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        return run([MASSAGE, *arguments], stdout=writing, stderr=writing if both else None)
    finally:
        os.close(writing)


@pytest.mark.parametrize(
    "line",
    [
        "--version",
        "--help",
        "start --help",
        "list",
        "list --json",
        "show calf-cramp",
        "guide evidence",
        "guide evidence --json",
        "check {faulty}",
        "check --format json calf-cramp",
        "schema",
        "stats",
        "config",
        "config path",
        "history export",
        "sounds --sound none",
        "doctor --no-sound",
        "render calf-cramp --voice off -o -",
        "start calf-cramp --plain --sound none --yes --no-history",
    ],
)
def test_each_command_ends_quietly_with_141(line: str, tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text(FAULTY)
    done = closed(*line.format(faulty=faulty).split())
    assert done.returncode == 141
    for noise in (b"Traceback", b"Broken pipe", b"BrokenPipe", b"Exception ignored"):
        assert noise not in done.stderr


@pytest.mark.parametrize("line", ["list", "list --no-such-option", "start no-such-routine"])
def test_nor_is_anybody_told_where_errors_go_into_the_same_pipe(line: str) -> None:
    assert closed(*line.split(), both=True).returncode == 141


@pytest.mark.skipif(shutil.which("bash") is None, reason="not installed: bash")
def test_a_real_pipeline_has_its_lines_and_no_noise() -> None:
    command = f"{quote(MASSAGE)} guide evidence | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("Evidence\n", "")
