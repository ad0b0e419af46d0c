"""What is printed for systemd, cron, launchd and Windows: read as they read it, and run."""

from __future__ import annotations

import os
import plistlib
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from massage_cli.reminder import cron, launchd, notice, systemd, windows
from tests.reminder.series import REMINDERS
from tests.systems import needs_posix

BED, ROLL, DIARY = REMINDERS
SHOWN = BED.text.replace("\\", "/")


def said(command: list[str], tmp_path: Path, day: str) -> str:
    """What the notifier is called with when `command` is run on `day`, by the real sh."""
    for name, text in {
        "notify-send": 'printf "%s" "$2"',
        "osascript": 'printf "%s" "$2"',
        "date": f"echo {day}",
    }.items():
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)
    env = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "HOME": "/nowhere"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout


def day(of: date) -> str:
    return f"{of:%Y%m%d}"


@needs_posix
def test_it_is_said_from_the_first_day_to_the_last_and_no_title_does_harm(tmp_path: Path) -> None:
    command = ["sh", "-c", notice.linux(BED)]
    assert said(command, tmp_path, day(BED.first)) == SHOWN
    assert said(command, tmp_path, day(BED.last)) == SHOWN
    assert said(command, tmp_path, "20250101") == said(command, tmp_path, "20270101") == ""


@needs_posix
def test_on_a_mac_likewise(tmp_path: Path) -> None:
    script = said(["sh", "-c", notice.mac(BED)], tmp_path, day(BED.first))
    shown = re.fullmatch(r'display notification "(.*)" with title "massage"', script)
    assert shown
    assert re.sub(r"\\(.)", r"\1", shown[1]) == SHOWN
    assert not re.search(r'(?<!\\)(\\\\)*"', shown[1]), "no quote ends it early"


# systemd


def test_a_service_and_a_timer_for_each() -> None:
    units = systemd.units(REMINDERS)
    assert list(units) == [
        f"massage-plan-{n}.{kind}" for n in (1, 2, 3) for kind in ("service", "timer")
    ]
    calendars = [re.search("OnCalendar=(.*)", text) for text in units.values()]
    assert [found[1] for found in calendars if found] == [
        "*-*-* 02:30:00",
        "Wed,Sun *-*-* 19:00:00",
        "*-*-* 08:00:00",
    ]
    assert all(text.startswith(systemd.HEAD) for text in units.values())


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_systemd_takes_them(tmp_path: Path) -> None:
    units = systemd.units(REMINDERS)
    for name, text in units.items():
        (tmp_path / name).write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "--user", "verify", *(str(tmp_path / name) for name in units)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
    )
    complaints = [line for line in done.stderr.splitlines() if "massage-plan" in line]
    assert (done.returncode, complaints) == (0, []), done.stderr


def test_a_title_has_no_say_in_a_unit() -> None:
    service = systemd.units((BED,))["massage-plan-1.service"]
    command = re.search(r'ExecStart=/bin/sh -c "(.*)"\n', service)
    assert command
    plain = command[1].replace("%%", "%").replace("$$", "$")
    assert re.sub(r'\\(["\\])', r"\1", plain) == notice.linux(BED)
    for text in systemd.units((BED,)).values():
        assert not re.search(r"(?<!%)%(%%)*(?!%)", text), "each % stands for itself"
        assert not re.search(r"\\$", text, re.M), "no line goes on below"


# cron


def fields(line: str) -> list[list[int]]:
    """The five fields of a crontab's line as the numbers they stand for; fails for others."""
    spans = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
    read = []
    for text, (low, high) in zip(line.split()[:5], spans, strict=True):
        numbers = range(low, high + 1) if text == "*" else [int(n) for n in text.split(",")]
        assert all(low <= n <= high for n in numbers), line
        read.append(list(numbers))
    return read


def test_the_lines_of_a_crontab_have_their_five_fields() -> None:
    begin, *lines, end = cron.lines(REMINDERS).splitlines()
    assert (begin, end) == (cron.BEGIN, cron.END)
    times = [(*line[:2], line[4]) for line in map(fields, lines)]
    every = list(range(8))
    assert times == [([30], [2], every), ([0], [19], [3, 0]), ([0], [8], every)]


def as_cron_reads(command: str) -> str:
    """The command as cron hands it to sh: a bare % ends it, a backslash shields what follows."""
    read, escaped = "", False
    for character in command:
        if escaped and character == "%":
            read = read[:-1]
        elif character == "%":
            return read
        read += character
        escaped = character == "\\" and not escaped
    return read


