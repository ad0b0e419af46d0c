"""A routine as the program plays it: every default filled in, every duration in seconds.

`routinefile` makes these from what a person wrote; nothing here knows about files.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum, StrEnum
from itertools import groupby
from typing import NamedTuple

from massage_cli.core.english.words import AREAS, LEGS, SIDES, Sides, sides_called

MAX_SEGMENTS = 2000
"""Stretches of a session; each played step takes one at least."""


class TooLongError(ValueError):
    """A routine beyond 2 hours, or beyond 2,000 played segments."""


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


class Area(StrEnum):
    """Where on the leg a step works."""

    LOWER_LEG = "lower-leg"
    CALF = "calf"
    SHIN_OUTER = "shin-outer"
    FOOT_SOLE = "foot-sole"
    FOOT = "foot"
    TOES = "toes"
    ANKLES = "ankles"
    ACHILLES = "achilles"
    HAMSTRINGS = "hamstrings"
    QUADS = "quads"
    INNER_THIGH = "inner-thigh"
    OUTER_THIGH = "outer-thigh"
    HIP = "hip"
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
    Area.LOWER_LEG: (Area.CALF, Area.SHIN_OUTER, Area.ACHILLES),
    Area.FOOT: (Area.FOOT_SOLE, Area.TOES),
}


LONGEST_PLACE = 60
"""Characters of a place in a person's own words."""


class Elsewhere(str):
    """A place anywhere on the body, in a person's own words; nothing is drawn of it."""

    __slots__ = ()

    @property
    def words(self) -> str:
        """The place as a person says it."""
        return str(self)

    @property
    def parts(self) -> frozenset[Area | Elsewhere]:
        """The place alone: nothing is known to lie within it."""
        return frozenset({self})


Where = Area | Elsewhere


def where_named(name: str) -> Where | None:
    """What the history keeps under `name`: an area, a place elsewhere, or neither."""
    try:
        return Area(name)
    except ValueError:
        return Elsewhere(name) if name else None


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


class Until(StrEnum):
    """What a step waits for when its written time is over, where somebody can say so."""

    EASED = "eased"


class Phase(NamedTuple):
    """One named part of a rhythm, in seconds."""

    motion: Motion
    seconds: float


Rhythm = tuple[Phase, ...]
"""A loop of phases; empty means that the step has none."""


def turn_seconds(rhythm: Rhythm) -> float:
    """The seconds of one whole turn of `rhythm`; 0 for none."""
    return sum(phase.seconds for phase in rhythm)


def holds(rhythm: Rhythm) -> tuple[float, ...]:
    """The seconds of each hold in one turn of `rhythm`; holds that follow one another are one.

    The last of a turn runs on into the first of the next, unless nothing comes between at all.
    """
    runs = [
        (motion, sum(phase.seconds for phase in run))
        for motion, run in groupby(rhythm, lambda phase: phase.motion)
    ]
    if len(runs) > 1 and runs[0][0] is runs[-1][0] is Motion.HOLD:
        runs[0] = (Motion.HOLD, runs.pop()[1] + runs[0][1])
    return tuple(seconds for motion, seconds in runs if motion is Motion.HOLD)


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


def _written(steps: Items) -> Iterator[Step]:
    """Each step once, however often it is played."""
    for item in steps:
        if isinstance(item, Step):
            yield item
        else:
            yield from _written(item.steps)


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
