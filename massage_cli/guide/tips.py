"""The tip on the card at the end: one that suits what was played, and another each hour and day."""

from __future__ import annotations

import re

from massage_cli.core.body import Area
from massage_cli.core.english.words import LEGS
from massage_cli.core.filters import areas_of
from massage_cli.core.nearest import slug
from massage_cli.core.routine import Kind, Routine, sides_of
from massage_cli.core.sequence import flatten
from massage_cli.guide.topics import topic

HOUR = 60 * 60
DAY = 24 * HOUR

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


_A_LEGS = re.compile(
    r"\b(?:legs?|cal(?:f|ves)|shins?|knees?|ankles?|foot|feet|toes?|thighs?|hips?)\b"
)
"""Words of a tip that is for legs, and not for an arm."""


STRETCH = "stretch"
JUST_DONE = "Stretch "
"""How a tip begins that tells whoever has just stretched to stretch."""


def tip_of(routine: Routine, unix: float) -> str:
    """The tip for `routine` at `unix` seconds since 1970: another each hour, and each day."""
    tips = tips_for(routine)
    return tips[int(unix // DAY + unix % DAY // HOUR) % len(tips)]


def tips_for(routine: Routine) -> tuple[str, ...]:
    """What may be told after `routine`."""
    about: set[str] = {routine.kind, *map(slug, routine.tags), *areas_of(routine)}
    suited = {heading for heading, marks in SUITS.items() if marks & about} or {ALWAYS}
    if sides_of(routine) != LEGS:
        suited = {ALWAYS}
    lines = (
        line.removeprefix("- ")
        for section in topic("tips").sections
        if section.title in suited
        for line in section.paragraphs
    )
    done = routine.kind is not Kind.ACUTE and any(
        step.technique == STRETCH for step in flatten(routine.steps)
    )
    return tuple(
        line
        for line in lines
        if (sides_of(routine) == LEGS or not _A_LEGS.search(line))
        and not (done and line.startswith(JUST_DONE))
    )
