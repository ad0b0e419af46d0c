"""The history's file: open it to read or to change it.

One SQLite file, mode 0600. It is written ahead (WAL): a reader never waits for a writer
nor a writer for a reader, and a commit costs no fsync, so that a running session can be
kept every second. SQLite removes the two side files when the last program closes it.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from massage_cli.errors import MassageError
from massage_cli.files import open_private
from massage_cli.store.columns import TABLES
from massage_cli.store.damage import (
    ShapeError,
    explain,
    identity,
    is_busy,
    is_damaged,
    knows_no_locks,
    put_aside,
)
from massage_cli.store.image import image, opened
from massage_cli.store.older import keep_older
from massage_cli.store.schema import ForeignError, NewerError, migrate, transaction

PATIENCE = 5.0
"""Seconds to wait for another program's write."""
SHORT = 0.5
"""The same where a session waits to begin."""
AT_ONCE = 0.05
"""The same before anything else is tried."""
LOOK = 0.01
"""Seconds between two looks where SQLite itself does not wait."""


def connect(file: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """Open the history for writing, made or brought up to date as need be.

    `patience` is how many seconds to wait for another program's write. Of an older one a copy
    is kept first; without room for that it stays as it is. Raises sqlite3.Error, OSError,
    NewerError or ForeignError; the file is then as it was.
    """
    # Before SQLite makes it, so that it is at no moment anybody else's to read.
    os.close(open_private(file))
    connection = sqlite3.connect(file, timeout=patience, isolation_level=None)
    try:
        connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten
        _prepare(connection, lambda version: keep_older(file, version))
        _write_ahead(connection, patience)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _write_ahead(connection: sqlite3.Connection, patience: float) -> None:
    """Let it be written ahead, waiting for another program that opens a new history, too.

    SQLite waits for others by itself, but not here.
    """
    end = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() > end:
                raise
            time.sleep(LOOK)
        else:
            return


def _prepare(connection: sqlite3.Connection, keep: Callable[[int], object] | None = None) -> None:
    """Bring it up to date, and read without trust: what is in it may come from anywhere.

    `keep` is called with the version of an older one, before that is changed.
    """
    connection.text_factory = lambda stored: stored.decode(errors="replace")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    try:
        migrate(connection, keep=keep)
    except ForeignError as error:
        if not _missing(connection):  # it has all that only ours has
            raise ShapeError("it calls itself another program's") from error
        raise
    except UnicodeDecodeError as error:  # in SQLite's message, which cites the schema
        raise ShapeError("its schema is no text") from error
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:  # the tables are there already, or not
            raise ShapeError(str(error)) from error
        raise
    if missing := _missing(connection):
        raise ShapeError(f"{missing} is missing")


def _missing(connection: sqlite3.Connection) -> str:
    """The first table or column that is not there; empty if all are."""
    for table, columns in TABLES.items():
        there = {column[1] for column in connection.execute(f"PRAGMA table_info({table})")}
        for column in columns.split(", "):
            if column not in there:
                return f"{table}.{column}"
    return ""


@contextmanager
def reading(file: Path, patience: float = PATIENCE) -> Iterator[sqlite3.Connection]:
    """The history to read, or an empty one where there is none.

    Where it cannot be opened as it should be (a full or read-only disk, one without locks),
    what stands in the file is read as it is. Raises MassageError if it cannot be read; a
    damaged one is put aside.
    """
    with _told(file), closing(_opened(_open_to_read, file, patience)) as connection:
        yield connection


@contextmanager
def writing(file: Path, patience: float = PATIENCE) -> Iterator[sqlite3.Connection]:
    """The history to change, in one transaction: all of it happens or nothing.

    Raises MassageError if it cannot be written; a damaged one is put aside.
    """
    with (
        _told(file),
        closing(_opened(connect, file, patience)) as connection,
        transaction(connection),
    ):
        yield connection


def forget_deleted(file: Path) -> bool:
    """Empty the log, where what was deleted still stands; False if another program reads it."""
    with _told(file), closing(_opened(connect, file, PATIENCE)) as connection:
        (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """What goes wrong with the history inside is raised as what tells a person of it."""
    found = identity(file)
    try:
        yield
    except (sqlite3.Error, ForeignError, NewerError) as error:
        if found is not None and is_damaged(error):
            raise put_aside(file, found) from error
        raise _unusable(error, file) from error


def _opened(
    opening: Callable[[Path, float], sqlite3.Connection], file: Path, patience: float
) -> sqlite3.Connection:
    """The connection. OSError becomes an error here: what is done with it may raise its own."""
    try:
        return opening(file, patience)
    except OSError as error:
        raise _unusable(error, file) from error


def _unusable(error: Exception, file: Path) -> MassageError:
    hint = error.help if isinstance(error, MassageError) else ""
    return MassageError(f"{file} cannot be used: {explain(error, file)}", help=hint)


def _open_to_read(file: Path, patience: float) -> sqlite3.Connection:
    if not file.exists():
        return _in_memory(b"")
    try:
        connection = connect(file, AT_ONCE)
        connection.execute(f"PRAGMA busy_timeout = {patience * 1000:.0f}")
        return connection
    except (sqlite3.Error, OSError) as error:
        if is_damaged(error):
            raise
        if is_busy(error) and not knows_no_locks(error, file):
            return connect(file, patience)
        try:
            return _in_memory(image(file))
        except (sqlite3.Error, OSError):
            raise error from None


def _in_memory(data: bytes | bytearray) -> sqlite3.Connection:
    connection = opened(data)
    try:
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection
