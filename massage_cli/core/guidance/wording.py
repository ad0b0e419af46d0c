"""How the sentences of a routine depart from good practice: one function for each such rule.

Claims are found in English and in German; of the other rules, what is not in English passes.
"""

from __future__ import annotations

from collections.abc import Iterator

from massage_cli.core.body import Area, Elsewhere, Leg
from massage_cli.core.guidance import never_places, stroke_direction, word_patterns
from massage_cli.core.guidance.departure import Departure, Severity
from massage_cli.core.guidance.draft import Draft
from massage_cli.core.guidance.practice import STROKES
from massage_cli.core.posture import Posture, asked
from massage_cli.core.rhythm import Motion
from massage_cli.core.routine import KeyPath, Pressure, Routine
from massage_cli.core.segments import TIME_TO_MOVE, SegmentKind
from massage_cli.core.sequence import in_order, legs_of
from massage_cli.core.technique import HANDS_OFF


def towards_the_heart(draft: Draft) -> Iterator[Departure]:
    """Strokes that go down the leg."""
    for place in draft.written:
        if place.step.technique not in STROKES:
            continue
        if any(phase.motion is Motion.DOWN for phase in place.step.rhythm):
            message = "strokes go up only; the way back has no weight"
            yield place.departure(message, "rhythm", severity=Severity.ERROR)
        for key, text in place.told:
            if words := stroke_direction.goes_down(text):
                yield place.departure(f"“{words}” goes away from the heart", key)


def time_to_move(draft: Draft) -> Iterator[Departure]:
    """Steps for which the body moves, and that begin before it can be there."""
    work = [segment for segment in draft.segments if segment.kind is SegmentKind.WORK]
    if not work:  # too long, which is an error of its own
        return
    where = {place.path: place for place in draft.written}
    orders = {
        path: [(key, each) for key, text in place.told[:2] for each in asked(text)]
        for path, place in where.items()
    }
    held: frozenset[Posture] = frozenset()
    for each in asked(draft.routine.position):
        held = each.then(held)
    before, told = 0.0, set[KeyPath]()
    order = in_order(draft.routine, legs_of(draft.routine, None, Leg.LEFT))
    for (_, _, path, _), segment in zip(order, work, strict=True):
        gap = segment.start - before
        for key, first in orders[path][:1]:
            hurried = gap < TIME_TO_MOVE and segment.number > 1 and path not in told
            if hurried and first.is_a_move(held):
                told.add(path)
                message = f"“{first.words}” has {gap:g} s; allow {TIME_TO_MOVE:g} to get there"
                yield where[path].departure(message, key)
        for _, each in orders[path]:
            held = each.then(held)
        before = segment.end


def never_area(draft: Draft) -> Iterator[Departure]:
    """Words that send the hands where nobody presses."""
    for path, text in _before_the_start(draft.routine):
        for where in never_places.pressed_places(text):
            yield Departure(message=f"leads the hands to {where}", path=path)
    for place in draft.written:
        step = place.step
        weightless = step.pressure is Pressure.FEATHER
        for key, text in place.told:
            if weightless and not never_places.has_weight(text):
                continue  # the hand's weight alone, as in the drainage of lymph, presses nothing
            for where in never_places.pressed_places(text):
                yield place.departure(f"leads the hands to {where}", key)
        bare = never_places.BARE_AREAS.get(step.area) if isinstance(step.area, Area) else None
        if bare and step.pressure > bare.most:
            message = f"the {step.area_words}: {bare.most.word} pressure at most, for {bare.why}"
            yield place.departure(message, "pressure")
        if step.technique in HANDS_OFF or weightless:  # a stretch may well be named after the groin
            continue
        if isinstance(step.area, Elsewhere):
            for where in never_places.named_places(step.area):
                yield place.departure(f"leads the hands to {where}", "place")
        for where in never_places.named_places(step.title):
            yield place.departure(f"leads the hands to {where}", "name")


def _before_the_start(routine: Routine) -> Iterator[tuple[KeyPath, str]]:
    """What is told before the first step, each with where it is written."""
    yield ("position",), routine.position
    for index, text in enumerate(routine.cautions):
        yield ("caution", index), text


def banned_claim(draft: Draft) -> Iterator[Departure]:
    """Words that claim what is not known."""
    routine = draft.routine
    claims = word_patterns.claims_in(routine.language)
    texts: list[tuple[KeyPath, str]] = [
        (("title",), routine.title),
        (("when",), routine.when),
        *_before_the_start(routine),
        *((("tags", index), tag) for index, tag in enumerate(routine.tags)),
    ]
    for path, text in texts:
        for claim, words in claims(text):
            yield Departure(message=_claimed(claim, words), path=path)
    for place in draft.written:
        words = place.step.area if isinstance(place.step.area, Elsewhere) else ""
        for key, text in (*place.told, ("name", place.step.title), ("place", words)):
            for claim, words in claims(text):
                yield place.departure(_claimed(claim, words), key)


def _claimed(claim: str, words: str) -> str:
    return f"“{words}” claims what is not known: {claim}"
