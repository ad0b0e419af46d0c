"""The routines that come with the program, read once."""

from __future__ import annotations

from functools import cache

from massage_cli.core.routine import Routine
from massage_cli.routinefile.library import built_in_folder
from massage_cli.routinefile.reader import read_routine

TOTALS = {
    "ball": 792,
    "bedtime": 826,
    "calf-cramp": 377,
    "calf-maintenance": 828,
    "desk-legs": 565,
    "foot-cramp": 383,
    "full-legs": 1661,
    "gentle": 788,
    "hamstring": 796,
    "night-cramp": 444,
    "post-workout": 896,
    "pre-workout": 554,
    "quadriceps": 897,
    "roller": 898,
    "shin": 795,
    "trigger-focus": 899,
}
"""The seconds that each routine was designed to last, changeovers and all."""


@cache
def built_in() -> dict[str, Routine]:
    """Every built-in routine by its name."""
    return {path.stem: read_routine(path) for path in sorted(built_in_folder().glob("*.yaml"))}
