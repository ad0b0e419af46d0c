"""What a start does for the history: choose the keeper, and speak before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_cli import paths
from massage_cli.cli import prompts
from massage_cli.cli.play.declined import DeclinedError
from massage_cli.cli.play.selection import Selection, reselected
from massage_cli.cli.stderr import report, say
from massage_cli.clock import moment
from massage_cli.core.body import Area
from massage_cli.core.calendar import local_date
from massage_cli.core.english.cards import AFTER_CRAMP
from massage_cli.core.english.diary import cramp_goes_on, cramp_logged
from massage_cli.core.english.safety import (
    NOT_TODAY,
    SEVERE_BEFORE,
    STOPPED_HURTING,
    WORSE,
    WORSE_AFTER,
)
from massage_cli.core.english.session import never_kept
from massage_cli.core.history.past import Answers, Feeling, Sign
from massage_cli.core.routine import Pressure
from massage_cli.settings.table import Settings
from massage_cli.store.keeper import Forgetful, Keeper
from massage_cli.store.trouble import DamagedError

if TYPE_CHECKING:
    from massage_cli.session.state import Outcome
    from massage_cli.store.resume import Unfinished


def keeper(
    what: Selection, settings: Settings, unfinished: Unfinished | None, pain_before: int | None
) -> Keeper:
    """What keeps the session: in a row of its own, or in that of the one gone on with."""
    from massage_cli.store.checkpoint import opening
    from massage_cli.store.record import Record
    from massage_cli.store.resume import go_on

    if not settings.history:
        return Forgetful()
    try:
        paths.history_file()
    except paths.NoHomeError as error:
        return Forgetful(never_kept(f"{error.message}; {error.help}"))
    if unfinished is not None:
        return Record(go_on(unfinished, moment(), settings.speed))
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


def before(what: Selection, settings: Settings) -> tuple[Selection, int | None]:
    """Say what the history advises, and ask for the pain; a lot of it calls for less pressure.

    Raises DeclinedError if the person leaves it for today.
    """
    if not settings.history:
        return what, None
    _advise(_pressed(what), what.routine.name)
    if settings.yes:
        return what, None
    from massage_cli.core.history.advice import SEVERE_PAIN

    pain = prompts.pain_before(what.routine.kind)
    if pain is None or pain < SEVERE_PAIN or not _pressed(what):
        return what, pain
    say(SEVERE_BEFORE)
    match prompts.way_with_pain():
        case prompts.Way.NOT_TODAY:
            raise DeclinedError(NOT_TODAY)
        case prompts.Way.GENTLY:
            return reselected(what, what.choices._replace(gentle=True)), pain
        case prompts.Way.AS_PLANNED:
            return what, pain


def after(
    what: Selection,
    settings: Settings,
    keeper: Keeper,
    outcome: Outcome,
    feeling: Feeling | None,
    *,
    asked: bool = True,
) -> None:
    """Say what to do if it got worse or hurt, ask how it is, and say what the history advises.

    `asked` says that the end card asked for the `feeling`. Each answer is kept when it is given,
    and if the questions are cut off, the advice follows from what is known by then.
    """
    if outcome.worse:
        say(what.timeline.sides.told(WORSE))
    elif feeling is Feeling.WORSE:
        say(what.timeline.sides.told(WORSE_AFTER))
    elif outcome.hurt:
        say(what.timeline.sides.told(STOPPED_HURTING))
    if isinstance(keeper, Forgetful):
        return
    try:
        if outcome.hurt:
            keeper.answer(Answers(signs=frozenset({Sign.HURT})))
        if outcome.finished and not settings.yes:
            _ask(what, keeper, feeling if asked else _feeling(what, keeper))
    finally:
        for notice in keeper.notices():
            say(f"massage: {notice}")
        keeper.leave()
        tell_of_the_cramp(keeper)
        _advise()


def _feeling(what: Selection, keeper: Keeper) -> Feeling | None:
    """Ask in a line how it is, and keep it."""
    feeling = prompts.feeling_after()
    if feeling is not None:
        keeper.answer(Answers(feeling))
    if feeling is Feeling.WORSE:
        say(what.timeline.sides.told(WORSE_AFTER))
    return feeling


def _ask(what: Selection, keeper: Keeper, feeling: Feeling | None) -> None:
    """Ask the rest and keep each answer; after a cramp, which comes at night, nothing is asked.

    What would be asked of it is asked after the next calm session of the week.
    """
    if what.acute:
        if prompts.interactive():
            say(AFTER_CRAMP)
        return
    for answers in prompts.answers(feeling, cramped=_cramped()):
        keeper.answer(answers)


def tell_of_the_cramp(keeper: Keeper) -> None:
    """Say that the session logged a cramp, or that it stood there; and how to say more of it."""
    kept = keeper.kept()
    if kept is None or not kept.session:
        return
    from massage_cli.store.advice import logged_by

    try:
        cramp = logged_by(kept.session)
    except DamagedError as error:
        report(error)
        return
    if cramp is not None:
        from massage_cli.cli.diary_view import told

        now = moment()
        line = told(cramp, local_date(now.unix, now.utc_offset))
        words = cramp_logged if cramp.session == kept.session else cramp_goes_on
        say(words(line, cramp.id, how_bad=cramp.pain is None))


def _cramped() -> bool:
    """Whether there was a cramp within the week for which the advice looks at the signs."""
    from massage_cli.store.advice import cramped

    try:
        return cramped(moment().unix)
    except DamagedError as error:
        report(error)
        return False


def _advise(coming: frozenset[Area] = frozenset(), routine: str = "") -> None:
    """Say what the history advises; before a session of `routine` what is coming counts too."""
    from massage_cli.core.history.advice import OVERWORK
    from massage_cli.store.advice import counsel, shown

    now = moment().unix
    try:
        advice = counsel(now, coming)
        if routine and any(each.code == OVERWORK for each in advice):
            from massage_cli.cli.play.today import was_todays

            advice = counsel(now, coming, planned=bool(was_todays(routine, moment())))
        for each in advice:
            say(f"\n{each.message}")
        shown(advice, now)
    except DamagedError as error:
        report(error)


def _pressed(what: Selection) -> frozenset[Area]:
    """The areas that are worked at moderate pressure or more."""
    steps = (segment.step for segment in what.timeline.work)
    return frozenset(
        step.area
        for step in steps
        if step and isinstance(step.area, Area) and step.pressure >= Pressure.MODERATE
    )
