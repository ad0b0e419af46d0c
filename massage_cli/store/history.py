"""The history's rows: sessions, what was played in them, and where a running one stands.

Every function takes an open connection; `database` opens one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from massage_cli.core.choices import Choices
from massage_cli.core.past import Answers, Feeling, Past, Sign, State, Work
from massage_cli.core.routine import Area, Kind, Leg, Pressure
from massage_cli.store.checkpoint import Checkpoint, Progress

_COLUMNS = (
    "id, started, utc_offset, zone, routine, title, kind, leg, cramp, planned, done, state, "
    "pain_before, feeling, pain_after, signs, note"
)


def insert(connection: sqlite3.Connection, past: Past) -> int:
    """Add a session with what was played in it; return its id. `past.id` does not count.

    Raises sqlite3.IntegrityError if that routine was already begun at that very moment.
    """
    answers = past.answers
    cursor = connection.execute(
        "INSERT INTO session (started, utc_offset, zone, routine, title, kind, leg, cramp, "
        "planned, done, state, pain_before, feeling, pain_after, signs, note) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            past.started,
            past.utc_offset,
            past.zone,
            past.routine,
            past.title,
            past.kind,
            past.leg,
            past.cramp,
            past.planned,
            past.done,
            past.state,
            past.pain_before,
            answers.feeling,
            answers.pain_after,
            _joined(answers.signs),
            answers.note,
        ),
    )
    session = int(cursor.lastrowid or 0)
    put_played(connection, session, past.played)
    return session


def add(connection: sqlite3.Connection, past: Past) -> bool:
    """Add a session unless that routine was already begun at that moment; whether it was new."""
    query = "SELECT 1 FROM session WHERE started = ? AND routine = ?"
    if connection.execute(query, (past.started, past.routine)).fetchone():
        return False
    insert(connection, past)
    return True


def put_played(connection: sqlite3.Connection, session: int, played: Mapping[Work, float]) -> None:
    """Set the seconds played of each work that is named."""
    connection.executemany(
        "INSERT INTO work (technique, area, leg, pressure) VALUES (?, ?, ?, ?) "
        "ON CONFLICT DO NOTHING",
        played,
    )
    connection.executemany(
        "REPLACE INTO played SELECT ?, id, ? FROM work "
        "WHERE technique = ? AND area = ? AND leg = ? AND pressure = ?",
        [(session, seconds, *work) for work, seconds in played.items()],
    )


def clear_played(connection: sqlite3.Connection, session: int) -> None:
    """Forget what was played in a session, to set it anew."""
    connection.execute("DELETE FROM played WHERE session = ?", (session,))


def put_progress(connection: sqlite3.Connection, session: int, progress: Progress) -> bool:
    """Set how far a running session is; False if it is no longer there."""
    cursor = connection.execute(
        "UPDATE session SET leg = ?, done = ? WHERE id = ?",
        (progress.leg, progress.done, session),
    )
    if cursor.rowcount == 0:
        return False
    at = progress.checkpoint
    connection.execute(
        "REPLACE INTO checkpoint VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            session,
            at.seen,
            at.playhead,
            at.number,
            at.source,
            at.fingerprint,
            json.dumps(at.choices._asdict()),
        ),
    )
    return True


def finish(connection: sqlite3.Connection, session: int, state: State) -> None:
    """Close a session: it cannot be gone on with any more."""
    connection.execute("UPDATE session SET state = ? WHERE id = ?", (state, session))
    connection.execute("DELETE FROM checkpoint WHERE session = ?", (session,))


def put_answers(connection: sqlite3.Connection, session: int, answers: Answers) -> None:
    """Keep what the person said afterwards."""
    connection.execute(
        "UPDATE session SET feeling = ?, pain_after = ?, signs = ?, note = ? WHERE id = ?",
        (answers.feeling, answers.pain_after, _joined(answers.signs), answers.note, session),
    )


def sessions(
    connection: sqlite3.Connection,
    *,
    since: float = float("-inf"),
    routine: str = "",
    newest: int = -1,
) -> Iterator[Past]:
    """The sessions, oldest first, without what was played in them.

    Those begun at `since` (Unix time) or later, of one routine if it is named, and only
    the `newest` that many if it is not negative.
    """
    cursor = connection.execute(
        f"SELECT * FROM (SELECT {_COLUMNS} FROM session WHERE started >= ? "  # noqa: S608  # the columns are ours
        "AND (? = '' OR routine = ?) ORDER BY started DESC LIMIT ?) ORDER BY started",
        (since, routine, routine, newest),
    )
    return map(_past, cursor)


def session(connection: sqlite3.Connection, id: int) -> Past | None:
    """One session, with what was played in it."""
    query = f"SELECT {_COLUMNS} FROM session WHERE id = ?"  # noqa: S608  # the columns are ours
    row = connection.execute(query, (id,)).fetchone()
    return None if row is None else next(with_played(connection, [_past(row)]))


def with_played(connection: sqlite3.Connection, pasts: Iterable[Past]) -> Iterator[Past]:
    """The sessions with the seconds that were played of each work in them."""
    query = (
        "SELECT technique, area, leg, pressure, seconds FROM played "
        "JOIN work ON work.id = played.work WHERE session = ?"
    )
    for past in pasts:
        played = {
            Work(technique, area, Leg(leg), Pressure(pressure)): seconds
            for technique, area, leg, pressure, seconds in connection.execute(query, (past.id,))
        }
        yield replace(past, played=MappingProxyType(played))


def checkpoint(connection: sqlite3.Connection, session: int) -> Checkpoint | None:
    """Where a session stands that has not been closed."""
    query = "SELECT * FROM checkpoint WHERE session = ?"
    row = connection.execute(query, (session,)).fetchone()
    if row is None:
        return None
    _, seen, playhead, number, source, fingerprint, choices = row
    return Checkpoint(seen, playhead, number, source, fingerprint, _choices(choices))


def delete(connection: sqlite3.Connection, ids: Iterable[int]) -> int:
    """Delete sessions and all that was kept of them; return how many there were."""
    connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten
    return sum(
        connection.execute("DELETE FROM session WHERE id = ?", (id_,)).rowcount for id_ in ids
    )


def told(connection: sqlite3.Connection) -> dict[str, float]:
    """When each piece of advice was last shown."""
    return dict(connection.execute("SELECT code, at FROM told"))


def tell(connection: sqlite3.Connection, codes: Iterable[str], now: float) -> None:
    """Keep that the advice of these codes was shown at `now`."""
    connection.executemany(
        "INSERT INTO told VALUES (?, ?) ON CONFLICT DO UPDATE SET at = excluded.at",
        [(code, now) for code in codes],
    )


def _choices(text: str) -> Choices:
    data = json.loads(text)
    leg = data.pop("leg")
    return Choices(
        leg=Leg(leg) if leg else None,
        first=Leg(data.pop("first")),
        skip=tuple(map(Area, data.pop("skip"))),
        **data,
    )


def _past(row: tuple[Any, ...]) -> Past:
    return Past(
        id=row[0],
        started=row[1],
        utc_offset=row[2],
        zone=row[3],
        routine=row[4],
        title=row[5],
        kind=Kind(row[6]),
        leg=Leg(row[7]),
        cramp=bool(row[8]),
        planned=row[9],
        done=row[10],
        state=State(row[11]),
        pain_before=row[12],
        answers=Answers(
            feeling=None if row[13] is None else Feeling(row[13]),
            pain_after=row[14],
            signs=frozenset(map(Sign, str(row[15]).split())),
            note=str(row[16]),
        ),
    )


def _joined(signs: Iterable[Sign]) -> str:
    return " ".join(sorted(signs))
