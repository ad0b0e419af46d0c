"""docs/coverage.md: no fact was lost, and the tests that it says play them are there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLAYED = re.compile(r"`(tests/(?:\w+/)*test_\w+\.py)::(test_\w+)`")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs/coverage.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| #", "| Matter"))
]
TESTS = sorted({test for row in ROWS for test in PLAYED.findall(row[-1])})


@cache
def collected(path: str) -> dict[str, ast.FunctionDef]:
    """The tests that pytest collects from a file: its functions, and no method is among ours."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {
        each.name: each
        for each in tree.body
        if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")
    }


def test_all_fifty_facts_have_a_row() -> None:
    numbers = [int(row[0]) for row in ROWS if row[0].isdecimal()]

    assert numbers == list(range(1, 51))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_row_says_what_the_program_does_and_what_plays_it(row: list[str]) -> None:
    *_, does, played = row

    assert len(row) == (4 if row[0].isdecimal() else 3)
    assert does
    assert PLAYED.sub("", played).strip(" ,") == "", "tests, and nothing else"
    assert PLAYED.search(played)


@pytest.mark.parametrize(("path", "name"), TESTS, ids=lambda value: value)
def test_every_test_that_plays_a_fact_is_there_and_runs(path: str, name: str) -> None:
    test = collected(path).get(name)

    assert test is not None, f"{path} has no {name}"
    assert not any("skip" in ast.unparse(mark) for mark in test.decorator_list)
    assert any(isinstance(node, ast.Assert) for node in ast.walk(test)), "it can fail"
