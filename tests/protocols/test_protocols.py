"""Routines from real life: each is read, has nothing said against it, and plays as prescribed."""

from __future__ import annotations

from pathlib import Path

import pytest

from massage_cli.core.routine import Leg
from massage_cli.core.timeline import CueKind, Timeline, compile_timeline
from massage_cli.routinefile.formats import as_text
from massage_cli.routinefile.reader import check_file, read_routine

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.yaml"))


def played(name: str, leg: Leg | None = None) -> Timeline:
    return compile_timeline(read_routine(FOLDER / f"{name}.yaml"), leg)


def phases(timeline: Timeline, turn: int, number: int = 1) -> list[tuple[str, float]]:
    """What the hands do in one turn of a played step, each with its second in the turn."""
    work = timeline.work[number - 1]
    cues = [
        (cue.phase.motion.value, cue.at - work.start)
        for cue in timeline.all_cues
        if cue.kind is CueKind.PHASE
        and cue.phase is not None
        and cue.segment == work.index
        and cue.count == turn
    ]
    return [(motion, at - cues[0][1]) for motion, at in cues]


def works(timeline: Timeline) -> list[tuple[float, str, str, float]]:
    """The played steps: start, leg, title and seconds."""
    return [
        (segment.start, segment.leg.value, segment.step.title, segment.seconds)
        for segment in timeline.work
        if segment.step is not None
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_is_read_and_nothing_is_said_against_it(path: Path) -> None:
    checked = check_file(path)
    assert checked.problems == (), as_text(checked)


def test_box_breathing_holds_after_breathing_in_and_after_breathing_out() -> None:
    timeline = played("box-breathing")
    assert works(timeline) == [(5, "both", "Box breathing", 128)]
    for turn in range(1, 9):
        assert phases(timeline, turn) == [("in", 0), ("hold", 4), ("out", 8), ("hold", 12)]
    assert timeline.total == 5 + 8 * 16


def test_the_calf_is_pressed_twice_in_each_of_ten_turns() -> None:
    timeline = played("press-deeper")
    assert works(timeline) == [
        (5, "left", "Compression", 90),
        (110, "right", "Compression", 90),
    ]
    for number in (1, 2):
        for turn in range(1, 11):
            found = phases(timeline, turn, number)
            assert found == [("press", 0), ("hold", 2), ("press", 4), ("release", 6)]
    assert timeline.total == 5 + 90 + 15 + 90
