"""What the hands do again and again within a step: phases, in seconds."""

from __future__ import annotations

from enum import StrEnum
from itertools import groupby
from typing import NamedTuple


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
