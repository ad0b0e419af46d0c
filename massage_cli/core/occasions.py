"""For which occasion a routine is: under which heading a list has it."""

from __future__ import annotations

from massage_cli.core.english.occasions import HEADINGS
from massage_cli.core.nearest import slug
from massage_cli.core.routine import Kind, Routine

_TAGS = (
    ("cramp", {"cramp"}),
    ("spots", {"spots"}),
    ("night", {"bedtime"}),
    ("sitting", {"sitting", "travel"}),
    ("thigh", {"thigh"}),
    ("care", {"care", "gentle", "thorough"}),
    ("sport", {"sport", "workout", "walking", "warm-up", "recovery"}),
    ("night", {"night", "evening", "quiet"}),
    ("sitting", {"desk"}),
)
"""Which tags speak for which occasion, those that tell most first."""


def occasion_of(routine: Routine) -> str:
    """The key in HEADINGS of the one occasion that says most of what `routine` is for."""
    if routine.kind is Kind.ACUTE:
        return "cramp"
    tags = {slug(tag) for tag in routine.tags}
    return next((occasion for occasion, speaking in _TAGS if tags & speaking), "other")


def rank(occasion: str) -> int:
    """Where in a list the occasion stands."""
    return list(HEADINGS).index(occasion)
