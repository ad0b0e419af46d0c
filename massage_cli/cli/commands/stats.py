"""`massage stats`: what the sessions add up to."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from massage_cli.cli.options import JsonOption
from massage_cli.cli.output import present
from massage_cli.core.body import Elsewhere, where_named
from massage_cli.core.english import diary as words
from massage_cli.core.english.words import LEGS, SIDES, counted, place
from massage_cli.core.history.diary import KINDS
from massage_cli.printable import printable

if TYPE_CHECKING:
    from massage_cli.cli.plan_comparison import Compared
    from massage_cli.cli.plans_followed import Followed
    from massage_cli.core.history.advice import Advice
    from massage_cli.core.history.statistics import Statistics


def stats(as_json: JsonOption = False) -> None:
    """Show what your sessions add up to: weeks, streak, places, pain before and after."""
    from massage_cli import paths
    from massage_cli.cli import plan_comparison, plans_followed
    from massage_cli.cli.history_view import say_what_is_left_out
    from massage_cli.clock import moment
    from massage_cli.core.calendar import local_date
    from massage_cli.core.history.statistics import statistics
    from massage_cli.store.advice import counsel, shown
    from massage_cli.store.database import reading
    from massage_cli.store.summary import left_out, sums

    now = moment()
    with reading(paths.history_file()) as connection:
        totals = sums(connection, now.unix)
        unsound = left_out(connection)
        plan = plan_comparison.compared(connection, now)
        plans = plans_followed.followed(connection, now)
    found = statistics(totals, local_date(now.unix, now.utc_offset), now.unix)
    advice = counsel(now.unix)
    say_what_is_left_out(unsound)
    present(
        as_json=as_json,
        data=lambda: {
            **_data(found, advice),
            "plan": plan_comparison.data(plan),
            "plans": plans_followed.data(plans),
        },
        table=lambda: _draw(found, advice, plan, plans),
        lines=lambda: _lines(found, advice, plan, plans),
    )
    if not as_json:
        shown(advice, now.unix)


def _draw(
    found: Statistics,
    advice: tuple[Advice, ...],
    plan: Compared | None,
    plans: tuple[Followed, ...],
) -> None:
    from massage_cli.cli.pager import paged
    from massage_cli.cli.stats_view import show

    with paged() as screen:
        show(found, advice, screen, plan, plans)


def _lines(
    found: Statistics,
    advice: tuple[Advice, ...],
    plan: Compared | None,
    plans: tuple[Followed, ...],
) -> list[str]:
    from massage_cli.cli import plans_followed
    from massage_cli.cli.plan_comparison import lines

    kept = [line for told in plans_followed.lines(plans) for line in ("", printable(told))]
    compared = ["", *map(printable, lines(plan))] if plan else []
    said = (line for each in advice for line in ("", each.message))
    return [*plain(found), *kept, *compared, *said]


def plain(found: Statistics) -> list[str]:
    """The statistics as lines of text: for a pipe, and for a screen reader."""
    logged = [f"{words.TALLIED[name]}: {count}" for name, count in found.sums.logged.items()]
    if not found.sessions:
        return ["No sessions yet.", *logged]
    lines = [
        f"sessions: {found.sessions}",
        f"minutes: {_minutes(found.seconds)}",
        f"days in a row: {found.streak}",
        f"most days in a row: {found.longest}",
        "",
        *(
            f"week of {week.monday}: {counted(week.sessions, 'session')}, "
            f"{counted(_minutes(week.seconds), 'minute')}"
            for week in found.weeks
            if week.sessions
        ),
        "",
        *(f"{where}: {counted(_minutes(seconds), 'minute')}" for where, seconds in _places(found)),
        "",
        *(
            f"{printable(use.routine)}: {counted(use.sessions, 'session')}, "
            f"{counted(_minutes(use.seconds), 'minute')}"
            for use in found.sums.uses
        ),
    ]
    pains = [f"pain on {pain.date}: {pain.before}, then {pain.after}" for pain in found.sums.pains]
    return [line for part in (lines, pains, logged) if part for line in ("", *part)][1:]


def _places(found: Statistics) -> list[tuple[str, float]]:
    """Seconds by place in words; what does not make a minute is left out."""
    sums: dict[str, float] = {}
    for (area, leg), seconds in sorted(found.sums.places.items()):
        what = where_named(area)
        sides = SIDES if isinstance(what, Elsewhere) else LEGS
        where = printable(place(what.words if what else "", leg, sides))
        sums[where] = sums.get(where, 0.0) + seconds
    return [(where, seconds) for where, seconds in sums.items() if _minutes(seconds)]


def _minutes(seconds: float) -> int:
    return round(seconds / 60)


def _data(found: Statistics, advice: tuple[Advice, ...]) -> dict[str, object]:
    return {
        "today": str(found.today),
        "sessions": found.sessions,
        "seconds": round(found.seconds, 3),
        "streak": found.streak,
        "longest_streak": found.longest,
        "weeks": [
            {"monday": str(w.monday), "sessions": w.sessions, "seconds": round(w.seconds, 3)}
            for w in found.weeks
        ],
        "days": [
            {"date": str(d.date), "sessions": d.sessions, "seconds": round(d.seconds, 3)}
            for d in found.sums.days
        ],
        "places": [
            {"area": area, "leg": leg, "seconds": round(seconds, 3)}
            for (area, leg), seconds in sorted(found.sums.places.items())
        ],
        "routines": [asdict(use) for use in found.sums.uses],
        "pain": [
            {"date": str(p.date), "before": p.before, "after": p.after} for p in found.sums.pains
        ],
        "diary": {name: found.sums.logged.get(name, 0) for name in KINDS},
        "advice": [asdict(each) for each in advice],
    }
