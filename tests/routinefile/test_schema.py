"""The JSON Schema, held against the checker and against another's validator."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from massage_cli.routinefile.library import built_in_folder
from massage_cli.routinefile.reader import check_text
from massage_cli.routinefile.schema import schema, schema_text
from tests.routinefile.documents import good, spoilt

VALIDATOR = Draft202012Validator(schema())

BEYOND_SCHEMA = {
    "routine-too-long",
    "step-too-long",
    "nothing-to-play",
    "leg-in-both",
    "unknown-routine",
    "unknown-language",
    "own-words-only",
    "no-rhythm",
    "duplicate-key",
    "uneven-turns",
}
"""What depends on sums, on other steps, or on a technique's own rhythm."""


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_a_third_partys_validator_accepts_every_routine_and_no_other(tmp_path: Path) -> None:
    path, bad = tmp_path / "schema.json", tmp_path / "bad.yaml"
    path.write_text(schema_text())
    bad.write_text("title: A\nsteps:\n  - {technique: rest, duraton: 5}\n")
    result = run("--schemafile", path, bad, *built_in_folder().glob("*.yaml"))
    assert result.returncode == 1
    named = {
        Path(line.split("::")[0].strip()).name
        for line in result.stdout.splitlines()
        if "::" in line
    }
    assert named == {"bad.yaml"}
    assert "duraton" in result.stdout


def properties() -> list[tuple[str, dict[str, Any]]]:
    whole = schema()
    parts = {"routine": whole, **whole["$defs"]}
    return [(f"{p}.{k}", v) for p, part in parts.items() for k, v in part["properties"].items()]


@pytest.mark.parametrize(("name", "part"), properties(), ids=lambda value: str(value)[:30])
def test_every_key_is_described_and_its_example_is_valid(name: str, part: dict[str, Any]) -> None:
    assert part["description"], name
    for example in part.get("examples", []):
        Draft202012Validator({"$defs": schema()["$defs"], **part}).validate(example)


def check(document: Any) -> tuple[set[str], list[str]]:
    """What the checker finds that a schema could, and what the schema finds."""
    checked = check_text(json.dumps(document, ensure_ascii=False), "a", practice=False)
    found = {problem.code for problem in checked.problems} - BEYOND_SCHEMA
    return found, [error.message for error in VALIDATOR.iter_errors(document)]


@given(good)
def test_schema_and_checker_accept_what_is_good(document: Any) -> None:
    assert check(document) == (set(), [])


@given(spoilt())
def test_schema_and_checker_refuse_the_same(document: Any) -> None:
    found, refused = check(document)
    assert bool(found) == bool(refused), (found, refused)
