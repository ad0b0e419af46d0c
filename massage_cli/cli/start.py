"""`massage start`: perform a routine."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from massage_cli.cli import ending, gate, keeping
from massage_cli.cli.asking import interactive
from massage_cli.cli.choosing import Chosen, choices_from, chosen
from massage_cli.cli.diagnostics import say
from massage_cli.cli.options import (
    BigOption,
    ColourOption,
    CrampOption,
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
)
from massage_cli.cli.performance import Performance, perform_here
from massage_cli.cli.resume import offered, resumed
from massage_cli.clock import moment
from massage_cli.core.choices import Choices
from massage_cli.core.safety import DISCLAIMER, stop_lines
from massage_cli.store import memory
from massage_cli.store.settings import load


def start(
    routine: Annotated[
        str | None,
        typer.Argument(help="A routine's name, its beginning, or a .yaml file; else you choose."),
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
) -> None:
    """Play a routine: `massage start calf-cramp`."""
    loaded = load(
        {
            "leg": leg,
            "first": first,
            "gentle": gentle,
            "skip": skip,
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
    )
    loaded.check_options()
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
        what = _picked(choices)
    _say_what_everybody_should_know(asked=interactive() and not settings.yes)
    pain = keeping.before(what, settings)
    performance = Performance(
        what,
        settings,
        gate=lambda display, keys, again: gate.passed(display, keys, again, moment().unix),
        keep=lambda again: keeping.keeper(again, settings, unfinished=unfinished, pain_before=pain),
        notices=tuple(str(problem) for problem in loaded.problems),
    )
    ending.end(perform_here(performance), settings)


def _picked(choices: Choices) -> Chosen:
    from massage_cli.cli.picking import pick

    entry = pick()
    return chosen(entry.routine, replace(choices, cramp=choices.cramp or entry.cramp))


def _say_what_everybody_should_know(*, asked: bool) -> None:
    """The disclaimer, once; and the reasons not to start where nobody will be asked."""
    if memory.recall(memory.DISCLAIMER_SEEN) is None:
        say(DISCLAIMER)
        memory.remember(memory.DISCLAIMER_SEEN, "yes")
    for line in () if asked else stop_lines():
        say(line)
