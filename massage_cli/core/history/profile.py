"""What a person wants of every session: kept as settings, told on the card before it.

Which steps it speaks against is read from the words of the routine (`posture`): a step is never
dropped for it, only told beforehand, since words can be misread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from massage_cli.core.body import Area
from massage_cli.core.limits import Limit
from massage_cli.core.posture import LYING, Posture, asked
from massage_cli.core.timeline import Timeline

STANDING_LONG = 30.0
"""Seconds from which on a step on one's feet is a long one. A choice, not a finding."""


class Profile(NamedTuple):
    """What is remembered from one session to the next."""

    gentle: bool = False
    skip: tuple[Area, ...] = ()
    cannot: tuple[Limit, ...] = ()


class RuledOut(NamedTuple):
    """What a person cannot do as it is told: the steps that ask for a posture."""

    limit: Limit
    title: str = ""
    """Of the steps; empty for the routine as a whole."""
    numbers: tuple[int, ...] = ()


_KEEPS_FROM = {
    Limit.KNEEL: frozenset({Posture.KNEELING}),
    Limit.FLOOR: frozenset({Posture.FLOOR}),
    Limit.STAND: frozenset({Posture.STANDING}),
}
_AT_FIRST = re.compile(r"\b(to begin with|at first)\b")
"""The routine's position is not that of all of it: its steps say which."""
_AS_YOU_LIKE = re.compile(r"(?<![^.!?]) *if you (feel|are) [^.!?]*[.!?]", re.IGNORECASE)
"""A sentence that asks for something only of those who feel up to it."""


def ruled_out(timeline: Timeline, cannot: tuple[Limit, ...]) -> tuple[RuledOut, ...]:
    """Which steps of the session, or whether all of it, ask for what the person `cannot` do."""
    position = timeline.routine.position
    throughout = () if _AT_FIRST.search(position) else _ways(position)
    whole = [limit for limit in cannot if _only(throughout, limit)]
    numbers: dict[tuple[Limit, str], list[int]] = {}
    for number, title, seconds, ways in _steps(timeline):
        for limit in cannot:
            long = limit is not Limit.STAND or seconds >= STANDING_LONG
            if long and limit not in whole and _only(ways, limit):
                numbers.setdefault((limit, title), []).append(number)
    steps = (RuledOut(*at, numbers=tuple(which)) for at, which in numbers.items())
    return (*map(RuledOut, whole), *steps)


Ways = tuple[frozenset[Posture], ...]
"""How the body is held, one after the other; each time in any one of some postures."""


def _steps(timeline: Timeline) -> Iterator[tuple[int, str, float, Ways]]:
    """Number, title, seconds and postures of each step; the last one holds until another."""
    held = _ways(timeline.routine.position)[-1:]
    for segment in timeline.work:
        assert segment.step is not None
        step = segment.step
        ways = _ways(f"{step.position} {step.instruction}", held) or held
        held = ways[-1:]
        yield segment.number, step.title, segment.seconds, ways


def _ways(text: str, held: Ways = ()) -> Ways:
    """The postures that `text` asks for; who lies down from the floor is still on it."""
    ways: list[frozenset[Posture]] = []
    for each in asked(_AS_YOU_LIKE.sub("", text).replace(". Or ", ", or ")):
        before = (*held, *ways)[-1:]
        lies = each.postures <= LYING and _only(before, Limit.FLOOR)
        ways.append(_KEEPS_FROM[Limit.FLOOR] if lies else each.postures)
    return tuple(ways)


def _only(ways: Ways, limit: Limit) -> bool:
    """Whether one of the postures is what the person cannot do, and nothing else will do."""
    return any(postures <= _KEEPS_FROM[limit] for postures in ways)
