"""Does it help? What a history holds of the weeks before and of each week since, side by side.

A night of which nothing was written is unknown, and is counted neither as quiet nor as bad:
every rate is one of the nights that are known. Nothing here says why a number changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from math import exp, lgamma, log, log1p
from typing import NamedTuple

from massage_cli.core.calendar import local_date
from massage_cli.core.history.cramps import cramps
from massage_cli.core.history.diary import EASED, Happened, Logged, night_at, night_of
from massage_cli.core.history.past import Past
from massage_cli.core.plans.plan import Schedule
from massage_cli.core.plans.plan import days as days_of

WEEK = 7
LEAST_NIGHTS = 7
"""Known nights, before and since, below which nothing is said of a change."""
LEAST_CRAMPS = 5
"""Cramps in all below which nothing is said of a change: our choice, no source fixes it."""
LEAST_OF_A_WEEK = 4
"""Known nights below which no rate is told: one bad night is no bad week."""
SURE = 0.95
"""How sure an interval is."""


class Tally(NamedTuple):
    """What was kept of some days."""

    days: int
    known: int
    """Nights of which anything was written."""
    cramps: int
    """Or tight spots, where these are what is counted."""
    disturbed: int
    """Nights with a cramp in bed, or days with a tight spot."""
    pains: tuple[int, ...]
    """How bad the cramps were, 0 to 10, of those that were said."""

    @property
    def a_week(self) -> float | None:
        """Cramps in seven nights, of the nights that are known; None where these are few."""
        return WEEK * self.cramps / self.known if self.known >= LEAST_OF_A_WEEK else None

    @property
    def pain(self) -> float | None:
        """The mean of the pains; None for none."""
        return sum(self.pains) / len(self.pains) if self.pains else None


class Change(NamedTuple):
    """How many times as many cramps there were a night since: the ratio and its interval."""

    ratio: float | None
    """None where there was no cramp before."""
    low: float
    high: float | None
    """None for no bound."""


class Comparison(NamedTuple):
    """The weeks before a plan's sessions began, and each week since."""

    before: Tally
    weeks: tuple[Tally, ...]

    @property
    def since(self) -> Tally:
        """All the weeks since, together."""
        return _together(self.weeks)

    @property
    def change(self) -> Change | None:
        """How the one compares with the other; None where it is too little to say."""
        before, since = self.before, self.since
        if min(before.known, since.known) < LEAST_NIGHTS:
            return None
        if before.cramps + since.cramps < LEAST_CRAMPS:
            return None
        return change(before.cramps, before.known, since.cramps, since.known)


class Occurrence(NamedTuple):
    """A cramp or a tight spot, on the day that it is counted for."""

    day: date
    pain: int | None
    disturbs: bool
    """Whether its night, or day, counts as disturbed: by a cramp in bed, by any tight spot."""


class Occurrences(NamedTuple):
    """What a history holds of one kind of event, and of which days anything is known."""

    events: tuple[Occurrence, ...]
    known: frozenset[date]


def cramp_nights(history: Sequence[Past], diary: Sequence[Logged]) -> Occurrences:
    """Every cramp once, with its session or without, by the night from noon to noon."""
    events = tuple(
        Occurrence(night_at(cramp.at, cramp.utc_offset), cramp.pain, cramp.in_bed)
        for cramp in cramps(history, diary)
    )
    quiet = {night_of(line) for line in diary if line.happened is Happened.QUIET}
    return Occurrences(events, frozenset(quiet | {event.day for event in events}))


def tight_days(diary: Sequence[Logged]) -> Occurrences:
    """Every tight spot, by its day; a day is known by one, or by a line that nothing was tight."""
    lines = [line for line in diary if line.happened is Happened.TIGHT]
    days = [(local_date(line.at, line.utc_offset), line) for line in lines]
    tight = (Occurrence(day, line.pain, disturbs=True) for day, line in days if line.kind != EASED)
    return Occurrences(tuple(tight), frozenset(day for day, _ in days))


def comparison(
    kept: Occurrences, before: Sequence[date], weeks: Iterable[Sequence[date]]
) -> Comparison:
    """What was kept of the days `before`, and of each of the `weeks`."""
    return Comparison(tally(kept, before), tuple(tally(kept, week) for week in weeks))


def tally(kept: Occurrences, days: Sequence[date]) -> Tally:
    """What was kept of `days`, of nights by the day on which they end."""
    wanted = frozenset(days)
    found = [event for event in kept.events if event.day in wanted]
    return Tally(
        days=len(wanted),
        known=len(wanted & kept.known),
        cramps=len(found),
        disturbed=len({event.day for event in found if event.disturbs}),
        pains=tuple(event.pain for event in found if event.pain is not None),
    )


def stretches(of: Schedule, today: date) -> tuple[list[date], list[list[date]]]:
    """The nights that are over of a plan's baseline, and of each of its weeks, by their last day.

    The night after a day is that day's: who stretches on the first evening sleeps better, if at
    all, in the night that ends on the second day.
    """
    nights = [day + timedelta(days=1) for day in days_of(of) if day < today]
    first = of.plan.baseline * WEEK
    since = nights[first:]
    return nights[:first], [since[n : n + WEEK] for n in range(0, len(since), WEEK)]


def change(before: int, nights_before: int, since: int, nights_since: int) -> Change:
    """The ratio of two rates of events, with the interval of the exact conditional method.

    Given how many there were in all, those since are a share of them; Clopper and Pearson's
    interval of that share gives one of the ratio (Clopper and Pearson 1934, Biometrika 26:404;
    Przyborowski and Wilenski 1940, Biometrika 31:313). It takes each cramp for an event of its
    own: where they come in bad nights, the true interval is wider.
    """
    scale = nights_before / nights_since
    low, high = _share(since, before + since)
    return Change(
        ratio=since / before * scale if before else None,
        low=low / (1 - low) * scale,
        high=high / (1 - high) * scale if high < 1 else None,
    )


def _share(count: int, of: int) -> tuple[float, float]:
    """Clopper and Pearson's interval of a share, of `count` among `of`."""
    tail = (1 - SURE) / 2
    low = _solved(lambda share: 1 - _at_most(count - 1, of, share) - tail) if count else 0.0
    high = _solved(lambda share: tail - _at_most(count, of, share)) if count < of else 1.0
    return low, high


def _at_most(count: int, of: int, share: float) -> float:
    """How likely at most `count` of `of` are, each of which is with the chance `share`."""
    ways = (lgamma(of + 1) - lgamma(n + 1) - lgamma(of - n + 1) for n in range(count + 1))
    return sum(exp(way + n * log(share) + (of - n) * log1p(-share)) for n, way in enumerate(ways))


def _solved(rising: Callable[[float], float]) -> float:
    """Where a function that rises from below 0 to above it, from 0 to 1, crosses it."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if rising(middle) > 0 else (middle, high)
    return (low + high) / 2


def _together(tallies: Iterable[Tally]) -> Tally:
    found = tuple(tallies)
    return Tally(
        days=sum(each.days for each in found),
        known=sum(each.known for each in found),
        cramps=sum(each.cramps for each in found),
        disturbed=sum(each.disturbed for each in found),
        pains=tuple(pain for each in found for pain in each.pains),
    )
