"""`massage doctor`: is everything there that a session needs, and what was chosen, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Annotated

import typer

from massage_cli.cli.options import HOW, JsonOption
from massage_cli.cli.output import print_json, put
from massage_cli.cli.stderr import say
from massage_cli.errors import ExitCode

if TYPE_CHECKING:
    from massage_cli.cli.doctor.finding import Finding

UNWELL = ExitCode.BUG
"""The other end than 0: whatever is wrong, scripts need to know one number."""


def doctor(
    as_json: JsonOption = False,
    no_sound: Annotated[
        bool, typer.Option("--no-sound", help="Play nothing.", rich_help_panel=HOW)
    ] = False,
) -> None:
    """Look whether all that a session needs is there; play a test tone and a sentence.

    Ends with 1 if something is wrong. Nothing in what it prints tells of you: the home
    folder is ~, and no names of users or notes are in it.
    """
    from massage_cli.cli.doctor.finding import Verdict

    if not no_sound:
        say("Listen: a tone in the left ear, one in the right, then a sentence.")
    found = []
    for finding in _findings(heard=not no_sound):
        found.append(finding)
        if not as_json:
            put(_as_text(finding))
    well = all(finding.verdict is not Verdict.WRONG for finding in found)
    if as_json:
        print_json({"ok": well, "findings": [asdict(finding) for finding in found]})
    if not well:
        raise typer.Exit(UNWELL)


def _findings(*, heard: bool) -> Iterator[Finding]:
    """Each finding as soon as it is made, fit to be shown to anybody."""
    import getpass
    from pathlib import Path

    from massage_cli.cli.doctor.checks import examine
    from massage_cli.cli.doctor.finding import shareable

    try:
        homes = {str(Path.home()), str(Path.home().resolve())}
    except (RuntimeError, OSError):  # a user without a home
        homes = set()
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # a user without a name, as in some containers
        user = ""
    for finding in examine(heard=heard):
        for home in homes:
            finding = replace(
                finding,
                summary=shareable(finding.summary, home, user),
                help=shareable(finding.help, home, user),
                data=shareable(finding.data, home, user),
            )
        yield finding


def _as_text(finding: Finding) -> str:
    line = f"{finding.verdict:<5}  {finding.subject:<15}  {finding.summary}"
    return f"{line}\n{'':7}help: {finding.help}" if finding.help else line
