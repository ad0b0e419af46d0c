"""A course: a plan that a person started, as it was on that day, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Pause(NamedTuple):
    """A stretch in which nothing of the plan was due. Unix times."""

    began: float
    ended: float | None
    """None while it lasts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One plan from its start to its end. Times are Unix times, hence UTC."""

    id: int
    name: str
    """The plan's name."""
    title: str
    started: float
    utc_offset: int
    """Minutes east of UTC where it was started."""
    zone: str
    ended: float | None = None
    """None while it is under way."""
    body: str = "{}"
    """The plan as it was at the start, in JSON: its file may come to say something else."""
    pauses: tuple[Pause, ...] = ()
    """The oldest first, and none into another; only the last may last still."""

    @property
    def paused(self) -> float | None:
        """When the pause began that lasts still; None where none does."""
        return self.pauses[-1].began if self.pauses and self.pauses[-1].ended is None else None


def disjoint(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """The same pauses, the oldest first, with those made one that run into each other.

    Two machines that come together may each have paused.
    """
    one: list[Pause] = []
    for pause in sorted(pauses, key=lambda pause: pause.began):
        last = one[-1] if one else None
        if last is None or (last.ended is not None and last.ended < pause.began):
            one.append(pause)
        elif last.ended is not None and (pause.ended is None or pause.ended > last.ended):
            one[-1] = last._replace(ended=pause.ended)
    return tuple(one)
