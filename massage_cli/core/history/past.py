"""A session that was: what the history keeps of it, and what the statistics and advice read."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from massage_cli.core.body import Leg
from massage_cli.core.routine import Kind, Pressure
from massage_cli.core.segments import Segment

WORST = 10
"""The worst pain there is a number for; 0 is none."""
FASTEST = 2.0
"""How many times as fast as it is written a session may be played and still be one: our choice."""


def is_rehearsal(speed: float) -> bool:
    """Whether a session at so many times its pace was only looked through, and counts nowhere."""
    return speed > FASTEST


class State(StrEnum):
    """How far a session came. One that is `RUNNING` and has no process was cut off."""

    RUNNING = "running"
    FINISHED = "finished"
    STOPPED = "stopped"


class Feeling(StrEnum):
    """How the leg is after a session."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class Sign(StrEnum):
    """Something a person said of the pain that a doctor should hear of."""

    LIMITS_DAY = "limits-day"
    WALKING = "walking"
    NEW_MEDICINE = "new-medicine"
    NO_BETTER = "no-better"
    HURT = "hurt"
    """The session was stopped because it hurt."""


class Work(NamedTuple):
    """What was done where: the finest grain in which played seconds are kept."""

    technique: str
    area: str
    """An area's name, or a place in the routine's own words; empty for neither."""
    leg: Leg
    pressure: Pressure


def work_of(segment: Segment) -> Work:
    """What is done in a segment of the timeline."""
    assert segment.step is not None
    step = segment.step
    return Work(step.technique, str(step.area or ""), segment.leg, step.pressure)


class Answers(NamedTuple):
    """What a person said after a session; whatever they skipped is None or empty."""

    feeling: Feeling | None = None
    pain_after: int | None = None
    """0 to 10."""
    signs: frozenset[Sign] = frozenset()
    note: str = ""


class Past(NamedTuple):
    """One session of the history. Seconds are hands-on: gaps do not count."""

    id: int
    started: float
    """Unix time, hence UTC."""
    utc_offset: int
    """Minutes east of UTC where it was started."""
    zone: str
    routine: str
    title: str
    kind: Kind
    leg: Leg
    cramp: bool
    """Whether it was for a cramp: an acute routine, or one begun with `--cramp`."""
    planned: float
    done: float
    state: State
    pain_before: int | None = None
    """0 to 10."""
    answers: Answers = Answers()
    played: Mapping[Work, float] = MappingProxyType({})
    """Seconds really played; empty where they were not asked for."""
    speed: float = 1.0
    """How many times as fast as written it was played, where it was fastest."""

    @property
    def rehearsal(self) -> bool:
        """Whether it was only looked through: it is kept, and counts for nothing."""
        return is_rehearsal(self.speed)

    @property
    def pains(self) -> tuple[int, ...]:
        """How bad the pain was said to be, before and after; nothing for what was skipped."""
        said = (self.pain_before, self.answers.pain_after)
        return tuple(pain for pain in said if pain is not None)
