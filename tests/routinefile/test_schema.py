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


# Texts are within every limit on durations: the schema does not read texts as numbers.
durations = st.sampled_from((1, 5, 90, 2.5, 400, "5", "5s", "1m30s", "1:30", "2 min", "1.5m"))
bad_durations: st.SearchStrategy[Any] = st.sampled_from(
    (0, -1, 2000, "", "soon", "1:99", "-5", None, True, [], {})
)
texts = st.one_of(
    st.sampled_from(("Calf", "[red]x[/]", "a: b # c", "two\nlines", "ä 😀")), st.text(max_size=90)
)
scalars = st.one_of(st.none(), st.booleans(), st.integers(-5, 3000), texts)
anything = st.one_of(scalars, st.lists(scalars, max_size=2), st.dictionaries(texts, scalars))


def of(*good: Any) -> st.SearchStrategy[Any]:
    """Mostly good values, sometimes anything."""
    good_ones = [g if isinstance(g, st.SearchStrategy) else st.just(g) for g in good]
    return st.one_of(*good_ones * 3, anything)


TECHNIQUES = ("rest", "Trigger Point", "thumb_kneading", "STRETCH", "custom", "nonsense", "-rest-")
STEP = {
    "technique": of(*TECHNIQUES),
    "duration": of(durations, bad_durations),
    "rounds": of(1, 4, 0, 1.0, 1.5, 2000),
    "area": of("calf", "Foot Sole", "foot_sole", "knee"),
    "pressure": of("light", "FIRM", "hard"),
    "rhythm": of(
        "none",
        {"press": "2s", "release": 2},
        {"Hold": "12s"},
        {"press": 0.1},
        {"pres": 1},
        {},
        st.dictionaries(st.sampled_from(("press", "up", "down", "x")), durations),
    ),
    "legs": of("both", "each", "one"),
    "name": of(texts),
    "instruction": of(texts),
    "tool": of(texts),
    "colour": of("orange3", "#aabbcc", "Red", "dark_orange", "dark-orange", "#12"),
    "skip_last": of(True, False, "yes"),
    "duraton": of(5),
}
HEAD = {
    "title": of(texts),
    "when": of(texts),
    "kind": of("mild", "Acute", "hard"),
    "legs": of("one", "EACH", "left"),
    "position": of(texts),
    "tools": of(["hands"], ["a", 5], [""]),
    "tags": of(["a"] * 3, ["a"] * 21),
    "ready": of(durations, bad_durations, 0),
    "change": of(durations),
    "language": of("en", "pt-br", "english please", "e"),
    "sources": of(["https://example.org/"], ["example.org"], ["https://"]),
    "color": of("red"),
}


def some(
    needed: dict[str, st.SearchStrategy[Any]], others: dict[str, st.SearchStrategy[Any]]
) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping of some keys; now and then a needed one is missing too."""
    keys = st.sets(st.sampled_from(sorted(others)), max_size=3)
    drop = st.sampled_from((None,) * 8 + tuple(needed))
    return st.tuples(keys, drop).flatmap(
        lambda drawn: st.fixed_dictionaries(
            {key: value for key, value in needed.items() if key != drawn[1]}
            | {key: others[key] for key in sorted(drawn[0])}
        )
    )


def without(keys: dict[str, st.SearchStrategy[Any]], *left_out: str) -> dict[str, Any]:
    return {key: value for key, value in keys.items() if key not in left_out}


steps = some(
    {"technique": STEP["technique"], "duration": STEP["duration"]},
    without(STEP, "technique", "duration"),
)
items = st.recursive(
    st.one_of(steps, steps, anything),
    lambda inner: some(
        {"repeat": of(1, 2, 0, 3000, 2.0), "steps": of(st.lists(inner, max_size=2))},
        {"skip_last": STEP["skip_last"], "technique": of("rest")},
    ),
    max_leaves=3,
)
documents = some(
    {"title": HEAD["title"], "steps": of(st.lists(items, max_size=3))}, without(HEAD, "title")
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(documents, documents, anything))
def test_schema_and_checker_accept_the_same(document: Any) -> None:
    checked = check_text(json.dumps(document, ensure_ascii=False), "a")
    found = {problem.code for problem in checked.problems} - BEYOND_SCHEMA
    refused = [error.message for error in VALIDATOR.iter_errors(document)]
    assert bool(found) == bool(refused), (checked.problems, refused)
