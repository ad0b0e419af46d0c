"""The routines that come with the program, read once."""

from __future__ import annotations

from functools import cache

from massage_cli.core.routine import Routine
from massage_cli.routinefile.library import built_in_folder
from massage_cli.routinefile.reader import read_routine

TOTALS = {
    "ball": 782,
    "bedtime": 814,
    "calf-cramp": 371,
    "calf-maintenance": 819,
    "desk-legs": 556,
    "foot-cramp": 375,
    "full-legs": 1645,
    "gentle": 778,
    "hamstring": 783,
    "night-cramp": 438,
    "post-workout": 895,
    "pre-workout": 547,
    "quadriceps": 898,
    "roller": 894,
    "shin": 783,
    "trigger-focus": 896,
}
"""The seconds that each routine was designed to last, changeovers and all."""


@cache
def built_in() -> dict[str, Routine]:
    """Every built-in routine by its name."""
    return {path.stem: read_routine(path) for path in sorted(built_in_folder().glob("*.yaml"))}
