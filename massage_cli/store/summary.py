"""The sums over the history that the statistics are made of."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

from massage_cli.core.calendar import Day, local_date
from massage_cli.core.routine import Leg
from massage_cli.core.statistics import Pain, Sums, Use

EPOCH = date(1970, 1, 1)
PAINS = 30
"""As many pairs of pain before and after as are shown."""


def sums(connection: sqlite3.Connection, now: float) -> Sums:
    """Add up every session up to `now` (Unix time)."""
    days = connection.execute(
        "SELECT CAST((started + utc_offset * 60) / 86400 AS INTEGER), count(*), sum(done), "
        "min(started), max(started) FROM session WHERE started <= ? GROUP BY 1 ORDER BY 1",
        (now,),
    )
    places = connection.execute(
        "SELECT area, leg, sum(seconds) FROM "
        "(SELECT work, sum(seconds) AS seconds FROM played GROUP BY work) "
        "JOIN work ON work.id = work GROUP BY area, leg"
    )
    uses = connection.execute(
        "SELECT routine, count(*), sum(done) FROM session GROUP BY routine ORDER BY 2 DESC, 1"
    )
    pains = connection.execute(
        "SELECT started, utc_offset, pain_before, pain_after FROM session "
        "WHERE pain_before NOT NULL AND pain_after NOT NULL AND started <= ? "
        "ORDER BY started DESC LIMIT ?",
        (now, PAINS),
    ).fetchall()
    return Sums(
        days=tuple(
            Day(EPOCH + timedelta(days=number), first, last, count, seconds)
            for number, count, seconds, first, last in days
        ),
        places={(area, Leg(leg)): seconds for area, leg, seconds in places},
        uses=tuple(Use(*use) for use in uses),
        pains=tuple(
            Pain(local_date(started, offset), before, after)
            for started, offset, before, after in reversed(pains)
        ),
    )
