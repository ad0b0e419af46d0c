"""How a routine departs from good practice: one function for each rule of `guidance`.

The figures are the brief's; those that no source fixes are named as ours in the rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from massage_cli.core import word_patterns
from massage_cli.core.nearest import slug
from massage_cli.core.routine import (
    Area,
    Kind,
    Motion,
    Pressure,
    Repeat,
    Routine,
    Step,
    turn_seconds,
)
from massage_cli.core.safety import HOLDS_A_SPOT
from massage_cli.core.scale import FIRM_CAP
from massage_cli.core.technique import HANDS_OFF
from massage_cli.core.timeline import TooLongError, played_seconds, total_seconds

STROKES = frozenset({"effleurage", "stroking"})
WARM_UP_INTENSE = 120.0
"""Seconds of warming up before intense work."""
HOLD = (10.0, 15.0)
HOLD_ERROR = 90.0
ROLL_SET = (30.0, 120.0)
"""Seconds of rolling in one go: https://pubmed.ncbi.nlm.nih.gov/33105383"""
MASSAGER_CAP = 120.0
"""Seconds that an electric massager gives one area of one leg at most."""
ROLLER_AREAS = frozenset({Area.CALF, Area.HAMSTRINGS, Area.QUADS})
BALL_AREAS = ROLLER_AREAS | {Area.FOOT, Area.FOOT_SOLE}
BANDS = {
    Kind.ACUTE: (240, 480),
    Kind.SHORT: (0, 600),
    Kind.MILD: (600, 900),
    Kind.INTENSE: (1200, 1800),
    Kind.CUSTOM: (0, 1800),
}
"""Seconds between which a routine of each kind lasts, changeovers and all."""

Path = tuple[str | int, ...]
"""Where in the routine: keys and indexes as the file nests them."""


class Severity(StrEnum):
    """How much it matters."""

    ERROR = "error"
    """Do not do it."""
    WARNING = "warning"
    """Good practice would do otherwise."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A step, where it is written, and as which it is played on a leg, from 1."""

    step: Step
    path: Path
    number: int


@dataclass(frozen=True, slots=True)
class Fault:
    """One departure: where, and under which key; `severity` where it is not the rule's own."""

    message: str
    place: Placed | None = None
    key: str = ""
    severity: Severity | None = None


def placed(routine: Routine) -> tuple[Placed, ...]:
    """The steps as they are played on one leg, each with its place in the file."""

    def walk(steps: tuple[Step | Repeat, ...], path: Path) -> Iterator[tuple[Step, Path]]:
        for index, item in enumerate(steps):
            here: Path = (*path, index)
            if isinstance(item, Step):
                yield item, here
                continue
            for turn in range(1, item.times + 1):
                kept = {i for i, s in enumerate(item.steps) if turn < item.times or not s.skip_last}
                for step, inner in walk(item.steps, (*here, "steps")):
                    if inner[len(here) + 1] in kept:
                        yield step, inner

    return tuple(
        Placed(step, path, number)
        for number, (step, path) in enumerate(walk(routine.steps, ("steps",)), start=1)
    )


def _hands_on(routine: Routine) -> list[Placed]:
    return [place for place in placed(routine) if place.step.technique not in HANDS_OFF]


def warm_up_first(routine: Routine) -> Iterator[Fault]:
    """Whatever the hands begin with, unless it is light effleurage."""
    if routine.kind is Kind.ACUTE:
        return
    for first in _hands_on(routine)[:1]:
        if first.step.technique != "effleurage":
            yield Fault(f"the hands begin with {first.step.technique}", first, "technique")
        elif first.step.pressure > Pressure.LIGHT:
            yield Fault(f"the warm-up is {first.step.pressure.word}", first, "pressure")
        elif routine.kind is Kind.INTENSE and first.step.seconds < WARM_UP_INTENSE:
            yield Fault("the warm-up is under two minutes", first, "duration")


def finish_with_strokes(routine: Routine) -> Iterator[Fault]:
    """Whatever the hands end with, unless it is light strokes."""
    if routine.kind is Kind.SHORT:
        return
    for last in _hands_on(routine)[-1:]:
        if last.step.technique not in STROKES:
            yield Fault(f"the hands end with {last.step.technique}", last, "technique")
        elif last.step.pressure > Pressure.LIGHT:
            yield Fault(f"the last strokes are {last.step.pressure.word}", last, "pressure")


def gentle_ramp(routine: Routine) -> Iterator[Fault]:
    """Pressure that begins above light, or rises by more than one word."""
    before = Pressure.FEATHER
    for place in _hands_on(routine):
        if place.step.pressure > before + 1:
            yield Fault(
                f"{place.step.pressure.word} comes straight after {before.word}", place, "pressure"
            )
        before = max(place.step.pressure, Pressure.FEATHER)


