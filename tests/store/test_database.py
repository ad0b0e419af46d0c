from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest

from massage_cli.errors import MassageError
from massage_cli.store import history
from massage_cli.store.damage import were_set_aside
from massage_cli.store.database import connect, forget_deleted, reading, writing
from massage_cli.store.schema import ForeignError, NewerError, transaction
from massage_cli.store.trouble import DamagedError
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


@needs_posix
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_under_any_umask_file_and_folders_are_private(tmp_path: Path, umask: int) -> None:
    file = tmp_path / "a" / "b" / "history.sqlite3"
    before = os.umask(umask)
    try:
        connection = connect(file)
        history.insert(connection, a_past())
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in file.parent.iterdir()} == {0o600}
    assert [folder.stat().st_mode & 0o777 for folder in file.parents[:2]] == [0o700, 0o700]
    connection.close()


@needs_posix
def test_a_file_that_became_others_to_read_is_private_again(file: Path) -> None:
    connect(file).close()
    file.chmod(0o644)
    with reading(file):
        assert file.stat().st_mode & 0o777 == 0o600


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


def test_reading_where_there_is_nothing_makes_nothing(file: Path) -> None:
    with reading(file) as connection:
        assert list(history.sessions(connection)) == []
    assert not file.parent.exists()


def test_reading_a_damaged_file_puts_it_aside_and_tells_what_to_do(file: Path) -> None:
    content = damage(file)
    with pytest.raises(DamagedError, match="the history was damaged") as caught, reading(file):
        pass
    (aside,) = were_set_aside(file)
    assert caught.value.message.endswith(aside.name)
    assert "`massage history salvage`" in caught.value.help
    assert aside.read_bytes() == content
    with reading(file) as connection:
        assert list(history.sessions(connection)) == []


def test_what_fails_in_the_reader_is_the_reader_s_own(file: Path) -> None:
    connect(file).close()
    with pytest.raises(BrokenPipeError), reading(file):
        raise BrokenPipeError


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


@pytest.fixture
def in_anothers_hands(file: Path) -> Iterator[sqlite3.Connection]:
    """Another program that opens a new history too, and has not come to write it ahead."""
    connect(file).close()
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN IMMEDIATE")
        yield other


def test_a_new_history_that_another_program_opens_too_is_waited_for(
    file: Path, in_anothers_hands: sqlite3.Connection
) -> None:
    done = Timer(0.2, in_anothers_hands.execute, ["COMMIT"])
    done.start()
    with closing(connect(file, patience=60)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    done.join()


@pytest.mark.usefixtures("in_anothers_hands")
def test_but_no_longer_than_there_is_patience(file: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        connect(file, patience=0.05)


def test_what_was_deleted_is_gone_from_the_log_while_another_program_has_it_open(
    file: Path,
) -> None:
    other = connect(file)
    session = history.insert(other, a_past(routine="a-secret"))
    with writing(file) as connection:
        history.delete(connection, [session])
    assert forget_deleted(file)
    left = b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert b"a-secret" not in left
    other.close()


def test_while_another_program_reads_the_log_cannot_be_emptied(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("massage_cli.store.database.PATIENCE", 0.0)
    other = connect(file)
    session = history.insert(other, a_past(routine="a-secret"))
    other.execute("BEGIN")
    assert len(list(history.sessions(other))) == 1
    with writing(file) as connection:
        history.delete(connection, [session])
    assert not forget_deleted(file)
    other.execute("COMMIT")
    assert forget_deleted(file)
    other.close()
