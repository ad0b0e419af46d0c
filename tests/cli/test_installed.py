"""Reminders are installed when asked for, and only what is ours is ever taken away.

The programs of the system are stand-ins on PATH that behave as the real ones do: installing
into this machine's own cron and systemd is not for a test.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from shlex import quote

import pytest
from typer.testing import CliRunner, Result

from massage_cli.reminder import cron, launchd
from tests.cli.whole import app
from tests.stand_ins import stand_in
from tests.systems import needs_posix

pytestmark = needs_posix

CRONTAB = """\
import pathlib, sys
file = pathlib.Path(__file__).with_name("table")
match sys.argv[1:]:
    case ["-l"]:
        if pathlib.Path(__file__).with_name("broken").exists():
            sys.exit("crontab: cannot open the spool")
        if not file.exists():
            sys.exit("no crontab for somebody")
        sys.stdout.write(file.read_text())
    case ["-"]:
        text = sys.stdin.read()
        if text and not text.endswith("\\n"):
            sys.exit("new crontab file is missing newline before EOF, can't install.")
        file.write_text(text)
    case ["-r"]:
        file.unlink()
    case _:
        sys.exit("usage: crontab [-l | -r | -]")
"""
LOGGED = """\
import pathlib, sys
here = pathlib.Path(__file__)
with here.with_name("log").open("a") as log:
    print(here.name, *sys.argv[1:], file=log)
if here.with_name("broken").exists() and "enable" in sys.argv:
    sys.exit("Failed to connect to bus")
