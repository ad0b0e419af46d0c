"""Output that cannot be written: a sentence, an exit code, and never half a file with 0."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest

from tests.systems import needs_posix
from tests.warm.program import MASSAGE, run

JAPANESE = """\
title: 日本語
steps:
  - {technique: effleurage, area: calf, duration: 10s, instruction: 上へ}
"""
LINES = [
    "list --json",
    "guide evidence",
    "guide evidence --json",
    "schema",
    "show calf-cramp",
    "show full-legs --json",
    "--help",
    "start --help",
    "--version",
    "config",
    "render calf-cramp --voice off -o -",
    "start calf-cramp --plain --sound none --no-history --speed 1000",
]

pytestmark = needs_posix


@pytest.fixture
def japanese(tmp_path: Path) -> str:
    file = tmp_path / "japanese.yaml"
    file.write_text(JAPANESE, encoding="utf-8")
    return str(file)


@pytest.mark.usefixtures("uncounted")
@pytest.mark.parametrize("line", LINES)
def test_a_file_that_may_not_grow_is_said(line: str, tmp_path: Path) -> None:
    reading, writing = os.pipe()  # what is said of it may grow
    with (tmp_path / "out").open("wb") as out, os.fdopen(reading, "rb") as said:
        limits = {"RLIMIT_FSIZE": 0}
        done = run([MASSAGE, *line.split()], stdout=out.fileno(), stderr=writing, limits=limits)
        os.close(writing)
        wrote = said.read()
    assert done.returncode == 2
    assert b"massage: the output cannot be written: File too large" in wrote
    assert b"Traceback" not in wrote
    assert b"Exception ignored" not in wrote


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no /dev/full")
@pytest.mark.parametrize("line", LINES)
def test_a_full_disk_is_said(line: str) -> None:
    with Path("/dev/full").open("wb") as out:
        done = run([MASSAGE, *line.split()], stdout=out.fileno())
    assert done.returncode == 2
    assert b"No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no /dev/full")
@pytest.mark.parametrize(("line", "code"), [("check calf-cramp", 0), ("list --no-such", 2)])
def test_where_errors_cannot_be_written_the_exit_code_is_still_true(line: str, code: int) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run([MASSAGE, *line.split()], stderr=full.fileno())
    assert done.returncode == code


@pytest.mark.parametrize("line", ["schema", "render calf-cramp --voice off -o -"])
def test_a_pipe_that_does_not_block_gets_all_of_it(line: str) -> None:
    whole = run([MASSAGE, *line.split()]).stdout
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    pieces: list[bytes] = []

    def read_slowly() -> None:
        while piece := os.read(reading, 65536):
            pieces.append(piece)

    reader = threading.Thread(target=read_slowly)
    reader.start()
    assert run([MASSAGE, *line.split()], stdout=writing).returncode == 0
    os.close(writing)
    reader.join()
    os.close(reading)
    assert b"".join(pieces) == whole


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
@pytest.mark.parametrize("line", ["show {}", "show {} --json"])
def test_an_encoding_that_lacks_a_letter_is_said(line: str, encoding: str, japanese: str) -> None:
    env = {"PYTHONIOENCODING": encoding}
    done = run([MASSAGE, *line.format(japanese).split()], env)
    assert done.returncode == 2
    assert b"it has no U+" in done.stderr
    assert b"PYTHONIOENCODING=utf-8" in done.stderr
    assert b"Traceback" not in done.stderr
    done = run([MASSAGE, *line.format(japanese).split()], env | {"PYTHONIOENCODING": "utf-8"})
    assert done.returncode == 0
    assert "上へ" in done.stdout.decode()


def test_in_a_session_and_on_a_terminal_it_is_replaced(japanese: str) -> None:
    from tests.e2e.terminal_driver import terminal

    env = {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    plain = f"start {japanese} --plain --sound none --no-history --speed 1000"
    done = run([MASSAGE, *plain.split()], env)
    assert done.returncode == 0
    assert b"Done: ???." in done.stdout
    with terminal([MASSAGE, "show", japanese], env=env) as person:
        assert person.wait() == 0
        assert "???" in person.text


def test_json_of_check_needs_no_encoding(japanese: str) -> None:
    env = {"PYTHONIOENCODING": "ascii"}
    done = run([MASSAGE, "check", "--format", "json", japanese], env)
    assert json.loads(done.stdout)["files"][0]["title"] == "日本語"
