"""A copy of a history as an older version of the program left it, kept before it is changed."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from massage_cli.files import open_private

_KEPT = ".v"


def keep_older(file: Path, version: int) -> Path:
    """Copy the history in `file`, of schema `version`, beside it, whole or not at all.

    Nobody else may be able to write meanwhile. Raises sqlite3.Error or OSError, such as for
    want of room: nothing is then left of the copy.
    """
    # One name for what is not yet whole: what a kill left is written over.
    part = file.with_name(f"{file.name}.copying")
    try:
        os.close(open_private(part))
        os.truncate(part, 0)
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, and none beside it
        kept = _free_name(file, version)
        part.rename(kept)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    return kept


def older_copies(file: Path) -> list[Path]:
    """The copies that are kept of older histories."""
    try:
        found = list(file.parent.iterdir())
    except OSError:
        return []
    prefix = f"{file.name}{_KEPT}"
    return sorted(path for path in found if path.name.startswith(prefix))


def _free_name(file: Path, version: int) -> Path:
    name = f"{file.name}{_KEPT}{version}"
    names = (file.with_name(name + (f"-{n}" if n else "")) for n in range(10_000))
    return next(each for each in names if not each.exists())
