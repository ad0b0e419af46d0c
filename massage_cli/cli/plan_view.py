"""A plan as it is shown: today, its week and tomorrow; and what a plan is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from massage_cli.cli.output import wrapped
from massage_cli.cli.under_way import UnderWay
from massage_cli.core.english import plan as words
from massage_cli.core.plans.adherence import adherence
from massage_cli.core.plans.plan import (
    Appointment,
    Measure,
    Plan,
    Status,
    days,
    days_done,
    due,
    next_due,
    over,
    paused,
    place_of,
    status,
    told,
    week_of,
)

WIDEST = 9
"""Columns of the longest label."""


def where(of: UnderWay) -> str:
    """`week 2 of 6`; empty for a day that does not count."""
    place = place_of(of.schedule, of.today)
    return words.where(*place) if place else ""


def state(of: UnderWay) -> str:
    """`waiting`, `running`, `paused` or `over`."""
    its, today = of.schedule, of.today
    if today < its.first:
        return "waiting"
    if paused(its, today):
        return "paused"
    return "over" if over(its, today) else "running"


def sentence(of: UnderWay) -> str:
    """How the plan stands, in a sentence."""
    its = of.schedule
    match state(of):
        case "waiting":
            return words.begins_on(its.plan.title, its.first)
        case "over":
            return f"{words.is_over(its.plan.title, days(its)[-1])} {words.COMPARE}"
        case "paused":
            return f"{its.plan.title}. {words.PAUSED}"
        case _:
            return words.heading(its.plan.title, where(of))


def lines(of: UnderWay) -> Iterator[str]:
    """Today, the week and tomorrow, a line each, with tabs between, for a pipe."""
    yield f"plan\t{of.schedule.plan.name}\t{sentence(of)}"
    if kept := _so_far_done(of):
        yield f"so far\t{kept}"
    if state(of) in ("over", "paused"):
        return
    for text in _today(of):
        yield f"today\t{text}"
    for day in week_of(of.schedule, of.today):
        yield f"day\t{day}\t{status(of.schedule, day, of.today, of.done)}"
    for text in _later(of):
        yield f"next\t{text}"


def screen(of: UnderWay, *, blocks: bool) -> Iterator[str]:
    """The same for a person, the week as a small row."""
    yield from wrapped(sentence(of), indent=0)
    kept = [_so_far_done(of)]
    if state(of) in ("over", "paused"):
        yield from _labelled(words.SO_FAR, kept)
        return
    yield ""
    yield from _labelled(words.TODAY, list(_today(of)))
    marks = words.MARKS if blocks else words.ASCII_MARKS
    statuses = [(day, _so_far(of, day)) for day in week_of(of.schedule, of.today)]
    place = place_of(of.schedule, of.today)
    if place is not None and not place.baseline:
        week = [*words.row(statuses, marks), _legend(statuses, marks)]
        yield from _labelled(words.THIS_WEEK, week)
        yield from _labelled(words.SO_FAR, kept)
    tomorrow = due(of.schedule, of.today + timedelta(days=1))
    yield from _labelled(words.TOMORROW if tomorrow else words.NEXT, list(_later(of)))


def data(of: UnderWay | None) -> dict[str, Any]:
    """The same for programs."""
    if of is None:
        return {"state": "none", "plan": None}
    its = of.schedule
    place = place_of(its, of.today)
    coming = next_due(its, of.today)
    return {
        "state": state(of),
        "plan": its.plan.name,
        "title": its.plan.title,
        "today": of.today.isoformat(),
        "first": its.first.isoformat(),
        "last": days(its)[-1].isoformat() if days(its) else None,
        "week": place._asdict() if place else None,
        "due": [
            _appointment(each.appointment) | {"done": each.done}
            for each in told(its, of.today, of.done)
        ],
        "diary": of.diary,
        "adherence": adherence(its, of.today, of.done)._asdict(),
        "days": [
            {"date": day.isoformat(), "status": status(its, day, of.today, of.done)}
            for day in week_of(its, of.today)
        ],
        "next": {"date": coming[0].isoformat(), "due": [_appointment(each) for each in coming[1]]}
        if coming
        else None,
    }


def about(plan: Plan) -> Iterator[tuple[str, str]]:
    """What a plan is, each part with its label."""
    yield words.WHEN, plan.when
    yield words.TIME, words.lasts(plan.baseline, plan.weeks)
    for each in plan.sessions:
        yield words.SESSIONS, words.appointment(*each)
    yield words.WRITTEN, plan.diary.value
    yield words.MEASURES, plan.measures.value
    yield words.WHY, plan.why
    for source in plan.sources:
        yield words.SOURCES, source


def plan_data(plan: Plan) -> dict[str, Any]:
    """A plan for programs."""
    return {
        "name": plan.name,
        "title": plan.title,
        "when": plan.when,
        "why": plan.why,
        "weeks": plan.weeks,
        "baseline": plan.baseline,
        "measures": plan.measures,
        "diary": plan.diary,
        "sessions": [_appointment(each) for each in plan.sessions],
        "sources": list(plan.sources),
    }


def _appointment(each: Appointment) -> dict[str, Any]:
    return {
        "routine": each.routine,
        "days": [words.DAYS[day].lower() for day in sorted(each.days)],
        "at": words.clock_time(each.at) if each.at else None,
        "after": each.after or None,
        "times": each.times or None,
    }


def _today(of: UnderWay) -> Iterator[str]:
    place = place_of(of.schedule, of.today)
    if place is None:
        return
    asked = told(of.schedule, of.today, of.done)
    for each in asked:
        text = words.is_due(each.appointment.routine, each.appointment.at, done=each.done)
        yield _of_its_week(of, each.appointment, text)
    follows = [] if place.baseline else [each for each in of.schedule.plan.sessions if each.after]
    for appointment in follows:
        yield words.whenever(appointment.routine, appointment.after)
    if place.baseline:
        yield words.DIARY_ALONE
    elif not asked and not follows:
        yield words.NOTHING_TODAY
    if of.diary:
        tightness = of.schedule.plan.measures is Measure.TIGHTNESS
        yield words.DIARY_TIGHT if tightness else words.DIARY


def _of_its_week(of: UnderWay, each: Appointment, text: str) -> str:
    """The same with how often it was done this week, where it has no days of its own."""
    kept = days_done(of.schedule, of.today, each, of.done)
    return words.of_the_week(text, kept, each.times) if each.times else text


def _so_far_done(of: UnderWay) -> str:
    """How many sessions were done; nothing before the first, which would only look back."""
    kept = adherence(of.schedule, of.today, of.done)
    return words.sessions_done(*kept) if kept.done or kept.besides else ""


def _later(of: UnderWay) -> Iterator[str]:
    """What is due tomorrow; where it is nothing, what comes next."""
    tomorrow = of.today + timedelta(days=1)
    asked = due(of.schedule, tomorrow)
    for each in asked:
        yield words.is_due(each.routine, each.at, done=False)
    if not asked and (coming := next_due(of.schedule, of.today)):
        yield words.then(coming[0], (words.is_due(c.routine, c.at, done=False) for c in coming[1]))


def _so_far(of: UnderWay, day: date) -> Status:
    """What became of a day; what today has open is still to come."""
    found = status(of.schedule, day, of.today, of.done)
    return Status.AHEAD if found is Status.OPEN and day == of.today else found


def _legend(statuses: list[tuple[date, Any]], marks: dict[str, str]) -> str:
    """What the marks that stand there mean."""
    there = {each for _, each in statuses}
    return "  ".join(f"{marks[s]} {word}" for s, word in words.MEANINGS.items() if s in there)


def _labelled(label: str, texts: list[str]) -> Iterator[str]:
    """The texts with their label before the first, folded; a row of marks keeps its spaces."""
    for text in filter(None, texts):
        first, *rest = [text] if text[:1] == " " else wrapped(text, indent=0, less=WIDEST + 2)
        yield f"{label:{WIDEST}}  {first}"
        yield from (f"{'':{WIDEST}}  {line}" for line in rest)
        label = ""
