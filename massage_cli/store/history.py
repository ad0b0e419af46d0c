"""The history's rows: sessions, what was played in them, and where a running one stands.

Every function takes an open connection; `database` opens one. A row that holds what cannot
be is left out wherever rows are read; `unsound` names those.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from massage_cli.core.choices import Choices
from massage_cli.core.history.past import Answers, Past, State, Work
from massage_cli.core.values import BadValueError
from massage_cli.store.checkpoint import Checkpoint, Progress
from massage_cli.store.columns import (
    CHECKPOINT,
    CHOICES,
    PLAYED,
    SESSION,
    TOLD,
    WORK,
    loaded,
    marks,
    names,
    of_past,
    sound,
    to_past,
)

_OWN = SESSION[1:]
"""All but the id, which SQLite gives."""
_ANSWERS = tuple(column for column in SESSION if column.name in Answers._fields)

INSERT = f"INSERT INTO session ({names(_OWN)}) VALUES ({marks(_OWN)})"
PUT_WORK = f"INSERT INTO work ({names(WORK)}) VALUES ({marks(WORK)}) ON CONFLICT DO NOTHING"
PUT_PLAYED = "REPLACE INTO played SELECT ?, id, ? FROM work WHERE " + " AND ".join(
    f"{column.name} = ?" for column in WORK
)
PUT_CHECKPOINT = (
    f"REPLACE INTO checkpoint (session, {names(CHECKPOINT)}) VALUES (?, {marks(CHECKPOINT)})"
)
PUT_ANSWERS = (
    f"UPDATE session SET {', '.join(f'{column.name} = ?' for column in _ANSWERS)} WHERE id = ?"
)


def insert(connection: sqlite3.Connection, past: Past) -> int:
    """Add a session with what was played in it; return its id. `past.id` does not count.

    Raises sqlite3.IntegrityError if that routine was already begun at that very moment.
    """
    values = of_past(past)
    cursor = connection.execute(INSERT, [column.store(values[column.name]) for column in _OWN])
    session = int(cursor.lastrowid or 0)
    put_played(connection, session, past.played)
    return session


def same(connection: sqlite3.Connection, past: Past) -> int:
    """The id of the session of that routine that was begun at that moment; 0 for none."""
    query = "SELECT id FROM session WHERE started = ? AND routine = ?"
    row = connection.execute(query, (past.started, past.routine)).fetchone()
    return 0 if row is None else int(row[0])


def on_its_own(connection: sqlite3.Connection, past: Past) -> Past:
    """`past`, begun a millisecond later for each of that routine that was begun at its moment."""
    while same(connection, past):
        past = past._replace(started=round(past.started + 0.001, 3))
    return past


def put_played(connection: sqlite3.Connection, session: int, played: Mapping[Work, float]) -> None:
    """Set the seconds played of each work that is named."""
    connection.executemany(PUT_WORK, played)
    connection.executemany(
        PUT_PLAYED, [(session, seconds, *work) for work, seconds in played.items()]
    )


def clear_played(connection: sqlite3.Connection, session: int) -> None:
    """Forget what was played in a session, to set it anew."""
    connection.execute("DELETE FROM played WHERE session = ?", (session,))


def put_progress(
    connection: sqlite3.Connection, session: int, progress: Progress, speed: float
) -> bool:
    """Set how far a running session is, at which speed; False if it is no longer there."""
    cursor = connection.execute(
        "UPDATE session SET leg = ?, done = ?, state = ?, speed = ? WHERE id = ?",
        (progress.leg, progress.done, State.RUNNING, speed, session),
    )
    if cursor.rowcount == 0:
        return False
    at = progress.checkpoint
    values = (getattr(at, column.name) for column in CHECKPOINT[:-1])
    connection.execute(PUT_CHECKPOINT, (session, *values, json.dumps(at.choices._asdict())))
    return True


def finish(
    connection: sqlite3.Connection, session: int, state: State, *, over: bool = True
) -> None:
    """End a session; one that is over cannot be gone on with any more."""
    connection.execute("UPDATE session SET state = ? WHERE id = ?", (state, session))
    if over:
        connection.execute("DELETE FROM checkpoint WHERE session = ?", (session,))


def put_answers(connection: sqlite3.Connection, session: int, answers: Answers) -> None:
    """Keep what the person said afterwards."""
    values = [column.store(getattr(answers, column.name)) for column in _ANSWERS]
    connection.execute(PUT_ANSWERS, (*values, session))


def sessions(
    connection: sqlite3.Connection,
    *,
    since: float | None = None,
    routine: str = "",
    newest: int = -1,
) -> Iterator[Past]:
    """The sessions, oldest first, without what was played in them.

    Those begun at `since` (Unix time) or later, of one routine if it is named, and only
    the `newest` that many if it is not negative.
    """
    conditions: dict[str, object] = {}
    if since is not None:
        conditions["started >= ?"] = since
    if routine:
        conditions["routine = ?"] = routine
    values = list(conditions.values())
    where = " AND ".join((*conditions, sound(SESSION)))
    # A broken index would hide rows without a word: the table alone is trusted.
    query = f"SELECT {names(SESSION)} FROM session NOT INDEXED WHERE {where} ORDER BY started"
    if newest >= 0:
        query = f"SELECT * FROM ({query} DESC LIMIT ?) ORDER BY started"
        values.append(newest)
    return map(_past, connection.execute(query, values))


def session(connection: sqlite3.Connection, id: int) -> Past | None:
    """One session, with what was played in it."""
    query = f"SELECT {names(SESSION)} FROM session WHERE id = ? AND {sound(SESSION)}"
    row = connection.execute(query, (id,)).fetchone()
    return None if row is None else next(with_played(connection, [_past(row)]))


def with_played(connection: sqlite3.Connection, pasts: Iterable[Past]) -> Iterator[Past]:
    """The sessions with the seconds that were played of each work in them."""
    query = (
        f"SELECT {names(PLAYED)} FROM played JOIN work ON work.id = played.work "
        f"WHERE session = ? AND {sound(PLAYED)}"
    )
    for past in pasts:
        played = {}
        for row in connection.execute(query, (past.id,)):
            *work, seconds = loaded(PLAYED, row).values()
            played[Work(*work)] = seconds
        yield past._replace(played=MappingProxyType(played))


def ids(connection: sqlite3.Connection) -> list[int]:
    """The ids of all sessions, those that are left out among them."""
    return [id_ for (id_,) in connection.execute("SELECT id FROM session ORDER BY id")]


def checkpoint(connection: sqlite3.Connection, session: int) -> Checkpoint | None:
    """Where a session stands that has not been closed; None if that cannot be told."""
    query = f"SELECT {names(CHECKPOINT)} FROM checkpoint WHERE session = ? AND {sound(CHECKPOINT)}"
    row = connection.execute(query, (session,)).fetchone()
    if row is None:
        return None
    values = loaded(CHECKPOINT, row)
    try:
        return Checkpoint(**{**values, "choices": _choices(values["choices"])})
    except BadValueError:
        return None


def delete(connection: sqlite3.Connection, ids: Iterable[int]) -> int:
    """Delete sessions and all that was kept of them; return how many there were."""
    deleted = sum(
        connection.execute("DELETE FROM session WHERE id = ?", (id_,)).rowcount for id_ in ids
    )
    connection.execute("DELETE FROM work WHERE id NOT IN (SELECT work FROM played)")
    return deleted


def told(connection: sqlite3.Connection) -> dict[str, float]:
    """When each piece of advice was last shown."""
    return dict(connection.execute(f"SELECT {names(TOLD)} FROM told WHERE {sound(TOLD)}"))


def tell(connection: sqlite3.Connection, codes: Iterable[str], now: float) -> None:
    """Keep that the advice of these codes was shown at `now`."""
    connection.executemany(
        f"REPLACE INTO told ({names(TOLD)}) VALUES ({marks(TOLD)})",
        [(code, now) for code in codes],
    )


def _past(row: tuple[Any, ...]) -> Past:
    return to_past(loaded(SESSION, row))


def _choices(text: str) -> Choices:
    """What was chosen, out of its JSON. Raises BadValueError."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise BadValueError("what was chosen, in JSON")
    chosen: dict[str, Any] = {key: values.accept(data.get(key)) for key, values in CHOICES.items()}
    return Choices(**chosen)
