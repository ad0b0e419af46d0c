"""What is asked of a person who names no routine, and the answers in their own words."""

from __future__ import annotations

from massage_cli.core.english.words import Sides

HEADING = "What is it?"
WHICH = "A number, or a routine's name, then Enter"

SECTIONS = {
    "cramp": "Cramping now",
    "today": "Today",
    "unfinished": "Unfinished",
    "occasion": "Something else",
    "routine": "All routines",
}
"""The headings, in the order in which they stand."""

OCCASIONS = {
    "cramp calf": "My calf is cramping now",
    "cramp in-bed": "My calf is cramping now, and I am in bed",
    "cramp foot": "My foot or my toes are cramping now",
    "cramp back": "The back of my thigh is cramping now",
    "cramp front": "The front of my thigh is cramping now",
    "after-sport": "My legs are tired after sport",
    "after-sport roller": "My legs are tired after sport, and I have a roller",
    "shins": "My shins are tired after walking or running",
    "before-sport": "I am about to do sport",
    "sitting": "I have been sitting or standing for a long time",
    "bed": "I am going to bed, or want to unwind",
    "spot": "One spot in my calf stays tender",
    "spot ball": "One spot is tender, and I have a ball",
    "back": "The back of my thigh is tight",
    "front": "The front of my thigh is tight",
    "half-hour": "Both legs are very tight, and I have half an hour",
    "gentle": "I want it gentle: thin skin, older legs, sore from yesterday",
    "care": "Nothing hurts: some care for my calves",
}
"""By occasion, in the order in which they are offered: what is urgent comes first."""

CRAMPING = {
    "cramp calf": "My calf",
    "cramp in-bed": "My calf, in bed",
    "cramp foot": "My foot or toes",
    "cramp back": "Back of my thigh",
    "cramp front": "Front of my thigh",
}
"""The same of what cramps, under its heading."""

CRAMPING_TOO = "charley horse spasm"
"""Other words by which what cramps now is found."""

YOURS = "yours"
CANNOT = "cannot play"
FIRST = "First"
GOES_ON = "Goes on with"
NOTHING = "Nothing is called that."

# The keys, each with what it does.
START = ("enter", "start")
MOVE = ("arrows", "choose")
TYPE = ("a-z", "search")
LEAVE = ("esc", "leave")
ALL_AGAIN = ("esc", "all of them")


def legs(legs: frozenset[str], sides: Sides) -> str:
    """`one leg`, `left leg`, `both legs`: which of them a session is for."""
    if legs == {"unsaid"}:
        return f"one {sides.noun}"
    return sides.of(next(iter(legs))) if len(legs) == 1 else f"both {sides.noun}s"


def check_it(name: str) -> str:
    """What to do about a faulty one."""
    return f"This routine cannot be played: `massage check {name}` says why."


def is_it(name: str, unheard: str = "") -> str:
    """A name that was nearly typed, as a question for one key, and the words that are not in it."""
    without = f", without '{unheard}'" if unheard else ""
    return f"{name}{without}? Enter or y: yes. Any other key: no."


def numbers(last: int) -> str:
    """Which numbers there are to answer with."""
    return f"there are 1 to {last}"
