"""From `massage start` to a session: settings, the routine, and what is said before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import typer

from massage_cli.cli.night import as_at
from massage_cli.cli.play.run import run
from massage_cli.cli.play.selection import (
    Selection,
    areas_among,
    choices_from,
    places_among,
    selected,
)
from massage_cli.cli.stderr import say
from massage_cli.clock import moment
from massage_cli.core.choices import Choices
from massage_cli.core.english.cards import warnings
from massage_cli.core.english.safety import DISCLAIMER
from massage_cli.core.english.words import Sides
from massage_cli.core.safety import stop_lines
from massage_cli.errors import MassageError
from massage_cli.journal import Journal
from massage_cli.settings import remembered
from massage_cli.settings.settings import load
from massage_cli.settings.table import Settings
from massage_cli.terminal.console import has_keys

if TYPE_CHECKING:
    from massage_cli.cli.play.home import Picked
    from massage_cli.events.device import Events
    from massage_cli.routinefile.library import UnknownRoutineError


def begin(
    routine: str,
    options: Mapping[str, object],
    journal: Journal,
    *,
    cramp: bool,
    total: str | None,
    from_step: str,
    skip: list[str] | None = None,
    events: Events | None = None,
) -> None:
    """Perform `routine`, or what is picked where it is empty, with `options` before the settings.

    `events` are told of it.

    Raises typer.Exit if the person picks nothing.
    """
    loaded = load({**options, "skip": areas_among(skip)})
    loaded.check_options()
    journal.note("settings read")
    now = moment()
    settings = as_at(now, loaded)
    choices = choices_from(
        settings, cramp=cramp, total=total, from_step=from_step, places=places_among(skip)
    )
    picked = _asked_for(routine, choices, settings)
    if picked is None:
        raise typer.Exit
    what, unfinished = picked
    journal.note("routine read and compiled")
    if what.warnings:
        say(f"massage: {warnings(what.warnings, what.source)}")
    asked = has_keys() and not settings.yes
    at_once = what.acute and has_keys()  # a cramp waits behind nothing that is to be read
    if not at_once:
        _say_what_everybody_should_know(what.timeline.sides, asked=asked)
        if routine:
            _say_what_was_cut_off(now.unix)
    if not asked and (settings.gentle or settings.skip or settings.cannot):
        _say_what_suits(what)
    try:
        run(what, loaded, journal, unfinished, events=events)
    finally:
        if at_once:
            _say_what_everybody_should_know(what.timeline.sides, asked=True)
            if routine:
                _say_what_was_cut_off(now.unix)


def _say_what_was_cut_off(before: float) -> None:
    from massage_cli.cli.play.unfinished import say_what_was_cut_off  # a cramp needs it last

    say_what_was_cut_off(before)


def _asked_for(name: str, choices: Choices, settings: Settings) -> Picked | None:
    """The routine of that name, or what the person means by it; None if they go away.

    A script, and whoever wants to be asked nothing, gets the error with the names.
    """
    if not name:
        from massage_cli.cli.play.home import picked

        return picked(choices, settings)
    try:
        return selected(name, choices), None
    except MassageError as error:
        from massage_cli.routinefile.library import UnknownRoutineError

        if settings.yes or not has_keys() or not isinstance(error, UnknownRoutineError):
            raise
        return _meant(name, error, choices, settings)


def _meant(
    name: str, unknown: UnknownRoutineError, choices: Choices, settings: Settings
) -> Picked | None:
    """Of several the one that is picked; the nearest, if the person says so.

    What is in no name may be in what a routine is for, as on the home screen.
    """
    from massage_cli.cli.play.home import finds, picked
    from massage_cli.cli.request import unheard

    if unknown.several:
        return picked(choices, settings, only=frozenset(unknown.several))
    dropped = unheard(name, unknown.near[0]) if unknown.near else (name,)
    if dropped and finds(name):
        return picked(choices, settings, typed=name)
    if not unknown.near:
        raise unknown
    from massage_cli.core.english.picker import is_it
    from massage_cli.terminal.choose import confirmed
    from massage_cli.terminal.console import open_terminal

    nearest = unknown.near[0]
    with open_terminal(plain=True) as (display, keys):
        yes = confirmed(display, keys, is_it(nearest, " ".join(dropped)))
    if not yes:
        raise unknown
    return selected(nearest, choices), None


def _say_what_everybody_should_know(sides: Sides, *, asked: bool) -> None:
    """The disclaimer, once; and the reasons not to start where nobody will be asked."""
    if remembered.recall(remembered.DISCLAIMER_SEEN) is None:
        say(DISCLAIMER)
        remembered.remember(remembered.DISCLAIMER_SEEN, "yes")
    for line in () if asked else stop_lines():
        say(sides.told(line))


def _say_what_suits(what: Selection) -> None:
    """What the safety card would have told of the person's own settings."""
    from massage_cli.cli.play.profile import recalled, told

    for line in told(what, recalled()):
        say(line)
