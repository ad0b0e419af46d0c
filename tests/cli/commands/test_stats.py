from __future__ import annotations

import json
import time
from datetime import date
from io import StringIO
from itertools import pairwise

import pytest
from rich.console import Console
from typer.testing import CliRunner

from massage_cli import paths
from massage_cli.cli import stats_view
from massage_cli.core.body import Leg
from massage_cli.core.calendar import Day, Week
from massage_cli.core.history.past import Answers
from massage_cli.core.history.statistics import Pain, Statistics, Sums, Use
from massage_cli.store import history
from massage_cli.store.database import connect
from tests.cli.whole import app
from tests.pasts import a_past

run = CliRunner().invoke

TODAY = date(2026, 11, 20)
STATISTICS = Statistics(
    today=TODAY,
    sessions=4,
    seconds=4800.0,
    streak=2,
    longest=3,
    weeks=(Week(date(2026, 11, 9), 1, 600.0), Week(date(2026, 11, 16), 3, 4200.0)),
    sums=Sums(
        days=(
            Day(date(2026, 11, 10), 0, 0, 1, 60.0),
            Day(date(2026, 11, 19), 0, 0, 1, 400.0),
            Day(TODAY, 0, 0, 2, 3600.0),
        ),
        places={
            ("calf", Leg.LEFT): 3000.0,
            ("calf", Leg.RIGHT): 600.0,
            ("quads", Leg.BOTH): 120.0,
            ("", Leg.UNSAID): 60.0,
            ("hollow above the collar bone", Leg.LEFT): 180.0,
        },
        uses=(Use("calf-cramp", 3, 4000.0), Use("bedtime", 1, 800.0)),
        pains=(Pain(TODAY, 8, 3), Pain(TODAY, 2, 4), Pain(TODAY, 5, 5)),
    ),
)


def drawn(width: int, encoding: str = "utf-8") -> list[str]:
    """What a terminal of that width shows."""

    class Screen(StringIO):
        @property
        def encoding(self) -> str:  # type: ignore[override]  # StringIO has none
            return encoding

    screen = Screen()
    console = Console(file=screen, width=width, force_terminal=True, color_system=None)
    stats_view.show(STATISTICS, (), console)
    return screen.getvalue().splitlines()


@pytest.mark.parametrize("width", [20, 40, 80, 120, 200])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_no_line_is_wider_than_the_terminal_or_beyond_its_encoding(
    width: int, encoding: str
) -> None:
    lines = drawn(width, encoding)
    assert max(map(len, lines)) <= width
    "\n".join(lines).encode(encoding)


def test_everything_is_there() -> None:
    lines = drawn(80)
    assert lines[0] == "This week  3 sessions, 1 h 10 min"
    assert lines[1] == "In a row   2 days (at most 3 days)"
    assert lines[2] == "In all     4 sessions, 1 h 20 min since 10 November 2026"
    headings = [line for before, line in pairwise(lines) if not before]
    assert headings == [
        "Weeks",
        "Calendar",
        "Where",
        "Minutes",
        "Pain, before and after",
        "Most used",
    ]
    assert "09 Nov  ███ 1 × 10 min" in lines
    assert "16 Nov  ████████████████████████ 3 × 23 min" in lines
    assert "                              left  right  both" in lines
    assert "calf                            50     10" in lines
    assert "hollow above the collar bone     3" in lines
    assert "calf-cramp  3 sessions, 1 h 07 min" in lines


def test_no_name_is_cut_where_there_is_little_room() -> None:
    lines = drawn(40)
    assert "hollow above the collar bone\n  left 3" in "\n".join(lines)
    assert "In all\n  4 sessions, 1 h 20 min since 10" in "\n".join(lines)


def test_the_figure_says_which_leg_is_which_from_each_side() -> None:
    lines = drawn(80)
    feet = lines[next(i for i, line in enumerate(lines) if line.split() == ["front", "back"]) - 1]
    assert feet.split() == ["left", "right", "left", "right"]
    assert feet.startswith("    left    right")


def test_the_calendar_shades_the_days_and_ends_today() -> None:
    lines = drawn(80)
    rows = {line[:3]: line[5:].rstrip() for line in lines if line[3:5] == "  "}
    assert rows["Fri"].endswith("· █"), "an hour today, a Friday"
    assert rows["Wed"].endswith("· · ·")
    assert len(rows["Sun"]) == len(rows["Fri"]) - 2, "this week's Sunday is still to come"


def test_the_pain_is_a_column_a_session() -> None:
    lines = drawn(80)
    plot = {line[:3]: line[3:].rstrip() for line in lines if line[:2].strip().isdecimal()}
    column = {level: plot[f"{level:2} "] for level in range(11)}
    assert column[8] == "●"
    assert column[5] == "│   ◉"
    assert column[4] == "│ ○"
    assert column[3] == "○ │"
    assert column[2] == "  ●"
    assert column[0] == ""


def test_the_leg_that_was_worked_longer_is_darker() -> None:
    text = "\n".join(drawn(80))
    legs = text[text.index("Where") : text.index("Minutes")]
    assert "█" in legs
    assert "░" in legs


def test_a_pipe_gets_plain_lines_and_advice() -> None:
    now = time.time()
    connection = connect(paths.history_file())
    for days in range(3):
        past = a_past()._replace(started=now - days * 86_400 - 60, leg=Leg.BOTH)
        history.insert(connection, past)
    connection.close()
    first = run(app, ["stats"]).stdout
    assert first.splitlines()[:4] == [
        "sessions: 3",
        "minutes: 3",
        "days in a row: 3",
        "most days in a row: 3",
    ]
    assert "left calf: 3 minutes" in first
    assert "You have logged 3 cramps in the last 7 days" in first
    assert "\x1b" not in first
    assert "You have logged" not in run(app, ["stats"]).stdout, "once a week"


def test_the_json_has_these_keys() -> None:
    connection = connect(paths.history_file())
    history.insert(connection, a_past(pain_before=9, answers=Answers(pain_after=1)))
    connection.close()
    data = json.loads(run(app, ["stats", "--json"]).stdout)
    assert list(data) == [
        "today",
        "sessions",
        "seconds",
        "streak",
        "longest_streak",
        "weeks",
        "days",
        "places",
        "routines",
        "pain",
        "diary",
        "advice",
        "plan",
        "plans",
    ]
    assert data["places"] == [{"area": "calf", "leg": "left", "seconds": 60.0}]
    assert data["pain"] == [{"date": "2026-09-21", "before": 9, "after": 1}]


def test_without_sessions_it_says_so() -> None:
    assert run(app, ["stats"]).stdout == "No sessions yet.\n"
    assert json.loads(run(app, ["stats", "--json"]).stdout)["sessions"] == 0
