"""Putting reminders where the system finds them, and taking away what is ours and nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from massage_cli.core.plans.reminders import Reminder
from massage_cli.errors import MassageError
from massage_cli.files import PUBLIC, make_folder, read_plain, write_atomically
from massage_cli.paths import NoHomeError
from massage_cli.printable import printable
from massage_cli.reminder import cron, launchd, systemd
from massage_cli.reminder.notice import MARK

PATIENCE = 30
"""Seconds that a program of the system may take."""


class Installed(NamedTuple):
    """One way of reminding."""

    place: str
    """Where it belongs, in words."""
    texts: Callable[[tuple[Reminder, ...]], dict[str, str]]
    """The files by name."""
    commands: Callable[[tuple[Reminder, ...]], list[str]]
    """What makes the system take them, as a person types it."""
    install: Callable[[tuple[Reminder, ...]], None]
    """Raises MassageError; what is not ours is never written over."""
    there: Callable[[], bool]
    """Whether anything of ours is installed."""
    remove: Callable[[], list[str]]
    """What was taken away. Raises MassageError."""


def _ran(*command: str, fed: str | None = None, may_fail: bool = False) -> str:
    """What a program of the system prints. Raises MassageError if it is not there, or fails."""
    _needs(command[0])
    try:
        done = subprocess.run(  # noqa: S603  # a program of the system, no shell, our own arguments
            command, input=fed, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MassageError(f"{' '.join(command)}: {error}") from error
    if done.returncode and not may_fail:
        raise MassageError(f"{' '.join(command)} failed: {printable(done.stderr.strip())}")
    return done.stdout if not done.returncode else ""


def _needs(program: str) -> None:
    """Raises MassageError where the system has no such program."""
    if shutil.which(program) is None:
        raise MassageError(f"there is no {program} on this system")


def _put(folder: Path, files: Mapping[str, bytes], is_ours: Callable[[bytes], bool]) -> None:
    """Write the files into `folder`, and take away ours of before. Raises MassageError."""
    try:
        for name in files:
            path = folder / name
            if path.exists() and not is_ours(read_plain(path)):
                hint = "move it away, or put the reminder there by hand"
                raise MassageError(f"{path} is there, and not ours", help=hint)
        make_folder(folder)
        for name, data in files.items():
            write_atomically(folder / name, data, PUBLIC)
    except OSError as error:
        raise MassageError(f"{folder} cannot be written: {error.strerror}") from error


def _ours(folder: Path, pattern: str, is_ours: Callable[[bytes], bool]) -> list[Path]:
    """The files in `folder` that were installed from here."""
    try:
        return [path for path in sorted(folder.glob(pattern)) if is_ours(read_plain(path))]
    except OSError as error:
        raise MassageError(f"{folder} cannot be read: {error.strerror}") from error


def _taken_away(paths: Iterable[Path]) -> list[str]:
    gone = []
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise MassageError(f"{path} cannot be removed: {error.strerror}") from error
        gone.append(str(path))
    return gone


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError as error:  # pathlib's word for no HOME
        raise NoHomeError from error


# systemd


def _units() -> Path:
    base = os.environ.get("XDG_CONFIG_HOME", "")
    return (Path(base) if base.startswith("/") else _home() / ".config") / "systemd" / "user"


def _is_unit(data: bytes) -> bool:
    return data.startswith(systemd.HEAD.encode())


def _timers(found: tuple[Reminder, ...]) -> list[str]:
    return [name for name in systemd.units(found) if name.endswith(".timer")]


def _install_units(found: tuple[Reminder, ...]) -> None:
    _needs("systemctl")
    files = {name: text.encode() for name, text in systemd.units(found).items()}
    _put(_units(), files, _is_unit)
    stale = [p for p in _ours(_units(), f"{MARK}-*", _is_unit) if p.name not in files]
    _let_go([path.name for path in stale if path.suffix == ".timer"])
    _taken_away(stale)
    try:
        _ran("systemctl", "--user", "daemon-reload")
        _ran("systemctl", "--user", "enable", "--now", *_timers(found))
    except MassageError:
        _taken_away(_units() / name for name in files)
        raise


def _let_go(timers: Sequence[str]) -> None:
    if timers:
        _ran("systemctl", "--user", "disable", "--now", *timers, may_fail=True)


def _remove_units() -> list[str]:
    ours = _ours(_units(), f"{MARK}-*", _is_unit)
    if ours:
        _let_go([path.name for path in ours if path.suffix == ".timer"])
    gone = _taken_away(ours)
    if gone:
        _ran("systemctl", "--user", "daemon-reload", may_fail=True)
    return gone


SYSTEMD = Installed(
    "Save these as files in ~/.config/systemd/user:",
    systemd.units,
    lambda found: [
        "systemctl --user daemon-reload",
        f"systemctl --user enable --now {' '.join(_timers(found))}",
    ],
    _install_units,
    lambda: bool(_ours(_units(), f"{MARK}-*", _is_unit)),
    _remove_units,
)


# cron


def _crontab() -> str:
    """The person's crontab; empty where there is none, which is no failure of ours."""
    try:
        return _ran("crontab", "-l")
    except MassageError as error:
        if "no crontab for" in error.message:
            return ""
        raise  # it is there and cannot be read: it must not be written over


