"""A routine as the rules of good practice look at it: what several of them need, found once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from massage_cli.core.guidance.departure import Departure, Severity
from massage_cli.core.routine import KeyPath, Pressure, Routine, Step
from massage_cli.core.segments import Segment
from massage_cli.core.sequence import placed
from massage_cli.core.technique import CUSTOM, HANDS_OFF


@dataclass(frozen=True, slots=True)
class PlayedStep:
    """A step, where it is written, and as which it is played on a leg, from 1."""

    step: Step
    path: KeyPath
    number: int

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """What a person is told to do, and to mind, by the key that says it."""
        step = self.step
        return (
            ("position", step.position),
            ("instruction", step.instruction),
            ("say", step.say),
            ("caution", step.caution),
        )

    def departure(
        self, message: str, *key: str, severity: Severity = Severity.WARNING
    ) -> Departure:
        """A departure under this step's `key`, or of the step as a whole."""
        return Departure(
            message=message, path=(*self.path, *key), step=self.number, severity=severity
        )


@dataclass(frozen=True)
class Draft:
    """`segments` are those of `routine` as it is played by itself; none where it is too long."""

    routine: Routine
    segments: Sequence[Segment]

    @cached_property
    def played(self) -> tuple[PlayedStep, ...]:
        """The steps as they are played on one leg, each with its place in the file."""
        return tuple(
            PlayedStep(step, path, number)
            for number, (step, path, *_) in enumerate(placed(self.routine.steps), start=1)
        )

    @cached_property
    def written(self) -> tuple[PlayedStep, ...]:
        """Each step once, however often it is played."""
        return tuple({place.path: place for place in reversed(self.played)}.values())[::-1]

    @cached_property
    def hands_on(self) -> tuple[PlayedStep, ...]:
        """The steps that touch the skin; a custom one that says no pressure may be a move."""
        return tuple(
            place
            for place in self.played
            if place.step.technique not in HANDS_OFF
            and (place.step.technique != CUSTOM or place.step.pressure is not Pressure.NONE)
        )
