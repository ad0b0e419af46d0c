from __future__ import annotations

import json
import re

import pytest
from typer.testing import CliRunner

from massage_cli import clock, paths
from massage_cli.clock import Moment
from massage_cli.store import diary, history
from massage_cli.store.database import connect
from massage_cli.store.logbook import log_session
from tests.cli.whole import app
from tests.diaries import a_line
from tests.hours import Travel
from tests.pasts import DAY, HOUR, NOW, a_past
from tests.systems import needs_posix

pytestmark = needs_posix
run = CliRunner().invoke


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch, travel: Travel) -> None:
    """Monday 21 September 2026, 14:13:20 on a wall in UTC."""
    monkeypatch.setattr(clock, "moment", lambda: Moment(NOW, 0, "UTC"))
    travel("UTC")


def said(line: str, *more: str, code: int = 0) -> str:
    """What `massage log …` prints, on stdout and stderr."""
    result = run(app, ["log", *line.split(), *more])
    assert result.exit_code == code, result.output
    return result.output


def listed() -> list[list[str]]:
    return [line.split("\t") for line in said("list").splitlines()]


def test_a_line_of_everything() -> None:
    assert said("cramp --leg left --area calf --at 03:10 --pain 7", "--note", "woke me;\nlong") == (
        "Logged: cramp, left calf, 03:10 today, pain 7 (1). `massage log delete 1` takes it back.\n"
    )
    assert said(
        "tight", "--area", "back of the thigh", "--date", "3 days ago", "--at", "18:00"
    ) == (
        "Logged: tight, back of the thigh, 18:00 18 Sep 2026 (2). "
        "`massage log delete 2` takes it back.\n"
    )
    assert said("quiet --date yesterday") == (
        "Logged: quiet night to 20 Sep 2026 (3). `massage log delete 3` takes it back.\n"
    )
    assert said("cramp") == (
        "Logged: cramp, 14:13 today (4). `massage log delete 4` takes it back.\n"
    )
    assert listed() == [
        ["2", "2026-09-18 18:00", "tight", "", "back of the thigh", "", ""],
        ["3", "2026-09-20 06:00", "quiet night", "", "", "", ""],
        ["1", "2026-09-21 03:10", "cramp", "left", "calf", "7", "woke me; long"],
        ["4", "2026-09-21 14:13", "cramp", "", "", "", ""],
    ]


def test_the_same_again_is_told_and_not_doubled() -> None:
    said("cramp --leg left --at 03:10")
    assert said("cramp --leg left --at 03:10 --pain 4") == (
        "That stands there already: cramp, left leg, 03:10 today (1). "
        "`massage log change 1 …` corrects it.\n"
    )
    assert len(listed()) == 1


def test_a_quiet_night_and_a_cramp_cannot_both_be() -> None:
    said("quiet")
    assert said("cramp --at 03:10").endswith(
        "\nThe night to 21 Sep 2026 was logged as quiet (1): that line is gone.\n"
    )
    told = said("quiet", code=2)
    assert "that night has a cramp in the diary: cramp, 03:10 today (2)" in told
    assert "`massage log delete 2` first" in told
    assert [row[0] for row in listed()] == ["2"]


def test_what_is_said_of_a_cramp_that_its_session_logged_is_added_to_it() -> None:
    connection = connect(paths.history_file())
    session = history.insert(connection, a_past(HOUR))
    log_session(connection, a_line(HOUR, session=session))
    connection.close()
    assert said("cramp --at 13:20 --pain 6") == (
        "Added to the cramp that its session logged: cramp, left calf, 13:13 today, pain 6 (1).\n"
    )
    assert len(listed()) == 1


def test_a_line_can_be_corrected() -> None:
    said("cramp --leg left --area calf --at 03:10 --pain 7")
    assert said("change 1 --pain 5 --leg right --at 3:20 --date yesterday") == (
        "Changed: cramp, right calf, 03:20 yesterday, pain 5 (1).\n"
    )
    assert "there is no line 7 in the diary" in said("change 7 --pain 5", code=2)
    assert "what is to change?" in said("change 1", code=2)
    assert listed() == [["1", "2026-09-20 03:20", "cramp", "right", "calf", "5", ""]]


def test_deleting_asks_first_and_a_script_must_be_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    for hour in (1, 2, 3):
        said(f"cramp --at {hour}:00")
    assert "--yes deletes without asking" in said("delete 1", code=2)
    assert "there is no line 7, 9 in the diary" in said("delete 1 9 7 --yes", code=2)
    assert said("delete 1 1 --yes") == "Deleted 1 line of the diary.\n"
    monkeypatch.setattr("massage_cli.cli.commands.log.interactive", lambda: True)
    assert run(app, ["log", "delete", "2"], input="\n").exit_code == 4
    assert [row[0] for row in listed()] == ["2", "3"]
    assert run(app, ["log", "delete", "2", "3"], input="y\n").exit_code == 0
    assert listed() == []


