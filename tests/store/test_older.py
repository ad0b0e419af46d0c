from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from massage_cli.errors import MassageError
from massage_cli.store import diary, history
from massage_cli.store.database import connect, reading, writing
from massage_cli.store.older import older_copies
from massage_cli.store.schema import MIGRATIONS, migrate
from tests.diaries import a_line
from tests.pasts import a_past
from tests.store import older
from tests.systems import needs_posix


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A history as the first version made it, with a session in its log."""
    file = tmp_path / "history.sqlite3"
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        migrate(connection, MIGRATIONS[:1])
        older.insert(connection, a_past())
    return file


def version(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        (found,) = connection.execute("PRAGMA user_version").fetchone()
    return int(found)


def sessions(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM session").fetchone()
    return int(count)


@needs_posix
def test_a_copy_of_an_older_history_is_kept_once(file: Path) -> None:
    with reading(file) as connection:
        assert [past.speed for past in history.sessions(connection)] == [1.0]
    (copy,) = older_copies(file)
    assert copy.name == "history.sqlite3.v1"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert (version(copy), version(file)) == (1, len(MIGRATIONS))
    with writing(file) as connection:
        diary.insert(connection, a_line())
    assert older_copies(file) == [copy]
    assert sessions(copy) == 1
    assert sorted(path.name for path in file.parent.iterdir()) == [file.name, copy.name]


def test_a_copy_holds_what_stands_only_in_the_log(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        older.insert(other, a_past(60.0))
        connect(file).close()
        (copy,) = older_copies(file)
        assert sessions(copy) == 2


def test_no_copy_takes_the_place_of_another(file: Path) -> None:
    before = file.with_name("history.sqlite3.v1")
    before.write_text("of another day")
    connect(file).close()
    assert [path.name for path in older_copies(file)] == [
        "history.sqlite3.v1",
        "history.sqlite3.v1-1",
    ]
    assert before.read_text() == "of another day"


def test_what_a_kill_left_of_a_copy_is_written_over(file: Path) -> None:
    part = file.with_name("history.sqlite3.copying")
    part.write_bytes(b"half a copy" * 5000)
    connect(file).close()
    (copy,) = older_copies(file)
    assert sessions(copy) == 1
    assert not part.exists()


def test_where_no_copy_can_be_kept_an_older_history_stays_as_it_is_and_can_be_read(
    file: Path,
) -> None:
    in_the_way = file.with_name("history.sqlite3.copying")
    in_the_way.mkdir()
    with pytest.raises(MassageError, match="is a directory"), writing(file):
        pass
    with reading(file) as connection:
        assert len(list(history.sessions(connection))) == 1
        assert list(diary.lines(connection)) == []
    assert (version(file), older_copies(file)) == (1, [])
    in_the_way.rmdir()
    with writing(file) as connection:
        diary.insert(connection, a_line())
    assert [version(copy) for copy in older_copies(file)] == [1]


def test_a_new_history_has_no_copy(tmp_path: Path) -> None:
    connect(tmp_path / "history.sqlite3").close()
    assert older_copies(tmp_path / "history.sqlite3") == []
