"""What becomes of the diary when something is logged: no cramp twice, and none in a quiet night."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from enum import Enum, auto
from typing import NamedTuple

from massage_cli.core.body import Leg
from massage_cli.core.calendar import DAY
from massage_cli.core.history.diary import SAME_CRAMP, Happened, Logged, is_same_cramp, night_of
from massage_cli.store import diary


class Fate(Enum):
    """What became of a line that was to be logged."""

    LOGGED = auto()
    KNOWN = auto()
    """It stood there already."""
    JOINED = auto()
    """A session had logged that cramp by itself: what was said was added to its line."""
    CRAMPED = auto()
    """It is no quiet night: a cramp stands there. Nothing was changed."""


class Reception(NamedTuple):
    """How the diary took a line."""

    fate: Fate
    line: Logged
    """As it stands there; of a night that is not quiet, the cramp."""
    quiet: tuple[Logged, ...] = ()
    """The quiet nights that are gone, because of the cramp."""


def log(connection: sqlite3.Connection, logged: Logged) -> Reception:
    """Add a line to the diary, or say why not."""
    near = list(diary.lines(connection, since=logged.at - 2 * DAY, until=logged.at + 2 * DAY))
    if logged.happened is Happened.QUIET:
        night = [line for line in near if night_of(line) == night_of(logged)]
        for fate, happened in ((Fate.CRAMPED, Happened.CRAMP), (Fate.KNOWN, Happened.QUIET)):
            for line in night:
                if line.happened is happened:
                    return Reception(fate, line)
    for line in near:
        if _is_same(line, logged):
            return Reception(Fate.KNOWN, line)
    for line in near:
        if _is_of_its_session(line, logged):
            return _joined(connection, line, logged)
    kept = replace(logged, id=diary.insert(connection, logged))
    return Reception(Fate.LOGGED, kept, tuple(_wake(connection, kept, near)))


def _joined(connection: sqlite3.Connection, line: Logged, logged: Logged) -> Reception:
    """The line of a session's cramp, with what is said of it by hand."""
    joined = replace(
        line,
        leg=line.leg if logged.leg is Leg.UNSAID else logged.leg,
        area=logged.area or line.area,
        pain=line.pain if logged.pain is None else logged.pain,
        note=logged.note or line.note,
    )
    taken = diary.same(connection, joined)
    if taken not in (0, line.id):
        return Reception(Fate.KNOWN, replace(joined, id=taken))
    diary.change(connection, joined)
    return Reception(Fate.JOINED, joined)


def change(connection: sqlite3.Connection, logged: Logged) -> Reception:
    """Set the line of `logged.id` to what it says. `Fate.LOGGED` says that it does so now."""
    near = list(diary.lines(connection, since=logged.at - 2 * DAY, until=logged.at + 2 * DAY))
    for line in near:
        if line.id == logged.id:
            continue
        of_the_night = night_of(line) == night_of(logged)
        if _is_same(line, logged) or (of_the_night and _are_both_quiet(line, logged)):
            return Reception(Fate.KNOWN, line)
        if logged.happened is Happened.QUIET and line.happened is Happened.CRAMP and of_the_night:
            return Reception(Fate.CRAMPED, line)
    diary.change(connection, logged)
    return Reception(Fate.LOGGED, logged, tuple(_wake(connection, logged, near)))


def log_session(connection: sqlite3.Connection, cramp: Logged) -> None:
    """Add the cramp of a session that has begun to be kept, unless it is one that stands there."""
    if standing(connection, cramp) is None and diary.add(connection, cramp):
        near = list(diary.lines(connection, since=cramp.at - 2 * DAY, until=cramp.at + 2 * DAY))
        list(_wake(connection, cramp, near))


def standing(connection: sqlite3.Connection, cramp: Logged) -> Logged | None:
    """The line of the same cramp, which an earlier session logged or a person; None for none."""
    near = diary.lines(connection, since=cramp.at - SAME_CRAMP, until=cramp.at + SAME_CRAMP)
    cramps = (line for line in near if line.happened is Happened.CRAMP)
    same = (line for line in cramps if is_same_cramp(line.at, line.leg, cramp.at, cramp.leg))
    return next(same, None)


def name_leg(connection: sqlite3.Connection, cramp: Logged) -> None:
    """Which leg it was becomes known while its session plays, or one that was begun anew."""
    own = diary.of(connection, cramp.session)
    line = standing(connection, cramp) if own is None else own
    if line is not None and line.leg is Leg.UNSAID is not cramp.leg:
        connection.execute("UPDATE OR IGNORE diary SET leg = ? WHERE id = ?", (cramp.leg, line.id))


def _wake(connection: sqlite3.Connection, cramp: Logged, near: list[Logged]) -> Iterator[Logged]:
    """Delete what calls the night of a cramp quiet."""
    for line in near if cramp.happened is Happened.CRAMP else ():
        if line.happened is Happened.QUIET and night_of(line) == night_of(cramp):
            diary.delete(connection, [line.id])
            yield line


def _is_same(line: Logged, logged: Logged) -> bool:
    return (line.at, line.happened, line.leg, line.area) == (
        logged.at, logged.happened, logged.leg, logged.area,
    )  # fmt: skip


def _is_of_its_session(line: Logged, logged: Logged) -> bool:
    """Whether a session logged the very cramp that is logged by hand now."""
    both = line.happened is logged.happened is Happened.CRAMP
    return both and bool(line.session) and is_same_cramp(line.at, line.leg, logged.at, logged.leg)


def _are_both_quiet(line: Logged, logged: Logged) -> bool:
    return line.happened is logged.happened is Happened.QUIET
