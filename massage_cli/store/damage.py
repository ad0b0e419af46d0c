"""What is wrong with a history that cannot be used, and putting a damaged one aside."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from massage_cli.core.english import session as words
from massage_cli.errors import MassageError
from massage_cli.store.lock import held, works_beside
from massage_cli.store.trouble import DamagedError

_ASIDE = ".damaged-"
NO_LOCKS = "its disk knows no locks"
SALVAGE = "`massage history salvage` takes back everything that can be read"


class ShapeError(sqlite3.DatabaseError):
    """A table or a column is missing, or the schema cannot be read at all."""


BROKEN = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What reading a damaged file raises: SQLite's own message may cite bytes that are no text."""


def is_damaged(error: BaseException) -> bool:
    """Whether `error` says that the file is no database, a broken one, or not the one it was."""
    damaged = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    return isinstance(error, ShapeError) or _code(error) in damaged


def is_busy(error: BaseException) -> bool:
    """Whether `error` says that another program writes."""
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def knows_no_locks(error: BaseException, file: Path) -> bool:
    """Whether `error` only looks as if another program held `file`."""
    if isinstance(error, OSError):
        return error.errno == errno.ENOLCK
    return (is_busy(error) or _code(error) == sqlite3.SQLITE_PROTOCOL) and not works_beside(file)


def explain(error: BaseException, file: Path) -> str:
    """Why the history in `file` cannot be used, in a few words."""
    if isinstance(error, MassageError):
        return error.message
    if knows_no_locks(error, file):
        return NO_LOCKS
    if is_busy(error):
        return "another program holds it"
    if is_damaged(error):
        return "the history is damaged"
    if _code(error) == sqlite3.SQLITE_FULL:
        return "the disk is full"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return str(error)


Identity = tuple[int, int]
"""Which file it is, whatever its name."""


def identity(file: Path) -> Identity | None:
    """Which file it is that stands at this name; None where nothing can be seen there."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def set_aside(file: Path, damaged: Identity) -> Path | None:
    """Give a damaged history and its side files a new name, of when it was last written.

    `damaged` is which file it is: None if that one stands there no more, or another program
    is about it. Raises OSError.
    """
    with held(file.with_name(f"{file.name}.lock")) as got:
        if not got or identity(file) != damaged:
            return None
        aside = _free_name(file)
        file.rename(aside)
        for side in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                file.with_name(file.name + side).rename(aside.with_name(aside.name + side))
    return aside


def put_aside(file: Path, damaged: Identity) -> DamagedError:
    """Set a damaged history aside, and return the error that tells a person of it."""
    try:
        aside = set_aside(file, damaged)
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else str(error)
        return DamagedError(
            f"{file} is damaged, and cannot be put aside: {why}",
            help=f"make {file.parent} yours to write in, and try again",
        )
    if aside is None:
        return DamagedError(f"{file} was damaged, and is being put aside", help="try again")
    return DamagedError(words.history_damaged(aside.name), help=SALVAGE)


def were_set_aside(file: Path) -> list[Path]:
    """The damaged histories that were put aside, the oldest first."""
    try:
        found = [path for path in file.parent.iterdir() if _ASIDE in path.name]
    except OSError:
        return []
    return sorted(path for path in found if not path.name.endswith(("-wal", "-shm")))


def _free_name(file: Path) -> Path:
    written = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    name = f"{file.name}{_ASIDE}{written:%Y%m%dT%H%M%SZ}"
    names = (file.with_name(name + (f"-{n}" if n else "")) for n in range(10_000))
    return next(each for each in names if not each.exists())


def _code(error: BaseException) -> int:
    """SQLite's primary result code; 0 for an error of another kind."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
