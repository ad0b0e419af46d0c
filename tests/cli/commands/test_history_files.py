"""What is exported and taken in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from massage_cli import paths
from massage_cli.clock import moment
from massage_cli.core.history.past import Answers
from massage_cli.core.routine import Kind
from massage_cli.errors import ExitCode
from massage_cli.store import history
from massage_cli.store.database import connect
from tests.cli.commands.listed import run, there
from tests.cli.whole import app
from tests.pasts import DAY, NOW, a_past
from tests.systems import WINDOWS, needs_posix
from tests.warm.program import MASSAGE, run_text


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
    done = run_text([MASSAGE, "history", "import", "-"], given=exported.encode())
    assert done.stdout == "Took in 3 sessions.\n"


def test_the_ending_of_the_page_is_its_format(tmp_path: Path) -> None:
    page = tmp_path / "record.html"
    assert run(app, ["history", "export", "-o", str(page)]).exit_code == 0
    assert page.read_text().startswith("<!DOCTYPE html>")
    refused = run(app, ["history", "export", "-o", str(tmp_path / "record.pdf")])
    assert refused.exit_code == ExitCode.USAGE
    assert "does not end in .txt, .md, .html or .htm" in refused.stderr
    assert not (tmp_path / "record.pdf").exists()
