"""Routines from real life: each is read, has nothing said against it, and plays as prescribed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from massage_cli.audio.speech import scene
from massage_cli.core.body import Leg
from massage_cli.core.briefing import briefed, briefing, when_to_stop
from massage_cli.core.segments import SegmentKind
from massage_cli.core.timeline import compile_timeline
from massage_cli.routinefile.formats import as_text
from massage_cli.routinefile.library import built_in_folder
from massage_cli.routinefile.reader import check_file, read_routine
from tests.protocols.protocols import FOLDER, phases, played, works

FILES = sorted(FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_is_read_and_nothing_is_said_against_it(path: Path) -> None:
    checked = check_file(path)
    assert checked.problems == (), as_text(checked)


def test_box_breathing_holds_after_breathing_in_and_after_breathing_out() -> None:
    timeline = played("box-breathing")
    gap = timeline.work[0].start
    assert works(timeline) == [(gap, "both", "Box breathing", 128)]
    for turn in range(1, 9):
        assert phases(timeline, turn) == [("in", 0), ("hold", 4), ("out", 8), ("hold", 12)]
    assert timeline.total == gap + 8 * 16


def test_the_calf_is_pressed_twice_in_each_of_ten_turns() -> None:
    timeline = played("press-deeper")
    gap = timeline.work[0].start
    assert works(timeline) == [
        (gap, "left", "Compression", 90),
        (gap + 90 + 15, "right", "Compression", 90),
    ]
    for number in (1, 2):
        for turn in range(1, 11):
            found = phases(timeline, turn, number)
            assert found == [("press", 0), ("hold", 2), ("press", 4), ("release", 6)]
    assert timeline.total == gap + 90 + 15 + 90


def test_left_and_right_come_step_by_step_with_a_rest_after_each_of_three_rounds() -> None:
    timeline = played("split-squats")
    told = [(leg, title, seconds) for _, leg, title, seconds in works(timeline)]
    assert told == 3 * [
        ("left", "Split squats", 30),
        ("right", "Split squats", 30),
        ("left", "Calf raises", 20),
        ("right", "Calf raises", 20),
        ("both", "Rest", 30),
    ]
    changes = [segment for segment in timeline.segments if segment.kind is SegmentKind.CHANGE]
    # left to right twice a round, right to left once, and once from each round to the next
    assert len(changes) == 3 * 3 + 2
    assert {segment.step.title for segment in changes if segment.step} == {
        "Split squats",
        "Calf raises",
    }
    assert all(segment.seconds >= 5 for segment in changes)
    assert timeline.total == 3 * 130 + sum(segment.seconds for segment in changes)


def test_one_side_of_the_squats_alone_has_half_of_them() -> None:
    timeline = played("split-squats", Leg.LEFT)
    assert {leg for _, leg, _, _ in works(timeline)} == {"left", "both"}
    assert timeline.total == 3 * (30 + 20 + 30)


def test_both_sides_are_stretched_within_three_minutes() -> None:
    timeline = played("three-minutes")
    stretched = [(start, leg) for start, leg, title, _ in works(timeline) if title == "Stretch"]
    calf, thigh = (0, 30, 60), (100, 130, 160)
    assert stretched == [
        (start + after, leg)
        for start in (*calf, *thigh)
        for leg, after in (("left", 0), ("right", 10))
    ]
    assert {seconds for _, leg, _, seconds in works(timeline) if leg != "both"} == {10}
    assert timeline.total == 180


CIRCLES = (
    ("both", "hollows above the collar bone"),
    ("left", "armpit, left side"),
    ("left", "side of the trunk, left side"),
    ("left", "left outer thigh"),
    ("left", "left inner thigh"),
    ("left", "hollow behind the knee, left side"),
    ("left", "left lower leg"),
    ("left", "left toes"),
)


@pytest.mark.parametrize("leg", [None, Leg.LEFT, Leg.BOTH])
def test_lymph_is_drained_on_the_left_alone_from_the_collar_bone_to_the_toes(
    leg: Leg | None,
) -> None:
    timeline = played("lymph-drainage", leg)
    assert [(s.leg.value, timeline.place(s)) for s in timeline.work] == list(CIRCLES)
    for number in range(1, 9):
        assert phases(timeline, 10, number) == [("circle", 0), ("release", 2)]
        assert phases(timeline, 11, number) == []
    assert not any(segment.kind is SegmentKind.CHANGE for segment in timeline.segments)
    gaps = [s.seconds for s in timeline.segments if s.kind is SegmentKind.READY]
    assert timeline.total == sum(gaps) + 8 * 30
    assert all(gap >= 5 for gap in gaps), "none is shorter than the usual one"


def test_a_forearm_is_no_leg_wherever_it_is_told() -> None:
    timeline = played("forearm")
    assert [(timeline.place(s), s.seconds) for s in timeline.work] == [
        ("forearm, right arm", 60),
        ("forearm, right arm", 60),
        ("one spot of the forearm, right arm", 45),
        ("forearm, left arm", 60),
        ("forearm, left arm", 60),
        ("one spot of the forearm, left arm", 45),
    ]

    timeline = briefed(timeline)
    said = [s.text for number in range(7) for s in scene(timeline, number)]
    seen = [*briefing(timeline).sentences, *when_to_stop(timeline.routine)]
    assert "Change to the left arm." in said
    assert any("or if the arm swells" in text for text in seen)
    assert not [text for text in (*said, *seen) if re.search(r"(?i)\bleg", text)]


def test_the_heel_is_done_sitting_and_then_once_standing() -> None:
    timeline = played("heel-morning")
    told = [(leg, title, seconds) for _, leg, title, seconds in works(timeline)]
    assert told == [
        ("left", "Roll the sole", 120),
        ("right", "Roll the sole", 120),
        ("left", "Toes up", 100),
        ("right", "Toes up", 100),
        ("both", "Rest", 5),
        *[("left", "Stretch", 30), ("right", "Stretch", 30)] * 3,
    ]
    standing = next(s for s in timeline.segments if s.step and s.step.position)
    assert standing.seconds == 15


def test_my_evening_is_the_built_in_care_of_the_calf_and_two_steps_of_my_own() -> None:
    timeline = played("my-evening")
    care = compile_timeline(read_routine(built_in_folder() / "calf-maintenance.yaml"))
    own = [(timeline.place(s), s.step.technique) for s in timeline.work if s.step is not None]
    of_care = [(care.place(s), s.step.technique) for s in care.work if s.step is not None]
    half = len(of_care) // 2
    assert own == [
        *of_care[:half],
        ("sole of the foot, left", "effleurage"),
        *of_care[half:],
        ("sole of the foot, right", "effleurage"),
        ("both legs", "rest"),
    ]
    own_gaps = [
        timeline.segments[s.index - 1].seconds
        for s in timeline.work
        if s.step and s.step.area_words in ("sole of the foot", "") and s.seconds == 60
    ]
    assert len(own_gaps) == 3
    assert own_gaps[1] < own_gaps[0], "on the right leg it is the same, and shorter to say"
    assert timeline.total == care.total + sum(own_gaps) + 3 * 60
    assert timeline.routine.position == care.routine.position


def test_a_cramp_in_pregnancy_is_stretched_and_walked_off_with_no_hand_on_it() -> None:
    timeline = played("pregnancy-cramp", Leg.LEFT)
    gap = timeline.segments[1].seconds
    assert gap >= 15
    assert works(timeline) == [
        (0, "left", "Stretch", 30),
        (30 + gap, "left", "Stand", 15),
        (45 + gap, "left", "Walk", 30),
    ]
    assert {s.step.technique for s in timeline.work if s.step} == {"stretch", "move"}
    assert timeline.total == 75 + gap
