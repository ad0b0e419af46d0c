"""How a routine departs from good practice: one function for each rule of `guidance`.

What its sentences say is looked at in `wording`.

Those of the figures that no source fixes are named as ours in the rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product

from massage_cli.core.body import Area, Elsewhere, Leg, Where
from massage_cli.core.guidance.departure import Departure, Severity
from massage_cli.core.guidance.draft import Draft
from massage_cli.core.nearest import slug
from massage_cli.core.rhythm import holds, turn_seconds
from massage_cli.core.routine import KeyPath, Kind, Pressure
from massage_cli.core.safety import HOLDS_A_SPOT
from massage_cli.core.scale import FIRM_CAP
from massage_cli.core.segments import played_seconds
from massage_cli.core.timecode import clock

STROKES = frozenset({"effleurage", "stroking"})
ROLLED = frozenset({"roll", "ball"})
WARM_UP_INTENSE = 120.0
"""Seconds of warming up before intense work."""
HOLD = (10.0, 15.0)
HOLD_ERROR = 90.0
ROLL_SET = (30.0, 120.0)
"""Seconds of rolling in one go: https://pubmed.ncbi.nlm.nih.gov/33105383"""
MASSAGER_CAP = 120.0
"""Seconds that an electric massager gives one area of one leg at most."""
ROLLER_AREAS = frozenset({Area.CALF, Area.HAMSTRINGS, Area.QUADS, Area.OUTER_THIGH})
BALL_AREAS = ROLLER_AREAS | {Area.FOOT, Area.FOOT_SOLE, Area.HIP}
BANDS = {
    Kind.ACUTE: (240, 480),
    Kind.SHORT: (0, 600),
    Kind.MILD: (600, 900),
    Kind.INTENSE: (1200, 1800),
    Kind.CUSTOM: (0, 1800),
}
"""Seconds between which a routine of each kind lasts, changeovers and all."""


def _nothing_deep(draft: Draft) -> bool:
    """Whether nothing needs a warm-up.

    That is the hand's weight alone, a tool rolled lightly, and light hands on anything but a leg:
    on a face or a belly nothing is known of strokes that come first.
    """
    return all(
        place.step.pressure is Pressure.FEATHER
        or (
            place.step.pressure <= Pressure.LIGHT
            and (place.step.technique in ROLLED or isinstance(place.step.area, Elsewhere))
        )
        for place in draft.hands_on
    )


def _first_aid(draft: Draft) -> bool:
    """Whether a cramp is stretched, and softly squeezed at most: it takes as long as it takes."""
    return draft.routine.kind is Kind.ACUTE and all(
        place.step.technique == "compression" and place.step.pressure <= Pressure.LIGHT
        for place in draft.hands_on
    )


def warm_up_first(draft: Draft) -> Iterator[Departure]:
    """Whatever the hands begin with, unless it is light effleurage, or weighs no more than a hand.

    A short routine may begin with light compression: hands do not glide through clothes.
    """
    kind = draft.routine.kind
    if kind is Kind.ACUTE or _nothing_deep(draft):
        return
    beginnings = {"effleurage", "compression"} if kind is Kind.SHORT else {"effleurage"}
    for first in draft.hands_on[:1]:
        if first.step.pressure is Pressure.FEATHER and kind is not Kind.INTENSE:
            continue
        if first.step.technique not in beginnings:
            yield first.departure(f"the hands begin with {first.step.technique}", "technique")
        elif first.step.pressure > Pressure.LIGHT:
            yield first.departure(f"the warm-up is {first.step.pressure.word}", "pressure")
        elif kind is Kind.INTENSE and first.step.seconds < WARM_UP_INTENSE:
            yield first.departure("the warm-up is under two minutes", "duration")


def finish_with_strokes(draft: Draft) -> Iterator[Departure]:
    """Whatever the hands end with, unless it is light strokes."""
    if draft.routine.kind is Kind.SHORT or _nothing_deep(draft) or _first_aid(draft):
        return
    for last in draft.hands_on[-1:]:
        if last.step.technique not in STROKES:
            yield last.departure(f"the hands end with {last.step.technique}", "technique")
        elif last.step.pressure > Pressure.LIGHT:
            yield last.departure(f"the last strokes are {last.step.pressure.word}", "pressure")


