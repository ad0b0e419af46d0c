from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from massage_cli.store import history
from massage_cli.store.damage import (
    Identity,
    identity,
    is_damaged,
    set_aside,
    were_set_aside,
)
from massage_cli.store.database import connect, reading
from massage_cli.store.salvage import salvaged
from massage_cli.store.trouble import DamagedError
from tests.pasts import NOW, a_past


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "history.sqlite3"
    file.write_bytes(b"SQLite format 3\0" + b"this was a database once " * 200)
    os.utime(file, (NOW, NOW))
    return file


def which(file: Path) -> Identity:
    found = identity(file)
    assert found is not None
    return found


def test_a_damaged_file_is_set_aside_whole_and_only_once(file: Path) -> None:
    content, damaged = file.read_bytes(), which(file)
    with pytest.raises(sqlite3.DatabaseError) as caught:
        connect(file)
    assert is_damaged(caught.value)
    aside = set_aside(file, damaged)
    assert aside is not None
    assert aside.read_bytes() == content
    assert aside.name == "history.sqlite3.damaged-20260921T141320Z", "when it was last written"
    assert set_aside(file, damaged) is None, "nothing is there"
    connect(file).close()
    assert set_aside(file, damaged) is None, "another file stays where it is"
    assert were_set_aside(file) == [aside]


def test_an_older_damaged_file_is_never_overwritten(file: Path) -> None:
    before = file.with_name(f"{file.name}.damaged-20260921T141320Z")
    before.write_bytes(b"the one before")
    aside = set_aside(file, which(file))
    assert aside == before.with_name(f"{before.name}-1")
    assert before.read_bytes() == b"the one before"


SHAPES = (
    "DROP TABLE session",
    "DROP TABLE told",
    "ALTER TABLE session DROP COLUMN note",
    "ALTER TABLE work RENAME COLUMN area TO place",
    "ALTER TABLE played RENAME TO other",
    "PRAGMA application_id = 1",
    "PRAGMA user_version = 0",
    "PRAGMA user_version = -1",
)


@pytest.mark.parametrize("change", SHAPES)
def test_a_history_of_another_shape_is_damaged(tmp_path: Path, change: str) -> None:
    file = tmp_path / "other.sqlite3"
    connection = connect(file)
    history.insert(connection, a_past())
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(change)
    connection.close()
    with pytest.raises(DamagedError), reading(file):
        pass
    assert len(were_set_aside(file)) == 1


@pytest.mark.parametrize("word", [b"CREATE TABLE session", b"CREATE TABLE told", b"CREATE INDEX"])
def test_a_schema_that_is_no_text_is_damaged_and_its_sessions_are_salvaged(
    tmp_path: Path, word: bytes
) -> None:
    file = tmp_path / "history.sqlite3"
    connection = connect(file)
    history.insert(connection, a_past())
    connection.close()
    # SQLite's own message cites these bytes, and Python cannot decode it.
    file.write_bytes(file.read_bytes().replace(word, b"\xff" * len(word), 1))
    with pytest.raises(DamagedError), reading(file):
        pass
    (aside,) = were_set_aside(file)
    with salvaged(aside) as rescue:
        assert len(list(history.sessions(rescue))) == 1
