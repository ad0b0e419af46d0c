"""Those that came later."""

from __future__ import annotations

import re

import pytest

from massage_cli.audio.speech import scene
from massage_cli.core.body import Leg
from massage_cli.core.briefing import briefed, briefing, when_to_stop
from massage_cli.core.hold import NOTHING_MORE, Hold, hold_at
from massage_cli.core.segments import SegmentKind
from tests.protocols.protocols import phases, played, works


def test_the_stretch_of_a_cramp_waits_until_it_lets_go() -> None:
    timeline = played("stop-cramp", Leg.LEFT)
    then = timeline.work[1].start
    assert works(timeline) == [(0, "left", "Stretch", 30), (then, "left", "Compression", 40)]
    assert hold_at(timeline, 10.0, NOTHING_MORE) == Hold(90.0, until_eased=True)
    assert hold_at(timeline, then + 5.0, NOTHING_MORE) is None


def test_a_tender_spot_is_pressed_for_half_a_minute_to_one_and_a_half_three_spots_at_most() -> None:
    timeline = played("tender-spots", Leg.LEFT)
    spots = [s for s in timeline.work if s.step and s.step.technique == "trigger-point"]
    assert [spot.seconds for spot in spots] == [30, 30, 30]
    for spot in spots:
        assert hold_at(timeline, spot.start, NOTHING_MORE) == Hold(60.0, until_eased=True)


def test_a_leg_is_pushed_let_go_and_pulled_closer_three_times_each_leg_in_turn() -> None:
    timeline = played("contract-relax")
    assert [(leg, title, seconds) for _, leg, title, seconds in works(timeline)] == [
        ("left", "Easy stretch", 20),
        ("right", "Easy stretch", 20),
        ("left", "Contract and relax", 90),
        ("right", "Contract and relax", 90),
    ]
    for number in (3, 4):
        for turn in (1, 2, 3):
            found = phases(timeline, turn, number)
            assert found == [("press", 0), ("release", 6), ("hold", 8), ("release", 28)]


HEELS = [
    *(("left", "Heel drops", 75.0), ("right", "Heel drops", 75.0), ("both", "Rest", 60.0)) * 2,
    *(("left", "Heel drops", 75.0), ("right", "Heel drops", 75.0)),
]


def test_heels_drop_slowly_left_and_right_in_turn_with_a_rest_between_the_sets() -> None:
    timeline = played("heel-drops")
    assert [(leg, title, seconds) for _, leg, title, seconds in works(timeline)] == HEELS
    assert phases(timeline, 15) == [("up", 0), ("hold", 1), ("down", 2)]
    assert timeline.total == 3 * 150 + 2 * 60 + 5 * 15


def test_four_breaths_are_written_and_eight_are_the_most() -> None:
    timeline = played("breath-478")
    gap = timeline.work[0].start
    assert phases(timeline, 4) == [("in", 0), ("hold", 4), ("out", 11)]
    assert timeline.total == gap + 4 * 19
    assert hold_at(timeline, gap, NOTHING_MORE) == Hold(4 * 19.0, until_eased=True)


@pytest.mark.parametrize("name", ["neck-desk", "headache"])
def test_neither_neck_nor_head_is_a_leg_wherever_it_is_told(name: str) -> None:
    timeline = briefed(played(name))
    said = [s.text for number in range(len(timeline.segments)) for s in scene(timeline, number)]
    seen = [*briefing(timeline).sentences, *when_to_stop(timeline.routine)]
    places = [timeline.place(segment) for segment in timeline.work]
    assert said
    assert not [text for text in (*said, *seen, *places) if re.search(r"(?i)\bleg", text)]


def test_a_sore_spot_of_the_shoulder_is_pressed_in_whole_turns_of_its_range() -> None:
    timeline = played("neck-desk")
    spots = [s for s in timeline.work if s.step and s.step.technique == "trigger-point"]
    assert [(spot.leg, spot.seconds) for spot in spots] == [("left", 34), ("right", 34)]
    for spot in spots:  # two turns of 17 s, and three more are within 90 s
        assert hold_at(timeline, spot.start, NOTHING_MORE) == Hold(51.0, until_eased=True)


def test_two_parts_are_each_played_in_their_own_gaps_after_time_to_get_there() -> None:
    timeline = played("two-parts")
    told = [(leg, title, seconds) for _, leg, title, seconds in works(timeline)]
    assert told[2:-2] == [
        *HEELS,
        *((leg, "Easy stretch", 20.0) for leg in ("left", "right")),
        *((leg, "Contract and relax", 90.0) for leg in ("left", "right")),
    ]
    moved = [
        (segment.number, segment.step.position.partition(".")[0], segment.seconds)
        for segment in timeline.segments
        if segment.step and segment.step.position and segment.kind is not SegmentKind.WORK
    ]
    assert moved == [
        (3, "Stand on a step, holding on to a rail", 15),
        (11, "Lie on your back with a towel around the foot", 20),
        (15, "Sit on the chair again", 20),
        (16, "Sit on the chair again", 20),
    ]
