"""The JSON Schema, held against the checker and against another's validator."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from massage_cli.routinefile.library import built_in_folder
from massage_cli.routinefile.reader import check_text
from massage_cli.routinefile.schema import schema, schema_text

VALIDATOR = Draft202012Validator(schema())

BEYOND_SCHEMA = {
    "routine-too-long",
    "step-too-long",
    "nothing-to-play",
    "no-rhythm",
    "duplicate-key",
    "uneven-turns",
}
"""What depends on sums, on other steps, or on a technique's own rhythm."""


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_it_is_a_schema(tmp_path: Path) -> None:
    path = tmp_path / "schema.json"
    path.write_text(schema_text())
    result = run("--check-metaschema", path)
    assert result.returncode == 0, result.stdout


def test_a_third_partys_validator_accepts_every_routine(tmp_path: Path) -> None:
    path = tmp_path / "schema.json"
    path.write_text(schema_text())
    result = run("--schemafile", path, *built_in_folder().glob("*.yaml"))
    assert result.returncode == 0, result.stdout


def test_it_refuses_what_the_checker_refuses(tmp_path: Path) -> None:
    path, bad = tmp_path / "schema.json", tmp_path / "bad.yaml"
    path.write_text(schema_text())
    bad.write_text("title: A\nsteps:\n  - {technique: rest, duraton: 5}\n")
    result = run("--schemafile", path, bad)
    assert result.returncode == 1
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


# Durations as texts stay within every limit: the schema does not read texts as numbers.
durations = st.sampled_from((1, 5, 90, 2.5, "5", "5s", "1m30s", "1:30", "2 min", "1.5m"))
texts = st.sampled_from(("Calf", "[red]x[/]", "a: b # c", "two\nlines", "- ä 😀", "'", "null"))
one = st.sampled_from
STEP = {
    "area": one(("calf", "Foot Sole", "shin_outer")),
    "pressure": one(("light", "FIRM")),
    "rhythm": st.one_of(
        one(("none", " None ")),
        st.dictionaries(one(("press", "Hold", "up", "IN")), durations, min_size=1),
    ),
    "legs": one(("both", "each")),
    "instruction": texts,
    "tool": texts,
    "colour": one(("orange3", "#aabbcc", "Red", "dark_orange")),
    "skip_last": st.booleans(),
}
HEAD = {
    "when": texts,
    "kind": one(("mild", "Acute")),
    "legs": one(("one", "EACH", "both")),
    "position": texts,
    "tools": st.lists(texts, max_size=2),
    "tags": st.lists(texts, max_size=20),
    "ready": st.one_of(durations, st.just(0)),
    "change": durations,
    "language": one(("en", "pt-br")),
    "sources": st.lists(one(("https://example.org/", "http://x")), max_size=2),
}
TECHNIQUES = ("rest", "Trigger Point", "thumb_kneading", "STRETCH", " custom", "-roll-")

steps = st.one_of(
    st.fixed_dictionaries(
        {"technique": one(TECHNIQUES), "name": texts, "duration": durations}, optional=STEP
    ),
    st.fixed_dictionaries(
        {"technique": one(TECHNIQUES), "name": texts, "rounds": one((1, 4, 2.0))}, optional=STEP
    ),
)
items = st.recursive(
    steps,
    lambda inner: st.fixed_dictionaries(
        {"repeat": one((1, 3, 2.0)), "steps": st.lists(inner, min_size=1, max_size=2)},
        optional={"skip_last": st.booleans()},
    ),
    max_leaves=3,
)
good = st.fixed_dictionaries(
    {"title": texts, "steps": st.lists(items, min_size=1, max_size=3)}, optional=HEAD
)

scalars = st.one_of(
    one((None, True, 0, -1, 0.5, 3000, "", " ", "soon", "1:99", "hard", "yes", "#12", "dark-red")),
    st.integers(),
    st.text(max_size=450),
)
anything = st.one_of(
    scalars, st.lists(scalars, max_size=3), st.dictionaries(st.text(max_size=9), scalars)
)


def places(document: Any) -> list[tuple[Any, Any]]:
    """Every container in `document` with each of its keys."""
    keys = range(len(document)) if isinstance(document, list) else document
    if not isinstance(document, (list, dict)):
        return []
    return [(document, key) for key in keys] + [p for key in keys for p in places(document[key])]


@st.composite
def spoilt(draw: st.DrawFn) -> Any:
    """A good document with one thing left out, put in, or put in place of another."""
    document = draw(good)
    container, key = draw(one(places(document)))
    match draw(one(("replace", "remove", "add"))):
        case "replace":
            container[key] = draw(anything)
        case "remove":
            del container[key]
        case _ if isinstance(container, dict):
            known = one(("duration", "rounds", "repeat", "steps", "title", "colour", "duraton"))
            container[draw(known)] = draw(st.one_of(anything, durations))
        case _:
            container.append(draw(anything))
    return document


def check(document: Any) -> tuple[set[str], list[str]]:
    """What the checker finds that a schema could, and what the schema finds."""
    checked = check_text(json.dumps(document, ensure_ascii=False), "a")
    found = {problem.code for problem in checked.problems} - BEYOND_SCHEMA
    return found, [error.message for error in VALIDATOR.iter_errors(document)]


@settings(deadline=None)
@given(good)
def test_schema_and_checker_accept_what_is_good(document: Any) -> None:
    assert check(document) == (set(), [])


@settings(max_examples=400, deadline=None)
@given(spoilt())
def test_schema_and_checker_refuse_the_same(document: Any) -> None:
    found, refused = check(document)
    assert bool(found) == bool(refused), (found, refused)
