"""What stands on the page that plays itself and on the sheet of paper."""

from __future__ import annotations

from collections.abc import Iterable

from massage_cli.core.english.words import Sides

# The page, by what it is about: the keys are those of its script.
PAGE = {
    "start": "Start",
    "start_left": "Start: {left}",
    "start_right": "Start: {right}",
    "pause": "Pause",
    "go_on": "Go on",
    "back": "Back",
    "again": "Again",
    "next": "Next",
    "stop": "Stop",
    "once_more": "Once more",
    "look": "Colours",
    "auto": "as the device has them",
    "light": "light",
    "dark": "dark",
    "night": "night",
    "get_ready": "Get ready: {title}",
    "change": "Change to {leg}",
    "before": "Before you begin",
    "waits": "Not eased yet? Again holds it once more.",
    "coming": "Next: {title}, {place}",
    "last": "Next: the end",
    "step_of": "step {number} of {of}",
    "of": "{played} of {total}",
    "left_of_step": "left of this step",
    "done": "Done: {title}",
    "stopped": "Stopped: {title}",
    "how_is_it": "How is it now?",
    "better": "Better",
    "same": "The same",
    "worse": "Worse",
    "no_sound": "The sound cannot be played here: go by what you see.",
}
NOTHING_KEPT = "Nothing of this was stored or sent: this page is one file, and asks nobody."
NEEDS_SCRIPT = "Where scripts are not allowed this page does not play: all steps are below."
KEYS = "Keys: space pauses, n next, b back, a again, x stops."
SILENT = "This page has no sound: go by what you see."

# The sheet.
STEPS = "Step by step"
STEP, TIME, WHERE, WHAT, HOW = "Step", "Time", "Where", "What", "How"
TAKES = "It takes"
HOW_TO_SIT = "How to sit or lie"
WHEN = "When"
STOP_IF = "Stop"
SOURCES = "Sources"
FOR = "For"
HOW_OFTEN = "How often"
NOTES = "Notes"
FROM = "From"
SCAN = "The routine itself: scan it, and give the text to “massage add”."
FIGURE = "Where the hands go: the legs from {side}"
SEEN_FROM = {"front": "the front", "back": "the back", "sole": "below, the soles of the feet"}


def each(area: str, sides: Sides) -> str:
    """`calf, each leg`: what is done on the one and then on the other."""
    return f"{area}, each {sides.noun}" if area else f"each {sides.noun}"


def one_after_the_other(first: str, then: str) -> str:
    """In which order what is done on each leg is done; both by name."""
    return f"First all of it on the {first}, then on the {then}."


def in_turn(area: str, sides: Sides) -> str:
    """`calf, each leg in turn`: where other steps are done on one leg first."""
    return f"{each(area, sides)} in turn"


def in_a_row(first: str, then: str, sides: Sides) -> str:
    """Where the legs change more than once: some steps on the one, then the same on the other."""
    return f"Each {sides.noun}: such steps in a row first on the {first}, then on the {then}."


def at_once(first: str, then: str, sides: Sides) -> str:
    """What is meant by `in_turn`, where it is not so of every step."""
    return f"Each {sides.noun} in turn: on the {first}, and at once on the {then}."


def step_by_step(first: str, then: str) -> str:
    """The same where each step is done on one and at once on the other."""
    return f"Each step first on the {first}, then on the {then}."


def figure(sides: Iterable[str]) -> str:
    """What the drawings show, for whoever does not see them."""
    return FIGURE.format(side=" and from ".join(SEEN_FROM[side] for side in sides))
