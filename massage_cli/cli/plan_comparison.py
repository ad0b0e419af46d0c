"""The weeks of a plan side by side: as lines, as a small plot for a terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from massage_cli.clock import Moment
from massage_cli.core.calendar import DAY
from massage_cli.core.english import comparison as words
from massage_cli.core.history.cramp_record import RecordColumn, RecordSection, RecordTable
from massage_cli.core.plans.comparison import (
    LEAST_CRAMPS,
    LEAST_NIGHTS,
    Comparison,
    Tally,
    comparison,
    cramp_nights,
    stretches,
    tight_days,
)
from massage_cli.core.plans.plan import Measure, day_at, noon_of
from massage_cli.errors import MassageError

if TYPE_CHECKING:
    import sqlite3

BAR = 20
"""Cells of the longest bar."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A plan, and what the diary says of its weeks."""

    title: str
    measures: Measure
    comparison: Comparison
    sources: tuple[str, ...] = ()
    """Web addresses of what the plan rests on."""


def compared(connection: sqlite3.Connection, now: Moment) -> Compared | None:
    """The newest plan that measures anything, compared; None where there is nothing to show."""
    from massage_cli.cli.under_way import on_the_calendar
    from massage_cli.store import diary, history, plans

    for course in plans.courses(connection):
        try:
            schedule = on_the_calendar(course)
        except MassageError:  # a plan that cannot be read any more: `massage plan` says so
            continue
        measures = schedule.plan.measures
        if measures is Measure.NONE:
            continue
        before, weeks = stretches(schedule, day_at(now.unix, now.utc_offset))
        if not before and not weeks:  # it has no day behind it yet
            continue
        # The night before the first of these days began within two days of its noon.
        since = noon_of(schedule.first, now.utc_offset) - 2 * DAY
        lines = list(diary.lines(connection, since=since))
        if measures is Measure.CRAMPS:
            kept = cramp_nights(list(history.sessions(connection, since=since)), lines)
        else:
            kept = tight_days(lines)
        sources = schedule.plan.sources
        return Compared(course.title, measures, comparison(kept, before, weeks), sources)
    return None


def table(found: Compared) -> list[tuple[str, Tally]]:
    """The rows: the weeks before as one, then each week that has a day behind it."""
    made = found.comparison
    before = [(words.BEFORE, made.before)] if made.before.days else []
    return [*before, *((words.week(n), week) for n, week in enumerate(made.weeks, 1))]


def lines(found: Compared) -> Iterator[str]:
    """For a pipe and a screen reader: each week in a line, and what may be said of it."""
    yield f"{words.HEADING} {found.title}"
    for name, tally in table(found):
        yield f"{name}: {', '.join(_told(tally, found.measures))}"
    yield from conclusions(found)


def plot(found: Compared, *, blocks: bool) -> list[tuple[str, ...]]:
    """A row for each week, one cell for each of `words.COLUMNS`; the second is its bar."""
    rows = table(found)
    most = max([tally.a_week or 0 for _, tally in rows], default=0) or 1
    return [
        (
            name,
            ("█" if blocks else "#") * round(BAR * (tally.a_week or 0) / most),
            str(tally.cramps) if tally.known else "",
            "" if tally.a_week is None else f"{tally.a_week:.1f}",
            str(tally.disturbed) if tally.known else "",
            "" if tally.pain is None else f"{tally.pain:.1f}",
            words.of(tally.known, tally.days),
        )
        for name, tally in rows
    ]


def conclusions(found: Compared) -> Iterator[str]:
    """What may be said of it, and what not."""
    made = found.comparison
    if made.before.days and made.weeks:
        change = made.change
        if change is None:
            yield words.too_little(LEAST_NIGHTS, LEAST_CRAMPS, found.measures)
        else:
            yield words.changed(change.ratio, change.low, change.high, found.measures)
    if found.measures is Measure.CRAMPS and words.TRIAL_SOURCE in found.sources:
        yield words.TRIAL
    yield words.NO_CAUSE


def section(found: Compared) -> RecordSection:
    """The same for the page for a doctor: the numbers alone."""
    _, _, *heads = words.COLUMNS[found.measures]
    columns = [
        RecordColumn("week", 7),
        *(RecordColumn(head.lower(), 12, right=True) for head in heads),
    ]
    rows = ((name, *cells) for name, _, *cells in plot(found, blocks=False))
    title = f"WEEKS OF A PLAN: {' '.join(found.title.split())}"
    return RecordSection(title, (), RecordTable(tuple(columns), tuple(rows)))


def data(found: Compared | None) -> dict[str, Any] | None:
    """The same for JSON."""
    if found is None:
        return None
    made = found.comparison
    return {
        "plan": found.title,
        "measures": found.measures,
        "before": _data(made.before),
        "weeks": [_data(week) for week in made.weeks],
        "change": None if made.change is None else made.change._asdict(),
    }


def _data(tally: Tally) -> dict[str, Any]:
    return {**tally._asdict(), "a_week": tally.a_week, "pain": tally.pain}


def _told(tally: Tally, measures: Measure) -> Iterator[str]:
    if not tally.known:
        yield words.NOTHING
        return
    yield words.events(tally.cramps, tally.a_week, measures)
    if measures is Measure.CRAMPS and tally.cramps:
        yield words.disturbed(tally.disturbed)
    if tally.pain is not None:
        yield words.pain(tally.pain)
    yield words.known(tally.known, tally.days, measures)
