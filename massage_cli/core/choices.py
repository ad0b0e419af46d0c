"""What a person chooses of a routine: (routine, choices) → routine, and where to begin.

The chosen routine is a routine like any other: compiled, shown and played the same way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from massage_cli.core.body import Area, Elsewhere, Leg
from massage_cli.core.nearest import ChoiceError, quoted, slug, suggestion
from massage_cli.core.routine import Kind, Legs, Pressure, Repeat, Routine, Step, Until
from massage_cli.core.sequence import flatten
from massage_cli.core.spoken import phrases_to_read
from massage_cli.core.technique import HANDS_OFF, TECHNIQUES
from massage_cli.core.timeline import Timeline

THIGH = ({Area.HAMSTRINGS}, {Area.QUADS})
"""Either side of it: what a routine for the thigh works on, and nothing else."""
CRAMP_STRETCH = 30.0
"""Seconds of the first stretch of a thigh that has cramped (AAOS)."""
CRAMP_STRETCH_MOST = 600.0
"""Seconds for which it goes on at most until the cramp lets go, as in the acute routines: when one
lasts longer, that is not for the hands (NHS, leg cramps)."""


class Choices(NamedTuple):
    """What was chosen at the start. `total` in seconds; None plays what is written."""

    leg: Leg | None = None
    first: Leg = Leg.LEFT
    gentle: bool = False
    cramp: bool = False
    skip: tuple[Area, ...] = ()
    places: tuple[str, ...] = ()
    """Places elsewhere on the body to leave out, in the routine's words or some of them."""
    total: float | None = None
    from_step: str = ""
    """A played step's number from 1, or its name or its technique's; empty for the start."""


def choose(routine: Routine, choices: Choices) -> Routine:
    """The routine as chosen; `leg`, `first` and `from_step` are for its timeline.

    Raises ChoiceError for what this routine cannot do, scale.TotalError among them.
    """
    if choices.cramp:
        routine = for_cramp(routine)
    if choices.skip:
        routine = without(routine, choices.skip)
    if choices.places:
        routine = without_places(routine, choices.places)
    if choices.gentle:
        routine = gentle(routine)
    if choices.leg in (Leg.LEFT, Leg.RIGHT):
        _plays_on(routine, choices.leg)
    if choices.total is not None:
        from massage_cli.core.scale import scale  # a start at full length does without

        routine = scale(routine, choices.total, choices.leg, choices.first)
    return routine


def _plays_on(routine: Routine, leg: Leg) -> None:
    """Raises ChoiceError for a routine that has nothing but steps for the leg across."""
    steps = flatten(routine.steps)
    if not any(step.legs is Legs.BOTH or step.on(leg) for step in steps):
        message = f"nothing in '{routine.name}' is for the {leg} leg"
        raise ChoiceError(message, f"it is for the {leg.other} leg: --leg {leg.other}")


def gentle(routine: Routine) -> Routine:
    """Pressure at most light, and no tender spots."""

    def soften(step: Step) -> Step | None:
        if step.technique == "trigger-point":
            return None
        return step._replace(pressure=min(step.pressure, Pressure.LIGHT))

    return _rewritten(routine, soften, "leaving out the tender spots")


def without(routine: Routine, areas: tuple[Area, ...]) -> Routine:
    """Leave out the steps on `areas`; a stroke that passes over one is told to keep off it.

    A cramp's stretch stays: it does not touch the skin, and what is remembered of a bruise must
    not leave a cramp without one.
    """
    left_out = frozenset(part for area in areas for part in area.parts)
    acute = routine.kind is Kind.ACUTE
    keep_off = phrases_to_read(routine.language).keep_off

    def avoid(step: Step) -> Step | None:
        if step.area in left_out and not (acute and step.technique == "stretch"):
            return None
        passed = [area for area in areas if step.area and area in step.area.parts]
        if not passed or step.technique in HANDS_OFF:
            return step
        told = keep_off(passed)
        return step._replace(
            instruction=f"{step.instruction} {told}".strip(),
            say=f"{step.say} {told}" if step.say else "",
        )

    return _rewritten(routine, avoid, f"skipping {', '.join(areas)}")


def without_places(routine: Routine, words: tuple[str, ...]) -> Routine:
    """Leave out the steps on the places that `words` name, each by some words of its own.

    Raises ChoiceError for words that name none.
    """
    steps = flatten(routine.steps)
    places = {step.area for step in steps if isinstance(step.area, Elsewhere)}
    left_out = set[Elsewhere]()
    for each in words:
        named = {place for place in places if f"-{slug(each)}-" in f"-{slug(place)}-"}
        if not named:
            hint = suggestion(each, (*Area, *sorted(places)))
            raise ChoiceError(f"there is no area {quoted(each)} in '{routine.name}'", hint)
        left_out |= named

    def avoid(step: Step) -> Step | None:
        return None if step.area in left_out else step

    return _rewritten(routine, avoid, f"skipping {', '.join(words)}")


