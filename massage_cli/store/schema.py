"""The tables of the history, and bringing an older file up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from massage_cli.errors import MassageError

Statements = tuple[str, ...]
MIGRATIONS: tuple[Statements, ...] = (
    (
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
        )
        """,
        """
        CREATE TABLE work (
            id INTEGER PRIMARY KEY,
            technique TEXT NOT NULL,
            area TEXT NOT NULL,
            leg TEXT NOT NULL,
            pressure INTEGER NOT NULL,
            UNIQUE (technique, area, leg, pressure)
        )
        """,
        """
        CREATE TABLE played (
            session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
            work INTEGER NOT NULL REFERENCES work,
            seconds REAL NOT NULL,
            PRIMARY KEY (session, work)
        ) WITHOUT ROWID
        """,
        # Sums over every session take 40 ms of a million rows with this, 170 ms without.
        "CREATE INDEX played_by_work ON played (work, seconds)",
        """
        CREATE TABLE checkpoint (
            session INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
            seen REAL NOT NULL,
            playhead REAL NOT NULL,
            number INTEGER NOT NULL,
            source TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            choices TEXT NOT NULL
        )
        """,
        "CREATE TABLE told (code TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID",
    ),
    (
        # A cramp that a session logged goes with it: who deletes a session wants it gone.
        """
        CREATE TABLE diary (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at REAL NOT NULL,
            utc_offset INTEGER NOT NULL,
            zone TEXT NOT NULL,
            happened TEXT NOT NULL CHECK (happened IN ('cramp', 'quiet', 'tight')),
            leg TEXT NOT NULL,
            area TEXT NOT NULL DEFAULT '',
            pain INTEGER CHECK (pain BETWEEN 0 AND 10),
            note TEXT NOT NULL DEFAULT '',
            session INTEGER REFERENCES session ON DELETE CASCADE,
            UNIQUE (at, happened, leg, area)
        )
        """,
        # Without it each deleted session looks through the whole diary.
        "CREATE INDEX diary_by_session ON diary (session)",
        """
        CREATE TABLE plan (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            title TEXT NOT NULL,
            started REAL NOT NULL,
            utc_offset INTEGER NOT NULL,
            zone TEXT NOT NULL,
            ended REAL,
            body TEXT NOT NULL,
            UNIQUE (started, name)
        )
        """,
        """
        CREATE TABLE pause (
            plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
            began REAL NOT NULL,
            ended REAL,
            PRIMARY KEY (plan, began)
        ) WITHOUT ROWID
        """,
    ),
    ("ALTER TABLE session ADD speed REAL NOT NULL DEFAULT 1",),
)
"""Each brings the schema from its index, as `user_version` has it, to the next."""

MASSAGE_DB = 0x4D415353
"""`application_id`: "MASS". Another program's database is not ours to write in."""


class NewerError(MassageError):
    """The history was written by a later version of the program."""


class ForeignError(MassageError):
    """The file is a sound database, but another program's."""


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
    connection: sqlite3.Connection,
    migrations: Sequence[Statements] = MIGRATIONS,
    keep: Callable[[int], object] | None = None,
) -> None:
    """Bring the schema up to date, in one transaction. Raises NewerError or ForeignError.

    `keep` is called before an older schema is changed, with its version, while nobody else
    can write; what it raises leaves everything as it was.
    """
    if _version(connection, len(migrations)) == len(migrations):
        return
    with transaction(connection):
        # Asked again: another program may have been quicker.
        version = _version(connection, len(migrations))
        if keep is not None and 0 < version < len(migrations):
            keep(version)
        for statements in migrations[version:]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {MASSAGE_DB}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")


def _version(connection: sqlite3.Connection, newest: int) -> int:
    # The tables first: another program may make all three at once between two of these readings,
    # and tables that are seen before it has said whose they are would be nobody's.
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if tables and application != MASSAGE_DB:
        raise ForeignError("it is another program's database: it is left alone")
    if version > newest:
        raise NewerError(
            "it was written by a newer version of massage: it is left alone",
            help="bring massage up to date",
        )
    return int(version)
