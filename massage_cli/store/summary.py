"""The sums over the history that the statistics are made of."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

from massage_cli.core.body import Leg
from massage_cli.core.calendar import Day, local_date
from massage_cli.core.history.diary import EASED, Happened
from massage_cli.core.history.past import FASTEST
from massage_cli.core.history.statistics import Pain, Sums, Use
from massage_cli.store.columns import DIARY, PLAYED, faulty, sound
from massage_cli.store.unsound import UNSOUND, Unsound

FIRST_DAY = date.min
TO_1970 = (date(1970, 1, 1) - FIRST_DAY) // timedelta(seconds=1)
"""Seconds from the first day on: counted from there no day is negative, and CAST rounds down."""
PAINS = 30
"""As many pairs of pain before and after as are shown."""
UNCOUNTED = f"SELECT id FROM temp.left_out UNION SELECT id FROM session WHERE speed > {FASTEST}"
"""What no sum takes: what is not sound, and rehearsals."""
_SOUND = "session.id NOT IN temp.uncounted"
# Where nothing is left out, as nearly always, a million rows need not be looked up.
_PLAYED = "(NOT EXISTS (SELECT 1 FROM temp.uncounted) OR session NOT IN temp.uncounted)"

DAYS = (
    f"SELECT CAST((started + utc_offset * 60 + {TO_1970}) / 86400 AS INTEGER), count(*), "
    "sum(done), min(started), max(started) FROM session NOT INDEXED "
    f"WHERE {_SOUND} AND started <= ? GROUP BY 1 ORDER BY 1"
)
PLACES = (
    "SELECT area, leg, sum(seconds) FROM (SELECT work, sum(seconds) AS seconds FROM played "
    f"WHERE {PLAYED[-1].sound} AND {_PLAYED} GROUP BY work) "
    f"JOIN work ON work.id = work WHERE {sound(PLAYED[:-1])} GROUP BY area, leg"
)
USES = (
    f"SELECT routine, count(*), sum(done) FROM session NOT INDEXED WHERE {_SOUND} "
    "GROUP BY routine ORDER BY 2 DESC, 1"
)
PAIN = (
    f"SELECT started, utc_offset, pain_before, pain_after FROM session NOT INDEXED WHERE {_SOUND} "
    "AND pain_before NOT NULL AND pain_after NOT NULL AND started <= ? "
    "ORDER BY started DESC LIMIT ?"
)
_KIND = f"CASE WHEN happened = '{Happened.TIGHT}' AND pain = 0 THEN '{EASED}' ELSE happened END"
LOGGED = (
    f"SELECT {_KIND}, count(*) FROM diary NOT INDEXED WHERE {sound(DIARY)} AND at <= ? GROUP BY 1"
)
LINES_LEFT_OUT = f"SELECT id FROM diary WHERE {faulty(DIARY)} ORDER BY id"


def sums(connection: sqlite3.Connection, now: float) -> Sums:
    """Add up every session up to `now` (Unix time), but for rehearsals and what is not sound.

    These are looked for once, into a table of this connection: every further sum would
    take as long again.
    """
    connection.execute("DROP TABLE IF EXISTS temp.left_out")
    connection.execute("DROP TABLE IF EXISTS temp.uncounted")
    connection.execute(f"CREATE TEMP TABLE left_out AS {UNSOUND}")
    connection.execute(f"CREATE TEMP TABLE uncounted AS {UNCOUNTED}")
    pains = connection.execute(PAIN, (now, PAINS)).fetchall()
    return Sums(
        days=tuple(
            Day(FIRST_DAY + timedelta(days=number), first, last, count, seconds)
            for number, count, seconds, first, last in connection.execute(DAYS, (now,))
        ),
        places={(area, Leg(leg)): seconds for area, leg, seconds in connection.execute(PLACES)},
        uses=tuple(Use(*use) for use in connection.execute(USES)),
        pains=tuple(
            Pain(local_date(started, offset), before, after)
            for started, offset, before, after in reversed(pains)
        ),
        logged=dict(connection.execute(LOGGED, (now,))),
    )


def left_out(connection: sqlite3.Connection) -> Unsound:
    """What the sums of this connection have left out of the sessions and of the diary."""
    ids = connection.execute("SELECT id FROM temp.left_out ORDER BY id")
    lines = connection.execute(LINES_LEFT_OUT)
    return Unsound(tuple(id_ for (id_,) in ids), (), tuple(id_ for (id_,) in lines))