def firm_cap(routine: Routine) -> Iterator[Fault]:
    """Pressure for too long on one area, or firm elsewhere than on a spot."""
    seconds: Counter[Area] = Counter()
    for place in placed(routine):
        step = place.step
        if step.pressure is Pressure.FIRM and step.technique != "trigger-point":
            yield Fault("firm pressure is for trigger points only", place, "pressure")
        if step.pressure < Pressure.MODERATE or step.area is None:
            continue
        for area in step.area.parts:
            seconds[area] += played_seconds(step)  # type: ignore[assignment]  # Counter of floats
        worked = max(seconds[area] for area in step.area.parts)
        if worked > FIRM_CAP:
            yield Fault(
                f"{worked:.0f} s of pressure on the {step.area.words}; at most {FIRM_CAP:.0f} s",
                place,
                "duration",
            )


def trigger_hold(routine: Routine) -> Iterator[Fault]:
    """Holds that are too short, too long, or too many."""
    low, high = HOLD
    for place in placed(routine):
        step = place.step
        if step.technique != "trigger-point":
            continue
        held = [phase.seconds for phase in step.rhythm if phase.motion is Motion.HOLD]
        hold = max(held) if held else step.seconds
        if hold > HOLD_ERROR:
            yield Fault(f"held for {hold:g} s", place, "rhythm", Severity.ERROR)
        elif not low <= hold <= high:
            yield Fault(f"held for {hold:g} s, not {low:g} to {high:g}", place, "rhythm")
        turns = played_seconds(step) / turn_seconds(step.rhythm) if held else 1
        if turns > HOLDS_A_SPOT:
            yield Fault(f"{turns:g} holds on one spot; {HOLDS_A_SPOT} are enough", place)


def tool_fits_area(routine: Routine) -> Iterator[Fault]:
    """A tool where it does not belong, or for too long."""
    massaged: Counter[Area] = Counter()
    for place in placed(routine):
        step, tool = place.step, slug(place.step.tool)
        if step.technique == "roll" and not ROLL_SET[0] <= played_seconds(step) <= ROLL_SET[1]:
            yield Fault("a set of rolling lasts 30 to 120 s", place, "duration")
        if step.area is None:
            continue
        if (step.technique == "roll" or "roller" in tool) and step.area not in ROLLER_AREAS:
            yield Fault(f"a roller is too large for the {step.area.words}", place, "area")
        if (step.technique == "ball" or "ball" in tool) and step.area not in BALL_AREAS:
            yield Fault(f"a ball is for one spot, not for the {step.area.words}", place, "area")
        if "massager" in tool or "gun" in tool:
            massaged[step.area] += played_seconds(step)  # type: ignore[assignment]  # Counter of floats
            if massaged[step.area] > MASSAGER_CAP:
                yield Fault("an electric massager: at most two minutes an area", place, "duration")


def total_in_band(routine: Routine) -> Iterator[Fault]:
    """A total outside what the kind of routine takes."""
    low, high = BANDS[routine.kind]
    try:
        total = total_seconds(routine)
    except TooLongError:
        total = float("inf")
    if not low <= total <= high:
        bounds = f"{low / 60:g} to {high / 60:g} min" if low else f"at most {high / 60:g} min"
        yield Fault(f"{total / 60:.1f} min; {routine.kind} is {bounds}", key="kind")


def towards_the_heart(routine: Routine) -> Iterator[Fault]:
    """Strokes that go down the leg."""
    for place in placed(routine):
        if place.step.technique not in STROKES:
            continue
        if any(phase.motion is Motion.DOWN for phase in place.step.rhythm):
            yield Fault("strokes go up only; the way back has no weight", place, "rhythm")
        if words := word_patterns.goes_down(place.step.instruction):
            yield Fault(f"“{words}” goes away from the heart", place, "instruction")


def never_area(routine: Routine) -> Iterator[Fault]:
    """Words that send the hands where nobody presses."""
    for place in placed(routine):
        for key, text in (("instruction", place.step.instruction), ("name", place.step.title)):
            for where in word_patterns.never_places(text):
                yield Fault(f"leads the hands to {where}", place, key)


def banned_claim(routine: Routine) -> Iterator[Fault]:
    """Words that claim what is not known."""
    texts = [
        ("title", routine.title),
        ("when", routine.when),
        ("position", routine.position),
        *(("tags", tag) for tag in routine.tags),
    ]
    for key, text in texts:
        for claim, words in word_patterns.claims(text):
            yield Fault(f"“{words}” claims what is not known: {claim}", key=key)
    for place in placed(routine):
        for key, text in (("instruction", place.step.instruction), ("name", place.step.title)):
            for claim, words in word_patterns.claims(text):
                yield Fault(f"“{words}” claims what is not known: {claim}", place, key)
