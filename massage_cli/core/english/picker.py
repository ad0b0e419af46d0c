"""What is asked of a person who names no routine, and the answers in their own words."""

from __future__ import annotations

HEADING = "What is it?"
WHICH = "A number, or a routine's name"

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


def numbers(last: int) -> str:
    """Which numbers there are to answer with."""
    return f"there are 1 to {last}"
