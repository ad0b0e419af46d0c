"""What is known of a session as it begins, or as it is gone on with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from massage_cli.clock import Moment
from massage_cli.core.body import Leg
from massage_cli.core.choices import Choices
from massage_cli.core.history.past import Past, State, Work, is_rehearsal
from massage_cli.core.routine import Kind, Routine
from massage_cli.core.timeline import Timeline


class Opening(NamedTuple):
    """A session to be kept. One that is gone on with has an id, and what was played of it."""

    past: Past
    opened: float
    """Unix time at which it was begun, or gone on with."""
    source: str
    """The routine's name or the path of its file, as the person named it."""
    choices: Choices
    cramped: str = ""
    """The area that cramped, where it is a session for a cramp; empty where nobody knows."""


class Checkpoint(NamedTuple):
    """Where a session stands, and what it takes to go on with it."""

    seen: float
    """Unix time."""
    playhead: float
    """Seconds of the timeline."""
    number: int
    """The step being played or to come, from 1."""
    source: str
    """As in the opening."""
    fingerprint: str
    """Of the routine as chosen: it differs if the file came to say something else."""
    choices: Choices


class Progress(NamedTuple):
    """How far a session is: all the seconds played of it, and where it stands."""

    checkpoint: Checkpoint
    leg: Leg
    """As far as it is known by now."""
    played: Mapping[Work, float]

    @property
    def done(self) -> float:
        """Seconds played."""
        return sum(self.played.values())


def opening(
    timeline: Timeline,
    moment: Moment,
    *,
    source: str,
    choices: Choices,
    speed: float = 1.0,
    pain_before: int | None = None,
) -> Opening:
    """A new session of `timeline` that begins at `moment`.

    At another speed it is kept with its real seconds; a rehearsal is never a cramp.
    """
    routine = timeline.routine
    past = Past(
        id=0,
        started=round(moment.unix, 3),  # as it is exported
        utc_offset=moment.utc_offset,
        zone=moment.zone,
        routine=routine.name,
        title=routine.title,
        kind=routine.kind,
        leg=leg_of(timeline),
        cramp=routine.kind is Kind.ACUTE and not is_rehearsal(speed),
        planned=sum(segment.seconds for segment in timeline.work) / speed,
        done=0.0,
        state=State.RUNNING,
        pain_before=pain_before,
        speed=speed,
    )
    return Opening(past, moment.unix, source, choices, first_area(timeline))


def fingerprint(routine: Routine) -> str:
    """What tells a routine from what its file came to say later; comments do not count."""
    from hashlib import sha256

    return sha256(repr(routine).encode()).hexdigest()[:16]


def first_area(timeline: Timeline) -> str:
    """Where the first step works: what cramped is stretched at once. Empty for nowhere."""
    step = timeline.work[0].step if timeline.work else None
    return str(step.area or "") if step is not None else ""


def leg_of(timeline: Timeline) -> Leg:
    """The one leg that was worked, steps for both together aside; else both."""
    single = {segment.leg for segment in timeline.work} - {Leg.BOTH}
    return single.pop() if len(single) == 1 else Leg.BOTH
