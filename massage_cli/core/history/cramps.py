"""The cramps of a history, each once: those that a session was for, and those that were logged."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from massage_cli.core.body import Leg
from massage_cli.core.history.diary import SAME_CRAMP, Happened, Logged, is_same_cramp
from massage_cli.core.history.past import Past
from massage_cli.core.night import is_night

NIGHT_ROUTINE = "night-cramp"


class Cramp(NamedTuple):
    """One cramp, whether a session was played for it or not."""

    at: float
    """Unix time."""
    utc_offset: int
    """Minutes east of UTC where the person was."""
    leg: Leg
    pain: int | None
    """0 to 10, before anything was done for it."""
    in_bed: bool
    """Whether it came at night: by the routine that was played, or by the hour."""


def cramps(history: Sequence[Past], diary: Sequence[Logged]) -> tuple[Cramp, ...]:
    """The cramps, the oldest first.

    What is logged of the leg and the pain of a session's own cramp stands before what the
    session knew. A session that was begun within SAME_CRAMP of a cramp's first one, and not for
    the other leg, was for that cramp still; what was logged by hand so near a session is its own.
    """
    logged = [line for line in diary if line.happened is Happened.CRAMP]
    own = {line.session: line for line in logged if line.session}
    played = sorted(
        (_of_session(past, own.get(past.id)) for past in history if past.cramp), key=_at
    )
    known = {past.id for past in history if past.cramp} - {0}
    alone = [
        _of_line(line)
        for line in logged
        if line.session not in known and not _stands_among(played, line)
    ]
    return tuple(sorted((*_once(played), *alone), key=_at))


def _once(played: Sequence[Cramp]) -> list[Cramp]:
    """Those that sessions were for, the oldest first, each once however often it was begun."""
    found: list[Cramp] = []
    for again in played:
        for index in reversed(range(len(found))):
            first = found[index]
            if again.at - first.at > SAME_CRAMP:
                found.append(again)
                break
            if is_same_cramp(first.at, first.leg, again.at, again.leg):
                found[index] = _joined(first, again)
                break
        else:
            found.append(again)
    return found


def _joined(first: Cramp, again: Cramp) -> Cramp:
    """One cramp, with what was known of it by any of its sessions."""
    return first._replace(
        leg=again.leg if first.leg is Leg.UNSAID else first.leg,
        pain=again.pain if first.pain is None else first.pain,
        in_bed=first.in_bed or again.in_bed,
    )


def is_of_the_night(past: Past) -> bool:
    """Whether a session was for a cramp in bed: by the routine, or by the hour it began at."""
    in_the_night = is_night(past.started, past.utc_offset)
    return past.routine == NIGHT_ROUTINE or (past.cramp and in_the_night)


def _of_session(past: Past, line: Logged | None) -> Cramp:
    leg = past.leg if line is None or line.leg is Leg.UNSAID else line.leg
    pain = past.pain_before if line is None or line.pain is None else line.pain
    return Cramp(past.started, past.utc_offset, leg, pain, is_of_the_night(past))


def _of_line(line: Logged) -> Cramp:
    in_bed = is_night(line.at, line.utc_offset)
    return Cramp(line.at, line.utc_offset, line.leg, line.pain, in_bed)


def _stands_among(played: Sequence[Cramp], line: Logged) -> bool:
    """Whether it is one of those, which are sorted: ten thousand lines may be asked for."""
    near = played[
        bisect_left(played, line.at - SAME_CRAMP, key=_at) : bisect_right(
            played, line.at + SAME_CRAMP, key=_at
        )
    ]
    return any(is_same_cramp(cramp.at, cramp.leg, line.at, line.leg) for cramp in near)


def _at(cramp: Cramp) -> float:
    return cramp.at
