"""`massage plan remind`: reminders that the system gives, printed, or installed when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from massage_cli.cli import completion
from massage_cli.cli.options import ForceOption
from massage_cli.cli.output import put
from massage_cli.cli.stderr import say
from massage_cli.cli.under_way import running
from massage_cli.clock import moment
from massage_cli.core.english import plan as words
from massage_cli.errors import ExitCode, MassageError
from massage_cli.files import written

if TYPE_CHECKING:
    from massage_cli.cli.installed import Installed
    from massage_cli.core.plans.plan import Plan
    from massage_cli.core.plans.reminders import Reminder

BY = "By what"


def remind(
    ics: Annotated[
        str,
        typer.Option(
            metavar="FILE",
            help="Write a calendar's file (.ics), with an alarm.",
            rich_help_panel=BY,
            autocompletion=completion.files,
        ),
    ] = "",
    systemd: Annotated[
        bool, typer.Option("--systemd", help="Timers of systemd (Linux).", rich_help_panel=BY)
    ] = False,
    cron: Annotated[
        bool, typer.Option("--cron", help="Lines of a crontab.", rich_help_panel=BY)
    ] = False,
    launchd: Annotated[
        bool, typer.Option("--launchd", help="Agents of launchd (macOS).", rich_help_panel=BY)
    ] = False,
    windows: Annotated[
        bool, typer.Option("--windows", help="Tasks of Windows.", rich_help_panel=BY)
    ] = False,
    install: Annotated[bool, typer.Option("--install", help="Install it, after asking.")] = False,
    remove: Annotated[
        bool, typer.Option("--remove", help="Take away what --install put there.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Without asking.")] = False,
    force: ForceOption = False,
) -> None:
    """Have the system remind you of the plan: a calendar's file, or timers to install.

    They are printed with where to put them; nothing is installed unless you ask for it.
    """
    ways = {"--systemd": systemd, "--cron": cron, "--launchd": launchd, "--windows": windows}
    chosen = [name for name, wanted in {"--ics": bool(ics), **ways}.items() if wanted]
    if len(chosen) != 1:
        raise MassageError("by what?", help=f"one of --ics FILE, {', '.join(ways)}")
    (way,) = chosen
    if (install or remove) and way in ("--ics", "--windows"):
        raise MassageError(
            f"{way} cannot be installed from here", help="it is printed to be put there"
        )
    if install and remove:
        raise MassageError("it is either --install or --remove")
    if remove:
        _remove(way)
        return
    found = _reminders()
    if ics:
        _write(ics, found, force=force)
    elif install:
        _install(way, found, yes=yes)
    else:
        put(_printed(way, found), end="")


def _reminders() -> tuple[Reminder, ...]:
    """Those of the plan that is under way. Raises MassageError where there are none."""
    from massage_cli.core.plans.plan import paused
    from massage_cli.core.plans.reminders import reminders

    current = running(moment())
    if paused(current.schedule, current.today):
        raise MassageError("the plan is paused", help="`massage plan resume` goes on with it")
    found = reminders(current.schedule, current.today, _titles(current.schedule.plan))
    if not found:
        raise MassageError(f"{current.schedule.plan.title}: {words.NO_REMINDERS}")
    return found


def _titles(plan: Plan) -> dict[str, str]:
    """The titles of its routines, of those that can be read."""
    from massage_cli.printable import printable
    from massage_cli.routinefile.library import entries
    from massage_cli.routinefile.reader import check_file

    wanted = {each.routine for each in plan.sessions}
    read = {e.name: check_file(e.path, practice=False) for e in entries() if e.name in wanted}
    return {name: printable(made.routine.title) for name, made in read.items() if made.routine}


def _write(name: str, found: tuple[Reminder, ...], *, force: bool) -> None:
    from massage_cli.cli.new_files import new_file, tell
    from massage_cli.reminder.calendar import calendar

    path = new_file(name, (".ics",), force=force)
    data = calendar(found, moment().unix)
    with written(path) as file:
        file.write(data)
    tell(path, words.series(len(found)))


def _printed(way: str, found: tuple[Reminder, ...]) -> str:
    """What would be installed, and where to put it."""
    if way == "--windows":
        from massage_cli.reminder import windows

        tasks = windows.tasks(found)
        commands = [f"schtasks /create /tn {n[:-4]} /xml {n}" for n in tasks]
        return _files(tasks, words.SAVE_THEM, commands)
    if way == "--cron":
        return f"# {words.CRONTAB}\n{_by(way).texts(found)['crontab']}"
    installed = _by(way)
    return _files(installed.texts(found), installed.place, installed.commands(found))


def _files(texts: dict[str, str], place: str, commands: list[str]) -> str:
    parts = [f"# {place}"]
    parts += [f"# {name}\n{text}" for name, text in texts.items()]
    return "\n".join((*parts, f"# {words.THEN}", *commands, ""))


def _by(way: str) -> Installed:
    from massage_cli.cli.installed import WAYS

    return WAYS[way]


def _install(way: str, found: tuple[Reminder, ...], *, yes: bool) -> None:
    """Show it, ask once, and install it."""
    from massage_cli.cli.prompts import agreed, interactive

    if not yes:
        if not interactive():
            raise MassageError("nobody is there to ask", help="--yes installs it without asking")
        say(_printed(way, found))
        if not agreed(words.INSTALL):
            raise MassageError("nothing was installed", code=ExitCode.STOPPED)
    _by(way).install(found)
    say(words.installed(undo(way)))


def undo(way: str) -> str:
    """The command that takes away what was installed by that option."""
    return f"massage plan remind {way} --remove"


def _remove(way: str) -> None:
    """Take away what is ours, and say what it was."""
    gone = _by(way).remove()
    say(words.removed(gone) if gone else words.NOTHING_INSTALLED)
