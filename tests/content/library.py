"""The routines that come with the program, read once."""

from __future__ import annotations

from functools import cache

from massage_cli.core.routine import Routine
from massage_cli.routinefile.library import built_in_folder
from massage_cli.routinefile.reader import read_routine

TOTALS = {
    "ball": 644,
    "bedtime": 725,
    "calf-cramp": 310,
    "calf-maintenance": 780,
    "desk-legs": 500,
    "foot-cramp": 315,
    "full-legs": 1544,
    "gentle": 736,
    "hamstring": 702,
    "night-cramp": 365,
    "post-workout": 860,
    "pre-workout": 450,
    "quadriceps": 812,
    "roller": 870,
    "shin": 735,
    "trigger-focus": 858,
}
"""The seconds that each routine was designed to last, changeovers and all."""


@cache
def built_in() -> dict[str, Routine]:
    """Every built-in routine by its name."""
    return {path.stem: read_routine(path) for path in sorted(built_in_folder().glob("*.yaml"))}
