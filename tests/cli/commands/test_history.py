from __future__ import annotations

import csv
import io
import json

import pytest

from massage_cli import paths
from massage_cli.store import markers
from tests.cli.commands.listed import run, there
from tests.cli.whole import app
from tests.hours import Travel


def test_without_sessions_there_is_nothing_to_list() -> None:
    assert run(app, ["history"]).stdout == ""
    assert run(app, ["history", "--json"]).stdout == "[]\n"
    assert not paths.history_file().exists(), "looking makes no file"


def test_a_pipe_gets_a_line_a_session(three: list[int]) -> None:
    lines = run(app, ["history"]).stdout.splitlines()
    assert [line.split("\t") for line in lines] == [
        ["1", "2026-08-12 14:13", "bedtime", "both", "1:00 of 4:40", "finished", "", "", ""],
        ["2", "2026-09-19 14:13", "calf-cramp", "", "1:00 of 4:40", "finished", "", "", ""],
        [
            "3",
            "2026-09-20 14:13",
            "calf-cramp",
            "left",
            "1:00 of 4:40",
            "finished",
            "better",
            "7 > 3",
            "\ufffd[31mred",
        ],
    ]
    assert three == [1, 2, 3]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--since", "2026-09-20"], [3]),
        (["--routine", "Calf Cramp"], [2, 3]),
        (["--last", "1"], [3]),
        (["--routine", "nothing"], []),
    ],
)
@pytest.mark.usefixtures("three")
def test_the_list_can_be_narrowed(options: list[str], found: list[int], travel: Travel) -> None:
    travel("UTC")
    rows = json.loads(run(app, ["history", "--json", *options]).stdout)
    assert [row["id"] for row in rows] == found


def test_a_date_that_is_none_is_an_error() -> None:
    result = run(app, ["history", "--since", "yesterday"])
    assert result.exit_code == 2
    assert "a date as 2026-11-20, or 30d, or 4w" in result.stderr


@pytest.mark.usefixtures("three")
def test_the_csv_has_a_row_a_session() -> None:
    rows = list(csv.DictReader(io.StringIO(run(app, ["history", "--csv"]).stdout)))
    assert [row["routine"] for row in rows] == ["bedtime", "calf-cramp", "calf-cramp"]


@pytest.mark.usefixtures("three")
def test_deleting_asks_first_and_a_script_must_be_sure() -> None:
    refused = run(app, ["history", "delete", "2"])
    assert refused.exit_code == 2
    assert "--yes deletes without asking" in refused.stderr
    assert there() == [1, 2, 3]
    assert run(app, ["history", "delete", "1", "3", "--yes"]).stdout == "Deleted 2 sessions.\n"
    assert there() == [2]


@pytest.mark.usefixtures("three")
def test_a_person_may_say_no(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("massage_cli.cli.commands.history.interactive", lambda: True)
    said_no = run(app, ["history", "delete", "--all"], input="\n")
    assert said_no.exit_code == 4
    assert "Delete 3 sessions for good? [y/N]" in said_no.stderr
    assert there() == [1, 2, 3]
    run(app, ["history", "delete", "--all"], input="y\n")
    assert there() == []


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "which sessions?"),
        (["1", "--all"], "which sessions?"),
        (["7", "1", "9"], "there is no session 7, 9"),
    ],
)
def test_deleting_what_is_not_there_deletes_nothing(arguments: list[str], message: str) -> None:
    result = run(app, ["history", "delete", "--yes", *arguments])
    assert result.exit_code == 2
    assert message in result.stderr
    assert there() == [1, 2, 3]


@pytest.mark.usefixtures("three")
def test_a_session_that_runs_stays() -> None:
    marker = markers.hold(2)
    assert marker is not None
    result = run(app, ["history", "delete", "--all", "--yes"])
    assert result.stdout == "Deleted 2 sessions.\n"
    assert "session 2 is running, and stays" in result.stderr
    assert there() == [2]
    markers.release(2, marker)


@pytest.mark.usefixtures("three")
def test_what_is_deleted_cannot_be_read_from_the_file() -> None:
    run(app, ["history", "delete", "--all", "--yes"])
    left = b"".join(path.read_bytes() for path in paths.history_file().parent.iterdir())
    assert b"[31mred" not in left
    assert b"calf-cramp" not in left


@pytest.mark.parametrize("since", ["9" * 400, "9" * 5000, "9" * 5000 + "d", "d", "-1d", "٣d"])
def test_no_number_is_too_long_for_a_sentence(since: str) -> None:
    result = run(app, ["history", f"--since={since}"])
    assert result.exit_code == 2
    assert len(result.stderr) < 200


def test_a_time_before_all_days_shows_everything(three: list[int]) -> None:
    assert run(app, ["history", "--since", "999999w"]).stdout.count("\n") == len(three)


def test_deleting_everything_names_what_was_put_aside(three: list[int]) -> None:
    assert three
    aside = paths.history_file().with_name("history.sqlite3.damaged-20260101T000000Z")
    aside.write_bytes(b"damaged")
    assert str(aside) in run(app, ["history", "delete", "--all", "--yes"]).stderr
