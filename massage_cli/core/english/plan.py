"""What is said of a plan: what is due, what was done, and nothing of what was not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time

from massage_cli.core.english.words import counted

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

NONE = "No plan is under way."
NONE_HELP = "`massage plan list` has them, `massage plan start NAME` begins one"
WAITING_HELP = "from then on it can be paused; `massage plan stop` calls it off"
MARKS = {"done": "●", "partly": "◐", "open": "·", "free": " ", "ahead": "○"}
ASCII_MARKS = {"done": "#", "partly": "+", "open": ".", "free": " ", "ahead": "o"}
MEANINGS = {"done": "done", "partly": "partly", "ahead": "to come"}
"""The marks that need a word."""
THIS_WEEK = "This week"
SO_FAR = "So far"
TODAY = "Today"
TOMORROW = "Tomorrow"
NEXT = "Next"
WHEN = "When"
WHY = "Why"
SESSIONS = "Sessions"
TIME = "Time"
WRITTEN = "Diary"
MEASURES = "Measures"
SOURCES = "Sources"
WRITE = "The diary"
"""On the home screen, until there is one for today."""
WRITES = "Enter asks for it, as `massage log` does: a cramp, a tight spot, or that there was none."
NOTHING_TODAY = "nothing"
DIARY_ALONE = "no session yet: these days are for the diary, to compare with later"
DIARY = "The diary: `massage log` takes a line for it."
DIARY_TIGHT = "The diary: `massage log` takes a line for it, also that nothing was tight."
YOURS = "yours"
UNDER_WAY = "under way"
DAILY = "every day"
WORKDAYS = "Monday to Friday"
PAUSED = "It is paused: `massage plan resume` goes on with it."
WAS_PAUSED = "it is paused already"
NOT_PAUSED = "it is not paused"
COMPARE = "`massage stats` sets its weeks beside each other."


def day(of: date) -> str:
    """`Mon 7 Dec`."""
    return f"{DAYS[of.weekday()]} {of.day} {MONTHS[of.month - 1]}"


def clock_time(at: time) -> str:
    """`22:00`."""
    return f"{at.hour:02}:{at.minute:02}"


def where(baseline: bool, week: int, of: int) -> str:
    """`week 2 of 6`; of the baseline, `week 1 of 2 before the sessions`."""
    if baseline and of == 1:
        return "the week before the sessions"
    return f"week {week} of {of}{' before the sessions' if baseline else ''}"


def heading(title: str, where: str) -> str:
    """`Night cramps: week 2 of 6`."""
    return f"{title}: {where}"


def on_days(days: frozenset[int]) -> str:
    """`every day`, `Mon, Wed, Fri`."""
    if days == frozenset(range(7)):
        return DAILY
    if days == frozenset(range(5)):
        return WORKDAYS
    return ", ".join(DAYS[each] for each in sorted(days))


def appointment(routine: str, days: frozenset[int], at: time | None, after: str, times: int) -> str:
    """`bedtime: every day at 22:00`, `roller: any 2 days a week`, `post-workout: after a run`."""
    if after:
        return f"{routine}: after {after}"
    on = f"any {counted(times, 'day')} a week" if times else on_days(days)
    return f"{routine}: {on}{f' at {clock_time(at)}' if at else ''}"


def is_due(routine: str, at: time | None, *, done: bool) -> str:
    """`bedtime at 22:00`, `bedtime, done`."""
    if done:
        return f"{routine}, done"
    return f"{routine} at {clock_time(at)}" if at else routine


def of_the_week(text: str, done: int, times: int) -> str:
    """What is due so often, with how often it was done: `roller; 1 of 2 days this week`."""
    return f"{text}; {done} of {counted(times, 'day')} this week"


def sessions_done(done: int, planned: int, besides: int) -> str:
    """`21 of 30 sessions done, and 8 after a run or the like`, of what there is; else empty."""
    told = f"{done} of {counted(planned, 'session')} done" if planned else ""
    more = f"{besides} after a run or the like" if besides else ""
    return ", and ".join(filter(None, (told, more)))


def whenever(routine: str, after: str) -> str:
    """What comes after something that may happen today."""
    return f"{routine} after {after}"


def lasts(baseline: int, weeks: int) -> str:
    """`1 week of diary alone, then 6 weeks`."""
    if baseline:
        return f"{counted(baseline, 'week')} of diary alone, then {counted(weeks, 'week')}"
    return counted(weeks, "week")


def begins(title: str, first: date, last: date) -> str:
    """A plan was started."""
    return f"{title}: from {day(first)} to {day(last)}."


WHAT_NOW = "`massage plan` says each day what is due; `massage plan remind` can remind you."


def diary_first(weeks: int) -> str:
    """A plan begins with a baseline."""
    span = "For the first week" if weeks == 1 else f"For the first {weeks} weeks"
    return f"{span} there is only the diary, so that there is something to compare with."


def stop_it(title: str) -> str:
    """Asked before a plan is ended."""
    return f"Stop {title}?"


def begins_on(title: str, first: date) -> str:
    """A plan that is still to come."""
    return f"{title} begins on {day(first)}."


def is_over(title: str, last: date) -> str:
    """A plan had all its weeks."""
    return f"{title} came to its end on {day(last)}."


def was_stopped(title: str) -> str:
    """It was ended by hand; nothing of it is lost."""
    return f"{title} is stopped. What was played and logged stays in the history."


def was_paused(title: str) -> str:
    """Today and the days that follow do not count."""
    return (
        f"{title} is paused from today on: these days do not count. `massage plan resume` goes on."
    )


def goes_on(title: str, last: date) -> str:
    """After a pause, with the new end."""
    return f"{title} goes on, to {day(last)}."


def runs_already(title: str) -> str:
    """One at a time."""
    return f"{title} is under way, and there is one plan at a time"


def then(first: date, routines: Iterable[str]) -> str:
    """What comes next, where nothing does tomorrow: `Mon 7 Dec: bedtime`."""
    return f"{day(first)}: {', '.join(routines)}"


def was_for(title: str, where: str) -> str:
    """At the end of a session that a plan asked for."""
    return f"That was today's for {title}, {where}."


def offered(routine_title: str, title: str, where: str) -> str:
    """On the home screen: `Bedtime, for Night cramps, week 2 of 6`."""
    return f"{routine_title}, for {title}, {where}"


def row(days: Sequence[tuple[date, str]], marks: dict[str, str]) -> tuple[str, str]:
    """The days of a week, and their marks under them; each with what became of it."""
    names = " ".join(DAYS[each.weekday()] for each, _ in days)
    return names, " ".join(f" {marks[status]} " for _, status in days).rstrip()


# Reminders.
REMINDS = "massage"
DIARY_REMINDER = "Diary"
SAVE_THEM = "Save these as files, and run what stands below them where they are:"
CRONTAB = "Add these lines with `crontab -e`:"
THEN = "Then:"
NOTHING_INSTALLED = "There is nothing of ours to take away."
INSTALL = "Install this for you alone?"
NO_REMINDERS = "it has no day on which it could remind"


def reminder(routine: str, name: str, title: str) -> str:
    """What a reminder says: `Bedtime (Night cramps): massage start bedtime`."""
    return f"{name} ({title}): massage start {routine}"


def diary_reminder(title: str) -> str:
    """What a reminder of the diary says."""
    return f"Diary ({title}): massage log"


def series(number: int) -> str:
    """What is in a calendar's file."""
    return f"{number} series with an alarm"


def installed(undo: str) -> str:
    """It was installed, and how it is taken away."""
    return f"Installed. `{undo}` takes it away."


def removed(what: Iterable[str]) -> str:
    """Files, or lines of a crontab, that are gone."""
    return "\n".join(("Taken away:", *what))


def still_reminds(undo: str) -> str:
    """What was installed knows nothing of a plan that is paused or stopped."""
    return f"Its reminders are still installed: `{undo}` takes them away."
