"""A routine as the program plays it: every default filled in, every duration in seconds.

`routinefile` makes these from what a person wrote; nothing here knows about files.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum, StrEnum
from typing import NamedTuple

from massage_cli.core.english.words import AREAS


class Leg(StrEnum):
    """Where the hands are."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    UNSAID = "unsaid"
    """The leg that hurts: nobody has said which, and a cramp does not wait for the answer."""

    @property
    def other(self) -> Leg:
        """The leg across; the others are their own."""
        return {Leg.LEFT: Leg.RIGHT, Leg.RIGHT: Leg.LEFT}.get(self, self)


class Legs(StrEnum):
    """How a routine, or a step, is laid on the two legs."""

    ONE = "one"
    """The leg that hurts, and only that."""
    EACH = "each"
    """The whole block on one leg, then on the other, for the same time."""
    BOTH = "both"
    """Once, for both legs together."""


class Kind(StrEnum):
    """What a routine is for, which decides how it starts and how long it may be."""

    ACUTE = "acute"
    SHORT = "short"
    MILD = "mild"
    INTENSE = "intense"
    CUSTOM = "custom"


class Pressure(IntEnum):
    """How hard the hands press, in the words that people are given."""

    NONE = 0
    FEATHER = 1
    LIGHT = 2
    MODERATE = 3
    FIRM = 4

    @property
    def word(self) -> str:
        """The word that the file, the screen and the voice use; empty for none."""
        return "" if self is Pressure.NONE else self.name.lower()


class Area(StrEnum):
    """Where on the leg a step works."""

    LOWER_LEG = "lower-leg"
    CALF = "calf"
    SHIN_OUTER = "shin-outer"
    FOOT_SOLE = "foot-sole"
    FOOT = "foot"
    ANKLES = "ankles"
    HAMSTRINGS = "hamstrings"
    QUADS = "quads"
    WHOLE_LEG = "whole-leg"

    @property
    def words(self) -> str:
        """The area as a person says it."""
        return AREAS.get(self, self.value.replace("-", " "))

    @property
    def parts(self) -> frozenset[Area]:
        """The areas that lie within this one, itself among them."""
        if self is Area.WHOLE_LEG:
            return frozenset(Area)
        return frozenset({self, *_AREA_PARTS.get(self, ())})


_AREA_PARTS = {
    Area.LOWER_LEG: (Area.CALF, Area.SHIN_OUTER),
    Area.FOOT: (Area.FOOT_SOLE,),
}


class Motion(StrEnum):
    """One phase of a rhythm: what the hands do in it."""

    PRESS = "press"
    RELEASE = "release"
    STROKE = "stroke"
    CIRCLE = "circle"
    HOLD = "hold"
    ROLL = "roll"
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    IN = "in"
    OUT = "out"
    TAP = "tap"
    SHAKE = "shake"


class Phase(NamedTuple):
    """One named part of a rhythm, in seconds."""

    motion: Motion
    seconds: float


Rhythm = tuple[Phase, ...]
"""A loop of phases; empty means that the step has none."""


def turn_seconds(rhythm: Rhythm) -> float:
    """The seconds of one whole turn of `rhythm`; 0 for none."""
    return sum(phase.seconds for phase in rhythm)


class Step(NamedTuple):
    """One technique on one area for one duration (seconds on each leg that it is played on)."""

    technique: str
    title: str
    colour: str
    seconds: float
    legs: Legs = Legs.EACH
    area: Area | None = None
    pressure: Pressure = Pressure.NONE
    rhythm: Rhythm = ()
    instruction: str = ""
    tool: str = ""
    skip_last: bool = False
    """Inside a repeat: left out on its last turn."""

    @property
    def area_words(self) -> str:
        """The area as a person says it; empty for none."""
        return self.area.words if self.area else ""


class Repeat(NamedTuple):
    """Steps, or further repeats, played `times` times over."""

    times: int
    steps: tuple[Step | Repeat, ...]
    skip_last: bool = False


class Routine(NamedTuple):
    """What a person wrote: a title, on which legs, and the steps."""

    name: str
    title: str
    steps: tuple[Step | Repeat, ...]
    when: str = ""
    kind: Kind = Kind.CUSTOM
    legs: Legs = Legs.EACH
    position: str = ""
    tools: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    ready: float = 5.0
    """The get-ready gap before each step, in seconds."""
    change: float = 15.0
    """The gap to change legs, in seconds; it stands in place of the get-ready gap."""
    language: str = "en"
    sources: tuple[str, ...] = ()


def flatten(steps: tuple[Step | Repeat, ...]) -> Iterator[Step]:
    """The steps in the order they are played, repeats written out."""
    for item in steps:
        if isinstance(item, Step):
            yield item
            continue
        for turn in range(1, item.times + 1):
            kept = (s for s in item.steps if turn < item.times or not s.skip_last)
            yield from flatten(tuple(kept))
