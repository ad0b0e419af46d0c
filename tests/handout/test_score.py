"""The timeline as the page reads it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from massage_cli.contrast import contrast
from massage_cli.core.body import Area, Elsewhere, Leg
from massage_cli.core.briefing import briefed
from massage_cli.core.routine import Routine
from massage_cli.core.segments import SegmentKind
from massage_cli.core.timeline import compile_timeline
from massage_cli.handout.score import areas, score
from tests.content.library import built_in
from tests.examples import a_step
from tests.strategies import routines


@given(routines())
def test_it_is_the_timeline_segment_by_segment(routine: Routine) -> None:
    timeline = briefed(compile_timeline(routine))
    told = score(timeline, timeline.start)
    assert json.loads(json.dumps(told)) == json.loads(json.dumps(told, default=str))
    assert [part["kind"] for part in told["segments"]] == [s.kind for s in timeline.segments]
    for part, segment in zip(told["segments"], timeline.segments, strict=True):
        assert part["start"] == pytest.approx(segment.start - timeline.start, abs=0.001)
        assert part["end"] == pytest.approx(segment.end - timeline.start, abs=0.001)
    assert told["total"] == pytest.approx(timeline.total - timeline.start, abs=0.001)
    assert set(told["areas"]) == set(areas(timeline))


def test_a_step_says_where_how_and_in_which_colours() -> None:
    timeline = compile_timeline(built_in()["calf-maintenance"])
    _, step, *_ = score(timeline, 0)["segments"]
    colours = step.pop("colours")
    assert step == {
        "kind": "work",
        "start": 11,
        "end": 131,
        "number": 1,
        "leg": "left",
        "technique": "effleurage",
        "title": "Long strokes",
        "sign": "↑",
        "place": "left lower leg",
        "places": {},
        "change": "Change to the left leg",
        "area": "lower-leg",
        "pressure": "light pressure",
        "how": ["Glide both palms slowly upwards, from the ankle to just below the knee."],
        "caution": "",
        "waits": False,
        "rhythm": [("stroke", 5)],
    }
    assert contrast(colours["ink"], colours["ground"]) >= 4.5


def test_from_a_later_second_on_what_is_over_is_left_out() -> None:
    timeline = compile_timeline(built_in()["calf-maintenance"])
    third = timeline.work[2]
    told = score(timeline, third.start)
    assert told["segments"][0]["start"] == 0
    assert told["segments"][0]["number"] == third.number


def test_a_leg_that_nobody_has_named_has_its_places_for_both() -> None:
    told = score(compile_timeline(built_in()["calf-cramp"]), 0)
    assert told["unsaid"] is True
    assert told["segments"][0]["places"] == {"left": "left calf", "right": "right calf"}
    assert "One leg swollen" in told["segments"][0]["caution"]


def test_what_is_elsewhere_is_named_and_not_drawn() -> None:
    step = a_step()._replace(area=Elsewhere("back of the neck"))
    told = score(compile_timeline(Routine("neck", "Neck", (step,))), 0)
    work = next(part for part in told["segments"] if part["kind"] == SegmentKind.WORK)
    assert (work["area"], work["place"]) == ("", "back of the neck, left side")
    assert told["areas"] == {}


def test_an_area_has_its_side_and_where_it_lies() -> None:
    told = score(compile_timeline(Routine("calf", "Calf", (a_step(),)), Leg.LEFT), 0)
    assert told["areas"][Area.CALF]["side"] == "back"
    assert told["areas"][Area.CALF]["rows"][0][0] == 510
