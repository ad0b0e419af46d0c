"""The workflow, which never runs where this is written, at least says what the rest says."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from tests.pythons import claimed

ROOT = Path(__file__).parent.parent
JOBS = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text())["jobs"]


def commands() -> list[str]:
    return [step["run"] for job in JOBS.values() for step in job["steps"] if "run" in step]


def test_every_python_that_is_claimed_is_tested_on_every_system() -> None:
    for name in ("linux", "elsewhere"):
        assert JOBS[name]["strategy"]["matrix"]["python"] == claimed()


def test_what_it_calls_is_there() -> None:
    targets = re.findall(r"^(\w[\w ]*):(?!=)", (ROOT / "Makefile").read_text(), re.MULTILINE)
    known = {name for names in targets for name in names.split()}
    bounds = JOBS["bounds"]["strategy"]["matrix"]["bound"]
    for command in commands():
        words = command.split()
        if words[0] == "make":
            assert words[1] in known or set(bounds) <= known, command
    assert ".ci/run" in commands()
    assert (ROOT / ".ci" / "run").is_file()


def test_the_versions_that_it_installs_are_the_pinned_ones() -> None:
    (install,) = (command for command in commands() if "--group" in command)
    assert "--constraint requirements-dev.txt" in install
    assert "--constraint requirements-dev.txt" in (ROOT / "Makefile").read_text()
