"""“What is it?”: from what a person feels, in plain words, to a routine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer, and the routine it leads to, with `cramp` for its stretch first."""

    words: str
    routine: str
    cramp: bool = False


HEADING = "What is it?"

ENTRIES = (
    Entry("My calf is cramping now", "calf-cramp"),
    Entry("My calf is cramping now, and I am in bed", "night-cramp"),
    Entry("My foot or my toes are cramping now", "foot-cramp"),
    Entry("The back of my thigh is cramping now", "hamstring", cramp=True),
    Entry("The front of my thigh is cramping now", "quadriceps", cramp=True),
    Entry("My legs are tired after sport", "post-workout"),
    Entry("My legs are tired after sport, and I have a roller", "roller"),
    Entry("My shins are tired after walking or running", "shin"),
    Entry("I am about to do sport", "pre-workout"),
    Entry("I have been sitting for a long time", "desk-legs"),
    Entry("I am going to bed", "bedtime"),
    Entry("One spot is tender and stubborn", "trigger-focus"),
    Entry("One spot is tender, and I have a ball", "ball"),
    Entry("The back of my thigh is tight", "hamstring"),
    Entry("The front of my thigh is tight", "quadriceps"),
    Entry("Both legs are very tight, and I have half an hour", "full-legs"),
    Entry("My skin is thin, my legs are older, or sore from yesterday", "gentle"),
    Entry("Nothing special: I want to care for my calves", "calf-maintenance"),
)
"""The answers in the order in which they are offered: what is urgent comes first."""
