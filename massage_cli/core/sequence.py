"""The steps of a routine in the order in which they are played, and on which leg each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, product
from typing import NamedTuple

from massage_cli.core.body import Leg
from massage_cli.core.routine import Gaps, Items, KeyPath, Legs, Order, Repeat, Routine, Step

MAX_SEGMENTS = 2000
"""Stretches of a session; each played step takes one at least."""


class TooLongError(ValueError):
    """A routine beyond 2 hours, or beyond 2,000 played segments."""


class Place(NamedTuple):
    """A step where it is played: the path to it, and the order and the gaps that hold there."""

    step: Step
    path: KeyPath
    order: Order
    gaps: Gaps | None = None
    """None for the routine's."""
    begins: bool = False
    """Whether a repeat with an order of its own begins here."""
    then: Step | None = None
    """The step without what is told where a repeat begins, for the other leg straight after."""


def flatten(steps: Items) -> tuple[Step, ...]:
    """The steps in the order they are played, repeats written out.

    Raises TooLongError beyond MAX_SEGMENTS.
    """
    return tuple(place.step for place in placed(steps))


def placed(steps: Items, order: Order = Order.BY_LEG) -> tuple[Place, ...]:
    """As `flatten`, each step with where it is written; `order` is the routine's."""
    if played_steps(steps) > MAX_SEGMENTS:
        raise TooLongError(f"a routine is at most {MAX_SEGMENTS:,} played steps")
    return tuple(
        played
        for index, item in enumerate(steps)
        for played in _placed(item, ("steps", index), order, None)
    )


def played_steps(steps: Items) -> int:
    """How many steps are played, by counting alone: nothing is written out."""
    return sum(_count(item) for item in steps)


def _count(item: Step | Repeat) -> int:
    if isinstance(item, Step):
        return 1
    each = [(_count(inner), inner.skip_last) for inner in item.steps]
    return item.times * sum(n for n, _ in each) - sum(n for n, skipped in each if skipped)


def _placed(item: Step | Repeat, at: KeyPath, order: Order, gaps: Gaps | None) -> list[Place]:
    """What `item` plays; each item in it is written out once, so that empty turns cost nothing."""
    if isinstance(item, Step):
        return [Place(item, at, order, gaps)]
    own, its = item.order or order, item.gaps or gaps
    inner = [
        (_placed(each, (*at, "steps", index), own, its), each.skip_last)
        for index, each in enumerate(item.steps)
    ]
    turn = [played for run, _ in inner for played in run]
    last = [played for run, skipped in inner if not skipped for played in run]
    run = turn * (item.times - 1) + last
    if run:
        first = run[0]
        run[0] = first._replace(
            step=item.begun_with(first.step),
            begins=first.begins or own is not order,
            then=first.then or first.step,
        )
    return run


def legs_of(routine: Routine, leg: Leg | None, first: Leg) -> tuple[Leg, ...]:
    """On which legs, one after the other, the steps are played that are not for both at once."""
    if leg in (Leg.LEFT, Leg.RIGHT, Leg.UNSAID):
        return (leg,)
    if leg is None and routine.legs is Legs.ONE:
        return (Leg.UNSAID,)
    return (first, first.other)


class Turn(NamedTuple):
    """A played step with its leg, where it is written, and the gaps that hold there."""

    step: Step
    leg: Leg
    path: KeyPath
    gaps: Gaps | None
    """None for the routine's."""


def in_order(routine: Routine, legs: tuple[Leg, ...]) -> Iterator[Turn]:
    """The played steps.

    Blocks of steps for a leg come once for each of `legs`, or step by step on each; the rest
    once. Raises TooLongError.
    """
    for once, by_step, block in _blocks(routine):
        if once:
            yield from (Turn(place.step, Leg.BOTH, place.path, place.gaps) for place in block)
            continue
        if by_step:
            for place in block:
                yield from _on_each(place, legs)
            continue
        for turn, place in product(legs, block):
            if leg := place.step.on(turn):
                yield Turn(place.step, leg, place.path, place.gaps)


def _on_each(place: Place, legs: tuple[Leg, ...]) -> Iterator[Turn]:
    """A step on one leg and at once on the other, where what begins with it is not told again."""
    step = place.step
    for turn in legs:
        if leg := step.on(turn):
            yield Turn(step, leg, place.path, place.gaps)
            step = place.then or step


def _blocks(routine: Routine) -> Iterator[tuple[bool, bool, tuple[Place, ...]]]:
    """Neighbouring steps that are played for both legs at once, or in the same order.

    Whether at once, whether by step, and the steps.
    """
    number = 0

    def block_of(place: Place) -> tuple[int, bool, bool]:
        nonlocal number
        number += place.begins
        return number, place.step.legs is Legs.BOTH, place.order is Order.BY_STEP

    for (_, once, by_step), group in groupby(placed(routine.steps, routine.order), block_of):
        yield once, by_step, tuple(group)
