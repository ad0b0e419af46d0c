"""A routine as it stands on a sheet of paper: who it is for, every step once, and when to stop."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from massage_cli.core.announcement import Same
from massage_cli.core.body import Leg
from massage_cli.core.briefing import when_to_stop, who_should_not
from massage_cli.core.english import briefing as briefing_words
from massage_cli.core.english import handout as words
from massage_cli.core.english.words import pressure, until_eased, with_term
from massage_cli.core.routine import Kind
from massage_cli.core.segments import Segment
from massage_cli.core.technique import CUSTOM
from massage_cli.core.timecode import clock
from massage_cli.core.timeline import Timeline


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

    title: str
    language: str
    """Of the routine's own texts."""
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
    acute = routine.kind is Kind.ACUTE
    return Sheet(
        title=routine.title,
        language=routine.language,
        when=routine.when,
        takes=clock(timeline.total - begin),
        position=routine.position,
        at_hand=briefing_words.at_hand(routine.tools) if routine.tools else "",
        before=(*who_should_not(routine), *routine.cautions),
        order="" if acute else _order(timeline),
        rows=tuple(_rows(timeline, begin)),
        stop=when_to_stop(routine),
        sources=routine.sources,
    )


def _rows(timeline: Timeline, begin: float) -> Iterator[SheetRow]:
    work = [segment for segment in timeline.work if segment.start >= begin]
    again = {segment.step: segment.same for segment in work if segment.same is not Same.NO}
    mixed = len({*again.values()}) > 1
    once = (segment for segment in work if segment.same is Same.NO)
    for number, segment in enumerate(once, 1):
        step = segment.step
        assert step is not None
        sides = timeline.sides_at(segment)
        twice = step in again and segment.leg in (Leg.LEFT, Leg.RIGHT)
        each = words.in_turn if mixed and again.get(step) is Same.JUST_NOW else words.each
        term = "" if step.technique == CUSTOM else step.technique
        waits = until_eased(clock(step.at_most)) if step.until else ""
        yield SheetRow(
            number,
            clock(segment.seconds),
            each(step.area_words, sides) if twice else timeline.place(segment),
            with_term(step.title, term),
            pressure(step.pressure.word),
            " ".join(filter(None, (step.position, step.instruction, waits))),
            step.caution,
        )


def _order(timeline: Timeline) -> str:
    """What is said of the order where anything is done on both legs, one after the other."""
    repeated = [segment for segment in timeline.work if segment.same is not Same.NO]
    if not repeated:
        return ""
    then: Segment = repeated[0]
    sides = timeline.sides
    in_a_row = partial(words.in_a_row, sides=sides)
    first, second = sides.of(then.leg.other), sides.of(then.leg)
    how = {segment.same for segment in repeated}
    if how == {Same.JUST_NOW}:
        return words.step_by_step(first, second)
    if how == {Same.BEFORE}:
        legs = [segment.leg for segment in timeline.work if segment.leg in (Leg.LEFT, Leg.RIGHT)]
        once = sum(leg is not other for leg, other in pairwise(legs)) == 1
        return (words.one_after_the_other if once else in_a_row)(first, second)
    return f"{in_a_row(first, second)} {words.at_once(first, second, sides)}"