def for_cramp(routine: Routine) -> Routine:
    """A thigh routine for a thigh that has cramped: stretch at once, then lightly, one leg.

    An acute routine is that already. Gentle, because after a stretch health services advise
    gentle massage, and tender spots are no part of it.

    Raises ChoiceError for a routine of anything but one side of the thigh.
    """
    if routine.kind is Kind.ACUTE:
        return routine
    steps = list(flatten(routine.steps))
    areas = {step.area for step in steps if step.area}
    if areas not in THIGH:
        raise ChoiceError(
            f"'{routine.name}' cannot start with a cramp's stretch: it is not for the thigh",
            "--cramp goes with hamstring and quadriceps; for the calf there is calf-cramp, "
            "for the foot foot-cramp",
        )
    stretch = next((step for step in steps if step.technique == "stretch"), None)
    if stretch is None:
        raise ChoiceError(f"'{routine.name}' has no stretch to start with")
    first = stretch._replace(
        leg=None,
        seconds=max(stretch.seconds, CRAMP_STRETCH),
        until=Until.EASED,
        at_most=max(stretch.seconds, stretch.at_most, CRAMP_STRETCH_MOST),
    )
    routine = gentle(routine)
    position, after = routine.position, routine.steps
    if first.position:  # it is all that is told of it, and back again before the hands begin
        hands, *rest = flatten(after)
        back = hands.position or position
        position, after = "", (hands._replace(position=back, ready=first.ready), *rest)
    return routine._replace(
        kind=Kind.ACUTE,
        position=position,
        legs=Legs.ONE,
        tags=tuple(dict.fromkeys((*routine.tags, "cramp"))),
        steps=(first, *after),
    )


def area_named(word: str) -> Area:
    """The area that `word` names, case-blind; raises ChoiceError with the nearest."""
    try:
        return Area(slug(word))
    except ValueError:
        raise ChoiceError(f"there is no area {quoted(word)}", suggestion(word, Area)) from None


def entry(timeline: Timeline, from_step: str) -> float:
    """The playhead second at which to begin so that `from_step` is what comes first.

    Raises ChoiceError for a number or a technique that the timeline does not have.
    """
    if not from_step:
        return 0.0
    number = _number(timeline, from_step)
    return next(s.start for s in timeline.segments if s.step is not None and s.number == number)


def _number(timeline: Timeline, from_step: str) -> int:
    name, last = timeline.routine.name, len(timeline.work)
    if re.fullmatch(r"\s*[+-]?[0-9]{1,9}\s*", from_step):
        number = int(from_step)
        if 1 <= number <= last:
            return number
        raise ChoiceError(f"'{name}' has no step {number}", f"its steps are 1 to {last}")
    words: dict[str, int] = {}
    for segment in timeline.work:
        assert segment.step is not None
        for word in _names(segment.step):
            words.setdefault(word, segment.number)
    if slug(from_step) not in words:
        raise ChoiceError(f"'{name}' has no step {quoted(from_step)}", suggestion(from_step, words))
    return words[slug(from_step)]


def _names(step: Step) -> Iterator[str]:
    """What a step may be called: its technique by the term or the plain name, or its own name."""
    yield step.technique
    if technique := TECHNIQUES.get(step.technique):
        yield slug(technique.title)
    yield slug(step.title)


def _brings_a_posture(step: Step | Repeat) -> bool:
    """Whether the whole body moves for `step`, and what follows is done in that posture."""
    from massage_cli.core.posture import asked  # a start with nothing left out does without

    return any(asked(step.position))


def _moved_to(left_out: Step | Repeat, step: Step) -> Step:
    """`step` with the posture that a step left out before it would have brought."""
    if step.position:
        return step
    ready = left_out.ready if step.ready is None else step.ready
    return step._replace(position=left_out.position, ready=ready)


def _rewritten(routine: Routine, change: Callable[[Step], Step | None], doing: str) -> Routine:
    """Change every step, dropping those that become None and the repeats left empty."""
    moved: Step | Repeat | None = None  # left out, though what follows is done in its posture

    def rewrite(steps: tuple[Step | Repeat, ...]) -> tuple[Step | Repeat, ...]:
        nonlocal moved
        kept: list[Step | Repeat] = []
        for item in steps:
            if isinstance(item, Step):
                changed = change(item)
                if changed is None:
                    moved = item if _brings_a_posture(item) else moved
                    continue
                kept.append(_moved_to(moved, changed) if moved else changed)
                moved = None
                continue
            moved = None if item.position else moved
            if inner := rewrite(item.steps):
                kept.append(item._replace(steps=inner))
            elif moved is None and _brings_a_posture(item):
                moved = item
        return tuple(kept)

    steps = rewrite(routine.steps)
    if not any(step.technique not in {"move", "rest"} for step in flatten(steps)):
        raise ChoiceError(
            f"nothing is left of '{routine.name}' after {doing}", "choose another routine"
        )
    return routine._replace(steps=steps)
