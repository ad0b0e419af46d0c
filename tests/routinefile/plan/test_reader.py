"""A plan's file is read as a routine's is: all that is wrong at once, each thing at its place."""

from __future__ import annotations

import json
from datetime import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from massage_cli.core.plans.plan import EVERY_DAY, WORKDAYS, Appointment, DiaryTime, Measure, Plan
from massage_cli.printable import UNSAFE
from massage_cli.routinefile.formats import as_text
from massage_cli.routinefile.plan.document import Days
from massage_cli.routinefile.plan.library import built_in_plans, routine_names
from massage_cli.routinefile.plan.reader import (
    CLAIM_HELP,
    body_of,
    check_plan_bytes,
    check_plan_file,
    check_plan_text,
    followable,
    is_plan,
)
from massage_cli.routinefile.reader import Checked, FaultyRoutine
from massage_cli.routinefile.schema import plan_schema
from tests.routinefile.documents import anything, heaps, places
from tests.routinefile.hostile import TEXTS

FILES = sorted(built_in_plans().glob("*.yaml"))
SESSION = "{routine: bedtime, days: daily}"
SMALLEST = f"title: A\nweeks: 2\nsessions: [{SESSION}]\n"


def found(text: str) -> list[tuple[int, int, str, str]]:
    """Line, column, code and help of each problem."""
    checked = check_plan_text(text, "mine", routines=routine_names())
    return [(p.line, p.column, p.code, p.help) for p in checked.problems]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_built_in_plan_reads_without_a_problem(path: Path) -> None:
    assert check_plan_file(path, routine_names()).problems == ()


def test_three_plans_come_with_the_program() -> None:
    assert [path.stem for path in FILES] == ["desk-week", "night-cramps", "runner"]


def test_the_smallest_plan() -> None:
    assert followable(check_plan_text(SMALLEST, "My Plan")) == Plan(
        name="my-plan", title="A", weeks=2, sessions=(Appointment("bedtime", EVERY_DAY),)
    )


def test_the_whole_of_one() -> None:
    text = """
title: Night cramps
weeks: 6
baseline: 1
measures: Cramps
diary: MORNING
when: At night
why: One trial
sources: [https://pubmed.ncbi.nlm.nih.gov/22341378]
sessions:
  - {routine: Calf Maintenance, days: weekdays, at: 7:05}
  - {routine: roller, days: [sun, Wed], at: "19:00"}
  - {routine: foot, times: 5, at: "20:15"}
  - {routine: post-workout, after: a run}
"""
    assert followable(check_plan_text(text, "nights")) == Plan(
        name="nights",
        title="Night cramps",
        weeks=6,
        baseline=1,
        measures=Measure.CRAMPS,
        diary=DiaryTime.MORNING,
        when="At night",
        why="One trial",
        sources=("https://pubmed.ncbi.nlm.nih.gov/22341378",),
        sessions=(
            Appointment("calf-maintenance", WORKDAYS, time(7, 5)),
            Appointment("roller", frozenset({2, 6}), time(19)),
            Appointment("foot", at=time(20, 15), times=5),
            Appointment("post-workout", after="a run"),
        ),
    )


@pytest.mark.parametrize(
    ("session", "problem"),
    [
        ("{routine: bedtme, days: daily}", (22, "unknown-routine", "did you mean 'bedtime'?")),
        (
            "{routine: bedtime}",
            (13, "missing-key", "add a line such as 'days: daily', 'times: 5' or 'after: a run'"),
        ),
        ("{routine: bedtime, days: daily, after: a run}", (44, "days-and-after", "")),
        ("{routine: bedtime, days: daily, times: 5}", (44, "days-and-after", "")),
        ("{routine: bedtime, times: 2, after: a run}", (41, "days-and-after", "")),
        ("{routine: bedtime, times: 8}", (38, "out-of-range", "")),
        ("{routine: bedtime, per-week: 5}", (31, "unknown-key", "did you mean 'times'?")),
        ("{routine: bedtime, after: a run, at: 9:00}", (45, "at-and-after", "leave 'at' out")),
        ("{routine: bedtime, days: Monday}", (37, "unknown-days", "write it as a list: [mon]")),
        ("{routine: bedtime, days: nightly}", (37, "unknown-days", "did you mean 'daily'?")),
        ("{routine: bedtime, days: weekends}", (37, "unknown-days", "write 'days: [sat, sun]'")),
        ("{routine: bedtime, days: [monday]}", (38, "unknown-day", "did you mean 'mon'?")),
        ("{routine: bedtime, days: []}", (37, "empty-list", "")),
        (
            "{routine: bedtime, days: daily, at: 24:00}",
            (48, "malformed", "write it with 24 hours: '22:00'"),
        ),
        (
            "{routine: bedtime, days: daily, at: 22}",
            (48, "wrong-type", "write it with 24 hours: '22:00'"),
        ),
        ("{routine: bedtime, days: daily, time: 9:00}", (44, "unknown-key", "did you mean 'at'?")),
        (
            "{routine: bedtime, days: daily, legs: left}",
            (44, "unknown-key", "leave it out: the routine says which legs"),
        ),
    ],
)
def test_what_is_wrong_with_a_session(session: str, problem: tuple[int, str, str]) -> None:
    column, code, hint = problem
    text = f"title: A\nweeks: 2\nsessions: [{session}]\n"
    assert found(text) == [(3, column, code, hint)]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("week: 2", (4, 1, "unknown-key", "did you mean 'weeks'?")),
        (
            "steps: []",
            (
                4,
                1,
                "unknown-key",
                "a plan names routines under 'sessions:'; steps belong to a routine's file",
            ),
        ),
        (
            "days: daily",
            (4, 1, "unknown-key", "it belongs to a session: put it into one under 'sessions:'"),
        ),
        ("baseline: 3", (4, 11, "out-of-range", "")),
        ("baseline: 1", (4, 1, "no-diary", "add 'diary: morning' or 'diary: evening'")),
        ("measures: cramp", (4, 11, "unknown-measure", "did you mean 'cramps'?")),
        ("diary: night", (4, 8, "unknown-diary", "did you mean 'evening'?")),
        (
            "sources: [x.org]",
            (4, 11, "malformed", "write it whole, beginning with https://, or a source in words"),
        ),
        ("why: It cures cramps", (4, 6, "banned-claim", CLAIM_HELP)),
        ("why: !x a", (4, 6, "tag", "the file is plain data: leave the tag out")),
    ],
)
def test_what_is_wrong_with_a_plan(line: str, problem: tuple[int, int, str, str]) -> None:
    assert found(f"{SMALLEST}{line}\n") == [problem]


