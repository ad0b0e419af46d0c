"""What is to be heard, and that nobody is ever in doubt whether a step runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from massage_cli.audio.earcons import tones
from massage_cli.audio.score import Note, Signal, notes
from massage_cli.audio.tone import RATE
from massage_cli.core.body import Leg
from massage_cli.core.hold import going_on
from massage_cli.core.rhythm import Motion
from massage_cli.core.segments import Segment
from massage_cli.core.timeline import Timeline, compile_timeline
from tests.audio.routines import pressing, step, timeline
from tests.content.library import TOTALS, built_in

LONGEST_SILENCE = 5.5
"""Seconds without a sound while a step is played."""


def heard_for(note: Note) -> float:
    """Seconds until the note has died away."""
    return max(tone.delay + tone.frames for tone in tones(note)) / RATE


def silences(line: Timeline, work: Segment) -> Iterator[float]:
    """The silences in a played step, in seconds, that which leads to its end included."""
    silent_from = work.start
    for note in notes(line, work.start, work.end):
        yield note.at - silent_from
        silent_from = max(silent_from, note.at + heard_for(note))
    yield work.end - silent_from


@pytest.mark.parametrize("leg", [Leg.LEFT, Leg.BOTH])
@pytest.mark.parametrize("name", sorted(TOTALS))
def test_no_step_is_ever_silent_for_long(name: str, leg: Leg) -> None:
    line = compile_timeline(built_in()[name], leg)
    for work in line.work:
        assert max(silences(line, work)) <= LONGEST_SILENCE


def test_a_step_that_is_held_without_a_rhythm_is_not_silent_either() -> None:
    line = timeline(step(30.0), leg=Leg.LEFT)
    held = going_on(line, line.work[0], 60.0)
    assert max(silences(held, held.segments[0])) <= LONGEST_SILENCE


def test_a_step_without_a_rhythm_ticks_and_one_with_a_rhythm_does_not() -> None:
    plain, rhythm = timeline(step(20.0), leg=Leg.LEFT), timeline(pressing(20.0), leg=Leg.LEFT)
    ticks = [note.at for note in notes(plain, 0.0, 100.0) if note.name is Signal.TICK]
    assert ticks == [plain.work[0].start + at for at in (5.0, 10.0, 15.0)]
    heard = {note.name for note in notes(rhythm, 0.0, 100.0)}
    assert Signal.TICK not in heard
    assert {Motion.PRESS, Motion.RELEASE} <= heard
