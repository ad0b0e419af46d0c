from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from massage_cli.store import history
from massage_cli.store.columns import TABLES
from massage_cli.store.schema import MIGRATIONS, migrate
from tests.pasts import a_past


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    yield connection
    connection.close()


def test_the_schema_has_the_columns_that_are_listed(connection: sqlite3.Connection) -> None:
    for table, columns in TABLES.items():
        found = connection.execute(f"PRAGMA table_info({table})")
        assert [column[1] for column in found] == columns.split(", ")


def test_an_older_schema_is_brought_up_to_date_with_what_is_in_it(
    connection: sqlite3.Connection,
) -> None:
    history.insert(connection, a_past())
    later = (
        *MIGRATIONS,
        ("ALTER TABLE session ADD mood TEXT DEFAULT ';'", "CREATE TABLE more (a)"),
    )
    migrate(connection, later)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(later),)
    assert connection.execute("SELECT routine, mood FROM session").fetchall() == [
        ("calf-cramp", ";")
    ]
    migrate(connection, later)  # and then left alone


def test_a_migration_that_fails_changes_nothing(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, (*MIGRATIONS, ("CREATE TABLE more (a)", "ALTER TABLE nothing ADD b")))
    assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert (
        connection.execute("SELECT name FROM sqlite_master WHERE name = 'more'").fetchone() is None
    )


@pytest.mark.parametrize("reading", range(3))
def test_who_looks_while_another_program_makes_the_file_takes_it_for_no_other_s(
    tmp_path: Path, reading: int
) -> None:
    file = tmp_path / "history.sqlite3"
    file.touch()
    read = list[str]()

    def made_meanwhile(statement: str) -> None:
        read.append(statement)
        if len(read) == reading + 1:
            with closing(sqlite3.connect(file, isolation_level=None)) as other:
                migrate(other)

    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.set_trace_callback(made_meanwhile)
        migrate(connection)
    assert len(read) > reading, "it was made in the middle of the looking"
