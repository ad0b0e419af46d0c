"""docs/coverage.md: nothing of the facts was lost, and each home that it names exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs/coverage.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| #", "| Matter"))
]
HOMES = sorted({home for row in ROWS for home in re.findall(r"`([^`]+)`", row[-1])})


def test_all_fifty_facts_have_a_row() -> None:
    numbers = [int(row[0]) for row in ROWS if row[0].isdecimal()]

    assert numbers == list(range(1, 51))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_row_says_where_it_lives(row: list[str]) -> None:
    assert re.search(r"`[^`]+/[^`]+`", row[-1])


@pytest.mark.parametrize("home", HOMES)
def test_every_home_exists(home: str) -> None:
    path, _, name = home.partition("::")

    text = (ROOT / path).read_text(encoding="utf-8")

    assert re.search(rf"(?<!\w){re.escape(name)}", text), f"{path} has no {name!r}"
