"""Packages that bring voices and outputs, as pip would leave them in a folder of modules."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


class Packages:
    """A folder on the path of modules, and packages that are put into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.added: list[str] = []

    def add(self, package: str, code: str, **points: str) -> str:
        """Add version 2.1 of `package`, a module of that name; return both as they are told.

        `points` are attributes of the module by `voices_NAME` or `outputs_NAME`.
        """
        self.added.append(package)
        (self.folder / f"{package}.py").write_text(code)
        facts = self.folder / f"{package}-2.1.dist-info"
        facts.mkdir()
        (facts / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 2.1\n")
        lines = []
        for point, attribute in points.items():
            group, _, name = point.partition("_")
            lines.append(f"[massage_cli.{group}]\n{name} = {package}:{attribute}\n")
        (facts / "entry_points.txt").write_text("\n".join(lines))
        return f"{package} 2.1"


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Packages]:
    """A folder of modules on this process's path."""
    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    made = Packages(folder)
    yield made
    for name in made.added:
        sys.modules.pop(name, None)
