"""`massage plan`: start, follow, pause, go on, stop; what it shows, and what it refuses."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner, Result

from massage_cli import paths
from massage_cli.cli.plan_view import screen
from massage_cli.cli.under_way import running
from massage_cli.clock import Moment
from massage_cli.core.history.past import State
from massage_cli.store import history, plans
from massage_cli.store.database import reading, writing
from tests.cli.whole import app
from tests.hours import Travel
from tests.pasts import a_past

At = Callable[..., Moment]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch, travel: Travel) -> At:
    """Sets the wall clock: month, day, hour and minute of the winter of 2026, in a zone."""

    def set_to(
        month: int, day: int, hour: int = 12, minute: int = 0, zone: str = "Europe/Berlin"
    ) -> Moment:
        year = 2026 if month > 6 else 2027
        wall = datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone))
        offset = wall.utcoffset()
        assert offset is not None
        now = Moment(wall.timestamp(), int(offset.total_seconds() // 60), wall.tzname() or "")
        travel(zone)
        for module in ("cli.commands.plan", "cli.plan_course", "cli.plan_remind", "clock"):
            monkeypatch.setattr(f"massage_cli.{module}.moment", lambda: now)
        return now

    set_to(12, 1)
    return set_to


def plan(line: str = "", code: int = 0, answer: str | None = None) -> Result:
    result = CliRunner().invoke(app, ["plan", *shlex.split(line)], input=answer)
    assert result.exit_code == code, result.output
    return result


def played(now: Moment, routine: str, *, done: float = 280.0) -> None:
    past = a_past(routine=routine, done=done, state=State.STOPPED)
    with writing(paths.history_file()) as connection:
        begun = past._replace(started=now.unix, utc_offset=now.utc_offset)
        history.insert(connection, begun)


def data() -> dict[str, object]:
    read: dict[str, object] = json.loads(plan("--json").stdout)
    return read


@pytest.mark.usefixtures("at")
def test_without_a_plan_it_says_how_to_begin_one() -> None:
    assert "`massage plan start NAME` begins one" in plan().stderr
    assert data() == {"state": "none", "plan": None}
    assert not paths.history_file().exists()


def test_it_is_followed_from_the_baseline_to_its_end(at: At) -> None:
    started = plan("start night-cramps").stderr
    assert started.splitlines()[0] == "Night cramps: from Tue 1 Dec to Mon 18 Jan."
    assert plan().stdout.splitlines()[:3] == [
        "plan\tnight-cramps\tNight cramps: the week before the sessions",
        "today\tno session yet: these days are for the diary, to compare with later",
        "today\tThe diary: `massage log` takes a line for it.",
    ]
    played(at(12, 8, 22), "bedtime")
    played(at(12, 11, 0, 30), "bedtime")  # still Thursday's
    at(12, 11, 21)
    assert plan().stdout.splitlines() == [
        "plan\tnight-cramps\tNight cramps: week 1 of 6",
        "so far\t2 of 3 sessions done",
        "today\tbedtime at 22:00",
        "today\tThe diary: `massage log` takes a line for it.",
        "day\t2026-12-08\tdone",
        "day\t2026-12-09\topen",
        "day\t2026-12-10\tdone",
        "day\t2026-12-11\topen",
        "day\t2026-12-12\tahead",
        "day\t2026-12-13\tahead",
        "day\t2026-12-14\tahead",
        "next\tbedtime at 22:00",
    ]
    at(1, 18, 21)
    assert "week 6 of 6" in plan().stdout
    at(1, 19)
    assert plan().stdout.splitlines() == [
        "plan\tnight-cramps\tNight cramps came to its end on Mon 18 Jan. "
        "`massage stats` sets its weeks beside each other.",
        "so far\t2 of 42 sessions done",
    ]
    assert data()["state"] == "over"
    plan("start runner")
    assert data()["plan"] == "runner"


def test_half_of_it_counts_and_less_does_not(at: At) -> None:
    plan("start desk-week")
    played(at(12, 1, 11), "desk-legs", done=140.0)
    played(at(12, 1, 15), "desk-legs", done=139.0)
    assert [due["done"] for due in json.loads(plan("--json").stdout)["due"]] == [True, False]
    assert "today\tdesk-legs, done\ntoday\tdesk-legs at 15:30\n" in plan().stdout


def test_nothing_of_what_was_not_done_is_held_against_anybody(at: At) -> None:
    plan("start night-cramps")
    at(1, 10)
    told = plan().output.casefold()
    for word in ("miss", "streak", "fail", "behind", "should", "late"):
        assert word not in told


def test_a_pause_moves_the_end_and_nothing_is_due_in_it(at: At) -> None:
    plan("start night-cramps")
    at(12, 9)
    plan("pause")
    assert "already" in plan("pause", 2).stderr
    at(12, 20)
    assert "paused" in plan().stdout
    assert (data()["state"], data()["due"]) == ("paused", [])
    assert "Night cramps goes on, to Fri 29 Jan." in plan("resume").stderr
    assert data()["week"] == {"baseline": False, "week": 1, "of": 6}
    assert "not paused" in plan("resume", 2).stderr


def test_a_pause_of_no_day_changes_nothing(at: At) -> None:
    plan("start runner")
    before = data()
    at(12, 1, 14)
    plan("pause")
    plan("resume")
    assert data() == before


def test_it_is_paused_and_gone_on_with_abroad(at: At) -> None:
    plan("start night-cramps")
    at(12, 9, 23, zone="America/Los_Angeles")
    plan("pause")
    at(12, 12, 7, zone="Pacific/Auckland")
    plan("resume")
    with reading(paths.history_file()) as connection:
        assert plans.current(connection)
    last = data()["last"]
    assert last == "2027-01-21"  # three days later: the 9th, 10th and 11th


def test_there_is_one_plan_at_a_time(at: At) -> None:
    plan("start runner")
    refused = plan("start desk-week", 2).stderr
    assert "Runner is under way, and there is one plan at a time" in refused
    assert "`massage plan stop` ends it" in refused
    assert "nobody is there to ask" in plan("stop", 2).stderr
    at(12, 2)
    assert "stays in the history" in plan("stop --yes").stderr
    plan("start desk-week")
    assert data()["plan"] == "desk-week"


def test_it_may_begin_on_another_day(at: At) -> None:
    plan("start desk-week --on 2026-12-07")
    assert "A week at the desk begins on Mon 7 Dec." in plan().stdout
    assert "begins on Mon 7 Dec" in plan("pause", 2).stderr
    plan("stop --yes")
    plan("start runner")
    assert data()["state"] == "running", "what never began does not end it"
    at(12, 3)
    assert data()["state"] == "running"


@pytest.mark.parametrize("day", ["2026-11-30", "2028-01-01", "soon", "2026-13-01"])
@pytest.mark.usefixtures("at")
def test_but_not_on_any(day: str) -> None:
    assert "--on cannot be" in plan(f"start runner --on {day}", 2).stderr


@pytest.mark.usefixtures("at")
def test_what_is_under_way_stays_as_it_was_when_its_file_changes(home: Path) -> None:
    own = home / "data" / "plans"
    own.mkdir(parents=True)
    text = "title: Mine\nweeks: 3\nsessions: [{routine: bedtime, days: daily}]\n"
    (own / "mine.yaml").write_text(text)
    plan("start mine")
    (own / "mine.yaml").write_text(text.replace("3", "20").replace("bedtime", "shin"))
    assert (data()["last"], plan().stdout.splitlines()[1]) == ("2026-12-21", "today\tbedtime")
    (own / "mine.yaml").unlink()
    assert data()["plan"] == "mine"


@pytest.mark.usefixtures("at")
def test_one_of_ones_own_stands_in_place_of_a_built_in_one(home: Path) -> None:
    own = home / "data" / "plans"
    own.mkdir(parents=True)
    text = CliRunner().invoke(app, ["plan", "show", "night-cramps", "--yaml"]).stdout
    (own / "night-cramps.yaml").write_text(text.replace("weeks: 6", "weeks: 8"))
    (own / "faulty.yaml").write_text("title: A\n")
    rows = {row["name"]: row for row in json.loads(plan("list --json").stdout)}
    assert (rows["night-cramps"]["weeks"], rows["night-cramps"]["yours"]) == (8, True)
    assert "error[missing-key]" in rows["faulty"]["error"]
    assert "faulty" in plan("list").stdout
    assert "has 2 errors" in plan("start faulty", 3).stderr


@pytest.mark.usefixtures("at")
def test_a_plan_is_found_by_the_beginning_of_its_name_or_by_its_file(tmp_path: Path) -> None:
    assert plan("show night").stdout.startswith("plan\tNight cramps\n")
    file = tmp_path / "x.yaml"
    file.write_text("title: Mine\nweeks: 3\nsessions: [{routine: bedtme, days: daily}]\n")
    assert "help: did you mean 'bedtime'?" in plan(f"show {shlex.quote(str(file))}", 3).stderr
    assert "did you mean 'runner'?" in plan("show runer", 3).stderr
    assert json.loads(plan("show runner --json").stdout)["sessions"][0] == {
        "routine": "post-workout",
        "days": [],
        "at": None,
        "after": "a run",
        "times": None,
    }


@pytest.mark.usefixtures("at")
def test_any_five_days_a_week_are_offered_until_there_were_five(at: At, tmp_path: Path) -> None:
    file = tmp_path / "five.yaml"
    file.write_text(
        "title: Five\nweeks: 2\nsessions: [{routine: bedtime, times: 5, at: '22:00'}]\n"
    )
    named = shlex.quote(str(file))
    assert "sessions\tbedtime: any 5 days a week at 22:00" in plan(f"show {named}").stdout.lower()
    plan(f"start {named}")
    for day in (1, 2, 4, 5):
        played(at(12, day, 22), "bedtime")
    at(12, 6, 9)
    assert plan().stdout.splitlines() == [
        "plan\tfive\tFive: week 1 of 2",
        "so far\t4 of 4 sessions done",
        "today\tbedtime at 22:00; 4 of 5 days this week",
        *(f"day\t2026-12-0{day}\tdone" for day in (1, 2)),
        "day\t2026-12-03\tfree",
        *(f"day\t2026-12-0{day}\tdone" for day in (4, 5)),
        "day\t2026-12-06\topen",
        "day\t2026-12-07\tfree",
    ]
    played(at(12, 6, 22), "bedtime")
    assert "today\tbedtime, done; 5 of 5 days this week\n" in plan().stdout
    at(12, 7, 9)
    assert "today\tnothing\n" in plan().stdout
    at(12, 9, 9)
    assert (
        "so far\t5 of 5 sessions done\ntoday\tbedtime at 22:00; 0 of 5 days this week"
        in plan().stdout
    )


def test_a_plan_that_is_started_at_three_begins_on_that_morning(at: At) -> None:
    at(12, 5, 3, 20)
    assert plan("start desk-week").stderr.startswith("A week at the desk: from Sat 5 Dec to Fri 11")
    assert data()["state"] == "waiting"
    told = plan("pause", 2).stderr
    assert "begins on Sat 5 Dec." in told
    assert "help: from then on it can be paused; `massage plan stop` calls it off" in told
    at(12, 5, 4)
    assert (data()["state"], data()["first"]) == ("running", "2026-12-05")


def test_a_body_that_cannot_be_read_is_told_and_can_be_stopped() -> None:
    plan("start runner")
    with writing(paths.history_file()) as connection:
        connection.execute("UPDATE plan SET body = '{}'")
    assert "has 3 errors" in plan("", 3).stderr
    plan("stop --yes")
    assert data()["state"] == "none"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("night-cramps", "log quiet"),
        ("night-cramps", "log cramp --at 03:10"),
        ("desk-week", "log tight"),
        ("desk-week", "log tight --pain 0"),
    ],
)
@pytest.mark.parametrize("hour", [5, 11, 23])
def test_the_diary_is_asked_for_until_it_has_its_line(
    at: At, name: str, line: str, hour: int
) -> None:
    plan(f"start {name}")
    at(12, 2, hour)
    assert data()["diary"] is True
    logged = CliRunner().invoke(app, line.split())
    assert logged.exit_code == 0, logged.output
    assert data()["diary"] is False
    at(12, 3, hour)
    assert data()["diary"] is True


def test_what_is_said_of_a_night_is_no_line_for_the_day_s_tightness(at: At) -> None:
    plan("start desk-week")
    at(12, 2, 11)
    for line in ("log quiet", "log cramp --at 03:10 --date 2026-12-01"):
        assert CliRunner().invoke(app, line.split()).exit_code == 0
    assert data()["diary"] is True


def test_on_a_screen_what_today_has_open_is_still_to_come(at: At) -> None:
    plan("start desk-week")
    there = running(at(12, 2))
    assert list(screen(there, blocks=False)) == [
        "A week at the desk: week 1 of 1",
        "",
        "Today      desk-legs at 11:00",
        "           desk-legs at 15:30",
        "           The diary: `massage log` takes a line for it, also that nothing was tight.",
        "This week  Tue Wed Thu Fri Sat Sun Mon",
        "            .   o   o   o           o",
        "           o to come",
        "Tomorrow   desk-legs at 11:00",
        "           desk-legs at 15:30",
    ]
    last = running(at(12, 4))
    assert list(screen(last, blocks=True))[-1] == (
        "Next       Mon 7 Dec: desk-legs at 11:00, desk-legs at 15:30"
    )
