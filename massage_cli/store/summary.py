"""The history's sums, and what it calls for: what the statistics and a start ask of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date, timedelta

from massage_cli import paths
from massage_cli.core.advice import Advice, advise
from massage_cli.core.calendar import DAY, Day, local_date
from massage_cli.core.routine import Area, Leg
from massage_cli.core.statistics import Pain, Sums, Use
from massage_cli.errors import MassageError
from massage_cli.store import history
from massage_cli.store.database import reading, writing

EPOCH = date(1970, 1, 1)
ADVICE_DAYS = 28
"""As far back as any advice looks."""
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


def counsel(now: float, coming: frozenset[Area] = frozenset()) -> tuple[Advice, ...]:
    """The advice that is due at `now` (Unix time).

    `coming` are the areas that the session about to start works at moderate pressure or
    more. A history that cannot be read gives none, and never an error.
    """
    file = paths.history_file()
    if not file.exists():
        return ()
    try:
        with reading(file) as connection:
            since = now - ADVICE_DAYS * DAY
            recent = list(history.sessions(connection, since=since))
            past = history.with_played(connection, recent)
            return advise(list(past), now, history.told(connection), coming)
    except MassageError:
        return ()


def shown(advice: Iterable[Advice], now: float) -> None:
    """Keep that this advice was shown at `now`: each is said once a week."""
    codes = [each.code for each in advice]
    if not codes:
        return
    try:
        with writing(paths.history_file()) as connection:
            history.tell(connection, codes, now)
    except MassageError:
        return  # said twice in a week is no harm