def test_everything_is_said_at_once_and_raised_together() -> None:
    checked = check_plan_text("title: ''\nweeks: 27\n", "mine", "mine.yaml")
    codes = [problem.code for problem in checked.problems]
    assert codes == ["missing-key", "empty-text", "out-of-range"]
    with pytest.raises(FaultyRoutine, match=r"mine.yaml has 3 errors"):
        followable(checked)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (SMALLEST, True),
        ("weeks: 3", True),
        ("sessions: []", True),
        ("weeks: 3\nsteps: []", False),
        ("title: A", False),
        ("steps: [", False),
        ("- a", False),
        ("", False),
    ],
)
def test_a_plan_is_told_from_a_routine_by_its_keys(text: str, is_one: bool) -> None:
    assert is_plan(text.encode()) is is_one


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_refused(name: str) -> None:
    data = TEXTS[name].encode("utf-8", "surrogatepass")[: 256 * 1024]
    assert check_plan_bytes(data, "x.yaml", "x").plan is None


def assert_sound(checked: Checked) -> None:
    """A plan or its problems, and each of these at a place that is there, fit to be shown."""
    assert (checked.plan is None) == bool(checked.errors)
    assert not UNSAFE.search(as_text(checked).replace("\n", " "))
    for problem in checked.problems:
        line = checked.lines[problem.line - 1] if checked.lines else ""
        assert 1 <= problem.column <= len(line) + 1
        assert problem.column < problem.end_column


@given(st.one_of(heaps, heaps.map(lambda heap: f"{SMALLEST}{heap}")))
@example("---")
@example("--- #\n\n")
def test_a_heap_of_words_is_no_crash(text: str) -> None:
    assert isinstance(is_plan(text.encode()), bool)
    assert_sound(check_plan_text(text, "heap", routines=frozenset()))


words = st.sampled_from(("Nights", "a: b # c", "ä 😀", "'", "null", "[red]x[/]"))
appointments = st.one_of(
    st.builds(
        Appointment,
        st.just("bedtime"),
        st.frozensets(st.integers(0, 6), min_size=1),
        st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0)),
        st.just(""),
        st.just(0),
    ),
    st.builds(lambda times: Appointment("bedtime", times=times), st.integers(1, 7)),
    st.builds(lambda after: Appointment("bedtime", after=after), words),
)
plans = st.builds(
    Plan,
    name=st.just("nights"),
    title=words,
    weeks=st.integers(1, 26),
    baseline=st.integers(0, 2),
    measures=st.sampled_from(Measure),
    diary=st.sampled_from(DiaryTime),
    when=words | st.just(""),
    why=words | st.just(""),
    sessions=st.lists(appointments, min_size=1, max_size=14).map(tuple),
)


@given(plans)
def test_what_is_kept_of_a_plan_is_read_again_as_it_was(plan: Plan) -> None:
    body = body_of(plan)
    assert json.loads(body)["weeks"] == plan.weeks
    assert followable(check_plan_text(body, plan.name)) == plan


VALIDATOR = Draft202012Validator(plan_schema())
BEYOND_SCHEMA = {"unknown-routine", "no-diary"}
"""What depends on other files, or on taste."""


@given(plans)
def test_schema_and_checker_accept_what_is_kept(plan: Plan) -> None:
    VALIDATOR.validate(json.loads(body_of(plan)))


@given(plans, st.data())
def test_schema_and_checker_refuse_the_same(plan: Plan, data: st.DataObject) -> None:
    document = json.loads(body_of(plan))
    container, key = data.draw(st.sampled_from(places(document)))
    if isinstance(container, dict) and data.draw(st.booleans()):
        del container[key]
    else:
        container[key] = data.draw(anything)
    checked = check_plan_text(json.dumps(document, ensure_ascii=False), "a")
    assert_sound(checked)
    codes = {problem.code for problem in checked.problems} - BEYOND_SCHEMA
    refused = [error.message for error in VALIDATOR.iter_errors(document)]
    assert bool(codes) == bool(refused), (codes, refused)


@pytest.mark.parametrize("part", [plan_schema(), plan_schema()["$defs"]["session"]])
def test_every_key_is_described_and_its_example_is_valid(part: dict[str, Any]) -> None:
    for name, kind in part["properties"].items():
        assert kind["description"], name
        for value in kind.get("examples", []):
            Draft202012Validator({"$defs": plan_schema()["$defs"], **kind}).validate(value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_validator_takes_each_built_in_plan(path: Path) -> None:
    VALIDATOR.validate(yaml.safe_load(path.read_text("utf-8")))


def test_days_have_the_names_of_the_week() -> None:
    assert Days.NAMES == ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
