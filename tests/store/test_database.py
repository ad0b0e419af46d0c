from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from massage_cli.errors import MassageError
from massage_cli.store import history
from massage_cli.store.database import (
    MIGRATIONS,
    ForeignError,
    NewerError,
    connect,
    is_damaged,
    migrate,
    reading,
    set_aside,
    transaction,
    writing,
)
from tests.pasts import a_past
from tests.systems import needs_posix


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.sqlite3"


def damage(file: Path) -> bytes:
    file.parent.mkdir(parents=True, exist_ok=True)
    content = b"SQLite format 3\0" + b"this was a database once " * 200
    file.write_bytes(content)
    return content


@needs_posix
def test_the_file_and_its_folder_are_private(file: Path) -> None:
    connection = connect(file)
    history.insert(connection, a_past())
    assert {path.stat().st_mode & 0o777 for path in file.parent.iterdir()} == {0o600}
    assert len(list(file.parent.iterdir())) == 3, "with the two files that are written ahead"
    assert file.parent.stat().st_mode & 0o777 == 0o700
    connection.close()
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_an_older_schema_is_brought_up_to_date_with_what_is_in_it(file: Path) -> None:
    connection = connect(file)
    history.insert(connection, a_past())
    later = (*MIGRATIONS, "ALTER TABLE session ADD mood TEXT; CREATE TABLE more (a)")
    migrate(connection, file, later)
    assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    assert connection.execute("SELECT routine, mood FROM session").fetchall() == [
        ("calf-cramp", None)
    ]
    migrate(connection, file, later)  # and then left alone
    connection.close()


def test_a_migration_that_fails_changes_nothing(file: Path) -> None:
    connection = connect(file)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, file, (*MIGRATIONS, "CREATE TABLE more (a); ALTER TABLE nothing ADD b"))
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert (
        connection.execute("SELECT name FROM sqlite_master WHERE name = 'more'").fetchone() is None
    )
    connection.close()


def test_a_newer_history_is_left_alone(file: Path) -> None:
    connection = connect(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(NewerError, match="newer version of massage"):
        connect(file)
    with pytest.raises(MassageError, match="newer version"), reading(file):
        pass
    assert file.read_bytes() == before


def test_another_programs_database_is_left_alone(file: Path) -> None:
    file.parent.mkdir(parents=True)
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE bookmarks (url)")
    other.close()
    before = file.read_bytes()
    with pytest.raises(ForeignError, match="another program's database"):
        connect(file)
    assert file.read_bytes() == before


def test_a_damaged_file_is_set_aside_whole_and_only_once(file: Path) -> None:
    content = damage(file)
    with pytest.raises(sqlite3.DatabaseError) as caught:
        connect(file)
    assert is_damaged(caught.value)
    aside = set_aside(file, "20261120T220000Z")
    assert aside is not None
    assert aside.read_bytes() == content
    assert aside.name == "history.sqlite3.damaged-20261120T220000Z"
    connect(file).close()
    assert set_aside(file, "20261120T220001Z") is None, "a sound file stays where it is"
    assert [path.name for path in file.parent.glob("*damaged*")] == [aside.name]


def test_an_older_damaged_file_is_never_overwritten(file: Path) -> None:
    damage(file)
    aside = file.with_name(f"{file.name}.damaged-now")
    aside.write_bytes(b"the one before")
    assert set_aside(file, "now") is None
    assert aside.read_bytes() == b"the one before"


def test_reading_where_there_is_nothing_makes_nothing(file: Path) -> None:
    with reading(file) as connection:
        assert list(history.sessions(connection)) == []
    assert not file.parent.exists()


def test_reading_a_damaged_file_tells_what_to_do_and_leaves_it(file: Path) -> None:
    content = damage(file)
    with pytest.raises(MassageError, match="the history is damaged") as caught, reading(file):
        pass
    assert caught.value.help == "the next session puts it aside under a new name"
    assert file.read_bytes() == content


def test_an_error_in_the_midst_undoes_all(file: Path) -> None:
    with pytest.raises(RuntimeError), writing(file) as connection:
        history.insert(connection, a_past())
        raise RuntimeError
    with reading(file) as connection:
        assert list(history.sessions(connection)) == []


def test_readers_and_a_writer_do_not_wait_for_each_other(file: Path) -> None:
    writer = connect(file, patience=0.0)
    reader = connect(file, patience=0.0)
    with transaction(writer):
        history.insert(writer, a_past())
        assert list(history.sessions(reader)) == []
    reader.execute("BEGIN")
    assert len(list(history.sessions(reader))) == 1
    with transaction(writer):
        history.insert(writer, a_past(60.0))
    assert len(list(history.sessions(reader))) == 1, "a reader sees one moment"
    reader.execute("COMMIT")
    for connection in (reader, writer):
        connection.close()
