"""One rule for a faulty file: what `check` calls an error, every command refuses alike."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from massage_cli.errors import ExitCode
from tests.cli.whole import app
from tests.warm.program import MASSAGE, run_text


class Result(NamedTuple):
    """What a command said, and how it ended."""

    exit_code: int
    stdout: str
    stderr: str

    @property
    def output(self) -> str:
        return self.stdout + self.stderr


def run(line: list[str]) -> Result:
    """The command in this process, where it needs no terminal to ask for one."""
    if line[0] == "start":
        done = run_text([MASSAGE, *line])
        return Result(done.returncode, done.stdout, done.stderr)
    done_here = CliRunner().invoke(app, line)
    return Result(done_here.exit_code, done_here.stdout, done_here.stderr)


STEP = "{technique: effleurage, area: calf, duration: 60s, pressure: light}"
GOOD = f"title: A\nlegs: both\nsteps:\n  - {STEP}\n"
ERRORS = {
    "a misspelt key": (GOOD.replace("duration", "duraton"), "unknown-key"),
    "no YAML": (GOOD + "\t- x\n", "syntax"),
    "strokes down the leg": (
        GOOD.replace("light}", "light, rhythm: {up: 3s, down: 3s}}"),
        "towards-the-heart",
    ),
    "a spot held too long": (
        GOOD + "  - {technique: trigger-point, duration: 100s, pressure: light, rhythm: none}\n",
        "trigger-hold",
    ),
}
WARNING = GOOD.replace("title: A", "title: Press #2 times")
COMMANDS = {
    "check": [],
    "add": [],
    "show": [],
    "render": ["-o", "a.wav", "--voice", "off"],
    "start": [
        "--sound",
        "none",
        "--voice",
        "off",
        "--plain",
        "--yes",
        "--no-history",
        "--speed",
        "1000",
    ],
    "new": ["--from"],
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def line(command: str, file: str) -> list[str]:
    if command == "new":
        return ["new", "copy", "--from", file]
    return [command, file, *COMMANDS[command]]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("fault", ERRORS)
def test_what_is_an_error_is_refused(command: str, fault: str, folder: Path, home: Path) -> None:
    text, code = ERRORS[fault]
    Path("mine.yaml").write_text(text)
    result = run(line(command, "mine.yaml"))
    assert result.exit_code == ExitCode.ROUTINE
    assert f"error[{code}]" in result.output
    assert [path.name for path in folder.iterdir() if path != home] == ["mine.yaml"]
    assert not (home / "data").exists()


@pytest.mark.parametrize("fault", ERRORS)
def test_what_is_an_error_is_faulty_in_the_list(fault: str, home: Path) -> None:
    own = home / "data" / "routines"
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text(ERRORS[fault][0])
    rows = {row["name"]: row for row in json.loads(run(["list", "--json"]).stdout)}
    assert rows["mine"]["kind"] == "faulty"
    assert f"error[{ERRORS[fault][1]}]" in rows["mine"]["error"]


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_a_warning_is_no_obstacle(command: str) -> None:
    Path("mine.yaml").write_text(WARNING)
    assert run(line(command, "mine.yaml")).exit_code == 0


@pytest.mark.parametrize(("command", "name"), [("add", "mine"), ("start", "mine.yaml")])
def test_what_is_a_warning_is_mentioned_in_one_line(command: str, name: str) -> None:
    Path("mine.yaml").write_text(WARNING)
    result = run(line(command, "mine.yaml"))
    told = [each for each in result.stderr.splitlines() if "warning" in each]
    assert len(told) == 1
    assert told[0].startswith("massage: 1 warning")
    assert f"`massage check {name}`" in told[0].replace(str(Path.cwd()) + "/", "")


def test_a_built_in_one_has_nothing_to_be_mentioned() -> None:
    result = run(line("start", "calf-cramp"))
    assert "warning" not in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", ["j.json", "notes.txt", "./mine"])
def test_a_file_that_does_not_end_in_yaml_is_refused_by_all(command: str, name: str) -> None:
    Path(name).write_text(json.dumps({"title": "A", "steps": []}))
    result = run(line(command, name))
    assert result.exit_code == ExitCode.ROUTINE
    assert "is not a routine" in result.output
    assert "ends in .yaml" in result.output
