from __future__ import annotations

from datetime import date

from massage_cli.core.calendar import Day
from massage_cli.core.history.statistics import Sums, statistics
from tests.pasts import DAY, NOW

TODAY = date(2026, 9, 21)


def test_the_sums_become_weeks_and_streaks() -> None:
    days = tuple(
        Day(date(2026, 9, day), NOW - (21 - day) * DAY, NOW - (21 - day) * DAY, 2, 600.0)
        for day in (10, 13, 14, 15, 20, 21)
    )
    found = statistics(Sums(days, {}, (), ()), TODAY, NOW, weeks_back=2)
    assert (found.sessions, found.seconds) == (12, 3600.0)
    assert (found.streak, found.longest) == (2, 3)
    assert [(w.monday.day, w.sessions) for w in found.weeks] == [(14, 6), (21, 2)]


def test_twelve_weeks_are_looked_back_on() -> None:
    found = statistics(Sums((), {}, (), ()), TODAY, NOW)
    assert len(found.weeks) == 12
    assert (found.sessions, found.seconds, found.streak, found.longest) == (0, 0, 0, 0)
