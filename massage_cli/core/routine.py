"""A routine as the program plays it: every default filled in, every duration in seconds.

`routinefile` makes these from what a person wrote; nothing here knows about files.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum, StrEnum
from typing import NamedTuple

from massage_cli.core.body import Area, Leg, Where
from massage_cli.core.english.words import LEGS, SIDES, Sides, sides_called
from massage_cli.core.rhythm import Rhythm


class Legs(StrEnum):
    """How a routine, or a step, is laid on the two legs."""

    ONE = "one"
    """The leg that hurts, and only that."""
    EACH = "each"
    """The whole block on one leg, then on the other, for the same time."""
    BOTH = "both"
    """Once, for both legs together."""


class Order(StrEnum):
    """In which order steps are played on the two legs."""

    BY_LEG = "by-leg"
    """All of them on one leg, then all of them on the other."""
    BY_STEP = "by-step"
    """Each on one leg and at once on the other, then the next."""


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


class Until(StrEnum):
    """What a step waits for when its written time is over, where somebody can say so."""

    EASED = "eased"


class Step(NamedTuple):
    """One technique on one area for one duration (seconds on each leg that it is played on)."""

    technique: str
    title: str
    colour: str
    seconds: float
    legs: Legs = Legs.EACH
    leg: Leg | None = None
    """The one leg that it is played on; None for whichever `legs` means."""
    area: Where | None = None
    pressure: Pressure = Pressure.NONE
    rhythm: Rhythm = ()
    instruction: str = ""
    say: str = ""
    """What the voice says in place of the instruction; empty for the instruction itself."""
    tool: str = ""
    skip_last: bool = False
    """Inside a repeat: left out on its last turn."""
    ready: float | None = None
    """The gap before this step, in seconds; None for the routine's."""
    position: str = ""
    """How to sit, lie or stand for it, told in the gap before it; empty where nothing changes."""
    caution: str = ""
    """What to mind while it is done."""
    until: Until | None = None
    at_most: float = 0.0
    """Seconds in all for which a step waits that has an `until`."""

    @property
    def both_or_own(self) -> tuple[Leg, ...]:
        """The legs that it works on, each by itself: its own one, or left and right."""
        return (Leg.LEFT, Leg.RIGHT) if self.leg is None else (self.leg,)

    def on(self, leg: Leg) -> Leg | None:
        """The leg that it is played on in the turn of `leg`; None if it is left out then."""
        if self.leg in (None, leg):
            return leg
        return self.leg if leg is Leg.UNSAID else None

    @property
    def area_words(self) -> str:
        """The area as a person says it; empty for none."""
        return self.area.words if self.area else ""

    @property
    def told(self) -> str:
        """How to sit for it, and what to do: as it is shown."""
        return f"{self.position} {self.instruction}".strip()

    @property
    def spoken(self) -> str:
        """The same as the voice says it."""
        return f"{self.position} {self.say or self.instruction}".strip()


class Gaps(NamedTuple):
    """The usual gaps, in seconds."""

    ready: float
    """Before each step that has none of its own."""
    change: float
    """To change legs; in place of the one before, where none is longer."""


class Repeat(NamedTuple):
    """Steps, or further repeats, played `times` times over."""

    times: int
    steps: tuple[Step | Repeat, ...]
    skip_last: bool = False
    order: Order | None = None
    """None for that of what it stands in."""
    gaps: Gaps | None = None
    """None for those of what it stands in."""
    position: str = ""
    """How to sit, lie or stand for all of it, told in the gap before the first of its steps."""
    ready: float | None = None
    """That gap, in seconds; None for the step's own."""

    def begun_with(self, first: Step) -> Step:
        """The first step of it that is played, with what is told where it begins."""
        position = f"{self.position} {first.position}".strip()
        ready = first.ready if self.ready is None else self.ready
        return first._replace(position=position, ready=ready)


class Routine(NamedTuple):
    """What a person wrote: a title, on which legs, and the steps."""

    name: str
    title: str
    steps: tuple[Step | Repeat, ...]
    when: str = ""
    kind: Kind = Kind.CUSTOM
    legs: Legs = Legs.EACH
    order: Order = Order.BY_LEG
    position: str = ""
    tools: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    """What the left and the right are called, if they are no legs: `left arm`, `right arm`."""
    ready: float = 5.0
    """The get-ready gap before each step that has none of its own, in seconds."""
    change: float = 15.0
    """The gap to change legs, in seconds; in place of the get-ready gap, where none is longer."""
    language: str = "en"
    sources: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    """What to know before it starts."""

    @property
    def gaps(self) -> Gaps:
        """The gaps that hold where no part has its own."""
        return Gaps(self.ready, self.change)


def sides_of(routine: Routine, step: Step | None = None) -> Sides:
    """What is said of left and right in the whole of `routine`, or at one of its steps."""
    if routine.sides:
        return sides_called(*routine.sides)
    places = [each.area for each in ((step,) if step else _written(routine.steps)) if each.area]
    named = places and not any(isinstance(place, Area) for place in places)
    return SIDES if named else LEGS


Items = tuple[Step | Repeat, ...]

KeyPath = tuple[str | int, ...]
"""Keys and list positions (from 0) from the top of a routine file to a value."""


def _written(steps: Items) -> Iterator[Step]:
    """Each step once, however often it is played."""
    for item in steps:
        if isinstance(item, Step):
            yield item
        else:
            yield from _written(item.steps)
