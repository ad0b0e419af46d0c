"""The page that a person can show to a doctor, out of their history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_cli.cli import plans_followed
from massage_cli.cli.plan_comparison import compared, section
from massage_cli.clock import Moment
from massage_cli.core.calendar import DAY, local_date
from massage_cli.core.history.cramp_record import COVERS, CrampRecord, record
from massage_cli.store import diary
from massage_cli.store.history import sessions

if TYPE_CHECKING:
    import sqlite3


def cramp_page(connection: sqlite3.Connection, now: Moment, medicines: str) -> CrampRecord:
    """The page at `now`; `medicines` are what the person takes, in their own words."""
    since = local_date(now.unix - COVERS * DAY, now.utc_offset)
    weeks = compared(connection, now)
    plans = (
        plans_followed.section(plans_followed.followed(connection, now), since),
        section(weeks) if weeks else None,
    )
    kept = list(sessions(connection))  # all: it is told since when there is anything
    lines = list(diary.lines(connection))
    return record(kept, now.unix, now.utc_offset, lines, plans, medicines)
