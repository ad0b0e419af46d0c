"""What a start does for the history: choose the keeper, and speak before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_cli.cli import questions
from massage_cli.cli.choosing import Chosen
from massage_cli.cli.diagnostics import say
from massage_cli.clock import moment
from massage_cli.core.past import Answers, Feeling
from massage_cli.core.routine import Area, Kind, Pressure
from massage_cli.store.keeper import Forgetful, Keeper
from massage_cli.store.settings import Settings

if TYPE_CHECKING:
    from massage_cli.cli.performance import Performed
    from massage_cli.store.resume import Unfinished


def keeper(
    what: Chosen,
    settings: Settings,
    *,
    unfinished: Unfinished | None = None,
    pain_before: int | None = None,
) -> Keeper:
    """What keeps the session: in a row of its own, or in that of the one gone on with."""
    from massage_cli.store.opening import opening
    from massage_cli.store.record import Record
    from massage_cli.store.resume import go_on

    if not settings.history:
        return Forgetful()
    if unfinished is not None:
        return Record(go_on(unfinished, moment()))
    return Record(
        opening(
            what.timeline,
            moment(),
            source=what.source,
            choices=what.choices,
            speed=settings.speed,
            pain_before=pain_before,
        )
    )


def before(what: Chosen, settings: Settings) -> int | None:
    """Say what the history advises, and ask for the pain; an acute start waits for neither."""
    if what.routine.kind is Kind.ACUTE or not settings.history:
        return None
    _advise(_pressed(what))
    return None if settings.yes else questions.pain_before(what.routine.kind)


def after(performed: Performed, settings: Settings) -> None:
    """Ask how it is, after a session that was finished, and say what the history advises."""
    keeper, feeling = performed.keeper, performed.feeling
    if isinstance(keeper, Forgetful):
        return
    if performed.outcome.finished and not settings.yes:
        cramp = performed.chosen.routine.kind is Kind.ACUTE
        keeper.answer(questions.answers(cramp=cramp, feeling=feeling))
    elif performed.outcome.worse:
        keeper.answer(Answers(Feeling.WORSE))
    for notice in keeper.notices():
        say(f"massage: {notice}")
    keeper.leave()
    _advise()


def _advise(coming: frozenset[Area] = frozenset()) -> None:
    from massage_cli.store.counsel import counsel, shown

    now = moment().unix
    advice = counsel(now, coming)
    for each in advice:
        say(f"\n{each.message}")
    shown(advice, now)


def _pressed(what: Chosen) -> frozenset[Area]:
    """The areas that are worked at moderate pressure or more."""
    steps = (segment.step for segment in what.timeline.work)
    return frozenset(
        step.area for step in steps if step and step.area and step.pressure >= Pressure.MODERATE
    )
