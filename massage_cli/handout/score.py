"""The timeline as the page reads it: plain values, seconds counted from where the sound begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from massage_cli.contrast import against, contrast, rgb
from massage_cli.core.announcement import instruction_of, title_of
from massage_cli.core.body import Area, Leg
from massage_cli.core.briefing import briefing
from massage_cli.core.care import caution
from massage_cli.core.history.ledger import Ledger
from massage_cli.core.leg_shapes import PATCHES
from massage_cli.core.routine import Step
from massage_cli.core.segments import Segment, SegmentKind
from massage_cli.core.technique import TECHNIQUES
from massage_cli.core.timeline import Timeline
from massage_cli.core.written import words_of
from massage_cli.core.written.words import HandoutWords
from massage_cli.handout.figure import rows
from massage_cli.handout.own_words import own_words

VERSION = 1
DARK, LIGHT = "#14171c", "#fbfaf8"
"""The page's grounds."""


def score(timeline: Timeline, begin: float) -> dict[str, Any]:
    """What a page plays of `timeline` from its second `begin` on, for JSON.

    Seconds, floats. A leg that nobody has named is `unsaid`; its places are given for both.
    """
    words = words_of(timeline.routine.language)
    own = own_words(timeline.routine, words)
    played = [segment for segment in timeline.segments if segment.end > begin]
    return {
        "version": VERSION,
        "title": timeline.routine.title,
        "own": {"texts": own.texts, "language": own.language},
        "total": _second(timeline.total - begin),
        "steps": timeline.segments[-1].number,
        "unsaid": timeline.leg_is_unsaid,
        "segments": [_segment(timeline, segment, begin, words) for segment in played],
        "areas": {area: _rows(area) for area in areas(timeline)},
    }


def areas(timeline: Timeline) -> list[Area]:
    """The areas that are drawn, in the order in which the hands come to them."""
    steps = (segment.step for segment in timeline.work)
    places = dict.fromkeys(step.area for step in steps if step and step.area)
    return [place for place in places if isinstance(place, Area)]


def _segment(
    timeline: Timeline, segment: Segment, begin: float, words: HandoutWords
) -> dict[str, Any]:
    step = segment.step
    told = {
        "kind": segment.kind,
        "start": _second(max(0.0, segment.start - begin)),
        "end": _second(segment.end - begin),
        "number": segment.number,
        "leg": segment.leg,
    }
    if segment.kind is SegmentKind.BRIEFING:
        return {**told, "how": list(briefing(timeline, words.phrases).sentences)}
    if step is None:
        return told
    sides = timeline.sides_at(segment)
    how = (step.position, instruction_of(step, words.phrases))
    return {
        **told,
        "technique": step.technique,
        "title": title_of(step, words.phrases),
        "sign": TECHNIQUES[step.technique].sign if step.technique in TECHNIQUES else "",
        "colours": _colours(step.colour),
        "place": words.place(step.area, segment.leg, sides),
        "places": dict(_places(timeline, segment, words)),
        "change": words.phrases.change(segment.leg, sides).rstrip("."),
        "area": step.area if isinstance(step.area, Area) else "",
        "pressure": words.pressure(step.pressure),
        "how": [text for text in how if text],
        "caution": caution(timeline, segment.start, Ledger(), words.safety.cautions),
        "waits": step.until is not None,
        "rhythm": _rhythm(step) if segment.kind is SegmentKind.WORK else [],
    }


def _places(timeline: Timeline, segment: Segment, words: HandoutWords) -> Iterator[tuple[str, str]]:
    """Where a leg that nobody has named leads to, once it is named."""
    if segment.leg is Leg.UNSAID and segment.step is not None:
        for leg in (Leg.LEFT, Leg.RIGHT):
            yield leg, words.place(segment.step.area, leg, timeline.sides_at(segment))


def _rhythm(step: Step) -> list[tuple[str, float]]:
    return [(phase.motion, phase.seconds) for phase in step.rhythm]


def _colours(colour: str) -> dict[str, str]:
    """The technique's colour as a ground with the ink on it, and as ink on the page's grounds."""
    plain = "#{:02x}{:02x}{:02x}".format(*rgb(colour))
    ink = max("#000000", "#ffffff", key=lambda one: contrast(one, plain))
    return {
        "ground": plain,
        "ink": ink,
        "dark": against(DARK, plain),
        "light": against(LIGHT, plain),
    }


def _rows(area: Area) -> dict[str, Any]:
    return {
        "side": PATCHES[area].side,
        "rows": [[round(n, 1) for n in row] for row in rows(area)],
    }


def _second(at: float) -> float:
    return round(at, 3)
