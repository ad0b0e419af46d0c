"""A day and a time of day as a person writes them: `yesterday`, `3 days ago`, `03:10`."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from massage_cli.core.nearest import ChoiceError, quoted

DAYS = "a date as 2026-11-20, or today, yesterday, 3 days ago"
TIMES = "a time of the day as 03:10"
_AGO = re.compile(r"([0-9]{1,5}) ?(?:d|days?)(?: ago)?")
_TIME = re.compile(r"([0-9]{1,2})[:.h]([0-9]{2})")


def day_named(text: str, today: date) -> date:
    """The day that `text` names. Raises ChoiceError."""
    said = " ".join(text.casefold().split())
    ago = {"today": 0, "yesterday": 1}.get(said)
    if found := _AGO.fullmatch(said):
        ago = int(found[1])
    try:
        return date.fromisoformat(said) if ago is None else today - timedelta(days=ago)
    except (ValueError, OverflowError) as error:
        raise ChoiceError(f"{quoted(text)} is no day", DAYS) from error


def time_named(text: str) -> time:
    """The time of day that `text` names, to the minute. Raises ChoiceError."""
    found = _TIME.fullmatch(text.strip())
    try:
        if found:
            return time(int(found[1]), int(found[2]))
    except ValueError:
        pass
    raise ChoiceError(f"{quoted(text)} is no time", TIMES)


def day_told(day: date, today: date) -> str:
    """`today`, `yesterday`, or `20 Nov 2026`."""
    match (today - day).days:
        case 0:
            return "today"
        case 1:
            return "yesterday"
    return f"{day.day} {day:%b %Y}"
