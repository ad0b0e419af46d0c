"""Reminders → tasks for the Task Scheduler of Windows, an XML file each.

XML and not `schtasks /sd`: that reads a date as the person's region writes it.
"""

from __future__ import annotations

from datetime import datetime
from xml.sax.saxutils import escape

from massage_cli.core.english.plan import REMINDS
from massage_cli.core.plans.reminders import Reminder
from massage_cli.reminder import notice

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_APOSTROPHES = "'‘’‚‛"
"""To PowerShell they are all the same, and doubled inside of a text."""


def tasks(reminders: tuple[Reminder, ...]) -> dict[str, str]:
    """The XML of each task by its file name, which without its ending is the task's."""
    return {f"{notice.MARK}-{n}.xml": _task(each) for n, each in enumerate(reminders, 1)}


def _task(of: Reminder) -> str:
    start, end = datetime.combine(of.first, of.at), datetime.combine(of.last, of.at)
    days = "".join(f"<{_DAYS[day]}/>" for day in sorted(of.days))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>{escape(of.title)}</Description></RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>{start.isoformat()}</StartBoundary>
      <EndBoundary>{end.replace(second=59).isoformat()}</EndBoundary>
      <ScheduleByWeek><DaysOfWeek>{days}</DaysOfWeek><WeeksInterval>1</WeeksInterval></ScheduleByWeek>
    </CalendarTrigger>
  </Triggers>
  <Settings><DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries></Settings>
  <Actions>
    <Exec>
      <Command>powershell.exe</Command>
      <Arguments>{escape(_arguments(of.text))}</Arguments>
    </Exec>
  </Actions>
</Task>
"""


def _arguments(text: str) -> str:
    """A window with the text, by what every Windows has."""
    plain = text.replace('"', "”")
    for each in _APOSTROPHES:
        plain = plain.replace(each, each * 2)
    popup = f"(New-Object -ComObject WScript.Shell).Popup('{plain}', 0, '{REMINDS}', 64)"
    return f'-NoProfile -WindowStyle Hidden -Command "{popup}"'
