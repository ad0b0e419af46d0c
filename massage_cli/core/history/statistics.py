"""What a history adds up to: the numbers that `massage stats` and the page for a doctor show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from massage_cli.core.body import Leg
from massage_cli.core.calendar import Day, Week, longest_streak, streak, weeks


@dataclass(frozen=True, slots=True)
class Use:
    """How much one routine was used."""

    routine: str
    sessions: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Pain:
    """How bad the pain was, 0 to 10, before and after the session begun on that day."""

    date: date
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums over a history as the database gives them."""

    days: tuple[Day, ...]
    """By date, the oldest first; none after now."""
    places: Mapping[tuple[str, Leg], float]
    """Seconds of play by area and leg."""
    uses: tuple[Use, ...]
    """The most used first."""
    pains: tuple[Pain, ...]
    """The oldest first."""
    logged: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """How many lines of the diary there are of each kind."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """What there is to tell of a history at one moment."""

    today: date
    sessions: int
    seconds: float
    streak: int
    """Days in a row."""
    longest: int
    weeks: tuple[Week, ...]
    """The oldest first, this one last."""
    sums: Sums


def statistics(sums: Sums, today: date, now: float, weeks_back: int = 12) -> Statistics:
    """What the sums tell at `now` (Unix time), which is `today` where the person is."""
    return Statistics(
        today=today,
        sessions=sum(day.sessions for day in sums.days),
        seconds=sum(day.seconds for day in sums.days),
        streak=streak(sums.days, today, now),
        longest=longest_streak(sums.days, now),
        weeks=weeks(sums.days, today, now, weeks_back),
        sums=sums,
    )
