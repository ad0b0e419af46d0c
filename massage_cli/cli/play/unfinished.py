"""Sessions that were cut off or stopped: told of, chosen among, and gone on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_cli.cli.play.selection import Selection, selected
from massage_cli.cli.stderr import say
from massage_cli.core.briefing import begun_at
from massage_cli.core.english import resume as words
from massage_cli.core.history.past import State
from massage_cli.errors import ExitCode, MassageError
from massage_cli.printable import printable, quoted

if TYPE_CHECKING:
    from massage_cli.store.resume import Unfinished


def offered(now: float) -> tuple[Unfinished, ...]:
    """The sessions that can be gone on with at `now`, the newest first; a damage is reported."""
    from massage_cli.store import markers

    if not markers.cut_off():  # one look into a folder, and nothing further is imported
        return ()
    from massage_cli.cli.stderr import report
    from massage_cli.store.resume import offers
    from massage_cli.store.trouble import DamagedError

    try:
        return offers(now)
    except DamagedError as error:
        report(error)
        return ()


def say_what_was_cut_off(before: float) -> None:
    """How to go on with the session that was cut off last `before` (Unix time); nothing is asked.

    Whoever stopped one by hand knows of it.
    """
    for one in offered(before):
        if one.past.state is State.RUNNING and one.checkpoint.seen < before:
            say(f"massage: {words.how_to_go_on(describe(one, before))}")
            return


def chosen(offers: tuple[Unfinished, ...], which: str, now: float, *, sure: bool) -> Unfinished:
    """The one of `offers` that `which` means, by its number or its routine's name.

    Where nothing is said the person is asked; the newest if there is no other, if they are
    `sure`, or in a script. Raises MassageError if there is none.
    """
    from massage_cli.cli.prompts import ask, interactive

    if which:
        return _meant(offers, which)
    if len(offers) == 1 or sure or not interactive():
        return offers[0]
    for number, one in enumerate(offers, 1):
        say(f"{number:3}  {describe(one, now)}")
    return ask(words.WHICH, "1", lambda answer: _meant(offers, answer))


def _meant(offers: tuple[Unfinished, ...], which: str) -> Unfinished:
    """By number, else the newest whose routine's name or title begins so."""
    from massage_cli.core.nearest import slug

    if which.strip("+-").isdecimal():
        numbers = {str(number): one for number, one in enumerate(offers, 1)}
        if which not in numbers:
            raise MassageError(words.numbers(len(offers)))
        return numbers[which]
    for one in offers:
        if any(slug(name).startswith(slug(which)) for name in (one.past.routine, one.past.title)):
            return one
    names = ", ".join(dict.fromkeys(printable(one.past.routine) for one in offers))
    raise MassageError(words.none_called(quoted(which), names))


def resumed(unfinished: Unfinished, *, sure: bool) -> Selection:
    """The routine of a session that was cut off, to begin at the lead-in of its step.

    If it has changed since, this is said and asked about, unless the person is `sure`.
    Raises MassageError if it is gone, faulty, or may not be gone on with.
    """
    what = as_it_stands(unfinished)
    if unfinished.changed(what.routine):
        say(f"massage: {words.has_changed(quoted(unfinished.past.title))}")
        number = min(unfinished.checkpoint.number, what.timeline.work[-1].number)
        _make_sure(words.go_on_at(number), sure=sure)
    # Its briefing was hours ago: how to sit and what to mind go with the step begun with, and in an
    # acute one no longer with the first.
    if what.acute:
        what = _unbriefed(what, unfinished)
    return what._replace(timeline=begun_at(what.timeline, what.begin))


def _unbriefed(what: Selection, unfinished: Unfinished) -> Selection:
    from massage_cli.core.timeline import compile_timeline
    from massage_cli.store.resume import starting_at

    timeline = compile_timeline(what.routine, what.choices.leg, what.choices.first)
    return what._replace(timeline=timeline, begin=starting_at(unfinished, timeline).position)


def as_it_stands(unfinished: Unfinished) -> Selection:
    """The same, and nothing asked: to be looked at. Raises MassageError as `resumed` does."""
    from massage_cli.store.resume import starting_at

    checkpoint = unfinished.checkpoint
    what = selected(checkpoint.source, checkpoint.choices._replace(from_step=""))
    return what._replace(begin=starting_at(unfinished, what.timeline).position)


def describe(unfinished: Unfinished, now: float) -> str:
    """`Calf care was cut off 20 min ago at step 3`."""
    past, checkpoint = unfinished.past, unfinished.checkpoint
    return words.was_left(
        printable(past.title),
        now - checkpoint.seen,
        checkpoint.number,
        stopped=past.state is State.STOPPED,
    )


def _make_sure(question: str, *, sure: bool) -> None:
    from massage_cli.cli.prompts import agreed, interactive

    if sure:
        return
    if not interactive():
        raise MassageError("nobody is there to ask", help="--yes goes on without asking")
    if not agreed(question, default=True):
        raise MassageError("not gone on with", code=ExitCode.STOPPED)
