"""A bug of ours: run as it would be, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from massage_cli.cli.bug_report import bugs_reported, write_log
from massage_cli.journal import Journal

NOTE = "pain behind the left knee since Monday"
BROKEN = """
import sys
from massage_cli.core import segments

def broken(*_, **__):
    raise ValueError({note!r})

segments.segments_of = broken
sys.argv = ["massage", *{arguments!r}]
from massage_cli.cli import main
main()
"""


def run_broken(home: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    program = BROKEN.format(note=NOTE, arguments=arguments)
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "MASSAGE_CLI_HOME": str(home), **env},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )


def reports(home: Path, kind: str = "bug") -> list[Path]:
    return sorted((home / "state" / "reports").glob(f"{kind}-*"))


def test_it_is_written_into_one_file_and_said_in_two_lines(home: Path, tmp_path: Path) -> None:
    secret = tmp_path / "my secret leg.yaml"
    secret.write_text("title: Secret\nsteps: [{technique: rest, duration: 10s}]\n")
    done = run_broken(home, "start", str(secret), "--plain", "--yes", "--total", "12m")
    assert done.returncode == 1
    (file,) = reports(home)
    assert file.stat().st_mode & 0o777 == 0o600
    first, second = done.stderr.splitlines()[-2:]
    assert str(file) in first
    assert "Nothing was sent" in second
    assert "Traceback" not in done.stderr
    text = file.read_text()
    assert "command: massage start … --plain --yes --total …" in text
    assert "massage_cli/core/segments.py" in text
    assert "builtins.ValueError" in text
    assert "settings read" in text


def test_nothing_of_the_person_is_in_it(home: Path, tmp_path: Path) -> None:
    secret = tmp_path / "my secret leg.yaml"
    secret.write_text("title: Secret\nsteps: [{technique: rest, duration: 10s}]\n")
    run_broken(home, "start", str(secret), "--plain", "--yes")
    (file,) = reports(home)
    text = file.read_text().casefold()
    for told in (NOTE.casefold(), "secret", str(home), str(Path.home()), str(tmp_path)):
        assert told.casefold() not in text


def test_where_nothing_can_be_written_the_traceback_is_shown(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    done = run_broken(blocked, "show", "calf-cramp")
    assert done.returncode == 1
    assert "Traceback" in done.stderr


def test_what_is_raised_on_the_way_is_in_it_too(home: Path) -> None:
    with pytest.raises(SystemExit) as end, bugs_reported(["stats"], Journal()):
        try:
            raise KeyError("leg")
        except KeyError as error:
            raise RuntimeError from error
    assert end.value.code == 1
    (file,) = reports(home)
    text = file.read_text()
    assert text.index("builtins.KeyError") < text.index("builtins.RuntimeError")


def test_what_a_person_can_act_on_is_no_bug(home: Path) -> None:
    done = run_broken(home, "start", "no-such-routine", "--plain")
    assert done.returncode == 3
    assert reports(home) == []


@pytest.mark.parametrize("how", ["variable", "option"])
def test_a_log_is_written_when_it_is_asked_for(home: Path, how: str) -> None:
    words = [
        "start",
        "calf-cramp",
        "--plain",
        "--yes",
        "--sound",
        "none",
        "--speed",
        "1000",
        "--no-history",
    ]
    environment = {**os.environ, "MASSAGE_CLI_HOME": str(home)}
    if how == "variable":
        environment["MASSAGE_DEBUG"] = "1"
    else:
        words.append("--debug")
    done = subprocess.run(
        [sys.executable, "-m", "massage_cli", *words],
        env=environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=True,
    )
    (log,) = reports(home, "debug")
    assert str(log) in done.stderr
    events = [line.split(maxsplit=1)[1] for line in log.read_text().splitlines()]
    assert events[:5] == [
        "settings read",
        "routine read and compiled",
        "terminal opened",
        "first frame drawn",
        "sound asked for",
    ]


def test_a_log_that_cannot_be_written_is_said_and_lived_with(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.write_text("a file stands where the folder should be")
    write_log(Journal())
    assert "cannot be written" in capsys.readouterr().err
