"""The options that several commands share, each described once."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from massage_cli.cli import completion
from massage_cli.core.presentation import SoundName, Theme, VoiceName

if TYPE_CHECKING:
    from massage_cli.events.device import Events
    from massage_cli.journal import Journal

HOW = "How it is played"
WHAT = "What is played"

RoutineName = Annotated[
    list[str],
    typer.Argument(
        metavar="ROUTINE",
        help="A routine's name, its beginning, or a .yaml file.",
        autocompletion=completion.routines,
    ),
]
LegOption = Annotated[
    Literal["left", "right", "both"] | None,
    typer.Option("--leg", help="Only this leg, or both.", rich_help_panel=WHAT),
]
GentleOption = Annotated[
    bool | None,
    typer.Option(
        "--gentle/--not-gentle",
        help="Light pressure at most, and no tender spots.",
        rich_help_panel=WHAT,
        show_default=False,
    ),
]
CrampOption = Annotated[
    bool,
    typer.Option("--cramp", help="The thigh has cramped: stretch first.", rich_help_panel=WHAT),
]
SkipOption = Annotated[
    list[str] | None,
    typer.Option(
        "--skip",
        metavar="AREA",
        help="Leave an area out.",
        rich_help_panel=WHAT,
        autocompletion=completion.areas,
    ),
]
TotalOption = Annotated[
    str | None,
    typer.Option("--total", metavar="TIME", help="Fit it into a time.", rich_help_panel=WHAT),
]
FromOption = Annotated[
    str,
    typer.Option("--from", metavar="STEP", help="Begin at this step.", rich_help_panel=WHAT),
]
VoiceOption = Annotated[
    str | None,
    typer.Option(
        "--voice",
        metavar="NAME",
        help=f"Who speaks: {', '.join(VoiceName)}, or a package's.",
        rich_help_panel=HOW,
        autocompletion=completion.voices,
    ),
]
RateOption = Annotated[
    int | None,
    typer.Option(
        "--rate", min=80, max=400, help="Words a minute of the voice.", rich_help_panel=HOW
    ),
]
FirstOption = Annotated[
    Literal["left", "right"] | None,
    typer.Option("--first", help="The leg to begin with.", rich_help_panel=WHAT),
]
SoundOption = Annotated[
    str | None,
    typer.Option(
        "--sound",
        metavar="NAME",
        help=f"What makes the sound: {', '.join(SoundName)}, or a package's.",
        rich_help_panel=HOW,
        autocompletion=completion.sounds,
    ),
]
VolumeOption = Annotated[
    int | None, typer.Option("--volume", min=0, max=10, help="How loud.", rich_help_panel=HOW)
]
QuietOption = Annotated[
    bool | None,
    typer.Option(
        "--quiet/--not-quiet",
        help="Begin softer, and without the bell.",
        rich_help_panel=HOW,
        show_default=False,
    ),
]
PlainOption = Annotated[
    bool | None,
    typer.Option(
        "--plain/--screen",
        help="Lines of text in place of the screen.",
        rich_help_panel=HOW,
        show_default=False,
    ),
]
BigOption = Annotated[
    bool | None,
    typer.Option(
        "--big/--not-big",
        help="Time, technique, place and what to do only, as large as they go.",
        rich_help_panel=HOW,
        show_default=False,
    ),
]
ColourOption = Annotated[
    bool | None,
    typer.Option(
        "--colour/--no-colour", help="Show colours.", rich_help_panel=HOW, show_default=False
    ),
]
ThemeOption = Annotated[
    Theme | None,
    typer.Option("--theme", help="Which colours.", rich_help_panel=HOW),
]
YesOption = Annotated[
    bool | None,
    typer.Option(
        "--yes/--ask",
        help="Print the safety lines and ask nothing first.",
        rich_help_panel=HOW,
        show_default=False,
    ),
]
HistoryOption = Annotated[
    bool | None,
    typer.Option(
        "--history/--no-history",
        help="Keep the session in the history.",
        rich_help_panel=HOW,
        show_default=False,
    ),
]
SpeedOption = Annotated[
    float | None,
    typer.Option(
        "--speed", min=0.1, max=1000, help="Rehearse: so many times faster.", rich_help_panel=HOW
    ),
]


EventsOption = Annotated[
    str | None,
    typer.Option(
        "--events",
        metavar="FILE",
        help="Tell other programs of it: a JSON line for each thing; - is stdout.",
        rich_help_panel=HOW,
    ),
]


def told_to(events: str | None) -> AbstractContextManager[Events | None]:
    """What tells other programs of the session, if that was asked for.

    Raises MassageError where nothing can be told there.
    """
    if events is None:
        return nullcontext()
    from massage_cli.cli.play.listener import listener

    return listener(events)


def journal_of(context: typer.Context, *, debug: bool) -> Journal:
    """The journal that `main` handed to the commands, written to a file as well with `debug`."""
    from massage_cli.journal import Journal

    found = context.find_root().obj
    journal = found if isinstance(found, Journal) else Journal()  # as in a test of the app alone
    if debug:
        from massage_cli.cli.bug_report import write_log

        write_log(journal)
    return journal


DebugOption = Annotated[
    bool,
    typer.Option(
        "--debug",
        help="Write a log of the machinery into the state folder.",
        rich_help_panel=HOW,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="As JSON.")]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace what is there, unasked.")]
PlanName = Annotated[
    str,
    typer.Argument(
        metavar="PLAN",
        help="A plan's name, its beginning, or a .yaml file.",
        autocompletion=completion.plans,
    ),
]
