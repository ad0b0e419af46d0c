"""The version of the package, and what the changelog says of it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[2]
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
PYPROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
HEADING = re.compile(r"^## (\S+) \((.+)\)$", re.MULTILINE)


def dated(version: str, changelog: str = CHANGELOG) -> date | None:
    """The day on which a version was released; None as long as it is not."""
    said = dict(HEADING.findall(changelog)).get(version, "unreleased")
    return None if said == "unreleased" else date.fromisoformat(said)


def notes(version: str, changelog: str = CHANGELOG) -> str:
    """What the changelog says below the heading of a version; empty where it has none."""
    heading = rf"^## {re.escape(version)} \([^\n]+\)\n(.*?)(?=^## |\Z)"
    found = re.search(heading, changelog, re.MULTILINE | re.DOTALL)
    return found[1].strip() if found else ""
