"""The schema of a line: that it is one, what it lets pass, and that the docs say the same."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from massage_cli.core.bindings import Action
from massage_cli.core.cues import CueKind
from massage_cli.core.questions import Reply
from massage_cli.core.segments import SegmentKind
from massage_cli.core.timeline import compile_timeline
from massage_cli.events.device import Ending
from massage_cli.events.schema import EACH, EVENTS, STATES, STEP, WHERE, schema
from massage_cli.session.press import Press
from tests.cli.whole import app
from tests.events.written import VALIDATOR, tell
from tests.examples import a_routine

PAGE = (Path(__file__).parents[2] / "docs" / "events.md").read_text("utf-8")
LINES = tell(compile_timeline(a_routine()), (6, "n"))


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_it_is_printed_as_it_is() -> None:
    done = CliRunner().invoke(app, ["schema", "--events"])
    assert json.loads(done.output) == schema()
    both = CliRunner().invoke(app, ["schema", "--plan", "--events"])
    assert (both.exit_code, both.stdout) == (2, "")


def test_a_third_partys_validator_accepts_a_session(tmp_path: Path) -> None:
    described, lines = tmp_path / "schema.json", list[Path]()
    described.write_text(json.dumps(schema()))
    for number, line in enumerate(LINES):
        lines.append(tmp_path / f"{number}.json")
        lines[-1].write_text(json.dumps(line))
    files = [str(path) for path in (described, *lines)]
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "more",
    [{"new": 1}, {"cue": "of-tomorrow"}, {"step": {**LINES[1]["step"], "new": [1]}}],
)
def test_what_a_later_program_adds_passes(more: dict[str, Any]) -> None:
    assert VALIDATOR.is_valid({**LINES[1], **more})
    assert VALIDATOR.is_valid({"v": 1, "event": "of-tomorrow", "time": LINES[0]["time"]})


@pytest.mark.parametrize("name", [name for name in LINES[2] if name != "step"])
def test_what_is_promised_may_not_be_missing(name: str) -> None:
    line = {key: value for key, value in LINES[2].items() if key != name}
    assert VALIDATOR.is_valid(LINES[2])
    assert not VALIDATOR.is_valid(line)


def test_another_version_is_another_schemas() -> None:
    assert not VALIDATOR.is_valid({**LINES[2], "v": 2})


def test_the_docs_name_every_field_and_word() -> None:
    fields = {*EACH, *WHERE, *STEP["properties"]}
    fields |= {name for event in EVENTS.values() for name in event["properties"]}
    words = {*EVENTS, *STATES, *Ending, *CueKind, *SegmentKind}
    assert {each for each in fields | words if f"`{each}`" not in PAGE} == set()


def test_the_example_in_the_docs_is_a_line() -> None:
    found = re.search(r"```json\n(.*?)```", PAGE, re.S)
    assert found is not None
    assert list(VALIDATOR.iter_errors(json.loads(found[1]))) == []


def test_no_two_things_that_a_key_asks_for_have_one_name() -> None:
    names = [*Action, *Reply, *Press]
    assert len({str(name) for name in names}) == len(names)