def _lines(found: tuple[Reminder, ...]) -> str:
    return cron.lines(found, mac=sys.platform == "darwin")


def _install_lines(found: tuple[Reminder, ...]) -> None:
    _ran("crontab", "-", fed=cron.within(_crontab(), _lines(found)))


def _remove_lines() -> list[str]:
    before = _crontab()
    after = cron.without(before)
    if after == before:
        return []
    _ran("crontab", *(["-"] if after else ["-r"]), fed=after or None)
    return [line for line in before.splitlines() if line not in after.splitlines()]


CRON = Installed(
    "Add these lines with `crontab -e`:",
    lambda found: {"crontab": _lines(found)},
    lambda found: [],  # noqa: ARG005  # cron looks by itself
    _install_lines,
    lambda: cron.BEGIN in _crontab(),
    _remove_lines,
)


# launchd


def _agents() -> Path:
    return _home() / "Library" / "LaunchAgents"


def _domain() -> str:
    return f"gui/{getattr(os, 'getuid', lambda: 0)()}"


def _install_agents(found: tuple[Reminder, ...]) -> None:
    _needs("launchctl")
    _remove_agents()
    files = launchd.agents(found)
    _put(_agents(), files, launchd.is_ours)
    for name in files:
        _ran("launchctl", "bootstrap", _domain(), str(_agents() / name))


def _remove_agents() -> list[str]:
    ours = _ours(_agents(), f"{MARK}-*.plist", launchd.is_ours)
    for path in ours:
        _ran("launchctl", "bootout", f"{_domain()}/{path.stem}", may_fail=True)
    return _taken_away(ours)


LAUNCHD = Installed(
    "Save these as files in ~/Library/LaunchAgents:",
    lambda found: {name: data.decode() for name, data in launchd.agents(found).items()},
    lambda found: [
        f"launchctl bootstrap gui/$(id -u) ~/Library/LaunchAgents/{name}"
        for name in launchd.agents(found)
    ],
    _install_agents,
    lambda: bool(_ours(_agents(), f"{MARK}-*.plist", launchd.is_ours)),
    _remove_agents,
)


WAYS = {"--systemd": SYSTEMD, "--cron": CRON, "--launchd": LAUNCHD}
"""By the option that asks for it."""


def ways_there() -> list[str]:
    """The options of the ways by which something of ours is installed; none that cannot be told."""
    found = []
    for option, way in WAYS.items():
        with suppress(MassageError):
            if way.there():
                found.append(option)
    return found
