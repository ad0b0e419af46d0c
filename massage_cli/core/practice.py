"""How a routine departs from good practice: one function for each rule of `guidance`.

What its sentences say is looked at in `wording`.

Those of the figures that no source fixes are named as ours in the rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from massage_cli.core.body import Area, Elsewhere, Leg, Where
from massage_cli.core.departure import Departure, Severity
from massage_cli.core.nearest import slug
from massage_cli.core.rhythm import holds, turn_seconds
from massage_cli.core.routine import KeyPath, Kind, Pressure, Routine, Step
from massage_cli.core.safety import HOLDS_A_SPOT
from massage_cli.core.scale import FIRM_CAP
from massage_cli.core.segments import played_seconds
from massage_cli.core.sequence import TooLongError, placed
from massage_cli.core.technique import CUSTOM, HANDS_OFF
from massage_cli.core.timecode import clock
from massage_cli.core.timeline import total_seconds

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


@dataclass(frozen=True, slots=True)
class PlayedStep:
    """A step, where it is written, and as which it is played on a leg, from 1."""

    step: Step
    path: KeyPath
    number: int

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """What a person is told to do, and to mind, by the key that says it."""
        step = self.step
        return (
            ("position", step.position),
            ("instruction", step.instruction),
            ("say", step.say),
            ("caution", step.caution),
        )

    def departure(
        self, message: str, *key: str, severity: Severity = Severity.WARNING
    ) -> Departure:
        """A departure under this step's `key`, or of the step as a whole."""
        return Departure(
            message=message, path=(*self.path, *key), step=self.number, severity=severity
        )


def played(routine: Routine) -> tuple[PlayedStep, ...]:
    """The steps as they are played on one leg, each with its place in the file."""
    return tuple(
        PlayedStep(step, path, number)
        for number, (step, path, *_) in enumerate(placed(routine.steps), start=1)
    )


def written(routine: Routine) -> list[PlayedStep]:
    """Each step once, however often it is played."""
    return list({place.path: place for place in reversed(played(routine))}.values())[::-1]


def _hands_on(routine: Routine) -> list[PlayedStep]:
    """The steps that touch the skin; one of a person's own that says no pressure may be a move."""
    return [
        place
        for place in played(routine)
        if place.step.technique not in HANDS_OFF
        and (place.step.technique != CUSTOM or place.step.pressure is not Pressure.NONE)
    ]


def _nothing_deep(routine: Routine) -> bool:
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
        for place in _hands_on(routine)
    )


def _first_aid(routine: Routine) -> bool:
    """Whether a cramp is stretched, and softly squeezed at most: it takes as long as it takes."""
    return routine.kind is Kind.ACUTE and all(
        place.step.technique == "compression" and place.step.pressure <= Pressure.LIGHT
        for place in _hands_on(routine)
    )


def warm_up_first(routine: Routine) -> Iterator[Departure]:
    """Whatever the hands begin with, unless it is light effleurage, or weighs no more than a hand.

    A short routine may begin with light compression: hands do not glide through clothes.
    """
    if routine.kind is Kind.ACUTE or _nothing_deep(routine):
        return
    beginnings = {"effleurage", "compression"} if routine.kind is Kind.SHORT else {"effleurage"}
    for first in _hands_on(routine)[:1]:
        if first.step.pressure is Pressure.FEATHER and routine.kind is not Kind.INTENSE:
            continue
        if first.step.technique not in beginnings:
            yield first.departure(f"the hands begin with {first.step.technique}", "technique")
        elif first.step.pressure > Pressure.LIGHT:
            yield first.departure(f"the warm-up is {first.step.pressure.word}", "pressure")
        elif routine.kind is Kind.INTENSE and first.step.seconds < WARM_UP_INTENSE:
            yield first.departure("the warm-up is under two minutes", "duration")


def finish_with_strokes(routine: Routine) -> Iterator[Departure]:
    """Whatever the hands end with, unless it is light strokes."""
    if routine.kind is Kind.SHORT or _nothing_deep(routine) or _first_aid(routine):
        return
    for last in _hands_on(routine)[-1:]:
        if last.step.technique not in STROKES:
            yield last.departure(f"the hands end with {last.step.technique}", "technique")
        elif last.step.pressure > Pressure.LIGHT:
            yield last.departure(f"the last strokes are {last.step.pressure.word}", "pressure")


def gentle_ramp(routine: Routine) -> Iterator[Departure]:
    """Pressure that begins above light, or rises by more than one word."""
    before = Pressure.FEATHER
    for place in _hands_on(routine):
        if place.step.pressure > before + 1:
            message = f"{place.step.pressure.word} comes straight after {before.word}"
            yield place.departure(message, "pressure")
        before = max(place.step.pressure, Pressure.FEATHER)


def firm_cap(routine: Routine) -> Iterator[Departure]:
    """Pressure for too long on one area, or firm elsewhere than on a spot."""
    seconds: Counter[tuple[Where, Leg]] = Counter()
    over: dict[KeyPath, Departure] = {}  # a step that is repeated is told of once, with its sum
    for place in played(routine):
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


def trigger_hold(routine: Routine) -> Iterator[Departure]:
    """Holds that are too short, too long, or too many."""
    low, high = HOLD
    for place in played(routine):
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


def tool_fits_area(routine: Routine) -> Iterator[Departure]:
    """A tool where it does not belong, or for too long."""
    massaged: Counter[tuple[Where, Leg]] = Counter()
    for place in played(routine):
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


def total_in_band(routine: Routine) -> Iterator[Departure]:
    """A total outside what the kind of routine takes."""
    low, high = BANDS[routine.kind]
    low = 0 if _first_aid(routine) else low
    try:
        total = total_seconds(routine)
    except TooLongError:
        total = float("inf")
    if not low <= total <= high:
        bounds = f"{low / 60:g} to {high / 60:g} min" if low else f"at most {high / 60:g} min"
        lasts = clock(total) if total < float("inf") else "more than two hours"
        message = f"{lasts} in all; {routine.kind} is {bounds}"
        yield Departure(message=message, path=("kind",))
