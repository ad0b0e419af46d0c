from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from massage_cli import paths
from massage_cli.core.history.past import Past, State
from massage_cli.store import history
from massage_cli.store.columns import SESSION
from massage_cli.store.database import connect, reading
from massage_cli.store.image import image, opened
from massage_cli.store.pages import leaf_rows
from massage_cli.store.salvage import salvaged
from massage_cli.store.schema import MIGRATIONS, migrate
from tests.cli.whole import app
from tests.pasts import DAY, a_past
from tests.store import older
from tests.store.wrecks import PAGE, SESSIONS, fill

run = CliRunner().invoke


def taken(file: Path) -> list[Past]:
    with salvaged(file) as rescue:
        return list(history.with_played(rescue, history.sessions(rescue)))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A history of 19 pages."""
    file = tmp_path_factory.mktemp("whole") / "history.sqlite3"
    fill(file)
    return file


def test_of_a_sound_history_everything_is_taken(whole: Path) -> None:
    with reading(whole) as connection:
        sessions = list(history.with_played(connection, history.sessions(connection)))
    assert len(sessions) == SESSIONS
    assert taken(whole) == sessions


def test_whatever_page_is_lost_only_the_sessions_on_it_are(whole: Path, tmp_path: Path) -> None:
    data = whole.read_bytes()
    file = tmp_path / "damaged"
    with reading(whole) as connection:
        sessions = {past.id: past._replace(played={}) for past in history.sessions(connection)}
    for start in range(0, len(data), PAGE):
        file.write_bytes(data[:start] + bytes(PAGE) + data[start + PAGE :])
        found = taken(file)
        assert len(found) >= SESSIONS - 28, f"page {start // PAGE + 1}"
        assert all(
            past._replace(played={}) == sessions[past.id]._replace(played={}) for past in found
        )


def test_whatever_page_stands_in_the_place_of_another_no_sound_session_is_lost_to_it(
    whole: Path, tmp_path: Path
) -> None:
    """Rows of the one table are then read as the other's."""
    data = whole.read_bytes()
    file = tmp_path / "damaged"
    with closing(sqlite3.connect(whole)) as connection:
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master"))
    for lost, instead in permutations((roots["session"], roots["diary"], roots["plan"]), 2):
        at, start = (lost - 1) * PAGE, (instead - 1) * PAGE
        file.write_bytes(data[:at] + data[start : start + PAGE] + data[at + PAGE :])
        assert len(taken(file)) == SESSIONS, f"page {lost} as {instead}"


def test_long_notes_are_followed_through_their_pages(tmp_path: Path) -> None:
    file = tmp_path / "history.sqlite3"
    notes = ["x" * length for length in (0, 3000, 4000, 4061, 4062, 5000, 20_000)]
    with closing(connect(file)) as connection:
        for n, note in enumerate(notes):
            answers = a_past().answers._replace(note=note)
            history.insert(connection, a_past(n * DAY, answers=answers))
    found = [row for _, row in leaf_rows(image(file)) if len(row) == len(SESSION)]
    assert sorted(len(str(row[-2])) for row in found) == sorted(map(len, notes))


def test_what_stands_in_the_log_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "history.sqlite3"
    connection = connect(file)
    history.insert(connection, a_past(DAY))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    history.insert(connection, a_past())
    connection.execute("BEGIN IMMEDIATE")
    history.insert(connection, a_past(2 * DAY))  # which is never committed
    for path in (file, Path(f"{file}-wal")):
        (tmp_path / path.name.replace("history", "copy")).write_bytes(path.read_bytes())
    assert [past.started for past in taken(tmp_path / "copy.sqlite3")] == [
        a_past(DAY).started,
        a_past().started,
    ]
    connection.close()


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False))
def test_no_bytes_break_it(whole: Path, chance: random.Random) -> None:
    data = bytearray(whole.read_bytes())
    for _ in range(chance.choice((1, 10, 1000))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    assert len(list(leaf_rows(data))) >= 0
    with closing(opened(data)):
        pass


@pytest.mark.parametrize("content", [b"", b"no database", b"\0" * 10_000, b"\x0d" * 10_000])
def test_of_what_is_no_database_nothing_is_taken(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    assert taken(file) == []


def test_a_column_that_is_missing_is_made_up_for_where_it_can_be(tmp_path: Path) -> None:
    file = tmp_path / "history.sqlite3"
    with closing(connect(file)) as connection:
        history.insert(connection, a_past(pain_before=3))
        connection.execute("ALTER TABLE session DROP COLUMN note")
        connection.execute("ALTER TABLE session DROP COLUMN signs")
    (past,) = taken(file)
    assert (past.pain_before, past.answers.note, past.answers.signs) == (3, "", frozenset())


def test_a_name_that_is_broken_in_the_schema_costs_no_session(whole: Path, tmp_path: Path) -> None:
    file = tmp_path / "damaged"
    for column in (b"title TEXT", b"note TEXT", b"started REAL"):
        file.write_bytes(whole.read_bytes().replace(column, b"x" + column[1:], 1))
        found = taken(file)
        assert len(found) == SESSIONS
        assert all(past.answers.note for past in found)


def test_a_session_from_before_its_speed_was_kept_is_taken_out_of_its_page(tmp_path: Path) -> None:
    """SQLite leaves such rows as short as they are until they are written again."""
    file = tmp_path / "history.sqlite3"
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        migrate(connection, MIGRATIONS[:2])
        older.insert(connection, a_past(pain_before=3))
    connect(file).close()
    data = file.read_bytes()
    for column in (b"title TEXT", b"speed REAL"):
        assert column in data
        file.write_bytes(data.replace(column, b"x" + column[1:], 1))
        assert [(past.pain_before, past.speed) for past in taken(file)] == [(3, 1.0)]


def test_the_person_takes_back_what_was_put_aside_once() -> None:
    file = paths.history_file()
    fill(file)
    with closing(sqlite3.connect(file)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'session'"
        ).fetchone()
    with file.open("r+b") as raw:
        raw.seek((root - 1) * PAGE)
        raw.write(bytes(PAGE))
    assert "`massage history salvage` takes back" in run(app, ["history"]).stderr
    with closing(connect(file)) as connection:
        history.insert(connection, a_past(0.0, routine="calf-cramp"))  # one of them is back already
    took = run(app, ["history", "salvage"]).stdout
    everything = f"{SESSIONS - 1} sessions, {SESSIONS} lines of the diary and 1 plan"
    assert f"took in {everything}; 1 was here already." in took
    assert "took in 0 sessions" in run(app, ["history", "salvage"]).stdout
    with reading(file) as connection:
        assert len(list(history.sessions(connection))) == SESSIONS


def test_what_ran_when_it_was_damaged_is_not_running_any_more(tmp_path: Path) -> None:
    file = tmp_path / "aside"
    with closing(connect(file)) as connection:
        history.insert(connection, a_past(state=State.RUNNING))
    assert run(app, ["history", "salvage", str(file)]).exit_code == 0
    with reading(paths.history_file()) as connection:
        assert [past.state for past in history.sessions(connection)] == [State.STOPPED]


def test_where_there_is_nothing_to_salvage_that_is_said() -> None:
    assert run(app, ["history", "salvage"]).stdout == "No damaged history was put aside.\n"


@pytest.mark.parametrize("file", ["/no/such/file", "/"])
def test_what_is_no_file_cannot_be_salvaged(file: str) -> None:
    result = run(app, ["history", "salvage", file])
    assert result.exit_code == 2
    assert f"{file} cannot be read" in result.stderr
