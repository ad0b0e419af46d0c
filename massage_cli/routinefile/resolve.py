"""What a person wrote → what is played: defaults filled in, and the limits on the whole."""

from __future__ import annotations

from massage_cli.core.routine import (
    MAX_SEGMENTS,
    Elsewhere,
    Legs,
    Repeat,
    Routine,
    Step,
    TooLongError,
    Until,
    played_steps,
)
from massage_cli.core.technique import CUSTOM_COLOUR, TECHNIQUES
from massage_cli.core.timeline import MAX_SECONDS, total_seconds
from massage_cli.routinefile.document import (
    RepeatDocument,
    RoutineDocument,
    StepDocument,
    most_seconds,
    rhythm_of,
    written_seconds,
)
from massage_cli.routinefile.nodes import Node, node_at
from massage_cli.routinefile.problem import Report

AT_MOST = 120.0
"""Seconds for which a step waits in all that does not say for how long."""


def resolve(name: str, document: RoutineDocument) -> Routine:
    """The routine called `name` that `document` describes."""
    return Routine(
        name=name,
        title=document.title,
        steps=tuple(_item(item, document.legs) for item in document.steps),
        when=document.when,
        kind=document.kind,
        legs=document.legs,
        order=document.order,
        position=document.position,
        cautions=document.caution,
        sides=document.sides,
        tools=document.tools,
        tags=document.tags,
        ready=document.ready,
        change=document.change,
        language=document.language,
        sources=document.sources,
    )


def _item(item: StepDocument | RepeatDocument, legs: Legs) -> Step | Repeat:
    if isinstance(item, RepeatDocument):
        steps = tuple(_item(inner, legs) for inner in item.steps)
        return Repeat(item.repeat, steps, item.skip_last, item.order)
    return _step(item, legs)


def _step(step: StepDocument, legs: Legs) -> Step:
    technique = TECHNIQUES.get(step.technique)
    rhythm, seconds = rhythm_of(step), written_seconds(step)
    return Step(
        technique=step.technique,
        title=step.name or (technique.title if technique else ""),
        colour=step.colour or (technique.colour if technique else CUSTOM_COLOUR),
        seconds=seconds,
        legs=step.legs or (Legs.BOTH if legs is Legs.BOTH else Legs.EACH),
        leg=step.leg,
        area=step.area or (Elsewhere(step.place) if step.place else None),
        pressure=step.pressure,
        rhythm=rhythm,
        instruction=step.instruction or (technique.instruction if technique else ""),
        say=step.say,
        tool=step.tool,
        skip_last=step.skip_last,
        ready=step.ready,
        position=step.position,
        caution=step.caution,
        until=Until.EASED if most_seconds(step) else step.until,
        at_most=most_seconds(step) or (_at_most(step, seconds) if step.until else 0.0),
    )


def _at_most(step: StepDocument, seconds: float) -> float:
    """How long a step waits; on a tender spot no longer than is good for it."""
    spot = step.technique == "trigger-point"
    usual = min(AT_MOST, TECHNIQUES[step.technique].most) if spot else AT_MOST
    return step.at_most or max(usual, seconds)


def measure(routine: Routine, root: Node, report: Report) -> float:
    """The seconds that `routine` lasts.

    Reports, and returns 0 for, one that plays nothing or is beyond 2 hours or 2,000 segments.
    """
    place = node_at(root, ("steps",))
    if played_steps(routine.steps) == 0:
        report.error("nothing-to-play", "every step is left out", place, ("steps",))
        return 0.0
    try:
        return total_seconds(routine)
    except TooLongError:
        hours = MAX_SECONDS // 3600
        message = f"the routine is too long: at most {hours} hours and {MAX_SEGMENTS:,} segments"
        hint = "a segment is a step played on a leg, or a gap before one"
        report.error("routine-too-long", message, place, ("steps",), hint)
        return 0.0
