"""`massage start`: its options. What they lead to is `starting`, imported when it is called."""

from __future__ import annotations

from typing import Annotated

import typer

from massage_cli.cli import completion
from massage_cli.cli.options import (
    BigOption,
    ColourOption,
    CrampOption,
    DebugOption,
    EventsOption,
    FirstOption,
    FromOption,
    GentleOption,
    HistoryOption,
    LegOption,
    PlainOption,
    QuietOption,
    RateOption,
    SkipOption,
    SoundOption,
    SpeedOption,
    ThemeOption,
    TotalOption,
    VoiceOption,
    VolumeOption,
    YesOption,
    journal_of,
    told_to,
)


def start(
    context: typer.Context,
    routine: Annotated[
        list[str] | None,
        typer.Argument(
            help="A routine's name, its beginning, or a .yaml file; else you choose. A leg and a "
            "time may stand beside it: calf cramp left, bedtime 10 min.",
            autocompletion=completion.routines,
        ),
    ] = None,
    leg: LegOption = None,
    first: FirstOption = None,
    gentle: GentleOption = None,
    cramp: CrampOption = False,
    skip: SkipOption = None,
    total: TotalOption = None,
    from_step: FromOption = "",
    sound: SoundOption = None,
    volume: VolumeOption = None,
    quiet: QuietOption = None,
    voice: VoiceOption = None,
    rate: RateOption = None,
    plain: PlainOption = None,
    big: BigOption = None,
    colour: ColourOption = None,
    theme: ThemeOption = None,
    yes: YesOption = None,
    history: HistoryOption = None,
    speed: SpeedOption = None,
    events: EventsOption = None,
    debug: DebugOption = False,
) -> None:
    """Play a routine: `massage start calf-cramp`."""
    from massage_cli.cli.play.begin import begin
    from massage_cli.cli.request import requested

    journal = journal_of(context, debug=debug)
    asked = requested(" ".join(routine or ()), leg=leg, total=total)
    options = {
        "leg": asked.leg,
        "first": first,
        "gentle": gentle,
        "sound": sound,
        "volume": volume,
        "quiet": quiet,
        "voice.engine": voice,
        "voice.rate": rate,
        "plain": plain,
        "big": big,
        "colour": colour,
        "theme": theme,
        "yes": yes,
        "history": history,
        "speed": speed,
    }
    with told_to(events) as told:
        begin(
            asked.name,
            options,
            journal,
            cramp=cramp,
            total=asked.total,
            from_step=from_step,
            skip=skip,
            events=told,
        )
