"""What a person wrote → what is played: defaults filled in, and the limits on the whole."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from massage_cli.core.body import Elsewhere
from massage_cli.core.routine import KeyPath, Legs, Repeat, Routine, Step, Until
from massage_cli.core.segments import MAX_SECONDS, TIME_TO_MOVE, Segment, whole
from massage_cli.core.sequence import MAX_SEGMENTS, TooLongError, played_steps
from massage_cli.core.spoken import phrases_of
from massage_cli.core.spoken.phrases import Phrases
from massage_cli.core.technique import CUSTOM_COLOUR, TECHNIQUES
from massage_cli.routinefile.document import (
    IncludeDocument,
    Item,
    RepeatDocument,
    RoutineDocument,
)
from massage_cli.routinefile.nodes import Node, node_at
from massage_cli.routinefile.problem import Report
from massage_cli.routinefile.step import (
    StepDocument,
    most_seconds,
    rhythm_of,
    written_seconds,
)

AT_MOST = 120.0
"""Seconds for which a step waits in all that does not say for how long."""

_NOTHING: Mapping[KeyPath, Routine] = MappingProxyType({})


def resolve(
    name: str, document: RoutineDocument, included: Mapping[KeyPath, Routine] = _NOTHING
) -> Routine:
    """The routine called `name` that `document` describes; `included` by where it is put in."""
    items = _Items(document, included)
    parts = tuple(included.values())
    first = included.get(("steps", 0))
    return Routine(
        name=name,
        title=document.title,
        steps=items.at(document.steps, ()),
        when=document.when,
        kind=document.kind,
        legs=document.legs,
        order=document.order,
        position=document.position or (first.position if first else ""),
        cautions=_merged(document.caution, *(part.cautions for part in parts)),
        sides=document.sides,
        tools=_merged(document.tools, *(part.tools for part in parts)),
        tags=document.tags,
        ready=document.ready,
        change=document.change,
        language=document.language,
        sources=_merged(document.sources, *(part.sources for part in parts)),
    )


def _merged(*lists: tuple[str, ...]) -> tuple[str, ...]:
    """All of the texts, each once."""
    return tuple(dict.fromkeys(text for texts in lists for text in texts))


class _Items:
    """What stands under `steps:`, resolved."""

    def __init__(self, document: RoutineDocument, included: Mapping[KeyPath, Routine]) -> None:
        self._head = document
        self._included = included
        self._phrases = phrases_of(document.language)

    def at(self, items: tuple[Item, ...], path: KeyPath) -> tuple[Step | Repeat, ...]:
        """The items that stand under `steps` at `path`."""
        return tuple(self._item(item, (*path, "steps", n)) for n, item in enumerate(items))

    def _item(self, item: Item, path: KeyPath) -> Step | Repeat:
        if isinstance(item, RepeatDocument):
            return Repeat(item.repeat, self.at(item.steps, path), item.skip_last, item.order)
        if isinstance(item, IncludeDocument):
            return self._part(item, self._included[path], path)
        return _step(item, self._head.legs, self._phrases)

    def _part(self, item: IncludeDocument, part: Routine, path: KeyPath) -> Repeat:
        """The steps of `part` with its own gaps, and with its position where it begins."""
        told = part.position
        if path == ("steps", 0) or told == self._head.position:
            told = ""  # it is told before the start
        ready = item.ready
        if told and ready is None:
            ready = max(TIME_TO_MOVE, _gap(part.steps[0], part.ready))
        return Repeat(1, part.steps, item.skip_last, part.order, part.gaps, told, ready)


def _gap(first: Step | Repeat, usual: float) -> float:
    """Seconds before what a part begins with, as that says it, or the `usual` ones."""
    if isinstance(first, Repeat) and first.ready is None:
        return _gap(first.steps[0], first.gaps.ready if first.gaps else usual)
    return usual if first.ready is None else first.ready


def _step(step: StepDocument, legs: Legs, phrases: Phrases) -> Step:
    """The step, with the words of its technique in the routine's language where it has none."""
    technique = TECHNIQUES.get(step.technique)
    title = phrases.titles.get(step.technique) or (technique.title if technique else "")
    told = phrases.instructions.get(step.technique) or (technique.instruction if technique else "")
    rhythm, seconds = rhythm_of(step), written_seconds(step)
    return Step(
        technique=step.technique,
        title=step.name or title,
        colour=step.colour or (technique.colour if technique else CUSTOM_COLOUR),
        seconds=seconds,
        legs=step.legs or (Legs.BOTH if legs is Legs.BOTH else Legs.EACH),
        leg=step.leg,
        area=step.area or (Elsewhere(step.place) if step.place else None),
        pressure=step.pressure,
        rhythm=rhythm,
        instruction=step.instruction or told,
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


def played(routine: Routine, root: Node, report: Report) -> tuple[Segment, ...]:
    """The segments of `routine` as it is played by itself.

    Reports, and returns none of, one that plays nothing or is beyond 2 hours or 2,000 segments.
    """
    place = node_at(root, ("steps",))
    if played_steps(routine.steps) == 0:
        report.error("nothing-to-play", "every step is left out", place, ("steps",))
        return ()
    try:
        return whole(routine)
    except TooLongError:
        hours = MAX_SECONDS // 3600
        message = f"the routine is too long: at most {hours} hours and {MAX_SEGMENTS:,} segments"
        hint = "a segment is a step played on a leg, or a gap before one"
        report.error("routine-too-long", message, place, ("steps",), hint)
        return ()
