"""One set of versions for everybody: requirements-dev.txt."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def requirements() -> list[str]:
    return (ROOT / "requirements-dev.txt").read_text().splitlines()


def name_of(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def test_every_dependency_is_held() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text())
    project = pyproject["project"]
    groups = pyproject["dependency-groups"]
    wanted = [*project["dependencies"], *groups["dev"], *groups["dist"]]
    for extra in project["optional-dependencies"].values():
        wanted += extra
    assert {name_of(item) for item in wanted} <= {name_of(line) for line in requirements()}


def test_every_line_is_one_version_and_names_no_index() -> None:
    for line in requirements():
        assert re.fullmatch(r"[\w.-]+==[\w.]+( ; .+)?", line), line
