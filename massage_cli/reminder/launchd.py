"""Reminders → agents for the launchd of macOS, a property list each."""

from __future__ import annotations

import plistlib
from typing import Any

from massage_cli.core.plans.plan import EVERY_DAY
from massage_cli.core.plans.reminders import Reminder
from massage_cli.reminder import notice


def agents(reminders: tuple[Reminder, ...]) -> dict[str, bytes]:
    """The property lists by their file names."""
    return {
        f"{notice.MARK}-{number}.plist": plistlib.dumps(_agent(each, number), sort_keys=False)
        for number, each in enumerate(reminders, 1)
    }


def is_ours(data: bytes) -> bool:
    """Whether a property list is one that was made here."""
    try:
        read = plistlib.loads(data)
    except Exception:  # it raises whatever its parser does, and none of that is ours
        return False
    return isinstance(read, dict) and str(read.get("Label", "")).startswith(f"{notice.MARK}-")


def _agent(of: Reminder, number: int) -> dict[str, Any]:
    at = {"Hour": of.at.hour, "Minute": of.at.minute}
    # Sunday is 0 for launchd, and Monday 1.
    days = [at | {"Weekday": (day + 1) % 7} for day in sorted(of.days)]
    return {
        "Label": f"{notice.MARK}-{number}",
        "ProgramArguments": ["/bin/sh", "-c", notice.mac(of)],
        "StartCalendarInterval": at if of.days == EVERY_DAY else days,
    }
