"""No test depends on who runs it, where, or when: what conftest.py sees to."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.hours import AFTERNOON, Travel, zone
from tests.stand_ins import stand_in
from tests.surroundings import SETTLED, settle
from tests.systems import needs_posix


def test_what_somebody_set_is_gone_and_what_the_tests_are_told_stays() -> None:
    theirs = {"MASSAGE_PLAIN": "on", "NO_COLOR": "1", "LC_ALL": "de_DE", "LINES": "10"}
    kept = {"PATH": "/bin", "HOME": "/root", "MASSAGE_REQUIRE_AUDIO": "1", "MASSAGE_START": "cold"}
    environ = {**theirs, **kept, "TERM": "dumb", "LANG": "fr_FR"}
    settle(environ)
    assert environ == {**kept, **SETTLED}


def test_nothing_of_it_is_there_now() -> None:
    environ = dict(os.environ)
    settle(environ)
    assert {name for name in os.environ if name not in environ} == {
        "MASSAGE_CLI_HOME",
        "MASSAGE_NIGHT",
    }


@needs_posix
def test_it_is_afternoon() -> None:
    assert AFTERNOON <= time.localtime().tm_hour < 20


@needs_posix
@pytest.mark.parametrize("hour", range(24))
def test_it_is_any_hour_somewhere(hour: int, travel: Travel) -> None:
    travel(zone(hour))
    assert time.localtime().tm_hour == hour


@needs_posix
@pytest.mark.parametrize("spaced", [True, False])
def test_a_stand_in_runs_wherever_python_lies(
    spaced: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if spaced:
        python = tmp_path / "my python"
        python.symlink_to(sys.executable)
        monkeypatch.setattr(sys, "executable", str(python))
    line = stand_in(tmp_path / "my program", "import sys; print(sys.argv[1:], sys.stdin.read())")
    done = subprocess.run(
        ["sh", "-c", f"{line} 'a b' c"], input="in", capture_output=True, text=True, check=True
    )
    assert done.stdout == "['a b', 'c'] in\n"
