"""What good practice says of a routine: the rules, as data, and why there are such rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from massage_cli.core.guidance import practice, wording
from massage_cli.core.guidance.departure import Departure
from massage_cli.core.guidance.draft import Draft
from massage_cli.core.routine import KeyPath, Routine, sides_of
from massage_cli.core.segments import whole
from massage_cli.core.sequence import TooLongError


@dataclass(frozen=True, slots=True)
class Rule:
    """A piece of good practice, and how to see that a routine departs from it."""

    code: str
    reason: str
    departures: Callable[[Draft], Iterator[Departure]]


def lint(routine: Routine) -> tuple[Departure, ...]:
    """What of good practice `routine` departs from, in the rules' order.

    What is played again is told once. Raises TooLongError for one of too many played steps.
    """
    try:
        segments = whole(routine)
    except TooLongError:
        segments = ()
    return departures_of(Draft(routine, segments))


def departures_of(draft: Draft) -> tuple[Departure, ...]:
    """As `lint`, where it is known already how the routine is played."""
    found: dict[tuple[str, KeyPath, str], Departure] = {}
    sides = sides_of(draft.routine)
    for rule in RULES:
        for each in rule.departures(draft):
            departure = each._replace(code=rule.code, reason=sides.told(rule.reason))
            found.setdefault((rule.code, departure.path, departure.message), departure)
    return tuple(found.values())


RULES = (
    Rule(
        "warm-up-first",
        "Light upward strokes come before anything deeper; in a short routine, through clothes, "
        "light compression does. A cramp is stretched first instead.",
        practice.warm_up_first,
    ),
    Rule(
        "finish-with-strokes",
        "Light upward strokes let the leg settle.",
        practice.finish_with_strokes,
    ),
    Rule(
        "gentle-ramp",
        "Pressure begins light and rises by one word at a time: no step takes by surprise.",
        practice.gentle_ramp,
    ),
    Rule(
        "firm-cap",
        "Overworking makes a muscle sore. Five minutes of pressure for one area of a leg, and "
        "firm only on spots, are our choice: no source fixes the number.",
        practice.firm_cap,
    ),
    Rule(
        "trigger-hold",
        "A tender spot is pressed for 10 to 15 s, let go, and pressed again until it eases; "
        "six holds are enough.",
        practice.trigger_hold,
    ),
    Rule(
        "tool-fits-area",
        "A roller is for large muscles, a ball for spots, and an electric massager for one to "
        "two minutes an area.",
        practice.tool_fits_area,
    ),
    Rule(
        "total-in-band",
        "Ten to fifteen minutes are enough for mild tightness, twenty to thirty for more; a "
        "cramp needs a few. Nothing lasts longer than half an hour.",
        practice.total_in_band,
    ),
    Rule(
        "towards-the-heart",
        "By convention strokes go up the leg, towards the heart.",
        wording.towards_the_heart,
    ),
    Rule(
        "time-to-move",
        "A sore leg, or an old one, needs time to get up, down or over: give the step a gap of "
        "its own ('ready: 15s'). The quarter of a minute is our choice.",
        wording.time_to_move,
    ),
    Rule(
        "never-area",
        "Nerves and vessels lie close under the skin there, or bone does.",
        wording.never_area,
    ),
    Rule(
        "banned-claim",
        "It says more than is known. People decide about their health by such words.",
        wording.banned_claim,
    ),
)
"""Every rule, in the order in which departures are listed."""
