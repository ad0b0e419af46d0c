from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from massage_cli import paths
from massage_cli.clock import moment
from massage_cli.core.past import Answers, Feeling
from massage_cli.core.routine import Kind, Leg
from massage_cli.store import history, markers
from massage_cli.store.database import connect
from tests.cli.whole import app
from tests.pasts import DAY, NOW, a_past
from tests.systems import WINDOWS, needs_posix

run = CliRunner().invoke


@pytest.fixture
def three() -> list[int]:
    """Three sessions, the oldest first."""
    connection = connect(paths.history_file())
    ids = [
        history.insert(connection, past)
        for past in (
            a_past(40 * DAY, routine="bedtime", cramp=False, leg=Leg.BOTH),
            a_past(2 * DAY, leg=Leg.UNSAID),
            a_past(DAY, pain_before=7, answers=Answers(Feeling.BETTER, 3, note="\x1b[31mred")),
        )
    ]
    connection.close()
    return ids


def there() -> list[int]:
    return [session["id"] for session in json.loads(run(app, ["history", "--json"]).stdout)]


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
def test_the_list_can_be_narrowed(options: list[str], found: list[int]) -> None:
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


@pytest.mark.usefixtures("three")
def test_an_export_is_taken_in_again_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mine.json"
    assert run(app, ["history", "export", "--json", "-o", str(file)]).exit_code == 0
    assert WINDOWS or file.stat().st_mode & 0o777 == 0o600
    before = run(app, ["history", "--json"]).stdout
    monkeypatch.setenv("MASSAGE_CLI_HOME", str(tmp_path / "another"))
    assert run(app, ["history", "import", str(file)]).stdout == "Took in 3 sessions.\n"
    assert run(app, ["history", "--json"]).stdout == before
    again = run(app, ["history", "import", "-"], input=file.read_text())
    assert again.stdout == "Took in 0 sessions; 3 were here already.\n"
    assert run(app, ["history", "--json"]).stdout == before


def test_a_file_that_is_no_history_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_text('[{"id": 1}]')
    result = run(app, ["history", "import", str(file)])
    assert result.exit_code == 2
    assert "session 1 of the file: 'started' is missing" in result.stderr
    assert run(app, ["history", "import", str(tmp_path / "none")]).exit_code == 2
    assert there() == []


def test_the_page_is_html_where_that_is_asked_for_and_names_medicines(tmp_path: Path) -> None:
    connection = connect(paths.history_file())
    recent = a_past(cramp=True, answers=Answers(note="<i>woke</i> me"))
    history.insert(connection, recent._replace(started=moment().unix - DAY))
    connection.close()
    out = tmp_path / "page.html"
    asked = ["history", "export", "--html", "--medicines", "a & b", "-o", str(out)]
    assert CliRunner().invoke(app, asked).exit_code == 0
    html = out.read_text("utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert "&lt;i&gt;woke&lt;/i&gt; me" in html
    assert "a &amp; b" in html
    assert (out.stat().st_mode & 0o777 == 0o600) or WINDOWS
    text = CliRunner().invoke(app, ["history", "export", "--medicines", "a & b"]).stdout
    assert "MEDICINES, AS NOTED BY MYSELF\n  a & b\n" in text


@pytest.mark.parametrize("both", [("--html", "--json"), ("--raw", "--html"), ("--json", "--raw")])
def test_one_kind_of_export_at_a_time(both: tuple[str, str]) -> None:
    done = CliRunner().invoke(app, ["history", "export", *both])
    assert (done.exit_code, "it is one of --json, --raw and --html" in done.stderr) == (2, True)


def test_an_export_writes_over_nothing_unless_told(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text("mine")
    result = run(app, ["history", "export", "-o", str(file)])
    assert result.exit_code == 2
    assert "--force writes over it" in result.stderr
    assert file.read_text() == "mine"
    assert run(app, ["history", "export", "-o", str(file), "--force"]).exit_code == 0
    assert file.read_text().startswith("LEG CRAMPS AND SELF-MASSAGE: MY OWN RECORD\n")
    nowhere = run(app, ["history", "export", "-o", "/proc/none/page.txt"])
    assert nowhere.exit_code == 2
    assert "cannot be written" in nowhere.stderr


def test_a_name_that_no_file_can_have_is_a_sentence() -> None:
    for name in ("a" * 300, "a" * 300 + "/page.txt"):
        result = run(app, ["history", "export", "-o", name])
        assert (result.exit_code, result.stdout) == (2, "")
        assert "cannot be written: File name too long" in result.stderr


def test_the_page_for_a_doctor_is_text(three: list[int]) -> None:
    assert three
    assert NOW > 0
    page = run(app, ["history", "export"]).stdout
    assert "CRAMPS\n" in page
    assert "It is no examination and no diagnosis." in page


def test_the_page_steers_no_terminal_that_it_is_shown_on_later() -> None:
    title = "A\x9b2J\u202eB\x1b[2J\nC"
    other = a_past(routine="bedtime", kind=Kind.MILD, cramp=False)
    connection = connect(paths.history_file())
    history.insert(connection, other._replace(title=title, started=moment().unix - DAY))
    connection.close()
    page = run(app, ["history", "export"]).stdout
    assert "2J" in page, "it is told of"
    assert all(line.isprintable() for line in page.splitlines())


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_an_export_that_went_through_windows_is_taken_in(
    codec: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mine.json"
    file.write_bytes(run(app, ["history", "export", "--json"]).stdout.encode(codec))
    monkeypatch.setenv("MASSAGE_CLI_HOME", str(tmp_path / "another"))
    assert run(app, ["history", "import", str(file)]).stdout == "Took in 3 sessions.\n"


def test_bytes_that_are_no_text_are_told_in_plain_words(tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_bytes(b'[{"note": "\xe4"}]')
    result = run(app, ["history", "import", str(file)])
    assert result.exit_code == 2
    assert "it holds bytes that are no text" in result.stderr


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    "fault",
    [
        {"started": "0001-01-01T00:00:00+14:00"},
        {"started": "9999-12-31T23:59:00-14:00"},
        {"note": "\ud800"},
        {"done": 10**400},
    ],
)
def test_one_fault_at_the_end_takes_nothing_in(
    fault: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions = json.loads(run(app, ["history", "export", "--json"]).stdout)
    file = tmp_path / "mine.json"
    file.write_text(json.dumps([*sessions, {**sessions[0], **fault}]))
    monkeypatch.setenv("MASSAGE_CLI_HOME", str(tmp_path / "another"))
    result = run(app, ["history", "import", str(file)])
    assert result.exit_code == 2
    assert f"session 4 of the file: '{next(iter(fault))}' is " in result.stderr
    assert there() == []
    assert not paths.history_file().exists()


@needs_posix
@pytest.mark.usefixtures("three")
def test_what_can_be_read_only_once_is_taken_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported = run(app, ["history", "export", "--json"]).stdout
    monkeypatch.setenv("MASSAGE_CLI_HOME", str(tmp_path / "another"))
    done = subprocess.run(
        [sys.executable, "-m", "massage_cli", "history", "import", "-"],
        input=exported,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "Took in 3 sessions.\n"


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
