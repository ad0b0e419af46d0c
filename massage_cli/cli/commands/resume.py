"""`massage resume`: go on with a session that was cut off, or stopped."""

from __future__ import annotations

import typer

from massage_cli.cli.options import DebugOption, PlainOption, YesOption, journal_of
from massage_cli.errors import MassageError


def resume(
    context: typer.Context,
    plain: PlainOption = None,
    yes: YesOption = None,
    debug: DebugOption = False,
) -> None:
    """Go on with the session that was cut off or stopped, at its leg and step.

    Sound, voice and screen are as the settings have them.
    """
    from massage_cli import paths
    from massage_cli.cli.play.run import run
    from massage_cli.cli.play.unfinished import resumed
    from massage_cli.clock import moment
    from massage_cli.settings.settings import load
    from massage_cli.store.resume import offer

    journal = journal_of(context, debug=debug)
    loaded = load({"plain": plain, "yes": yes})
    paths.running_sessions()  # which says what to set, where there is no home
    unfinished = offer(moment().unix)
    if unfinished is None:
        raise MassageError(
            "no session was cut off or stopped in the last 12 hours",
            help="`massage start` begins one",
        )
    run(
        resumed(unfinished, sure=loaded.settings.yes),
        loaded,
        journal,
        unfinished,
    )
