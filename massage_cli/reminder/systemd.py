"""Reminders → a service and a timer each, for the systemd of one person."""

from __future__ import annotations

from massage_cli.core.english.plan import DAYS
from massage_cli.core.plans.plan import EVERY_DAY
from massage_cli.core.plans.reminders import Reminder
from massage_cli.reminder import notice

HEAD = f"# {notice.MARK}: `massage plan remind --systemd --remove` takes it away.\n"
"""The first line of every unit of ours."""


def units(reminders: tuple[Reminder, ...]) -> dict[str, str]:
    """The units by their file names."""
    found = {}
    for number, each in enumerate(reminders, 1):
        found[f"{notice.MARK}-{number}.service"] = _service(each)
        found[f"{notice.MARK}-{number}.timer"] = _timer(each)
    return found


def _service(of: Reminder) -> str:
    return f"""{HEAD}\
[Unit]
Description={_escaped(of.title)}

[Service]
Type=oneshot
ExecStart=/bin/sh -c {_quoted(notice.linux(of))}
"""


def _timer(of: Reminder) -> str:
    days = "" if of.days == EVERY_DAY else f"{','.join(DAYS[day] for day in sorted(of.days))} "
    return f"""{HEAD}\
[Unit]
Description={_escaped(of.title)}

[Timer]
OnCalendar={days}*-*-* {of.at:%H:%M}:00

[Install]
WantedBy=timers.target
"""


def _escaped(text: str) -> str:
    """`%` is a specifier in a unit, and a backslash at the end goes on with the next line."""
    return text.replace("\\", "/").replace("%", "%%")


def _quoted(command: str) -> str:
    """One argument of ExecStart, in its quotes; `$` and `%` stand for themselves."""
    plain = command.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + plain.replace("$", "$$").replace("%", "%%") + '"'
