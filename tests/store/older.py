"""A history as an older version of the program wrote it."""

from __future__ import annotations

import sqlite3

from massage_cli.core.history.past import Past
from massage_cli.store.columns import SESSION, marks, names, of_past

THEN = tuple(column for column in SESSION if column.name not in ("id", "speed"))
"""The columns of a session before its speed was kept."""


def insert(connection: sqlite3.Connection, past: Past) -> None:
    """Add a session, without what was played in it."""
    values = of_past(past)
    connection.execute(
        f"INSERT INTO session ({names(THEN)}) VALUES ({marks(THEN)})",  # noqa: S608  # ours
        [column.store(values[column.name]) for column in THEN],
    )
