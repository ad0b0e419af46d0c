"""The rows of the history that hold what cannot be: which they are, and as they are stored."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from massage_cli.store.columns import PLAYED, SESSION, TABLES, faulty, names

UNSOUND = f"SELECT id FROM session WHERE {faulty(SESSION)}"
"""The ids of the sessions that no reading takes."""
_PARTS = "FROM played LEFT JOIN work ON work.id = played.work"


class Unsound(NamedTuple):
    """The sessions of which something is left out, by their ids."""

    sessions: tuple[int, ...]
    """Wholly."""
    parts: tuple[int, ...]
    """Something that was played in them."""

    @property
    def ids(self) -> list[int]:
        """All of them."""
        return sorted({*self.sessions, *self.parts})


def unsound(connection: sqlite3.Connection) -> Unsound:
    """What is left out because it cannot be."""
    parts = f"SELECT DISTINCT session {_PARTS} WHERE {faulty(PLAYED)}"
    return Unsound(
        tuple(id_ for (id_,) in connection.execute(f"{UNSOUND} ORDER BY id")),
        tuple(id_ for (id_,) in connection.execute(f"{parts} ORDER BY session")),
    )


def raw_lines(connection: sqlite3.Connection, ids: Iterable[int]) -> Iterator[str]:
    """Sessions as they are stored, with what was played in them: each on a line, in JSON.

    What is no text stands in hexadecimal. The connection reads text so from then on.
    """
    connection.text_factory = _text_or_bytes
    whole = f"SELECT {TABLES['session']} FROM session WHERE id = ?"
    parts = f"SELECT played.work, {names(PLAYED)} {_PARTS} WHERE session = ?"
    for id_ in ids:
        for row in _rows(connection, whole, id_):
            row["played"] = _rows(connection, parts, id_)
            yield json.dumps(row, default=lambda stored: {"hex": stored.hex()}) + "\n"


def _rows(connection: sqlite3.Connection, query: str, id_: int) -> list[dict[str, Any]]:
    cursor = connection.execute(query, (id_,))
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor]


def _text_or_bytes(stored: bytes) -> str | bytes:
    try:
        return stored.decode()
    except UnicodeDecodeError:
        return stored
