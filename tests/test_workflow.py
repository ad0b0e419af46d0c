"""The workflows, which never run where this is written, at least say what the rest says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.pythons import claimed

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))
JOBS = yaml.safe_load((FOLDER / "ci.yml").read_text())["jobs"]
RELEASE = yaml.safe_load((FOLDER / "release.yml").read_text())
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
MAY_WRITE: dict[str, set[str]] = {
    "build": set(),
    "attest": {"id-token", "attestations"},
    "publish": {"id-token"},
    "release": {"contents"},
}
"""What each job of the release may do beyond reading."""


def commands(jobs: dict[str, Any]) -> list[str]:
    return [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]


def test_every_python_that_is_claimed_is_tested_on_every_system() -> None:
    for name in ("linux", "elsewhere"):
        assert JOBS[name]["strategy"]["matrix"]["python"] == claimed()


@pytest.mark.parametrize("jobs", [JOBS, RELEASE["jobs"]], ids=["ci", "release"])
def test_what_it_calls_is_there(jobs: dict[str, Any]) -> None:
    targets = re.findall(r"^(\w[\w ]*):(?!=)", (ROOT / "Makefile").read_text(), re.MULTILINE)
    known = {name for names in targets for name in names.split()}
    bounds = JOBS["bounds"]["strategy"]["matrix"]["bound"]
    for command in commands(jobs):
        words = command.split()
        if words[0] == "make":
            assert words[1] in known or set(bounds) <= known, command
        if module := re.search(r"-m (tests\.[\w.]+)", command):
            assert (ROOT / f"{module[1].replace('.', '/')}.py").is_file()
    assert ".ci/run" in commands(jobs)
    assert (ROOT / ".ci" / "run").is_file()


def test_the_versions_that_it_installs_are_the_pinned_ones() -> None:
    (install,) = (command for command in commands(JOBS) if "--group" in command)
    assert "--constraint requirements-dev.txt" in install
    assert "--constraint requirements-dev.txt" in (ROOT / "Makefile").read_text()


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_each_action_is_one_commit_and_says_of_which_version(path: Path) -> None:
    """A tag can be moved to other code; a commit cannot."""
    used = re.findall(r"uses: (.+)", path.read_text())
    assert used
    assert [each for each in used if not PINNED.fullmatch(each)] == []


def test_an_action_is_the_same_commit_everywhere() -> None:
    used = {each for path in WORKFLOWS for each in re.findall(r"uses: (.+)", path.read_text())}
    assert len(used) == len({each.partition("@")[0] for each in used})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_each_workflow_may_read_at_most_and_keeps_no_key(path: Path) -> None:
    text = path.read_text()
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    assert "pull_request_target" not in text
    assert "secrets." not in text
    checkouts = text.count("actions/checkout@")
    assert checkouts == text.count("persist-credentials: false") > 0


def test_each_job_of_the_release_may_write_what_it_is_for_and_nothing_else() -> None:
    permissions = {name: job["permissions"] for name, job in RELEASE["jobs"].items()}
    written = {
        name: {what for what, how in stated.items() if how == "write"}
        for name, stated in permissions.items()
    }
    assert written == MAY_WRITE
    assert permissions["build"] == {"contents": "read"}


def test_a_release_is_published_after_it_was_tested_built_and_attested() -> None:
    needs = {name: job.get("needs") for name, job in RELEASE["jobs"].items()}
    assert needs == {"build": None, "attest": "build", "publish": "attest", "release": "publish"}
    ready, *rest = commands({"build": RELEASE["jobs"]["build"]})
    assert ready.startswith("python -m tests.release.ready ")
    assert rest == [".ci/run", "make dist"]
    assert RELEASE["jobs"]["publish"]["environment"] == "pypi"
    # YAML 1.1 takes the key `on` for a truth.
    assert RELEASE[True] == {"push": {"tags": ["v*"]}}
