"""One set of versions for everybody: uv.lock, and requirements-dev.txt that pip reads."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent


def locked() -> list[dict[str, Any]]:
    packages: list[dict[str, Any]] = tomllib.loads((ROOT / "uv.lock").read_text())["package"]
    return packages


def requirements() -> list[str]:
    return (ROOT / "requirements-dev.txt").read_text().splitlines()


def name_of(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def test_pip_is_given_the_versions_that_uv_holds() -> None:
    held = {(package["name"], package["version"]) for package in locked() if "version" in package}
    given = {tuple(line.split(" ;")[0].strip().split("==")) for line in requirements()}
    assert given
    assert given <= held


def test_every_dependency_is_held() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text())
    project = pyproject["project"]
    wanted = [*project["dependencies"], *pyproject["dependency-groups"]["dev"]]
    for extra in project["optional-dependencies"].values():
        wanted += extra
    assert {name_of(item) for item in wanted} <= {name_of(line) for line in requirements()}


def test_the_lock_names_no_host_but_the_public_index() -> None:
    text = (ROOT / "uv.lock").read_text()
    assert set(re.findall(r"\w+://[^/\"]+", text)) == PUBLIC
    assert "file:" not in text
    assert not [line for line in requirements() if "://" in line or line.startswith("-")]
