"""What TAB offers, asked as the shells ask; tests/e2e/test_completion.py asks real ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from massage_cli.cli.app import build, needed
from massage_cli.cli.completion import asked, taught

LINES = {
    "massage docto": "doctor",
    "massage start calf-c": "calf-cramp",
    "massage show desk": "desk-legs",
    "massage render night-c": "night-cramp",
    "massage edit trigger": "trigger-focus",
    "massage remove min": "mine",
    "massage check post": "post-workout",
    "massage check runn": "runner",
    "massage plan start night": "night-cramps",
    "massage plan show desk": "desk-week",
    "massage new x --from ball": "ball",
    "massage start calf-cramp --skip foot-": "foot-sole",
    "massage start calf-cramp --theme con": "contrast",
    "massage list --kind ac": "acute",
    "massage list --tag nig": "night",
    "massage list --when nig": "night",
    "massage list --area ham": "hamstrings",
    "massage guide petr": "petrissage",
    "massage guide evi": "evidence",
    "massage config set voice.r": "voice.rate",
    "massage history --routine full": "full-legs",
}


def offered(line: str) -> list[str]:
    env = {
        "_MASSAGE_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split()) - 1),
    }
    app = build(needed([], env))
    asked = CliRunner().invoke(app, [], prog_name="massage", env=env)
    assert asked.exit_code == 0, asked
    return asked.output.split()


@pytest.fixture(autouse=True)
def mine(home: Path) -> None:
    own = home / "data" / "routines"
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text("")


@pytest.mark.parametrize(("line", "word"), LINES.items())
def test_each_word_is_completed(line: str, word: str) -> None:
    assert offered(line) == [word]


@pytest.mark.parametrize("line", ["massage add some-f", "massage check --format x some-f"])
def test_files_are_left_to_the_shell(line: str) -> None:
    assert offered(line) == []


@pytest.mark.parametrize(
    ("program", "name"),
    [
        ("/home/me/.local/bin/massage", "massage"),
        ("/opt/massage-cli/bin/massage-cli", "massage-cli"),
        ("/opt/massage-cli/bin/massage", "massage"),
        ("/opt/massage_cli/__main__.py", "massage"),
        ("massage-cli.exe", "massage-cli"),
    ],
)
def test_a_shell_learns_the_name_that_was_called(program: str, name: str) -> None:
    assert taught(program, ["--install-completion"]) == name
    assert taught(program, ["--show-completion"]) == name
    assert taught(program, ["start"]) is None


def test_a_shell_asks_in_the_variable_of_the_name() -> None:
    assert asked({"_MASSAGE_COMPLETE": "complete_bash"}) == "massage"
    assert asked({"_MASSAGE_CLI_COMPLETE": "complete_bash"}) == "massage-cli"
    assert asked({"PATH": "/bin"}) is None