def test_what_is_deleted_cannot_be_read_from_the_file() -> None:
    said("cramp", "--note", "a secret of mine")
    said("delete 1 --yes")
    left = b"".join(path.read_bytes() for path in paths.history_file().parent.iterdir())
    assert b"a secret of mine" not in left


def test_without_arguments_a_script_is_told_what_there_is() -> None:
    told = said("", code=2)
    assert "what is to be logged?" in told
    assert "`massage log cramp`" in told
    assert not paths.history_file().exists()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("cramp --at 25:00", "'25:00' is no time"),
        ("cramp --date soon --at 3:00", "'soon' is no day"),
        ("cramp --date yesterday", "when on that day?"),
        ("cramp --date 2026-12-24 --at 3:00", "03:00 24 Dec 2026 is still to come"),
        ("cramp --pain 11", "11 is not in the range"),
        ("cramp --leg third", "is not one of"),
        ("quiet --date 2026-09-22", "the night to 22 Sep 2026 is not over"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_kept(line: str, message: str) -> None:
    assert re.sub(r"\s+", " ", message) in re.sub(r"[\s│]+", " ", said(line, code=2))
    assert not paths.history_file().exists()


def test_the_list_can_be_narrowed_and_is_json_as_it_is_exported() -> None:
    connection = connect(paths.history_file())
    for days in (40, 3, 1):
        diary.insert(connection, a_line(days * DAY, pain=days % 11))
    connection.close()
    rows = json.loads(said("list --json --days 7"))
    assert [row["id"] for row in rows] == [2, 3]
    assert rows[0] == {
        "log": "cramp",
        "id": 2,
        "at": "2026-09-18T14:13:20.000+00:00",
        "zone": "UTC",
        "leg": "left",
        "area": "calf",
        "pain": 3,
        "note": "",
        "session": None,
    }
    assert [row[0] for row in listed()] == ["1", "2", "3"]


def test_a_row_that_holds_what_cannot_be_is_told_and_can_be_deleted() -> None:
    said("cramp --at 03:10")
    said("cramp --at 04:10")
    connection = connect(paths.history_file())
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute("UPDATE diary SET leg = 'third' WHERE id = 1")
    connection.close()
    for line in ("log list", "history", "history export", "history export --json", "stats"):
        told = run(app, line.split()).stderr
        assert "1 line of the diary left out, with values that cannot be: 1" in told, line
        assert "`massage log delete ID` deletes one" in told
    (raw,) = run(app, ["history", "export", "--raw"]).stdout.splitlines()
    assert (json.loads(raw)["diary"], json.loads(raw)["leg"]) == (1, "third")
    said("delete 1 --yes")
    assert run(app, ["history"]).stderr == ""


def test_the_diary_stands_in_the_history_between_the_sessions() -> None:
    connection = connect(paths.history_file())
    session = history.insert(connection, a_past(2 * DAY))
    log_session(connection, a_line(2 * DAY, session=session))
    history.insert(connection, a_past(DAY))
    diary.insert(connection, a_line(1.5 * DAY, pain=7, note="in bed"))
    connection.close()
    rows = [line.split("\t") for line in run(app, ["history"]).stdout.splitlines()]
    assert [row[0] for row in rows] == ["1", "log 2", "2"], "what its session says is said once"
    assert rows[1] == [
        "log 2", "2026-09-20 02:13", "cramp: calf", "left", "", "", "", "7", "in bed",
    ]  # fmt: skip
    last = run(app, ["history", "--last", "2"]).stdout.splitlines()
    assert [line.split("\t")[0] for line in last] == ["log 2", "2"]
    only = run(app, ["history", "--routine", "calf-cramp"]).stdout
    assert "log" not in only
    assert len(json.loads(run(app, ["history", "--json"]).stdout)) == 2, "sessions, as before"
    assert run(app, ["history", "--csv"]).stdout.count("\n") == 3


def test_the_statistics_count_what_was_logged() -> None:
    said("cramp --at 03:10")
    said("cramp --at 04:10")
    said("quiet --date yesterday")
    assert run(app, ["stats"]).stdout.splitlines()[:3] == [
        "No sessions yet.",
        "cramps logged: 2",
        "quiet nights logged: 1",
    ]
    found = json.loads(run(app, ["stats", "--json"]).stdout)["diary"]
    assert found == {"cramp": 2, "quiet": 1, "tight": 0, "eased": 0}


def test_that_nothing_was_tight_is_a_line() -> None:
    assert "Logged: nothing tight, 14:13 today (1)." in said("tight --pain 0")
    said("tight --pain 4 --at 09:00")
    assert [row[2:6] for row in listed()] == [
        ["tight", "", "", "4"],
        ["nothing tight", "", "", "0"],
    ]
    assert "tight spots logged: 1\n" in run(app, ["stats"]).stdout
    assert "days without tightness logged: 1\n" in run(app, ["stats"]).stdout
    assert said("change 2 --pain 0").startswith("Changed: nothing tight, 09:00 today (2).")


def test_of_a_day_on_which_nothing_was_tight_no_hour_is_asked() -> None:
    assert "Logged: nothing tight, 14:13 today (1)." in said("nothing tight today")
    assert "Logged: nothing tight, 12:00 yesterday (2)." in said("nothing was tight yesterday")
    assert "when on that day?" in said("tight --pain 1 --date yesterday", code=2)


def test_the_page_for_a_doctor_lists_the_diary() -> None:
    said("cramp --leg left --area calf --at 03:10 --pain 7", "--note", "woke me")
    page = run(app, ["history", "export"]).stdout
    assert "  in the last 7 days: 1\n" in page
    assert "DIARY\n  cramps logged: 1\n" in page
    assert "  21 Sep 2026  03:10  cramp  left   7     calf: woke me\n" in page


def test_everything_is_deleted_with_the_history() -> None:
    said("cramp")
    connection = connect(paths.history_file())
    session = history.insert(connection, a_past(DAY))
    log_session(connection, a_line(DAY, session=session))
    connection.close()
    deleted = run(app, ["history", "delete", "--all", "--yes"]).stdout
    assert deleted == "Deleted 1 session and 2 lines of the diary.\n"
    assert listed() == []


def test_a_line_ends_with_the_session_that_logged_it() -> None:
    connection = connect(paths.history_file())
    session = history.insert(connection, a_past(DAY))
    log_session(connection, a_line(DAY, session=session))
    connection.close()
    assert run(app, ["history", "delete", str(session), "--yes"]).exit_code == 0
    assert listed() == []


def test_a_deleted_line_that_an_older_copy_may_have_is_told_of() -> None:
    said("cramp")
    copy = paths.history_file().with_name("history.sqlite3.v1")
    copy.touch()
    assert str(copy) in said("delete 1 --yes")


def test_two_machines_come_together_without_doubles(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    def export() -> str:
        return run(app, ["history", "export", "--json"]).stdout

    said("cramp --leg left --at 03:10")
    said("quiet --date yesterday")
    one = export()
    monkeypatch.setenv("MASSAGE_CLI_HOME", str(tmp_path_factory.mktemp("other")))
    said("cramp --leg left --at 03:10")
    said("tight --at 12:00")
    took = run(app, ["history", "import", "-"], input=one).stdout
    assert took == "Took in 1 line of the diary; 1 was here already.\n"
    assert run(app, ["history", "import", "-"], input=one).stdout == (
        "Took in 0 sessions; 2 were here already.\n"
    )
    assert [row[2] for row in listed()] == ["quiet night", "cramp", "tight"]


def test_a_line_is_logged_though_the_history_was_damaged() -> None:
    file = paths.history_file()
    file.parent.mkdir(parents=True)
    file.write_bytes(b"SQLite format 3\0" + b"this was a database once " * 200)
    told = said("cramp --at 03:10")
    assert "the history was damaged" in told
    assert "Logged: cramp, 03:10 today (1)." in told
    assert len(listed()) == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("cramp left calf", "cramp, left calf, 14:13 today"),
        ("left calf cramp at 3am", "cramp, left calf, 03:00 today"),
        ("cramp at 3:10 am in my right foot pain 7", "cramp, right foot, 03:10 today, pain 7"),
        ("cramp yesterday 23h30 both calves", "cramp, calf, both legs, 23:30 yesterday"),
        ("sore right hamstring --at 8", "two times of the day"),
        ("tight right toe --at 0800", "tight, right toes, 08:00 today"),
        ("behind the left knee cramp", "cramp, behind the knee, left, 14:13 today"),
        ("no cramps last night", "quiet night to 21 Sep 2026"),
        ("quiet yesterday", "quiet night to 20 Sep 2026"),
        ("cramp left --leg right", "'left' or --leg right?"),
        ("cramp at 3am --at 4am", "'3am' or --at 4am?"),
        ("cramp pain 11", "pain 11 cannot be"),
        ("cramp 3", "'3' is not understood"),
        ("left calf", "what was it: 'left calf'?"),
        ("crmap left", "Did you mean 'cramp'?"),
        ("quiet soon", "'soon' is no day"),
    ],
)
def test_a_line_in_words(line: str, told: str) -> None:
    result = run(app, ["log", *line.split()])
    assert told in result.output
    assert (result.exit_code == 0) is result.output.startswith("Logged: ")
    assert len(listed()) == (result.exit_code == 0)
