"""A routine as it stands on a sheet of paper: who it is for, every step once, and when to stop."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from massage_cli.core.announcement import Same, instruction_of, title_of
from massage_cli.core.body import Leg
from massage_cli.core.briefing import when_to_stop, who_should_not
from massage_cli.core.routine import Kind, Step
from massage_cli.core.segments import Segment
from massage_cli.core.timecode import clock
from massage_cli.core.timeline import Timeline
from massage_cli.core.written import words_of
from massage_cli.core.written.words import HandoutWords
from massage_cli.handout.own_words import OwnWords, own_words


class SheetRow(NamedTuple):
    """A step of the sheet, in words."""

    number: int
    time: str
    where: str
    what: str
    pressure: str
    how: str
    mind: str


class Sheet(NamedTuple):
    """What stands on the paper; whatever there is nothing to say of is empty."""

    words: HandoutWords
    """In the routine's language, or in English."""
    own: OwnWords
    """The routine's, where they are in a third language."""
    title: str
    when: str
    takes: str
    position: str
    at_hand: str
    before: tuple[str, ...]
    """Who should not start, or asks first, and what to mind."""
    order: str
    """On which leg it is done first, in a sentence."""
    rows: tuple[SheetRow, ...]
    stop: tuple[str, ...]
    sources: tuple[str, ...]


def sheet(timeline: Timeline, begin: float = 0.0) -> Sheet:
    """What is handed out of `timeline` from its second `begin` on.

    What is done on each leg stands there once.
    """
    routine = timeline.routine
    words = words_of(routine.language)
    acute = routine.kind is Kind.ACUTE
    return Sheet(
        words=words,
        own=own_words(routine, words),
        title=routine.title,
        when=routine.when,
        takes=clock(timeline.total - begin),
        position=routine.position,
        at_hand=words.phrases.at_hand(routine.tools),
        before=(*who_should_not(routine), *routine.cautions),
        order="" if acute else _order(timeline, words),
        rows=tuple(_rows(timeline, begin, words)),
        stop=when_to_stop(routine),
        sources=routine.sources,
    )


def _rows(timeline: Timeline, begin: float, words: HandoutWords) -> Iterator[SheetRow]:
    work = [segment for segment in timeline.work if segment.start >= begin]
    again = {segment.step: segment.same for segment in work if segment.same is not Same.NO}
    mixed = len({*again.values()}) > 1
    once = (segment for segment in work if segment.same is Same.NO)
    for number, segment in enumerate(once, 1):
        step = segment.step
        assert step is not None
        sides = timeline.sides_at(segment)
        twice = step in again and segment.leg in (Leg.LEFT, Leg.RIGHT)
        in_turn = mixed and again.get(step) is Same.JUST_NOW
        each = words.sheet.in_turn if in_turn else words.sheet.each
        waits = words.sheet.until_eased(clock(step.at_most)) if step.until else ""
        yield SheetRow(
            number,
            clock(segment.seconds),
            each(step.area, sides) if twice else words.place(step.area, segment.leg, sides),
            _named(step, words),
            words.pressure(step.pressure),
            " ".join(filter(None, (step.position, instruction_of(step, words.phrases), waits))),
            step.caution,
        )


def _named(step: Step, words: HandoutWords) -> str:
    """`Long strokes (effleurage)`; the title alone where the trade has no other word."""
    title, term = title_of(step, words.phrases), words.terms.get(step.technique, "")
    return title if term.casefold() in ("", title.casefold()) else f"{title} ({term})"


def _order(timeline: Timeline, words: HandoutWords) -> str:
    """What is said of the order where anything is done on both legs, one after the other."""
    repeated = [segment for segment in timeline.work if segment.same is not Same.NO]
    if not repeated:
        return ""
    then: Segment = repeated[0]
    first, sides, sheet_words = then.leg.other, timeline.sides, words.sheet
    how = {segment.same for segment in repeated}
    if how == {Same.JUST_NOW}:
        return sheet_words.step_by_step(first, sides)
    if how == {Same.BEFORE}:
        legs = [segment.leg for segment in timeline.work if segment.leg in (Leg.LEFT, Leg.RIGHT)]
        once = sum(leg is not other for leg, other in pairwise(legs)) == 1
        told = sheet_words.one_after_the_other if once else sheet_words.in_a_row
        return told(first, sides)
    return f"{sheet_words.in_a_row(first, sides)} {sheet_words.at_once(first, sides)}"
