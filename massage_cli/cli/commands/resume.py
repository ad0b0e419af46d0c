"""`massage resume`: go on with a session that was cut off, or stopped."""

from __future__ import annotations

from typing import Annotated

import typer

from massage_cli.cli.options import (
    DebugOption,
    EventsOption,
    PlainOption,
    YesOption,
    journal_of,
    told_to,
)
from massage_cli.errors import MassageError


def resume(
    context: typer.Context,
    which: Annotated[
        str,
        typer.Argument(
            help="Its number in the list, or its routine's name; else you choose.",
            show_default=False,
        ),
    ] = "",
    plain: PlainOption = None,
    yes: YesOption = None,
    events: EventsOption = None,
    debug: DebugOption = False,
) -> None:
    """Go on with a session that was cut off or stopped, at its leg and step.

    Sound, voice and screen are as the settings have them.
    """
    from massage_cli import paths
    from massage_cli.cli.play.run import run
    from massage_cli.cli.play.unfinished import chosen, resumed
    from massage_cli.clock import moment
    from massage_cli.core.english import resume as words
    from massage_cli.settings.settings import load
    from massage_cli.store.resume import offers

    journal = journal_of(context, debug=debug)
    loaded = load({"plain": plain, "yes": yes})
    sure = loaded.settings.yes
    paths.running_sessions()  # which says what to set, where there is no home
    now = moment().unix
    found = offers(now)
    if not found:
        raise MassageError(words.NONE, help=words.NONE_HELP)
    with told_to(events) as told:
        unfinished = chosen(found, which, now, sure=sure)
        run(resumed(unfinished, sure=sure), loaded, journal, unfinished, events=told)
