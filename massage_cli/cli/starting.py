"""From `massage start` to a session: settings, the routine, what is asked before, and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from massage_cli.cli import ending, keeping
from massage_cli.cli.choosing import Chosen, choices_from, chosen
from massage_cli.cli.diagnostics import say
from massage_cli.cli.performance import Performance, perform_here
from massage_cli.cli.resume import offered, resumed
from massage_cli.clock import moment
from massage_cli.core.choices import Choices
from massage_cli.core.routine import Kind
from massage_cli.core.safety import DISCLAIMER, stop_lines
from massage_cli.store import memory
from massage_cli.store.settings import load
from massage_cli.terminal.display import Display, Keys
from massage_cli.terminal.opening import why_plain


def begin(
    routine: str | None,
    options: Mapping[str, object],
    *,
    cramp: bool,
    total: str | None,
    from_step: str,
) -> None:
    """Perform `routine`, or the one that is picked, with `options` before the settings."""
    loaded = load(options)
    loaded.check_options()
    settings = loaded.settings
    choices = choices_from(settings, cramp=cramp, total=total, from_step=from_step)
    what = chosen(routine, choices) if routine else None
    unfinished = offered(what, moment().unix, sure=settings.yes)
    if unfinished is not None:
        what = resumed(unfinished, sure=settings.yes)
    elif what is None:
        what = _picked(choices)
    # Where there is no screen the gate cannot ask, though a person may sit there.
    _say_what_everybody_should_know(asked=not (settings.yes or settings.plain or why_plain()))
    pain = keeping.before(what, settings)
    performance = Performance(
        what,
        settings,
        gate=_gate,
        keep=lambda again: keeping.keeper(again, settings, unfinished=unfinished, pain_before=pain),
        notices=tuple(str(problem) for problem in loaded.problems),
    )
    ending.end(perform_here(performance), settings)


def _gate(display: Display, keys: Keys, what: Chosen) -> Chosen:
    from massage_cli.cli.gate import passed

    return what if what.routine.kind is Kind.ACUTE else passed(display, keys, what, moment().unix)


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
