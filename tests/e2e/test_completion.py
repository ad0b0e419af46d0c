"""Completion in the real shells, installed as a person installs it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.shells import Shell, shell, shell_with

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="bash, zsh and fish are POSIX")

LINES = {
    "massage docto": "massage doctor",
    "massage start calf-c": "massage start calf-cramp",
    "massage start calf-cramp --skip foot-": "massage start calf-cramp --skip foot-sole",
    "massage list --tag nig": "massage list --tag night",
    "massage config set voice.r": "massage config set voice.rate",
    "massage add some-f": "massage add some-file.yaml",
    "massage start some-f": "massage start some-file.yaml",
}
"""One of each kind of place; tests/cli/test_completion.py has all words."""
HOSTILE = (r"\$(>pwned).yaml", "$(>pwned).yaml", "`>pwned`.yaml", "a'b.yaml")


SHELLS = ("bash", "zsh", "fish")
SHARE = Path(__file__).parents[2] / "share"


@pytest.fixture(params=SHELLS)
def a_shell(request: pytest.FixtureRequest, tmp_path: Path, home: Path) -> Iterator[Shell]:
    own = home / "data" / "routines"
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text("")
    for name in HOSTILE:
        (own / name).write_text("")
    (tmp_path / "some-file.yaml").write_text("")
    with shell(request.param, tmp_path) as opened:
        yield opened


def test_each_word_is_completed(a_shell: Shell, tmp_path: Path) -> None:
    for line, completed in LINES.items():
        a_shell.check(line, completed)
    # Where they are looked for a routine's name is no command.
    a_shell.check("massage start min", "massage start mine")
    a_shell.check("massage remove ", "massage remove mine")
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize("name", SHELLS)
def test_whoever_calls_it_by_its_other_name_has_that_completed(name: str, tmp_path: Path) -> None:
    with shell(name, tmp_path, "massage-cli") as opened:
        opened.check("massage-cli start calf-c", "massage-cli start calf-cramp")


@pytest.mark.parametrize("name", SHELLS)
def test_what_the_wheel_brings_completes_either_name(name: str, tmp_path: Path) -> None:
    with shell_with(SHARE, name, tmp_path) as opened:
        opened.check("massage-cli docto", "massage-cli doctor")
        opened.check("massage start calf-c", "massage start calf-cramp")
