"""All of a history, and taking in another: what is here already stays once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from massage_cli.core.history.diary import Logged
from massage_cli.core.history.past import Past
from massage_cli.core.plans.course import Course
from massage_cli.store import diary, history, plans

Item = Past | Logged | Course
"""What a history is made of."""


class Taken(NamedTuple):
    """How much was taken in, and how much of all was here already."""

    sessions: int = 0
    lines: int = 0
    plans: int = 0
    known: int = 0


def everything(connection: sqlite3.Connection) -> Iterator[Item]:
    """All that the history holds, in the order in which it can be taken in again."""
    yield from history.with_played(connection, history.sessions(connection))
    yield from diary.lines(connection)
    yield from plans.courses(connection)


def take_in(connection: sqlite3.Connection, items: Iterable[Item]) -> Taken:
    """Add the items that are not here yet.

    A session comes before what it logged: that names it by the id it had where it comes from.
    """
    here: dict[int, int] = {}
    taken = Taken()
    for item in items:
        match item:
            case Past():
                there = history.same(connection, item)
                new = not there
                id_ = there or history.insert(connection, item)
                if item.cramp:  # no other logs anything, and a million may be taken in
                    here[item.id] = id_
                taken = taken._replace(sessions=taken.sessions + new)
            case Logged():
                new = _take_line(connection, replace(item, session=here.get(item.session, 0)))
                taken = taken._replace(lines=taken.lines + new)
            case Course():
                new = plans.add(connection, item)
                taken = taken._replace(plans=taken.plans + new)
        taken = taken._replace(known=taken.known + (not new))
    return taken


def _take_line(connection: sqlite3.Connection, line: Logged) -> bool:
    """Whether it was new; a session's own line may have been corrected here since."""
    if line.session and diary.of(connection, line.session):
        return False
    return diary.add(connection, line)
