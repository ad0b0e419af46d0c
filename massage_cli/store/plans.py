"""The rows of plans that were started, and of their pauses. As `history` does.

Times are kept to the millisecond, as they are exported. One plan is under way at a time: one
that is started ends the one before it at that moment, also where both come together by import.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from massage_cli.core.plans.course import Course, Pause, disjoint
from massage_cli.store.columns import PAUSE, PLAN, loaded, marks, names, sound

_OWN = PLAN[1:]
"""All but the id, which SQLite gives."""
INSERT = f"INSERT INTO plan ({names(_OWN)}) VALUES ({marks(_OWN)})"
PUT_PAUSE = f"REPLACE INTO pause (plan, {names(PAUSE)}) VALUES (?, {marks(PAUSE)})"
ONE_AT_A_TIME = """
UPDATE plan SET ended = (SELECT min(started) FROM plan AS later WHERE later.started > plan.started)
WHERE ended IS NULL AND EXISTS (SELECT 1 FROM plan AS later WHERE later.started > plan.started)
"""
CLOSE_PAUSES = """
UPDATE pause SET ended = (SELECT max(pause.began, plan.ended) FROM plan WHERE plan.id = pause.plan)
WHERE ended IS NULL AND plan IN (SELECT id FROM plan WHERE ended NOT NULL)
"""


def insert(connection: sqlite3.Connection, course: Course) -> int:
    """Add a plan that was started, with its pauses; return its id. `course.id` does not count.

    Raises sqlite3.IntegrityError if the same was started at that very moment.
    """
    course = replace(course, started=round(course.started, 3), ended=_rounded(course.ended))
    values = [column.store(getattr(course, column.name)) for column in _OWN]
    id_ = int(connection.execute(INSERT, values).lastrowid or 0)
    connection.executemany(PUT_PAUSE, [(id_, *map(_rounded, pause)) for pause in course.pauses])
    _settle(connection)
    return id_


def add(connection: sqlite3.Connection, course: Course) -> bool:
    """Add a plan from elsewhere, or what is new of one that is here; whether it was new."""
    query = "SELECT id FROM plan WHERE started = ? AND name = ?"
    row = connection.execute(query, (round(course.started, 3), course.name)).fetchone()
    if row is None:
        insert(connection, course)
        return True
    for pause in course.pauses:
        connection.execute(
            f"INSERT INTO pause (plan, {names(PAUSE)}) VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET ended = coalesce(ended, excluded.ended)",
            (row[0], *map(_rounded, pause)),
        )
    connection.execute(
        "UPDATE plan SET ended = coalesce(ended, ?) WHERE id = ?", (_rounded(course.ended), row[0])
    )
    _settle(connection)
    return False


def current(connection: sqlite3.Connection) -> Course | None:
    """The plan that is under way, paused or not; None where none is."""
    return next((course for course in courses(connection) if course.ended is None), None)


def courses(connection: sqlite3.Connection) -> Iterator[Course]:
    """Every plan that was started, the newest first."""
    query = f"SELECT {names(PLAN)} FROM plan NOT INDEXED WHERE {sound(PLAN)} ORDER BY started DESC"
    for row in connection.execute(query):
        course = Course(**loaded(PLAN, row))
        yield replace(course, pauses=disjoint(_pauses(connection, course.id)))


def pause(connection: sqlite3.Connection, id: int, at: float) -> None:
    """Pause a plan at `at` (Unix time), unless it is paused or has ended."""
    connection.execute(
        f"INSERT OR IGNORE INTO pause (plan, {names(PAUSE)}) SELECT id, ?, NULL FROM plan "
        "WHERE id = ? AND ended IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM pause WHERE plan = plan.id AND pause.ended IS NULL)",
        (round(at, 3), id),
    )


def resume(connection: sqlite3.Connection, id: int, at: float) -> None:
    """Go on with a paused plan from `at` (Unix time)."""
    connection.execute(
        "UPDATE pause SET ended = max(began, ?) WHERE plan = ? AND ended IS NULL",
        (round(at, 3), id),
    )


def end(connection: sqlite3.Connection, id: int, at: float) -> None:
    """End a plan at `at` (Unix time), and the pause that it may be in."""
    connection.execute(
        "UPDATE plan SET ended = ? WHERE id = ? AND ended IS NULL", (round(at, 3), id)
    )
    _settle(connection)


def delete(connection: sqlite3.Connection, id: int) -> bool:
    """Delete a plan that was started, with its pauses; whether it was there."""
    return connection.execute("DELETE FROM plan WHERE id = ?", (id,)).rowcount > 0


def ids(connection: sqlite3.Connection) -> list[int]:
    """The ids of all plans that were started, those that are left out among them."""
    return [id_ for (id_,) in connection.execute("SELECT id FROM plan ORDER BY id")]


def _settle(connection: sqlite3.Connection) -> None:
    """End what another plan took the place of, and pauses with their plan."""
    connection.execute(ONE_AT_A_TIME)
    connection.execute(CLOSE_PAUSES)


def _rounded(at: float | None) -> float | None:
    return None if at is None else round(at, 3)


def _pauses(connection: sqlite3.Connection, plan: int) -> Iterator[Pause]:
    query = f"SELECT {names(PAUSE)} FROM pause WHERE plan = ? AND {sound(PAUSE)} ORDER BY began"
    for row in connection.execute(query, (plan,)):
        yield Pause(*loaded(PAUSE, row).values())
