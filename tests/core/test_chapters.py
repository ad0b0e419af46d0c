from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.body import Leg
from massage_cli.core.briefing import briefed
from massage_cli.core.chapters import chapters
from massage_cli.core.routine import Routine
from massage_cli.core.timeline import compile_timeline
from tests.audio.routines import pressing, step, timeline
from tests.core.routines import routine
from tests.core.routines import step as known_step
from tests.strategies import routines


def test_a_step_s_chapter_begins_with_the_gap_in_which_it_is_announced() -> None:
    line = timeline(step(8.0, title="Kneading", technique="petrissage"), pressing(), change=30.0)
    second, third, fourth = (segment.end for segment in line.work[:3])
    assert chapters(line) == (
        (0.0, second, "1. Kneading, left calf"),
        (second, third, "2. Compression, left calf"),
        (third, fourth, "3. Kneading, right calf"),
        (fourth, line.total, "4. Compression, right calf"),
    )


def test_the_briefing_is_a_chapter_that_is_called_as_the_routine_is() -> None:
    line = briefed(timeline(pressing(), leg=Leg.LEFT))
    first, second = chapters(line, line.start)
    assert (first.start, first.title) == (0.0, "Small")
    assert first.end == second.start == pytest.approx(-line.start)


def test_what_lies_before_the_beginning_has_no_chapter() -> None:
    line = timeline(pressing(), pressing(), leg=Leg.LEFT)
    begin = line.work[1].start - 0.5
    (only,) = chapters(line, begin, tail=6.0)
    assert only.title == "2. Compression, left calf"
    assert only.start == 0.0
    assert only.end == pytest.approx(line.total - begin + 6.0)
    assert [one.title for one in chapters(line, line.work[0].end)] == [only.title]


def test_a_german_routine_has_german_chapters() -> None:
    german = routine(known_step("petrissage", 20.0, "calf"), language="de")
    titles = [one.title for one in chapters(compile_timeline(german, Leg.LEFT))]
    assert titles == ["1. Kneten, linke Wade"]


@given(routines(), st.floats(0.0, 1.0))
def test_chapters_abut_and_leave_nothing_out(written: Routine, part: float) -> None:
    line = compile_timeline(written)
    begin = part * line.work[-1].start
    found = chapters(line, begin, tail=6.0)
    assert found[0].start == 0.0
    assert found[-1].end == pytest.approx(line.total - begin + 6.0)
    assert all(one.end == other.start for one, other in pairwise(found))
    assert all(one.start < one.end for one in found)
