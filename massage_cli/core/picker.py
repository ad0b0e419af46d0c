"""“What is it?”: from what a person feels, in plain words, to a routine."""

from __future__ import annotations

from typing import NamedTuple


class Occasion(NamedTuple):
    """One answer, and the routine it leads to, with `cramp` for its stretch first."""

    words: str
    routine: str
    cramp: bool = False


HEADING = "What is it?"

OCCASIONS = (
    Occasion("My calf is cramping now", "calf-cramp"),
    Occasion("My calf is cramping now, and I am in bed", "night-cramp"),
    Occasion("My foot or my toes are cramping now", "foot-cramp"),
    Occasion("The back of my thigh is cramping now", "hamstring", cramp=True),
    Occasion("The front of my thigh is cramping now", "quadriceps", cramp=True),
    Occasion("My legs are tired after sport", "post-workout"),
    Occasion("My legs are tired after sport, and I have a roller", "roller"),
    Occasion("My shins are tired after walking or running", "shin"),
    Occasion("I am about to do sport", "pre-workout"),
    Occasion("I have been sitting for a long time", "desk-legs"),
    Occasion("I am going to bed", "bedtime"),
    Occasion("One spot is tender and stubborn", "trigger-focus"),
    Occasion("One spot is tender, and I have a ball", "ball"),
    Occasion("The back of my thigh is tight", "hamstring"),
    Occasion("The front of my thigh is tight", "quadriceps"),
    Occasion("Both legs are very tight, and I have half an hour", "full-legs"),
    Occasion("My skin is thin, my legs are older, or sore from yesterday", "gentle"),
    Occasion("Nothing special: I want to care for my calves", "calf-maintenance"),
)
"""The answers in the order in which they are offered: what is urgent comes first."""
