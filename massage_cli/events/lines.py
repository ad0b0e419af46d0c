"""The lines: what stands in each, made of the timeline that everything else reads.

`schema.py` describes them. What they never hold is what a person answered: of the pain, of how
it is, of what speaks against a massage, and their notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from massage_cli import __version__
from massage_cli.clock import Moment
from massage_cli.core.cues import Cue
from massage_cli.core.segments import Segment
from massage_cli.core.timeline import Timeline
from massage_cli.events.device import Reading
from massage_cli.printable import json_text

LEAST = 0.001
"""Seconds: whoever moves the playhead by less moves it nowhere."""
VERSION = 1
"""Of the lines: raised when a field or a word of theirs changes its meaning, or goes."""
Fields = dict[str, Any]


def line(event: str, fields: Fields, moment: Moment) -> bytes:
    """One line of JSON, whole, in UTF-8."""
    told = {"v": VERSION, "event": event, "time": rfc_3339(moment), **fields}
    return f"{json_text(told, indent=None)}\n".encode()


def rfc_3339(moment: Moment) -> str:
    """`2026-11-28T03:10:05.125+01:00`."""
    from datetime import datetime, timedelta, timezone

    zone = timezone(timedelta(minutes=moment.utc_offset))
    return datetime.fromtimestamp(moment.unix, zone).isoformat(timespec="milliseconds")


def session(reading: Reading) -> Fields:
    """What is played and how it stands: the first line that a reader gets."""
    timeline = reading.timeline
    return {
        "program": "massage",
        "version": __version__,
        "routine": timeline.routine.name,
        "title": timeline.routine.title,
        "kind": timeline.routine.kind.value,
        "language": timeline.routine.language,
        "seconds": _seconds(timeline.total),
        "steps": len(timeline.work),
        "speed": reading.player.speed,
        "paused": reading.player.paused,
        "volume": reading.volume,
        "muted": reading.muted,
        **position(reading),
    }


def position(reading: Reading) -> Fields:
    """Where the playhead is, and for how long it has been held there."""
    held = reading.held_at(reading.now) if reading.going_on else None
    return _where(reading.timeline, reading.head, held=held)


def cue(timeline: Timeline, cue: Cue) -> Fields:
    """A cue, at its own second."""
    where = _where(timeline, cue.at, timeline.segments[cue.segment])
    return {"cue": cue.kind.value, **where, **_told(cue)}


def held_cue(reading: Reading, cue: Cue) -> Fields:
    """A cue of what is played while the playhead is held."""
    return {
        "cue": cue.kind.value,
        **_where(reading.timeline, reading.head, held=cue.at),
        **_told(cue),
    }


def changes(before: Reading, after: Reading) -> Iterator[Fields]:
    """What is otherwise than before: each a state, with what belongs to it."""
    if after.timeline is not before.timeline:
        yield {"state": "leg", "leg": _leg_said(before.timeline, after.timeline)}
    since = before.head_at(after.now)
    if after.player.jumps != before.player.jumps and abs(after.head - since) > LEAST:
        yield {"state": "jumped", "from": _seconds(since)}
    going, went = after.going_on, before.going_on
    if going is not None and (went is None or going.total != went.total):
        yield {"state": "held", "seconds": _seconds(going.total)}
    if after.player.paused != before.player.paused and not after.player.stopped:
        yield {"state": "paused" if after.player.paused else "playing"}
    if after.volume != before.volume:
        yield {"state": "volume", "volume": after.volume}
    if after.muted != before.muted:
        yield {"state": "muted" if after.muted else "unmuted"}


def _leg_said(before: Timeline, after: Timeline) -> str:
    """Which leg the one that hurts turned out to be."""
    pairs = zip(before.segments, after.segments, strict=True)
    return next(new.leg.value for old, new in pairs if old.leg is not new.leg)


def _where(
    timeline: Timeline, at: float, segment: Segment | None = None, held: float | None = None
) -> Fields:
    """The playhead at `at` seconds, in that segment or else in the one that holds it."""
    here = segment or timeline.segment_at(at)
    told: Fields = {
        "at": _seconds(at),
        "left": _seconds(timeline.total - at),
        **({} if held is None else {"held": _seconds(held)}),
        "segment": {
            "kind": here.kind.value,
            "seconds": _seconds(here.seconds),
            "left": _seconds(here.end - at),
        },
    }
    if here.step is not None:
        told["step"] = _step(timeline, here)
    return told


def _told(cue: Cue) -> Fields:
    """What a cue alone has: the phase that begins, or the count."""
    if cue.phase is not None:
        motion, seconds = cue.phase.motion.value, _seconds(cue.phase.seconds)
        turn = {"turn": cue.count, "turns": cue.turns}
        return {"phase": {"motion": motion, "seconds": seconds, **turn}}
    return {"count": cue.count} if cue.count else {}


def _step(timeline: Timeline, segment: Segment) -> Fields:
    """The step that is played in `segment`, or is to come; empty words for what it has not."""
    step, work = segment.step, timeline.work
    assert step is not None
    # The briefing has no number of its own: it leads to where it begins.
    number = segment.number or timeline.segment_at(timeline.begins_at).number
    return {
        "number": number,
        "of": len(work),
        "seconds": _seconds(work[number - 1].seconds),
        "title": step.title,
        "technique": step.technique,
        "place": timeline.place(segment),
        "area": str(step.area or ""),
        "leg": segment.leg.value,
        "pressure": step.pressure.word,
        "colour": step.colour,
        "position": step.position,
        "instruction": step.instruction,
        "caution": step.caution,
        "until_eased": step.until is not None,
    }


def _seconds(seconds: float) -> float:
    """To the millisecond, and never a minus zero."""
    return round(seconds, 3) + 0.0
