"""“What is it?”: from what a person feels, in plain words, to a routine."""

from __future__ import annotations

from typing import NamedTuple

from massage_cli.core.english import picker as words


class Occasion(NamedTuple):
    """One answer, and the routine it leads to, with `cramp` for its stretch first."""

    words: str
    routine: str
    cramp: bool
    where: str
    """Where it cramps now, for what cannot wait; empty for any other occasion."""


_LEADS_TO = {
    "cramp calf": ("calf-cramp", False),
    "cramp in-bed": ("night-cramp", False),
    "cramp foot": ("foot-cramp", False),
    "cramp back": ("hamstring", True),
    "cramp front": ("quadriceps", True),
    "after-sport": ("post-workout", False),
    "after-sport roller": ("roller", False),
    "shins": ("shin", False),
    "before-sport": ("pre-workout", False),
    "sitting": ("desk-legs", False),
    "bed": ("bedtime", False),
    "spot": ("trigger-focus", False),
    "spot ball": ("ball", False),
    "back": ("hamstring", False),
    "front": ("quadriceps", False),
    "half-hour": ("full-legs", False),
    "gentle": ("gentle", False),
    "care": ("calf-maintenance", False),
}

OCCASIONS = tuple(
    Occasion(text, *_LEADS_TO[key], where=words.CRAMPING.get(key, ""))
    for key, text in words.OCCASIONS.items()
)
"""The answers in the order in which they are offered."""
