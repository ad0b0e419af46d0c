"""The diary's rows. As `history` does: an open connection goes in, and what is not sound stays out.

A connection of `database.writing` follows references: a session that is deleted takes the cramp
that it logged with it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from massage_cli.core.history.diary import Logged
from massage_cli.store.columns import DIARY, loaded, marks, names, sound

_OWN = DIARY[1:]
"""All but the id, which SQLite gives."""
_SAME = "at = ? AND happened = ? AND leg = ? AND area = ?"
"""What makes two lines one."""
INSERT = f"INSERT INTO diary ({names(_OWN)}) VALUES ({marks(_OWN)})"
CHANGE = f"UPDATE diary SET {', '.join(f'{column.name} = ?' for column in _OWN)} WHERE id = ?"


def insert(connection: sqlite3.Connection, logged: Logged) -> int:
    """Add a line; return its id. `logged.id` does not count.

    Raises sqlite3.IntegrityError if the same stands there already.
    """
    return int(connection.execute(INSERT, _values(logged)).lastrowid or 0)


def same(connection: sqlite3.Connection, logged: Logged) -> int:
    """The id of the line that says the same of the same moment; 0 for none."""
    key = (round(logged.at, 3), logged.happened, logged.leg, logged.area)
    row = connection.execute(f"SELECT id FROM diary WHERE {_SAME}", key).fetchone()
    return 0 if row is None else int(row[0])


def add(connection: sqlite3.Connection, logged: Logged) -> bool:
    """Add a line unless the same stands there already; whether it was new."""
    if same(connection, logged):
        return False
    insert(connection, logged)
    return True


def change(connection: sqlite3.Connection, logged: Logged) -> bool:
    """Set the line of `logged.id` to what it says; False if it is no longer there.

    Raises sqlite3.IntegrityError if another line says just that already.
    """
    return connection.execute(CHANGE, (*_values(logged), logged.id)).rowcount > 0


def delete(connection: sqlite3.Connection, ids: Iterable[int]) -> int:
    """Delete lines; return how many there were."""
    return sum(connection.execute("DELETE FROM diary WHERE id = ?", (id_,)).rowcount for id_ in ids)


def lines(
    connection: sqlite3.Connection,
    *,
    since: float | None = None,
    until: float | None = None,
    newest: int = -1,
) -> Iterator[Logged]:
    """The lines, oldest first: from `since` on, and before `until` (Unix times).

    Only the `newest` that many if it is not negative.
    """
    conditions: dict[str, object] = {}
    if since is not None:
        conditions["at >= ?"] = since
    if until is not None:
        conditions["at < ?"] = until
    values = list(conditions.values())
    where = " AND ".join((*conditions, sound(DIARY)))
    # As with the sessions, the table alone is trusted.
    query = f"SELECT {names(DIARY)} FROM diary NOT INDEXED WHERE {where} ORDER BY at, id"
    if newest >= 0:
        query = query.replace("ORDER BY at, id", "ORDER BY at DESC, id DESC LIMIT ?")
        query = f"SELECT * FROM ({query}) ORDER BY at, id"
        values.append(newest)
    return map(_logged, connection.execute(query, values))


def line(connection: sqlite3.Connection, id: int) -> Logged | None:
    """One line; None where there is none, or none that is sound."""
    query = f"SELECT {names(DIARY)} FROM diary WHERE id = ? AND {sound(DIARY)}"
    row = connection.execute(query, (id,)).fetchone()
    return None if row is None else _logged(row)


def of(connection: sqlite3.Connection, session: int) -> Logged | None:
    """What a session logged by itself; None where nothing stands there, or nothing sound."""
    query = f"SELECT {names(DIARY)} FROM diary WHERE session = ? AND {sound(DIARY)}"
    row = connection.execute(query, (session,)).fetchone()
    return None if row is None else _logged(row)


def ids(connection: sqlite3.Connection) -> list[int]:
    """The ids of all lines, those that are left out among them."""
    return [id_ for (id_,) in connection.execute("SELECT id FROM diary ORDER BY id")]


def _values(logged: Logged) -> list[Any]:
    logged = replace(logged, at=round(logged.at, 3))  # as it is exported
    return [column.store(getattr(logged, column.name)) for column in _OWN]


def _logged(row: tuple[Any, ...]) -> Logged:
    return Logged(**loaded(DIARY, row))
