"""The timeline as the page reads it: plain values, seconds counted from where the sound begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from massage_cli.contrast import against, contrast, rgb
from massage_cli.core.body import Area, Leg
from massage_cli.core.briefing import briefing
from massage_cli.core.care import caution
from massage_cli.core.english.words import place, pressure
from massage_cli.core.ledger import Ledger
from massage_cli.core.leg_shapes import PATCHES
from massage_cli.core.routine import Step
from massage_cli.core.segments import Segment, SegmentKind
from massage_cli.core.technique import TECHNIQUES
from massage_cli.core.timeline import Timeline
from massage_cli.handout.figure import rows

VERSION = 1
DARK, LIGHT = "#14171c", "#fbfaf8"
"""The page's grounds."""


def score(timeline: Timeline, begin: float) -> dict[str, Any]:
    """What a page plays of `timeline` from its second `begin` on, for JSON.

    Seconds, floats. A leg that nobody has named is `unsaid`; its places are given for both.
    """
    played = [segment for segment in timeline.segments if segment.end > begin]
    return {
        "version": VERSION,
        "title": timeline.routine.title,
        "total": _second(timeline.total - begin),
        "steps": timeline.segments[-1].number,
        "unsaid": timeline.leg_is_unsaid,
        "segments": [_segment(timeline, segment, begin) for segment in played],
        "areas": {area: _rows(area) for area in areas(timeline)},
    }


def areas(timeline: Timeline) -> list[Area]:
    """The areas that are drawn, in the order in which the hands come to them."""
    steps = (segment.step for segment in timeline.work)
    places = dict.fromkeys(step.area for step in steps if step and step.area)
    return [place for place in places if isinstance(place, Area)]


def _segment(timeline: Timeline, segment: Segment, begin: float) -> dict[str, Any]:
    step = segment.step
    told = {
        "kind": segment.kind,
        "start": _second(max(0.0, segment.start - begin)),
        "end": _second(segment.end - begin),
        "number": segment.number,
        "leg": segment.leg,
    }
    if segment.kind is SegmentKind.BRIEFING:
        return {**told, "how": list(briefing(timeline).sentences)}
    if step is None:
        return told
    return {
        **told,
        "technique": step.technique,
        "title": step.title,
        "sign": TECHNIQUES[step.technique].sign if step.technique in TECHNIQUES else "",
        "colours": _colours(step.colour),
        "place": timeline.place(segment),
        "places": dict(_places(timeline, segment)),
        "side": timeline.sides_at(segment).the(segment.leg),
        "area": step.area if isinstance(step.area, Area) else "",
        "pressure": pressure(step.pressure.word),
        "how": [text for text in (step.position, step.instruction) if text],
        "caution": caution(timeline, segment.start, Ledger()),
        "waits": step.until is not None,
        "rhythm": _rhythm(step) if segment.kind is SegmentKind.WORK else [],
    }


def _places(timeline: Timeline, segment: Segment) -> Iterator[tuple[str, str]]:
    """Where a leg that nobody has named leads to, once it is named."""
    if segment.leg is Leg.UNSAID and segment.step is not None:
        for leg in (Leg.LEFT, Leg.RIGHT):
            yield leg, place(segment.step.area_words, leg, timeline.sides_at(segment))


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
