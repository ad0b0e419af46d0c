"""The command that shows a reminder, within the dates of its series; and what marks it as ours."""

from __future__ import annotations

import shlex

from massage_cli.core.english.plan import REMINDS
from massage_cli.core.plans.reminders import Reminder

MARK = "massage-plan"
"""The beginning of the name of whatever is installed: what bears another is not ours."""


def shown(of: Reminder) -> str:
    """The text without backslashes: before a `%` cron and others each read one in their own way."""
    return of.text.replace("\\", "/")


def linux(of: Reminder) -> str:
    """For sh, by notify-send, which desktops on Linux and the BSDs have."""
    return _within(of, f"notify-send {REMINDS} {shlex.quote(shown(of))}")


def mac(of: Reminder) -> str:
    """For sh, by osascript, which macOS has."""
    text = shown(of).replace('"', '\\"')
    script = f'display notification "{text}" with title "{REMINDS}"'
    return _within(of, f"osascript -e {shlex.quote(script)}")


def _within(of: Reminder, command: str) -> str:
    """`command` from the first date to the last: no timer of the system has an end."""
    first, last = f"{of.first:%Y%m%d}", f"{of.last:%Y%m%d}"
    return f'day=$(date +%Y%m%d); [ "$day" -lt {first} ] || [ "$day" -gt {last} ] || {command}'
