"""The rows of the history that hold what cannot be: which they are, and as they are stored."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from massage_cli.store.columns import DIARY, PAUSE, PLAN, PLAYED, SESSION, TABLES, faulty, names

UNSOUND = f"SELECT id FROM session WHERE {faulty(SESSION)}"
"""The ids of the sessions that no reading takes."""
_PARTS = "FROM played LEFT JOIN work ON work.id = played.work"


class Unsound(NamedTuple):
    """What is left out, by ids."""

    sessions: tuple[int, ...]
    """Wholly."""
    parts: tuple[int, ...]
    """Something that was played in them."""
    lines: tuple[int, ...] = ()
    """Of the diary."""
    plans: tuple[int, ...] = ()
    """Wholly, or a pause of theirs."""

    @property
    def ids(self) -> list[int]:
        """All the sessions."""
        return sorted({*self.sessions, *self.parts})


def unsound(connection: sqlite3.Connection) -> Unsound:
    """What is left out because it cannot be."""
    parts = f"SELECT DISTINCT session {_PARTS} WHERE {faulty(PLAYED)}"
    pauses = f"SELECT plan FROM pause WHERE {faulty(PAUSE)}"
    return Unsound(
        _ids(connection, f"{UNSOUND} ORDER BY id"),
        _ids(connection, f"{parts} ORDER BY session"),
        _ids(connection, f"SELECT id FROM diary WHERE {faulty(DIARY)} ORDER BY id"),
        _ids(
            connection, f"SELECT id FROM plan WHERE {faulty(PLAN)} OR id IN ({pauses}) ORDER BY id"
        ),
    )


def _ids(connection: sqlite3.Connection, query: str) -> tuple[int, ...]:
    return tuple(id_ for (id_,) in connection.execute(query))


def raw_lines(connection: sqlite3.Connection, left_out: Unsound) -> Iterator[str]:
    """What is left out as it is stored, with what belongs to it: each row on a line, in JSON.

    A line of the diary has `diary` in place of `id`, and a plan `plan`. What is no text stands
    in hexadecimal. The connection reads text so from then on.
    """
    connection.text_factory = _text_or_bytes
    parts = f"SELECT played.work, {names(PLAYED)} {_PARTS} WHERE session = ?"
    for id_ in left_out.ids:
        for row in _stored(connection, "session", id_):
            yield _raw({**row, "played": _rows(connection, parts, id_)})
    for id_ in left_out.lines:
        for row in _stored(connection, "diary", id_):
            yield _raw({"diary": row.pop("id"), **row})
    pauses = f"SELECT {names(PAUSE)} FROM pause WHERE plan = ?"
    for id_ in left_out.plans:
        for row in _stored(connection, "plan", id_):
            yield _raw({"plan": row.pop("id"), **row, "pauses": _rows(connection, pauses, id_)})


def _raw(row: dict[str, Any]) -> str:
    return json.dumps(row, default=lambda stored: {"hex": stored.hex()}) + "\n"


def _stored(connection: sqlite3.Connection, table: str, id_: int) -> list[dict[str, Any]]:
    return _rows(connection, f"SELECT {TABLES[table]} FROM {table} WHERE id = ?", id_)


def _rows(connection: sqlite3.Connection, query: str, id_: int) -> list[dict[str, Any]]:
    cursor = connection.execute(query, (id_,))
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor]


def _text_or_bytes(stored: bytes) -> str | bytes:
    try:
        return stored.decode()
    except UnicodeDecodeError:
        return stored
