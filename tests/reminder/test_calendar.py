"""The calendar's file, read again and expanded, has the plan's own days."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Calendar

from massage_cli.reminder.calendar import calendar
from tests.reminder.series import NASTY, REMINDERS, expected

NOW = 1_771_900_000.0
DATA = calendar(REMINDERS, NOW)


def events() -> list[Any]:
    return list(Calendar.from_ical(DATA).walk("VEVENT"))


def rings(event: Any) -> list[datetime]:
    """When a series rings, on the wall."""
    rule = event["RRULE"].to_ical().decode()
    return list(rrulestr(rule, dtstart=event.decoded("DTSTART")))


def test_each_series_rings_on_the_plans_days_also_when_the_clocks_change() -> None:
    found = {str(event["SUMMARY"]).partition(":")[0]: rings(event) for event in events()}
    assert found == expected()
    spring = datetime(2026, 3, 29, 2, 30)
    assert spring in found["bedtime"]
    there = spring.replace(tzinfo=ZoneInfo("Europe/Berlin"))
    assert there.astimezone(ZoneInfo("UTC")).hour == 1, "the wall's time that night does not exist"


def test_the_times_are_the_persons_own_wherever_they_are() -> None:
    for event in events():
        assert event.decoded("DTSTART").tzinfo is None
        assert event["RRULE"]["UNTIL"][0].tzinfo is None
    assert b"TZID" not in DATA
    assert b"VTIMEZONE" not in DATA


def test_each_has_an_alarm_at_its_time_and_blocks_nothing() -> None:
    for event in events():
        (alarm,) = event.walk("VALARM")
        assert (str(alarm["ACTION"]), alarm.decoded("TRIGGER")) == ("DISPLAY", timedelta(0))
        assert str(event["TRANSP"]) == "TRANSPARENT"
        assert str(event["SUMMARY"]).endswith(NASTY)


def test_the_same_plan_is_the_same_series_again_and_nobody_is_invited() -> None:
    later = Calendar.from_ical(calendar(REMINDERS[:2], NOW + 86_400)).walk("VEVENT")
    uids = [str(event["UID"]) for event in events()]
    assert [str(event["UID"]) for event in later] == uids[:2]
    assert len(set(uids)) == 3
    for word in (b"@", b"ORGANIZER", b"ATTENDEE", b"mailto"):
        assert word not in DATA


def test_lines_end_and_fold_as_they_must() -> None:
    assert DATA.count(b"\n") == DATA.count(b"\r\n")
    assert max(map(len, DATA.split(b"\r\n"))) <= 75
