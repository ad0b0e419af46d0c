"""A routine scaled to a total: whole turns of every rhythm, both legs alike, within reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil, floor

from massage_cli.core.body import Leg, Where
from massage_cli.core.nearest import ChoiceError
from massage_cli.core.rhythm import turn_seconds
from massage_cli.core.routine import Items, KeyPath, Pressure, Repeat, Routine, Step
from massage_cli.core.segments import played_seconds
from massage_cli.core.sequence import flatten, in_order, legs_of
from massage_cli.core.technique import TECHNIQUES
from massage_cli.core.timecode import clock
from massage_cli.core.timeline import compile_timeline

MOST_TOTAL = 30 * 60.0
"""No session is scaled beyond half an hour, unless it was written longer."""
FIRM_CAP = 300.0
"""Seconds of moderate or firm pressure that one area of one leg is given at most."""
DEFAULT_RANGE = (10.0, 300.0)
"""Seconds between which a step of a person's own technique is scaled."""
_HAIR = 1e-9
"""By which a number of turns may miss a whole one: 1.2 s are 3.0000000000000004 turns of 0.4 s."""


class TotalError(ChoiceError):
    """A total that the routine cannot be scaled to; `least` and `most` seconds can be."""

    def __init__(self, routine: Routine, asked: float, least: float, most: float) -> None:
        wrong = "short" if asked < least else "long"
        super().__init__(
            f"{clock(asked)} is too {wrong} for '{routine.name}'",
            f"it can last from {clock(least)} to {clock(floor(most))}",
        )
        self.least, self.most = least, most


@dataclass(slots=True)
class _Share:
    """A step's share of the total, counted in turns, each played `times` times over."""

    turn: float
    times: int
    written: float
    least: int
    most: int
    turns: int = field(init=False)

    @property
    def weight(self) -> float:
        """Seconds by which one more turn lengthens the session."""
        return self.turn * self.times

    def fit(self, ratio: float) -> int:
        """The whole turns in the written length times `ratio`, within the limits."""
        return min(self.most, max(self.least, floor(self.written * ratio / self.turn + _HAIR)))


def scale(routine: Routine, total: float, leg: Leg | None = None, first: Leg = Leg.LEFT) -> Routine:
    """Scale the steps so that the session lasts `total` seconds, gaps and all, or nearly so.

    The gaps keep their length. Turns are whole and each step stays within what its
    technique may last, so the result may miss `total` by up to half a turn on each leg.

    Raises TotalError, which says what is possible.
    """
    timeline = compile_timeline(routine, leg, first)
    played = tuple(in_order(routine, legs_of(routine, leg, first)))
    times = Counter(turn.path for turn in played)
    room = _firm_room(routine)
    shares = {turn.path: _share(turn.step, times[turn.path], room) for turn in played}
    gaps = timeline.total - sum(segment.seconds for segment in timeline.work)
    least = gaps + sum(share.least * share.weight for share in shares.values())
    most = gaps + sum(share.most * share.weight for share in shares.values())
    most = min(most, max(MOST_TOTAL, timeline.total))
    if not least <= total <= most:
        raise TotalError(routine, total, least, most)
    _distribute(list(shares.values()), total - gaps)
    return routine._replace(steps=_with_shares(routine.steps, shares, ("steps",)))


def _share(step: Step, times: int, room: _Room) -> _Share:
    turn = turn_seconds(step.rhythm) or 1.0
    written = played_seconds(step)
    technique = TECHNIQUES.get(step.technique)
    low, high = (technique.least, technique.most) if technique else DEFAULT_RANGE
    if step.until is not None:
        high = min(high, step.at_most)
    if step.pressure >= Pressure.MODERATE:
        high = min(high, *(written * room[step.area, leg] for leg in step.both_or_own))
    return _Share(
        turn,
        times,
        written,
        least=ceil(min(low, written) / turn - _HAIR),
        most=max(1, floor(max(high, written) / turn + _HAIR)),
    )


_Room = dict[tuple[Where | None, Leg], float]


def _firm_room(routine: Routine) -> _Room:
    """By what factor the firm steps of each area of a leg can grow until they reach the cap."""
    firm: Counter[tuple[Where | None, Leg]] = Counter()
    for step in flatten(routine.steps):
        if step.pressure >= Pressure.MODERATE:
            for leg in step.both_or_own:
                firm[step.area, leg] += played_seconds(step)  # type: ignore[assignment]  # Counter of floats
    return {where: FIRM_CAP / seconds for where, seconds in firm.items()}


def _distribute(shares: list[_Share], work: float) -> None:
    """Give each share its turns: in proportion to what is written, then the rest by turns."""
    low, high = 0.0, max(share.most * share.turn / share.written for share in shares)
    for _ in range(60):
        middle = (low + high) / 2
        if sum(share.fit(middle) * share.weight for share in shares) <= work:
            low = middle
        else:
            high = middle
    for one in shares:
        one.turns = one.fit(low)
    _distribute_rest(shares, work - sum(one.turns * one.weight for one in shares), low)


def _distribute_rest(shares: list[_Share], rest: float, ratio: float) -> None:
    """Add or take away turns while that brings `rest` nearer to none, where they are most off."""
    while True:
        turn = 1 if rest > 0 else -1
        share = max(
            (
                share
                for share in shares
                if share.least <= share.turns + turn <= share.most
                and abs(rest - turn * share.weight) < abs(rest)
            ),
            key=lambda share: turn * (share.written * ratio / share.turn - share.turns),
            default=None,
        )
        if share is None:
            return
        share.turns += turn
        rest -= turn * share.weight


def _with_shares(steps: Items, shares: Mapping[KeyPath, _Share], at: KeyPath) -> Items:
    """The steps with their new seconds; one that is never played keeps its own."""
    rewritten: list[Step | Repeat] = []
    for index, item in enumerate(steps):
        here = (*at, index)
        if isinstance(item, Repeat):
            inner = _with_shares(item.steps, shares, (*here, "steps"))
            rewritten.append(item._replace(steps=inner))
        elif share := shares.get(here):
            rewritten.append(item._replace(seconds=share.turns * share.turn))
        else:
            rewritten.append(item)
    return tuple(rewritten)
