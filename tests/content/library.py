"""The routines that come with the program, read once."""

from __future__ import annotations

from functools import cache

from massage_cli.core.routine import Routine
from massage_cli.routinefile.library import built_in_folder
from massage_cli.routinefile.reader import read_routine

TOTALS = {
    "ball": 754,
    "bedtime": 785,
    "calf-cramp": 320,
    "calf-maintenance": 780,
    "desk-legs": 519,
    "foot-cramp": 325,
    "full-legs": 1569,
    "gentle": 736,
    "hamstring": 702,
    "night-cramp": 390,
    "post-workout": 860,
    "pre-workout": 515,
    "quadriceps": 872,
    "roller": 890,
    "shin": 735,
    "trigger-focus": 858,
}
"""The seconds that each routine was designed to last, changeovers and all."""


@cache
def built_in() -> dict[str, Routine]:
    """Every built-in routine by its name."""
    return {path.stem: read_routine(path) for path in sorted(built_in_folder().glob("*.yaml"))}
