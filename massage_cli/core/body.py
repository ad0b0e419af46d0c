"""Where on a person the hands are: on which leg, and at which place."""

from __future__ import annotations

from enum import StrEnum

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
