"""docs/plans.md says what is so: its examples are read, its tables have every key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from massage_cli.core.plans.plan import MOST_BASELINE, MOST_WEEKS, DiaryTime, Measure
from massage_cli.routinefile.formats import as_text
from massage_cli.routinefile.plan.document import (
    MOST_SESSIONS,
    AppointmentDocument,
    Days,
    PlanDocument,
)
from massage_cli.routinefile.plan.library import entries, routine_names
from massage_cli.routinefile.plan.reader import check_plan_text

PAGE = (Path(__file__).parents[3] / "docs" / "plans.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: text.splitlines()[0])
def test_each_example_has_no_problem(text: str) -> None:
    checked = check_plan_text(text, "example", routines=routine_names())
    assert checked.problems == (), as_text(checked)


def test_every_key_has_its_row() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", PAGE.partition("## Your own")[2], re.M)
    assert rows == [*PlanDocument.kinds, *AppointmentDocument.kinds]


@pytest.mark.parametrize("word", [*Measure, *DiaryTime, *Days.WORDS, *Days.NAMES])
def test_every_name_is_told(word: str) -> None:
    assert f"`{word}`" in PAGE


def test_the_limits_are_those_that_are_kept_to() -> None:
    assert f"1 to {MOST_WEEKS} " in PAGE
    assert f"0 to {MOST_BASELINE} " in PAGE
    assert f"up to {MOST_SESSIONS} " in PAGE


def test_every_built_in_plan_is_named() -> None:
    table = PAGE.partition("## What comes with the program")[2].partition("##")[0]
    named = re.findall(r"^\| `([\w-]+)` \|", table, re.M)
    assert sorted(named) == [entry.name for entry in entries()]
