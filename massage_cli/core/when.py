"""A day and a time of day as a person writes them: `yesterday`, `3 days ago`, `03:10`, `3 am`."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from massage_cli.core.nearest import ChoiceError, quoted

DAYS = "a date as 2026-11-20, or today, yesterday, monday, 3 days ago"
TIMES = "a time of the day as 03:10, 3:10 or 3 am"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NAMED = {"midnight": time(0), "noon": time(12)}
_AGO = re.compile(r"([0-9]{1,5}) ?(?:d|days?)(?: ago)?")
_WEEKDAY = re.compile(rf"(?:last |on )?({'|'.join(WEEKDAYS)})")
_TIME = re.compile(
    r"(?:at |about |around )?"
    r"(?:(?P<half>half past )?(?P<hour>[0-9]{1,2})(?:[:.h ](?P<minute>[0-9]{2})|(?P<h>h))?"
    r"|(?P<digits>[0-9]{3,4}))"
    r"(?: o'clock)?(?: ?(?P<half_day>[ap])\.?m\.?| (?:in the|at) (?P<part>[a-z]+))?"
)
_PARTS = {"morning": "a", "afternoon": "p", "evening": "p"}
NIGHT_BEGINS = 6
"""The hour from which on one `at night` is one of the evening."""


def day_named(text: str, today: date) -> date:
    """The day that `text` names; of the weekdays the last before today. Raises ChoiceError."""
    said = " ".join(text.casefold().split())
    ago = {"today": 0, "yesterday": 1}.get(said)
    if found := _AGO.fullmatch(said):
        ago = int(found[1])
    elif found := _WEEKDAY.fullmatch(said):
        ago = (today.weekday() - WEEKDAYS.index(found[1]) - 1) % 7 + 1
    try:
        return date.fromisoformat(said) if ago is None else today - timedelta(days=ago)
    except (ValueError, OverflowError) as error:
        raise ChoiceError(f"{quoted(text)} is no day", DAYS) from error


def time_named(text: str) -> time:
    """The time of day that `text` names, to the minute.

    An hour alone is one of two, unless it says so, as `3 am`, `03` and `15` do. Raises ChoiceError.
    """
    said = " ".join(text.casefold().split())
    if named := NAMED.get(said.removeprefix("at ")):
        return named
    found = _TIME.fullmatch(said)
    if found is None or (found["half"] and found["minute"]):
        raise ChoiceError(f"{quoted(text)} is no time", TIMES)
    digits, half = found["digits"], found["half"]
    hour = digits[:-2] if digits else found["hour"]
    minute = digits[-2:] if digits else "30" if half else found["minute"]
    half_day = found["half_day"] or _half_day(found["part"], int(hour))
    is_bare = not (half_day or found["h"] or hour.startswith("0")) and (half or not minute)
    if is_bare and 1 <= int(hour) <= 12:
        raise ChoiceError(f"{quoted(text)} may be two times of the day", _either(hour, half))
    try:
        return time(_of_24(int(hour), half_day), int(minute or 0))
    except ValueError:
        raise ChoiceError(f"{quoted(text)} is no time", TIMES) from None


def _half_day(part: str | None, hour: int) -> str:
    """`a` or `p` for `in the morning`, `at night`; empty where nothing is said."""
    if part == "night":
        return "p" if NIGHT_BEGINS <= hour < 12 else "a"
    return _PARTS.get(part or "", "x" if part else "")


def _of_24(hour: int, half_day: str) -> int:
    """The hour on a clock of 24. Raises ValueError for what no clock has."""
    if not half_day or (half_day == "p" and hour > 12):
        return hour
    if half_day not in "ap" or not 1 <= hour <= 12:
        raise ValueError(hour)
    return hour % 12 + 12 * (half_day == "p")


def _either(hour: str, half: str | None) -> str:
    if hour == "12" and not half:
        return "write noon or midnight"
    at = f"{hour}:30" if half else hour
    return f"write {at} am or {at} pm"


def day_told(day: date, today: date) -> str:
    """`today`, `yesterday`, or `20 Nov 2026`."""
    match (today - day).days:
        case 0:
            return "today"
        case 1:
            return "yesterday"
    return f"{day.day} {day:%b %Y}"
