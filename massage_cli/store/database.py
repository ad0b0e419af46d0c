"""The history's file: open it, bring it up to date, and put a damaged one aside.

One SQLite file, mode 0600. It is written ahead (WAL): a reader never waits for a writer
nor a writer for a reader, and a commit costs no fsync, so that a running session can be
kept every second. SQLite removes the two side files when the last program closes it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

from massage_cli.errors import MassageError
from massage_cli.files import PRIVATE
from massage_cli.store.lock import held

MIGRATIONS = (
    """
    CREATE TABLE session (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        started REAL NOT NULL,
        utc_offset INTEGER NOT NULL,
        zone TEXT NOT NULL,
        routine TEXT NOT NULL,
        title TEXT NOT NULL,
        kind TEXT NOT NULL,
        leg TEXT NOT NULL,
        cramp INTEGER NOT NULL CHECK (cramp IN (0, 1)),
        planned REAL NOT NULL,
        done REAL NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'stopped')),
        pain_before INTEGER CHECK (pain_before BETWEEN 0 AND 10),
        pain_after INTEGER CHECK (pain_after BETWEEN 0 AND 10),
        feeling TEXT CHECK (feeling IN ('better', 'same', 'worse')),
        signs TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '',
        UNIQUE (started, routine)
    );
    CREATE TABLE work (
        id INTEGER PRIMARY KEY,
        technique TEXT NOT NULL,
        area TEXT NOT NULL,
        leg TEXT NOT NULL,
        pressure INTEGER NOT NULL,
        UNIQUE (technique, area, leg, pressure)
    );
    CREATE TABLE played (
        session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        work INTEGER NOT NULL REFERENCES work,
        seconds REAL NOT NULL,
        PRIMARY KEY (session, work)
    ) WITHOUT ROWID;
    -- Sums over every session take 40 ms of a million rows with this, 170 ms without.
    CREATE INDEX played_by_work ON played (work, seconds);
    CREATE TABLE checkpoint (
        session INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
        seen REAL NOT NULL,
        playhead REAL NOT NULL,
        number INTEGER NOT NULL,
        source TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        choices TEXT NOT NULL
    );
    CREATE TABLE told (code TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID;
    """,
)
"""Each brings the schema from its index, as `user_version` has it, to the next."""

MASSAGE_DB = 0x4D415353
"""`application_id`: "MASS". Another program's database is not ours to write in."""


class NewerError(MassageError):
    """The history was written by a later version of the program."""


class ForeignError(MassageError):
    """The file is a sound database, but another program's."""


def connect(file: Path, patience: float = 5.0) -> sqlite3.Connection:
    """Open the history for writing, made or brought up to date as need be.

    `patience` is how many seconds to wait for another program's write. Raises sqlite3.Error,
    OSError, NewerError or ForeignError; the file is then as it was.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Before SQLite makes it, so that it is at no moment anybody else's to read.
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, PRIVATE))
    connection = sqlite3.connect(file, timeout=patience, isolation_level=None)
    try:
        migrate(connection, file)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def reading(file: Path) -> Iterator[sqlite3.Connection]:
    """The history to read, or an empty one where there is none.

    Where the disk is read-only, what stands in the file is read as it is. Raises
    MassageError if it cannot be read.
    """
    try:
        connection = _open_to_read(file)
    except (sqlite3.Error, OSError) as error:
        fail(error, file)
    try:
        yield connection
    except sqlite3.Error as error:
        fail(error, file)
    finally:
        connection.close()


@contextmanager
def writing(file: Path) -> Iterator[sqlite3.Connection]:
    """The history to change, in one transaction: all of it happens or nothing.

    Raises MassageError if it cannot be written.
    """
    try:
        connection = connect(file)
        try:
            with transaction(connection):
                yield connection
        finally:
            connection.close()
    except (sqlite3.Error, OSError) as error:
        fail(error, file)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit what happens inside, or on any error undo it all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite undoes some failures, such as a full disk, by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def migrate(
    connection: sqlite3.Connection, file: Path, migrations: tuple[str, ...] = MIGRATIONS
) -> None:
    """Bring the schema up to date, in one transaction. Raises NewerError or ForeignError."""
    if _version(connection, file, len(migrations)) == len(migrations):
        return
    with transaction(connection):
        # Asked again: another program may have been quicker.
        for script in migrations[_version(connection, file, len(migrations)) :]:
            for statement in script.split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {MASSAGE_DB}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")


def is_damaged(error: BaseException) -> bool:
    """Whether `error` says that the file is no database, or a broken one."""
    return _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def is_busy(error: BaseException) -> bool:
    """Whether `error` says that another program writes."""
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _code(error: BaseException) -> int:
    """SQLite's primary result code; 0 for an error of another kind."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def set_aside(file: Path, stamp: str) -> Path | None:
    """Give a damaged history and its side files a new name; return it.

    None if another program has already done so. Raises OSError.
    """
    aside = file.with_name(f"{file.name}.damaged-{stamp}")
    with held(file.with_name(f"{file.name}.lock")) as got:
        if not got or aside.exists() or not _proves_damaged(file):
            return None
        file.rename(aside)
        for side in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                file.with_name(file.name + side).rename(aside.with_name(aside.name + side))
    return aside


def explain(error: BaseException) -> str:
    """Why the history cannot be used, in a few words."""
    if isinstance(error, MassageError):
        return error.message
    if is_busy(error):
        return "another program holds it"
    if is_damaged(error):
        return "the history is damaged"
    if _code(error) == sqlite3.SQLITE_FULL:
        return "the disk is full"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return str(error)


def fail(error: BaseException, file: Path) -> NoReturn:
    """Raise the MassageError that tells a person of `error`."""
    hint = "the next session puts it aside under a new name" if is_damaged(error) else ""
    raise MassageError(f"{file} cannot be used: {explain(error)}", help=hint) from error


def _open_to_read(file: Path) -> sqlite3.Connection:
    if not file.exists():
        connection = sqlite3.connect(":memory:", isolation_level=None)
        migrate(connection, file)
        return connection
    try:
        return connect(file)
    except (sqlite3.OperationalError, OSError):
        if os.access(file, os.W_OK) and os.access(file.parent, os.W_OK):
            raise
    uri = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    if _version(connection, file, len(MIGRATIONS)) < len(MIGRATIONS):
        connection.close()
        raise sqlite3.OperationalError("it is of an older version, and cannot be written")
    return connection


def _version(connection: sqlite3.Connection, file: Path, newest: int) -> int:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and application != MASSAGE_DB:
        raise ForeignError(f"{file} is another program's database: it is left alone")
    if version > newest:
        raise NewerError(
            "it was written by a newer version of massage: it is left alone",
            help="bring massage up to date",
        )
    return int(version)


def _proves_damaged(file: Path) -> bool:
    """Whether the file at that name is still the damaged one."""
    try:
        connection = sqlite3.connect(file.resolve().as_uri() + "?mode=ro", uri=True)
    except sqlite3.Error:
        return False
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",))
    except sqlite3.Error as error:
        return is_damaged(error)
    finally:
        connection.close()