def gentle_ramp(draft: Draft) -> Iterator[Departure]:
    """Pressure that begins above light, or rises by more than one word."""
    before = Pressure.FEATHER
    for place in draft.hands_on:
        if place.step.pressure > before + 1:
            message = f"{place.step.pressure.word} comes straight after {before.word}"
            yield place.departure(message, "pressure")
        before = max(place.step.pressure, Pressure.FEATHER)


def firm_cap(draft: Draft) -> Iterator[Departure]:
    """Pressure for too long on one area, or firm elsewhere than on a spot."""
    seconds: Counter[tuple[Where, Leg]] = Counter()
    over: dict[KeyPath, Departure] = {}  # a step that is repeated is told of once, with its sum
    for place in draft.played:
        step = place.step
        if step.pressure is Pressure.FIRM and step.technique != "trigger-point":
            yield place.departure("firm pressure is for tender spots only", "pressure")
        if step.pressure < Pressure.MODERATE or step.area is None:
            continue
        worked_on = tuple(product(step.area.parts, step.both_or_own))
        for where in worked_on:
            seconds[where] += played_seconds(step)  # type: ignore[assignment]  # Counter of floats
        worked = max(seconds[where] for where in worked_on)
        if worked > FIRM_CAP:
            most = f"on the {step.area.words}; at most {FIRM_CAP:.0f} s"
            over[place.path] = place.departure(f"{worked:.0f} s of pressure {most}", "duration")
    yield from over.values()


def trigger_hold(draft: Draft) -> Iterator[Departure]:
    """Holds that are too short, too long, or too many."""
    low, high = HOLD
    for place in draft.played:
        step = place.step
        if step.technique != "trigger-point":
            continue
        held = holds(step.rhythm)
        hold = max(held) if held else step.seconds
        if hold > HOLD_ERROR:
            yield place.departure(f"held for {hold:g} s", "rhythm", severity=Severity.ERROR)
        elif not low <= hold <= high:
            of = f"{low:g} to {high:g}"
            let_go = step.rhythm and not held  # it presses in another word than `hold`
            how = (
                f"no 'hold' of {of} s in its rhythm" if let_go else f"held for {hold:g} s, not {of}"
            )
            yield place.departure(how, "rhythm")
        seconds = max(played_seconds(step), step.at_most)
        if held and (count := len(held) * seconds / turn_seconds(step.rhythm)) > HOLDS_A_SPOT:
            yield place.departure(f"{count:.2g} holds on one spot; {HOLDS_A_SPOT} are enough")


def tool_fits_area(draft: Draft) -> Iterator[Departure]:
    """A tool where it does not belong, or for too long."""
    massaged: Counter[tuple[Where, Leg]] = Counter()
    for place in draft.played:
        step, tool = place.step, slug(place.step.tool)
        if step.technique == "roll" and not ROLL_SET[0] <= played_seconds(step) <= ROLL_SET[1]:
            yield place.departure("a set of rolling lasts 30 to 120 s", "duration")
        if step.area is None:
            continue
        known = isinstance(step.area, Area)  # of a place elsewhere we cannot tell what suits it
        rolled = known and (step.technique == "roll" or "roller" in tool)
        if rolled and step.area not in ROLLER_AREAS:
            yield place.departure(f"a roller is too large for the {step.area.words}", "area")
        on_a_ball = known and (step.technique == "ball" or "ball" in tool)
        if on_a_ball and step.area not in BALL_AREAS:
            yield place.departure(f"a ball is for one spot, not for the {step.area.words}", "area")
        if "massager" in tool or "gun" in tool:
            for leg in step.both_or_own:
                massaged[step.area, leg] += played_seconds(step)  # type: ignore[assignment]  # Counter of floats
            if max(massaged[step.area, leg] for leg in step.both_or_own) > MASSAGER_CAP:
                yield place.departure(
                    "an electric massager: at most two minutes an area", "duration"
                )


def total_in_band(draft: Draft) -> Iterator[Departure]:
    """A total outside what the kind of routine takes."""
    kind = draft.routine.kind
    low, high = BANDS[kind]
    low = 0 if _first_aid(draft) else low
    total = draft.segments[-1].start if draft.segments else float("inf")
    if not low <= total <= high:
        bounds = f"{low / 60:g} to {high / 60:g} min" if low else f"at most {high / 60:g} min"
        lasts = clock(total) if total < float("inf") else "more than two hours"
        message = f"{lasts} in all; {kind} is {bounds}"
        yield Departure(message=message, path=("kind",))
