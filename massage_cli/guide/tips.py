"""The tip on the card at the end: one that suits what was played, and another each day."""

from __future__ import annotations

from massage_cli.core.filters import areas_of
from massage_cli.core.nearest import slug
from massage_cli.core.routine import Area, Kind, Routine
from massage_cli.guide.topics import topic

DAY = 24 * 60 * 60

ALWAYS = "Any massage"
"""The tips for a routine that none of the others suits."""
SUITS: dict[str, set[str]] = {
    "After a cramp": {Kind.ACUTE},
    "Sport": {"sport", "workout"},
    "Sitting": {"desk", "sitting", "travel"},
    "Evening and night": {"bedtime", "evening", "night"},
    "Gentle": {"gentle", "older"},
    "Tender spots": {"spots", Kind.INTENSE},
    "Tools": {"tool"},
    "Feet": {Area.FOOT},
    "Thighs": {Area.HAMSTRINGS, Area.QUADS},
}
"""The headings of the other tips: the kind, the tags or the areas of routines that each suits."""


def tip_of(routine: Routine, unix: float) -> str:
    """The tip for `routine` on the day of `unix` seconds since 1970."""
    tips = tips_for(routine)
    return tips[int(unix // DAY) % len(tips)]


def tips_for(routine: Routine) -> tuple[str, ...]:
    """What may be told after `routine`."""
    about: set[str] = {routine.kind, *map(slug, routine.tags), *areas_of(routine)}
    suited = {heading for heading, marks in SUITS.items() if marks & about} or {ALWAYS}
    return tuple(
        line.removeprefix("- ")
        for section in topic("tips").sections
        if section.title in suited
        for line in section.paragraphs
    )
