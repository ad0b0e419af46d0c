"""One bad value in one row, and what the person sees of it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest
from typer.testing import CliRunner

from massage_cli import paths
from massage_cli.core.history.past import State
from massage_cli.store import history
from massage_cli.store.advice import counsel
from massage_cli.store.database import connect, reading
from massage_cli.store.summary import sums
from massage_cli.store.unsound import unsound
from tests.cli.whole import app
from tests.pasts import DAY, NOW, a_past
from tests.store.wrecks import VALUES

run = CliRunner().invoke
FILE_OF = {"session": "id", "played": "session"}
BAD = {
    "a leg that is none": "leg = 'third'",
    "a year after 9999": "started = 1e13",
    "before all years": "started = -1e13",
    "infinite": "done = 9e999",
    "text for a number": "pain_before = 'much'",
    "a number too large": "pain_after = 9223372036854775807",
    "half a number": "pain_after = 1.5",
    "no text": "note = x'ff00'",
    "no flag": "cramp = 7",
    "no sign": "signs = 'walking walking'",
    "an offset of days": "utc_offset = 99999",
}


@pytest.fixture
def three() -> None:
    """Three sessions; the second is to be broken."""
    with closing(connect(paths.history_file())) as connection:
        for n in range(3):
            history.insert(connection, a_past(n * DAY, pain_before=9))


def breaks(change: str, table: str = "session") -> None:
    with closing(sqlite3.connect(paths.history_file(), isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(f"UPDATE {table} SET {change} WHERE {FILE_OF[table]} = 2")  # noqa: S608  # ours


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("change", BAD.values(), ids=BAD)
def test_a_bad_row_is_told_once_left_out_kept_exported_raw_and_deletable(change: str) -> None:
    breaks(change)
    for line in ("history", "history --json", "stats", "history export", "history export --json"):
        result = run(app, line.split())
        assert result.exit_code == 0, line
        assert result.stderr.count("1 session left out, with values that cannot be: 2") == 1, line
    assert len(json.loads(run(app, ["history", "--json"]).stdout)) == 2
    assert run(app, ["stats"]).stdout.startswith("sessions: ")
    (raw,) = run(app, ["history", "export", "--raw"]).stdout.splitlines()
    assert json.loads(raw)["id"] == 2
    assert json.loads(raw)["played"][0]["technique"] == "compression"
    assert run(app, ["history", "delete", "2", "--yes"]).stdout == "Deleted 1 session.\n"
    assert run(app, ["history"]).stderr == ""


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("value", VALUES)
def test_a_bad_part_of_what_was_played_is_left_out_alone(value: str) -> None:
    breaks(f"seconds = {'0' if value == 'NULL' else value}", "played")
    with reading(paths.history_file()) as connection:
        found = unsound(connection)
        pasts = list(history.with_played(connection, history.sessions(connection)))
    assert len(pasts) == 3
    assert found.sessions == ()
    assert found.parts == (() if len(next(p for p in pasts if p.id == 2).played) else (2,))
    assert run(app, ["stats", "--json"]).exit_code == 0
    assert run(app, ["history", "export", "--json"]).exit_code == 0


@pytest.mark.usefixtures("three")
def test_bytes_that_are_no_text_are_exported_in_hexadecimal() -> None:
    breaks("title = CAST(x'41ff' AS TEXT), leg = x'00'")
    raw = json.loads(run(app, ["history", "export", "--raw"]).stdout)
    assert raw["title"] == {"hex": "41ff"}
    assert raw["leg"] == {"hex": "00"}


@pytest.mark.usefixtures("three")
def test_text_that_is_not_utf_8_is_read_with_what_stands_in_for_it() -> None:
    breaks("title = CAST(x'41ff' AS TEXT)")
    with reading(paths.history_file()) as connection:
        assert [past.title for past in history.sessions(connection)][1] == "A\ufffd"


@pytest.mark.usefixtures("three")
def test_the_advice_follows_from_what_is_sound() -> None:
    breaks("leg = 'third'")
    with closing(connect(paths.history_file())) as connection:
        connection.execute("INSERT INTO told VALUES ('severe', 'yesterday')")
    assert "severe" in {advice.code for advice in counsel(NOW)}


@pytest.mark.usefixtures("three")
def test_a_session_is_finished_where_its_row_went_bad() -> None:
    breaks("leg = 'third', state = 'lost'")
    with closing(connect(paths.history_file())) as connection:
        history.finish(connection, 2, State.STOPPED)
        assert history.session(connection, 2) is None
        assert history.ids(connection) == [1, 2, 3]


@pytest.mark.usefixtures("three")
def test_a_broken_index_hides_no_session() -> None:
    with closing(sqlite3.connect(paths.history_file(), isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("CREATE TABLE hollow (started REAL UNIQUE)")
        # The index of an empty table in place of the sessions' own.
        connection.execute(
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master "
            "WHERE name = 'sqlite_autoindex_hollow_1') WHERE name = 'sqlite_autoindex_session_1'"
        )
    with reading(paths.history_file()) as connection:
        assert len(list(history.sessions(connection))) == 3
        assert len(list(history.sessions(connection, since=0.0))) == 3
        assert len(list(history.sessions(connection, newest=2))) == 2
        assert sum(day.sessions for day in sums(connection, NOW + DAY).days) == 3