@pytest.mark.skipif(not shutil.which("crontab"), reason="needs cron's own crontab")
def test_cron_itself_finds_nothing_wrong(tmp_path: Path) -> None:
    table = tmp_path / "table"
    table.write_text(cron.lines(REMINDERS))
    done = subprocess.run(
        ["crontab", "-n", str(table)], capture_output=True, text=True, timeout=30, check=False
    )
    if done.returncode and str(table) not in done.stderr:
        pytest.skip(f"this crontab cannot check here: {done.stderr.splitlines()[-1:]}")
    assert done.returncode == 0, done.stderr


@needs_posix
def test_cron_runs_the_command_that_is_meant(tmp_path: Path) -> None:
    for each in REMINDERS:
        (line,) = cron.lines((each,)).splitlines()[1:-1]
        command = line.split(maxsplit=5)[5]
        ran = said(["sh", "-c", as_cron_reads(command)], tmp_path, day(each.first))
        assert ran == notice.shown(each)


@pytest.mark.parametrize(
    "others", ["", "# mine\n0 5 * * * backup\n", "0 5 * * * backup", "\n\n# a\n\nMAILTO=x\n"]
)
def test_only_our_block_comes_and_goes(others: str) -> None:
    with_it = cron.within(others, cron.lines(REMINDERS))
    assert cron.within(with_it, cron.lines((DIARY,))).count(cron.BEGIN) == 1
    assert cron.without(with_it).rstrip("\n") == others.rstrip("\n")
    between = cron.within(others, cron.lines(REMINDERS)) + "5 5 * * * later\n"
    assert cron.without(between).endswith("5 5 * * * later\n")


@pytest.mark.parametrize("torn", [f"{cron.BEGIN}\na\n", f"a\n{cron.END}\n", "a\n"])
def test_a_block_without_its_end_is_left_alone(torn: str) -> None:
    assert cron.without(torn) == torn


# launchd


def test_the_agents_are_property_lists_that_say_the_same() -> None:
    agents = [plistlib.loads(data) for data in launchd.agents(REMINDERS).values()]
    assert [agent["Label"] for agent in agents] == [f"massage-plan-{n}" for n in (1, 2, 3)]
    assert [agent["StartCalendarInterval"] for agent in agents] == [
        {"Hour": 2, "Minute": 30},
        [
            {"Hour": 19, "Minute": 0, "Weekday": 3},
            {"Hour": 19, "Minute": 0, "Weekday": 0},
        ],
        {"Hour": 8, "Minute": 0},
    ]
    assert agents[0]["ProgramArguments"] == ["/bin/sh", "-c", notice.mac(BED)]


def test_an_agent_of_somebody_else_is_not_ours() -> None:
    (ours,) = launchd.agents((BED,)).values()
    theirs = plistlib.dumps({"Label": "com.example"})
    found = [launchd.is_ours(data) for data in (ours, theirs, b"", b"<plist", plistlib.dumps([]))]
    assert found == [True, False, False, False, False]


# Windows

TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def test_a_task_has_its_dates_and_its_days() -> None:
    (text,) = windows.tasks((ROLL,)).values()
    task = ElementTree.fromstring(text)  # noqa: S314  # our own
    begins, ends = (task.find(f".//{TASK}{name}") for name in ("StartBoundary", "EndBoundary"))
    assert begins is not None
    assert ends is not None
    assert (begins.text, ends.text) == ("2026-03-04T19:00:00", "2026-04-12T19:00:59")
    days = task.find(f".//{TASK}DaysOfWeek")
    assert days is not None
    assert [each.tag.removeprefix(TASK) for each in days] == ["Wednesday", "Sunday"]


def test_a_title_is_one_text_to_powershell() -> None:
    (text,) = windows.tasks((BED,)).values()
    arguments = ElementTree.fromstring(text).find(f".//{TASK}Arguments")  # noqa: S314  # our own
    assert arguments is not None
    assert arguments.text is not None
    assert arguments.text.count('"') == 2, "the command is one argument"
    popup = re.search(r"Popup\('((?:[^'‘’‚‛]|['‘’‚‛]{2})*)', 0, 'massage', 64\)", arguments.text)
    assert popup
    shown = re.sub("(['‘’‚‛])\\1", r"\1", popup[1])
    assert shown == BED.text.replace('"', "”")
