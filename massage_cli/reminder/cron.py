"""Reminders → lines of a crontab, between two marks, and the crontab with them and without."""

from __future__ import annotations

import re

from massage_cli.core.plans.plan import EVERY_DAY
from massage_cli.core.plans.reminders import Reminder
from massage_cli.reminder import notice

BEGIN = f"# {notice.MARK}: begin"
END = f"# {notice.MARK}: end"
BUS = 'export DBUS_SESSION_BUS_ADDRESS="unix:path=/run/user/$(id -u)/bus"; '
"""Where a notification goes on Linux: cron itself does not know."""


def lines(reminders: tuple[Reminder, ...], *, mac: bool = False) -> str:
    """The block of lines, marks and all."""
    shown = "\n".join(_line(each, mac=mac) for each in reminders)
    return f"{BEGIN}\n{shown}\n{END}\n"


def without(crontab: str) -> str:
    """The crontab without our block, every other line as it was; all of it if a mark is missing."""
    return re.sub(rf"^{BEGIN}\n(?:.*\n)*?{END}(?:\n|\Z)", "", crontab, flags=re.MULTILINE)


def within(crontab: str, block: str) -> str:
    """The crontab with `block`, in place of the one that it may have."""
    others = without(crontab)
    gap = "" if not others or others.endswith("\n") else "\n"
    return f"{others}{gap}{block}"


def _line(of: Reminder, *, mac: bool) -> str:
    # Sunday is 0 in a crontab, and Monday 1.
    days = "*" if of.days == EVERY_DAY else ",".join(str((d + 1) % 7) for d in sorted(of.days))
    command = notice.mac(of) if mac else BUS + notice.linux(of)
    percent = command.replace("%", "\\%")
    return f"{of.at.minute} {of.at.hour} * * {days} {percent}"
