"""A plan at a terminal: started, seen, asked for on the home screen, said at a session's end."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from massage_cli import paths
from massage_cli.clock import moment
from massage_cli.core.plans.course import Course
from massage_cli.store import plans
from massage_cli.store.database import writing
from tests.e2e.terminal_driver import Terminal, terminal
from tests.warm.program import MASSAGE, run_text

DAILY = (
    '{"title": "My evenings", "weeks": 6, "sessions": [{"routine": "bedtime", "days": "daily"}]}'
)
QUICK = {"MASSAGE_SOUND": "none", "MASSAGE_VOICE_ENGINE": "off"}
TODAY = "Bedtime, for My evenings, week 1 of 6"
NOTE = "My evenings: week 1 of 6"


@contextmanager
def at(*arguments: str, **options: Any) -> Iterator[Terminal]:
    with terminal([MASSAGE, *arguments], env={**QUICK, **options.pop("env", {})}, **options) as it:
        yield it


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    done = run_text([MASSAGE, *arguments])
    done.check_returncode()
    return done


@pytest.fixture
def evenings() -> None:
    """A plan that asks for bedtime every day is under way."""
    now = moment()
    course = Course(
        id=0,
        name="evenings",
        title="My evenings",
        started=now.unix,
        utc_offset=now.utc_offset,
        zone=now.zone,
        body=DAILY,
    )
    with writing(paths.history_file()) as connection:
        plans.insert(connection, course)


@pytest.mark.usefixtures("evenings")
@pytest.mark.parametrize(("columns", "rows"), [(40, 12), (80, 24), (120, 40)])
def test_home_has_what_is_due_below_the_cramps(columns: int, rows: int) -> None:
    with at(columns=columns, rows=rows) as person:
        person.until_text("Cramping now", "Front of my thigh", "Today", "6 Bedtime")
        lines = person.text.splitlines()
        found = [n for n, line in enumerate(lines) if "My calf" in line or "6 Bedtime" in line]
        assert "▶" in lines[found[0]], "a cramp is what Enter begins first"
        assert "both legs" in lines[found[-1]], "in one line"
        assert (NOTE in lines[found[-1]]) is (columns > 40)
        person.answer("\x1b")
        assert person.wait() == 0


@pytest.mark.parametrize(("columns", "rows"), [(50, 20), (80, 24), (120, 40)])
def test_home_has_the_diary_in_the_weeks_before_the_sessions_and_enter_asks_for_it(
    columns: int, rows: int
) -> None:
    run("plan", "start", "night-cramps")
    with at(columns=columns, rows=rows) as person:
        person.until_text("Today", "6 The diary")
        (line,) = (line for line in person.text.splitlines() if "6 The diary" in line)
        assert ("Night cramps: the week before the sessions" in line) is (columns >= 80)
        assert "cannot play" not in line
        person.pump_for(0.5)
        person.answer("6", "What was it:")
        person.answer("q\n", "Logged: quiet night to")
        assert person.wait() == 0
    with at(columns=columns, rows=rows) as person:
        person.until_text("Cramping now", "Something else")
        person.pump_for(0.5)
        assert "The diary" not in person.text
        person.answer("\x1b")
        assert person.wait() == 0


def test_in_lines_it_has_the_diary_too() -> None:
    run("plan", "start", "night-cramps")
    with at(rows=40, term="dumb") as person:
        told = "6  The diary, for Night cramps, the week before the sessions"
        person.until_text(told)
        person.answer("6\n", "What was it:")
        person.answer("c\n", "Where")
        person.answer("\n", "How bad")
        person.answer("\n", "Logged: cramp,")
        assert person.wait() == 0


@pytest.mark.usefixtures("evenings")
def test_enter_on_it_begins_that_session() -> None:
    with at("start", "--yes") as person:
        person.until_text("Today", NOTE)
        person.pump_for(0.5)  # what is typed before it is seen chooses nothing
        for entry in ("2 My calf, in bed", "3 My foot", "4 Back", "5 Front", "6 Bedtime"):
            person.send("\x1b[B")
            person.until_text(f"▶ {entry}")
        person.answer("\r", "Long strokes")
        person.answer("x", "again stops")
        person.answer("x")
        assert person.wait() == 4
        assert "That was today's" not in person.text


@pytest.mark.usefixtures("evenings")
def test_in_lines_it_stands_there_too() -> None:
    with at(rows=40, term="dumb") as person:
        person.until_text(f"6  {TODAY} (")


SHORT = "title: Bedtime\nsteps:\n  - {technique: effleurage, area: calf, duration: 5s}\n"
REHEARSED = "So fast it was a rehearsal: the history has it as one, and it counts for nothing.\n"


@pytest.mark.long
@pytest.mark.usefixtures("evenings")
def test_at_its_end_a_session_says_whose_it_was_and_home_asks_for_it_no_more() -> None:
    paths.user_routines().mkdir(parents=True)
    (paths.user_routines() / "bedtime.yaml").write_text(SHORT)
    fast = run("start", "bedtime", "--plain", "--yes", "--speed", "20", "--sound", "none")
    assert (REHEARSED in fast.stderr, "That was today's" in fast.stderr) == (True, False)
    assert "today\tbedtime\n" in run("plan").stdout
    ended = run("start", "bedtime", "--plain", "--yes", "--speed", "2", "--sound", "none")
    assert "That was today's for My evenings, week 1 of 6.\n" in ended.stderr
    with at() as person:
        person.until_text("Cramping now", "Something else")
        person.pump_for(0.5)
        assert "My evenings" not in person.text
        person.answer("\x1b")
        assert person.wait() == 0
    assert "today\tbedtime, done\n" in run("plan").stdout


@pytest.mark.usefixtures("evenings")
def test_what_is_not_kept_is_nobodys() -> None:
    line = "start bedtime --plain --yes --speed 1000 --sound none --no-history"
    assert "That was today's" not in run(*line.split()).stderr


def test_a_plan_is_started_looked_at_and_stopped_after_a_question() -> None:
    with at("plan", "start", "desk-week") as person:
        person.until_text("A week at the desk: from", "`massage plan remind`")
        assert person.wait() == 0
    with at("plan") as person:
        person.until_text("A week at the desk: week 1 of 1", "Today", "This week", "Mon", "○")
        assert person.wait() == 0
    with at("plan", "stop") as person:
        person.until_text("Stop A week at the desk?")
        person.answer("n\r", "the plan goes on")
        assert person.wait() == 4
    with at("plan", "stop") as person:
        person.until_text("Stop A week at the desk?")
        person.answer("y\r", "stays in the history")
        assert person.wait() == 0
    assert run("plan").stdout == ""


def test_the_plan_in_ascii() -> None:
    run("plan", "start", "desk-week")
    ascii_only = {"NO_COLOR": "1", "PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    with at("plan", env=ascii_only) as person:
        person.until_text("This week")
        assert person.wait() == 0
        assert person.output.isascii()


def test_reminders_are_installed_after_one_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the question is of interest here: the stand-in for cron takes what it is given."""
    run("plan", "start", "desk-week")
    crontab = tmp_path / "crontab"
    crontab.write_text('#!/bin/sh\n[ "$1" = - ] && cat > "$0.table" || exit 0\n')
    crontab.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with at("plan", "remind", "--cron", "--install") as person:
        person.until_text("# massage-plan: begin", "Install this for you alone?")
        person.answer("\r", "nothing was installed")
        assert person.wait() == 4
    assert not (tmp_path / "crontab.table").exists()
    with at("plan", "remind", "--cron", "--install") as person:
        person.until_text("Install this for you alone?")
        person.answer("y\r", "takes it away")
        assert person.wait() == 0
    assert "massage-plan: begin" in (tmp_path / "crontab.table").read_text()
