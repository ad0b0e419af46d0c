"""The steps of a routine in the order in which they are played, its repeats written out."""

from __future__ import annotations

from typing import NamedTuple

from massage_cli.core.routine import Gaps, Items, KeyPath, Order, Repeat, Step

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
