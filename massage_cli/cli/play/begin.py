"""From `massage start` to a session: settings, the routine, and what is said before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from massage_cli.cli.play.run import run
from massage_cli.cli.play.selection import (
    Selection,
    areas_among,
    choices_from,
    places_among,
    selected,
)
from massage_cli.cli.play.unfinished import offered, resumed
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
from massage_cli.terminal.console import has_keys

if TYPE_CHECKING:
    from massage_cli.core.picker import Occasion


def begin(
    routine: str | None,
    options: Mapping[str, object],
    journal: Journal,
    *,
    cramp: bool,
    total: str | None,
    from_step: str,
    skip: list[str] | None = None,
) -> None:
    """Perform `routine`, or the one that is picked, with `options` before the settings."""
    loaded = load({**options, "skip": areas_among(skip)})
    loaded.check_options()
    journal.note("settings read")
    settings = loaded.settings
    choices = choices_from(
        settings, cramp=cramp, total=total, from_step=from_step, places=places_among(skip)
    )
    what = selected(routine, choices) if routine else None
    journal.note("routine read and compiled")
    unfinished = offered(what, moment().unix, sure=settings.yes)
    if unfinished is not None:
        what = resumed(unfinished, sure=settings.yes)
    elif what is None:
        what = _picked(choices)
    if what.warnings:
        say(f"massage: {warnings(what.warnings, what.source)}")
    asked = has_keys() and not settings.yes
    if not (what.acute and asked):  # a cramp waits behind nothing that is to be read
        _say_what_everybody_should_know(what.timeline.sides, asked=asked)
    if not asked and (settings.gentle or settings.skip or settings.cannot):
        _say_what_suits(what)
    try:
        run(what, loaded, journal, unfinished)
    finally:
        if what.acute and asked:
            _say_what_everybody_should_know(what.timeline.sides, asked=True)


def _picked(choices: Choices) -> Selection:
    """“What is it?”, by number or by a routine's name. Raises MassageError in a script."""
    from massage_cli.cli.prompts import ask, interactive
    from massage_cli.core.english import picker as words
    from massage_cli.core.picker import OCCASIONS

    if not interactive():
        raise MassageError(
            "which routine?", help="name one: `massage start calf-cramp`; `massage list` has them"
        )
    say(words.HEADING)
    for number, entry in enumerate(OCCASIONS, 1):
        say(f"{number:3}  {entry.words}")
    entry = ask(words.WHICH, "1", _answer)
    return selected(entry.routine, choices._replace(cramp=choices.cramp or entry.cramp))


def _answer(text: str) -> Occasion:
    from massage_cli.core.english import picker as words
    from massage_cli.core.picker import OCCASIONS, Occasion

    if not text.strip("+-").isdecimal():
        return Occasion("", text)
    numbers = {str(number): occasion for number, occasion in enumerate(OCCASIONS, 1)}
    if text not in numbers:
        raise MassageError(words.numbers(len(OCCASIONS)))
    return numbers[text]


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
