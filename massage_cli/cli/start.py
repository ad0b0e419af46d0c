"""`massage start`: perform a routine."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from massage_cli.cli import keeping
from massage_cli.cli.choosing import choices_from, chosen
from massage_cli.cli.options import (
    HOW,
    CrampOption,
    FromOption,
    GentleOption,
    LegOption,
    QuietOption,
    RateOption,
    SkipOption,
    TotalOption,
    VoiceOption,
)
from massage_cli.cli.performance import Performance, perform_here
from massage_cli.cli.resume import offered, resumed
from massage_cli.clock import moment
from massage_cli.errors import ExitCode, MassageError


def start(
    routine: Annotated[
        str | None,
        typer.Argument(help="A routine's name, its beginning, or a .yaml file; else you choose."),
    ] = None,
    leg: LegOption = None,
    gentle: GentleOption = None,
    cramp: CrampOption = False,
    skip: SkipOption = None,
    total: TotalOption = None,
    from_step: FromOption = "",
    plain: Annotated[
        bool | None,
        typer.Option(
            "--plain/--screen",
            help="Lines of text in place of the screen.",
            rich_help_panel=HOW,
            show_default=False,
        ),
    ] = None,
    yes: Annotated[
        bool | None,
        typer.Option(
            "--yes", help="Print the safety lines and go on without asking.", rich_help_panel=HOW
        ),
    ] = None,
    sound: Annotated[
        str | None,
        typer.Option(
            metavar="OUTPUT",
            help="auto, miniaudio, simpleaudio, bell or none.",
            rich_help_panel=HOW,
        ),
    ] = None,
    volume: Annotated[
        int | None, typer.Option(min=0, max=10, help="How loud.", rich_help_panel=HOW)
    ] = None,
    quiet: QuietOption = None,
    voice: VoiceOption = None,
    rate: RateOption = None,
    history: Annotated[
        bool | None,
        typer.Option(
            "--history/--no-history",
            help="Keep the session in the history.",
            rich_help_panel=HOW,
            show_default=False,
        ),
    ] = None,
    speed: Annotated[
        float | None,
        typer.Option(
            min=0.1, max=1000, help="Rehearse: so many times faster.", rich_help_panel=HOW
        ),
    ] = None,
) -> None:
    """Play a routine: `massage start calf-cramp`."""
    from massage_cli.store.settings import load

    loaded = load(
        {
            "leg": leg,
            "gentle": gentle,
            "skip": skip,
            "plain": plain,
            "yes": yes,
            "sound": sound,
            "volume": volume,
            "quiet": quiet,
            "voice.engine": voice,
            "voice.rate": rate,
            "history": history,
            "speed": speed,
        }
    )
    settings = loaded.settings
    choices = choices_from(
        leg=settings.leg,
        first=settings.first,
        gentle=settings.gentle,
        cramp=cramp,
        skip=settings.skip,
        total=total,
        from_step=from_step,
    )
    what = chosen(routine, choices) if routine else None
    unfinished = offered(what, moment().unix, sure=settings.yes)
    if unfinished is not None:
        what = resumed(unfinished, sure=settings.yes)
    elif what is None:
        what = chosen(pick(), choices)
    notices = tuple(str(problem) for problem in loaded.problems)
    pain = keeping.before(what, settings)
    keeper = keeping.keeper(what, settings, unfinished=unfinished, pain_before=pain)
    outcome = perform_here(Performance(what, settings, notices, keeper))
    keeping.after(keeper, what, finished=outcome.finished)
    if not outcome.finished:
        raise typer.Exit(ExitCode.STOPPED)


def pick() -> str:
    """Ask which routine to play. Raises MassageError where nobody can be asked."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise MassageError(
            "which routine?", help="name one: `massage start calf-cramp`; `massage list` has them"
        )
    from massage_cli.routinefile.library import entries

    names = [entry.name for entry in entries()]
    for number, name in enumerate(names, 1):
        typer.echo(f"{number:3}  {name}")
    while True:
        answer = typer.prompt("Which one (a number or a name)").strip()
        if answer.isdecimal() and 1 <= int(answer) <= len(names):
            return names[int(answer) - 1]
        if not answer.isdecimal():
            return str(answer)
        typer.echo(f"There are 1 to {len(names)}.")
