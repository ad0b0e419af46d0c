"""The end of a session: the card that asks how it is now, and the lines that stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_cli.cli.play.selection import Selection
from massage_cli.cli.stderr import say
from massage_cli.clock import Moment, moment
from massage_cli.core.timecode import clock
from massage_cli.terminal.display import Display, Keys

if TYPE_CHECKING:
    from massage_cli.core.history.past import Feeling
    from massage_cli.session.state import Outcome
    from massage_cli.store.keeper import Keeper, Kept


def last_card(display: Display, keys: Keys, outcome: Outcome) -> Feeling | None:
    """After a session that was finished: what was done, a tip of the guide, and how it is now.

    What was said to be worse ended it, and is known.
    """
    from massage_cli.core.history.past import Feeling

    if outcome.worse:
        return Feeling.WORSE
    if not outcome.finished:
        return None
    from massage_cli.guide.tips import tip_of
    from massage_cli.terminal.ask import ask_feeling
    from massage_cli.terminal.view.cards import end_card

    tip = tip_of(outcome.timeline.routine, moment().unix)
    card = end_card(outcome.timeline, outcome.ledger, finished=outcome.finished, tip=tip)
    return ask_feeling(display, keys, card)


def left_at(outcome: Outcome, keeper: Keeper) -> Kept | None:
    """Where a session was stopped; None before its first step. What hurt is not to go on."""
    if outcome.playhead < 0:
        return None
    from massage_cli.core.history.ledger import worked
    from massage_cli.store.keeper import Kept

    number = max(1, outcome.timeline.segment_at(outcome.playhead).number)
    done = sum(worked(outcome.ledger, outcome.timeline, lambda segment: segment.index).values())
    kept = keeper.kept() or Kept(number, done, over=True)
    return kept._replace(over=kept.over or outcome.hurt)


def say_where_it_stands(what: Selection, kept: Kept | None) -> None:
    """One line that stays when the screen has gone."""
    from massage_cli.core.english.session import stopped_at

    if kept is not None:
        steps, time = len(what.timeline.work), clock(kept.done)
        say(stopped_at(kept.number, steps, time, resumable=not kept.over))


def say_whose_it_was(what: Selection, outcome: Outcome, begun: Moment, *, rehearsed: bool) -> None:
    """One line, if the plan that is under way asked for it, and it did no harm.

    Of a rehearsal, which counts for no plan, that it was one.
    """
    if rehearsed:
        from massage_cli.core.english.session import REHEARSED

        say(REHEARSED)
        return
    from massage_cli.cli.play.today import was_todays
    from massage_cli.core.history.ledger import worked
    from massage_cli.core.plans.plan import enough

    done = sum(worked(outcome.ledger, outcome.timeline, lambda segment: segment.index).values())
    planned = sum(segment.seconds for segment in outcome.timeline.work)
    if outcome.worse or outcome.hurt or not (outcome.finished or enough(done, planned)):
        return
    if line := was_todays(what.routine.name, begun):
        say(line)
