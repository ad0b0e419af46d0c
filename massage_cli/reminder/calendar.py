"""Reminders → an iCalendar file (RFC 5545), for any calendar that takes one.

The times are floating, without a zone: half past ten in the evening is that where the person
is, at home and on a journey, before and after the clocks change. With a zone, a series would
ring at home's bedtime in the middle of a day abroad.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from massage_cli.core.plans.plan import EVERY_DAY
from massage_cli.core.plans.reminders import Reminder

if TYPE_CHECKING:
    from icalendar import Event

LASTS = timedelta(minutes=15)
"""What an entry takes up in a calendar; it blocks nothing."""
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def calendar(reminders: tuple[Reminder, ...], now: float) -> bytes:
    """The file; `now` is the Unix time at which it is made."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//massage-cli//plan//EN")
    made.add("version", "2.0")
    for each in reminders:
        made.add_component(_series(each, now))
    return bytes(made.to_ical())


def _series(of: Reminder, now: float) -> Event:
    """An event that comes again, with an alarm."""
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"massage-cli:{of.key}")))
    event.add("dtstamp", datetime.fromtimestamp(int(now), UTC))
    event.add("summary", of.title)
    event.add("description", of.text)
    event.add("dtstart", datetime.combine(of.first, of.at))
    event.add("duration", LASTS)
    event.add("transp", "TRANSPARENT")
    until = datetime.combine(of.last, of.at)
    daily = {"freq": "daily", "until": until}
    weekly = {"freq": "weekly", "byday": [_DAYS[day] for day in sorted(of.days)], "until": until}
    event.add("rrule", daily if of.days == EVERY_DAY else weekly)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", of.text)
    alarm.add("trigger", timedelta(0))
    event.add_component(alarm)
    return event
