"""The plans that were started, each with how many of its sessions were done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from massage_cli.clock import Moment
from massage_cli.core.english import plan as words
from massage_cli.core.history.cramp_record import RecordSection
from massage_cli.core.plans.adherence import Adherence, adherence
from massage_cli.core.plans.plan import day_at, days, done_among
from massage_cli.errors import MassageError

if TYPE_CHECKING:
    import sqlite3


class Followed(NamedTuple):
    """A plan, from its first day to its last or to today, and what was done of it."""

    name: str
    title: str
    first: date
    last: date
    adherence: Adherence

    @property
    def told(self) -> str:
        """`Night cramps: 21 of 30 sessions done`."""
        return f"{' '.join(self.title.split())}: {words.sessions_done(*self.adherence)}"


def followed(connection: sqlite3.Connection, now: Moment) -> tuple[Followed, ...]:
    """Those of which a session was due or done by now, the newest first."""
    from massage_cli.cli.under_way import kept_from, on_the_calendar
    from massage_cli.store import history, plans

    schedules = []
    for course in plans.courses(connection):
        try:
            schedules.append(on_the_calendar(course))
        except MassageError:  # a plan that cannot be read any more: `massage plan` says so
            continue
    if not schedules:
        return ()
    since = kept_from(min(its.first for its in schedules), now)
    done = done_among(history.sessions(connection, since=since))
    today = day_at(now.unix, now.utc_offset)
    found = []
    for its in schedules:
        kept, there = adherence(its, today, done), [day for day in days(its) if day <= today]
        if there and (kept.planned or kept.besides):
            plan = its.plan
            found.append(Followed(plan.name, plan.title, there[0], there[-1], kept))
    return tuple(found)


def section(found: Sequence[Followed], since: date) -> RecordSection | None:
    """Those that were under way since that day, for the page for a doctor; None for none."""
    facts = tuple(_fact(each) for each in found if each.last >= since)
    return RecordSection("PLANS", facts) if facts else None


def _fact(each: Followed) -> str:
    return f"{each.told} ({each.first:%d %b %Y} to {each.last:%d %b %Y})"


def lines(found: Sequence[Followed]) -> Iterator[str]:
    """The newest in a line, for a pipe and a screen reader; nothing for none."""
    yield from (f"plan: {each.told}" for each in found[:1])


def data(found: Sequence[Followed]) -> list[dict[str, Any]]:
    """All of them for JSON."""
    return [
        {
            "name": each.name,
            "title": each.title,
            "first": str(each.first),
            "last": str(each.last),
            **each.adherence._asdict(),
        }
        for each in found
    ]
