"""Sessions that were cut off: offered before another begins, and gone on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_cli.cli.play.selection import Selection, selected
from massage_cli.cli.stderr import say
from massage_cli.core.briefing import begun_at
from massage_cli.core.english import resume as words
from massage_cli.errors import ExitCode, MassageError
from massage_cli.printable import printable, quoted

if TYPE_CHECKING:
    from massage_cli.store.resume import Unfinished


def offered(what: Selection | None, now: float, *, sure: bool) -> Unfinished | None:
    """The session that was cut off, if the person would go on with it in place of `what`.

    Before a cramp nothing is asked: it is said how to go on later. A session that the
    person does not want is put away.
    """
    from massage_cli.store import markers

    if not markers.cut_off():  # one look into a folder, and nothing further is imported
        return None
    from massage_cli.cli.prompts import agreed, interactive
    from massage_cli.cli.stderr import report
    from massage_cli.core.past import State
    from massage_cli.store.resume import offer, put_away
    from massage_cli.store.trouble import DamagedError

    try:
        unfinished = offer(now)
    except DamagedError as error:
        report(error)
        return None
    if unfinished is None or unfinished.past.state is State.STOPPED:
        return None  # what was stopped by hand is gone on with by `massage resume` alone
    told = describe(unfinished, now)
    acute = what is not None and what.acute
    if acute or sure or not interactive():
        say(f"massage: {words.how_to_go_on(told)}")
        return None
    if agreed(words.go_on_with_it(told), default=True):
        return unfinished
    put_away(unfinished)
    return None


def resumed(unfinished: Unfinished, *, sure: bool) -> Selection:
    """The routine of a session that was cut off, to begin at the lead-in of its step.

    If it has changed since, this is said and asked about, unless the person is `sure`.
    Raises MassageError if it is gone, faulty, or may not be gone on with.
    """
    from massage_cli.store.resume import starting_at

    checkpoint = unfinished.checkpoint
    what = selected(checkpoint.source, checkpoint.choices._replace(from_step=""))
    if unfinished.changed(what.routine):
        say(f"massage: {words.has_changed(quoted(unfinished.past.title))}")
        number = min(checkpoint.number, what.timeline.work[-1].number)
        _make_sure(words.go_on_at(number), sure=sure)
    begin = starting_at(unfinished, what.timeline).position
    # Its briefing was hours ago: how to sit and what to mind go with the step begun with.
    return what._replace(begin=begin, timeline=begun_at(what.timeline, begin))


def describe(unfinished: Unfinished, now: float) -> str:
    """`Calf care was cut off 20 min ago at step 3`."""
    checkpoint = unfinished.checkpoint
    return words.was_cut_off(
        printable(unfinished.past.title), now - checkpoint.seen, checkpoint.number
    )


def _make_sure(question: str, *, sure: bool) -> None:
    from massage_cli.cli.prompts import agreed, interactive

    if sure:
        return
    if not interactive():
        raise MassageError("nobody is there to ask", help="--yes goes on without asking")
    if not agreed(question, default=True):
        raise MassageError("not gone on with", code=ExitCode.STOPPED)