"""


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of stand-ins in front of PATH, a person's home, and a plan that is under way."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name, text in {"crontab": CRONTAB, "systemctl": LOGGED, "launchctl": LOGGED}.items():
        stand_in(folder / name, text)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    (tmp_path / "person").mkdir()
    assert CliRunner().invoke(app, ["plan", "start", "night-cramps"]).exit_code == 0
    return folder


def remind(line: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, ["plan", "remind", *shlex.split(line)])
    assert result.exit_code == code, result.output
    return result


def logged(system: Path) -> list[str]:
    return (system / "log").read_text().splitlines()


OTHERS = "# mine\n0 5 * * * backup\n"


@pytest.mark.parametrize("before", [None, OTHERS, OTHERS.rstrip("\n"), "\n"])
def test_lines_of_a_crontab_come_and_go_and_the_others_stay(
    system: Path, before: str | None
) -> None:
    table = system / "table"
    if before is not None:
        table.write_text(before)
    remind("--cron --install --yes")
    there = table.read_text()
    assert there.startswith(before or "")
    assert there.count(cron.BEGIN) == there.count(cron.END) == 1
    remind("--cron --install --yes")
    assert table.read_text() == there, "again is no second time"
    gone = remind("--cron --remove").stderr
    assert "notify-send" in gone or "osascript" in gone
    left = table.read_text() if table.exists() else ""
    assert left.strip() == (before or "").strip()
    assert "nothing of ours" in remind("--cron --remove").stderr
    assert (table.read_text() if table.exists() else "") == left


def test_a_crontab_that_cannot_be_read_is_not_written_over(system: Path) -> None:
    (system / "table").write_text(OTHERS)
    (system / "broken").touch()
    assert "cannot open the spool" in remind("--cron --install --yes", 2).stderr
    assert "cannot open the spool" in remind("--cron --remove", 2).stderr
    assert (system / "table").read_text() == OTHERS


def units(system: Path) -> Path:
    return system.parent / "person" / ".config" / "systemd" / "user"


def test_units_come_and_go_and_another_ones_stay(system: Path) -> None:
    folder = units(system)
    folder.mkdir(parents=True)
    (folder / "massage-plan-9.timer").write_text("[Timer]\n# somebody else's\n")
    remind("--systemd --install --yes")
    names = [f"massage-plan-{n}.{kind}" for n in (1, 2) for kind in ("service", "timer")]
    assert sorted(path.name for path in folder.iterdir()) == [*names, "massage-plan-9.timer"]
    assert logged(system) == [
        "systemctl --user daemon-reload",
        "systemctl --user enable --now massage-plan-1.timer massage-plan-2.timer",
    ]
    remind("--systemd --remove")
    assert [path.name for path in folder.iterdir()] == ["massage-plan-9.timer"]
    assert logged(system)[2:] == [
        "systemctl --user disable --now massage-plan-1.timer massage-plan-2.timer",
        "systemctl --user daemon-reload",
    ]
    assert "nothing of ours" in remind("--systemd --remove").stderr


def test_a_file_of_somebody_else_is_in_the_way(system: Path) -> None:
    units(system).mkdir(parents=True)
    theirs = units(system) / "massage-plan-2.service"
    theirs.write_text("[Service]\n")
    assert "is there, and not ours" in remind("--systemd --install --yes", 2).stderr
    assert [path.name for path in units(system).iterdir()] == [theirs.name]
    assert theirs.read_text() == "[Service]\n"


def test_what_systemd_refuses_leaves_nothing(system: Path) -> None:
    (system / "broken").touch()
    assert "Failed to connect to bus" in remind("--systemd --install --yes", 2).stderr
    assert list(units(system).iterdir()) == []


def test_a_shorter_plan_leaves_no_unit_of_the_longer(system: Path) -> None:
    remind("--systemd --install --yes")
    for line in ("plan stop --yes", "plan start desk-week"):
        assert CliRunner().invoke(app, line.split()).exit_code == 0
    remind("--systemd --install --yes")
    assert len(list(units(system).iterdir())) == 6
    assert CliRunner().invoke(app, ["plan", "stop", "--yes"]).exit_code == 0
    assert CliRunner().invoke(app, ["plan", "start", "night-cramps"]).exit_code == 0
    remind("--systemd --install --yes")
    assert len(list(units(system).iterdir())) == 4
    assert "systemctl --user disable --now massage-plan-3.timer" in logged(system)


def test_agents_come_and_go(system: Path) -> None:
    folder = system.parent / "person" / "Library" / "LaunchAgents"
    folder.mkdir(parents=True)
    (folder / "massage-plan-7.plist").write_bytes(b"not a list")
    remind("--launchd --install --yes")
    assert launchd.is_ours((folder / "massage-plan-1.plist").read_bytes())
    domain = f"gui/{os.getuid()}"
    assert logged(system) == [
        f"launchctl bootstrap {domain} {folder}/massage-plan-{n}.plist" for n in (1, 2)
    ]
    remind("--launchd --remove")
    assert [path.name for path in folder.iterdir()] == ["massage-plan-7.plist"]
    assert logged(system)[2:] == [f"launchctl bootout {domain}/massage-plan-{n}" for n in (1, 2)]


@pytest.mark.parametrize("way", ["--cron", "--systemd", "--launchd"])
def test_nothing_is_installed_unasked(system: Path, way: str) -> None:
    assert "nobody is there to ask" in remind(f"{way} --install", 2).stderr
    remind(way)
    assert sorted(path.name for path in system.iterdir()) == ["crontab", "launchctl", "systemctl"]
    assert list((system.parent / "person").iterdir()) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("", "one of --ics FILE, --systemd, --cron, --launchd, --windows"),
        ("--cron --systemd", "by what?"),
        ("--windows --install", "cannot be installed from here"),
        ("--ics x.ics --remove", "cannot be installed from here"),
        ("--cron --install --remove", "either --install or --remove"),
        ("--ics x.txt", "does not end in .ics"),
    ],
)
def test_what_does_not_go_together_is_said(system: Path, line: str, told: str) -> None:
    assert told in remind(line, 2).stderr
    assert system.is_dir()


def test_where_there_is_no_such_program_nothing_is_written(
    system: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(system.parent))
    for way, program in {"cron": "crontab", "systemd": "systemctl", "launchd": "launchctl"}.items():
        told = remind(f"--{way} --install --yes", 2).stderr
        assert f"there is no {program} on this system" in told
    assert list((system.parent / "person").iterdir()) == []


def test_without_a_plan_or_in_a_pause_there_is_nothing_to_remind_of(system: Path) -> None:
    assert CliRunner().invoke(app, ["plan", "pause"]).exit_code == 0
    assert "`massage plan resume`" in remind("--cron", 2).stderr
    assert CliRunner().invoke(app, ["plan", "stop", "--yes"]).exit_code == 0
    assert "No plan is under way" in remind("--cron", 2).stderr
    assert system.is_dir()


def test_a_calendar_is_never_written_over_unasked(system: Path, tmp_path: Path) -> None:
    file = tmp_path / "nights.ics"
    remind(f"--ics {quote(str(file))}")
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert "is already there" in remind(f"--ics {quote(str(file))}", 2).stderr
    remind(f"--ics {quote(str(file))} --force")
    assert system.is_dir()


@pytest.mark.parametrize("way", ["cron", "systemd", "launchd"])
@pytest.mark.parametrize("line", ["pause", "stop --yes"])
def test_who_pauses_or_stops_is_told_of_what_still_reminds(
    system: Path, way: str, line: str
) -> None:
    remind(f"--{way} --install --yes")
    told = CliRunner().invoke(app, ["plan", *line.split()]).stderr
    assert f"`massage plan remind --{way} --remove` takes them away." in told
    assert told.count("still installed") == 1
    remind(f"--{way} --remove")
    assert system.is_dir()


def test_where_nothing_is_installed_nothing_is_said_of_it(system: Path) -> None:
    (system / "broken").touch()
    assert "still installed" not in CliRunner().invoke(app, ["plan", "stop", "--yes"]).stderr


def test_without_a_home_nothing_is_installed(system: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", _homeless)
    assert "HOME" in remind("--systemd --install --yes", 2).stderr
    assert system.is_dir()


def _homeless() -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_the_stand_in_is_as_strict_as_cron(system: Path) -> None:
    fed = {"input": "no newline", "text": True, "capture_output": True, "check": False}
    done = subprocess.run([str(system / "crontab"), "-"], **fed)  # type: ignore[call-overload]
    assert done.returncode == 1
    assert not (system / "table").exists()
