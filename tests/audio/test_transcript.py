from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings

from massage_cli.audio.transcript import transcript
from massage_cli.core.body import Leg
from massage_cli.core.briefing import briefed
from massage_cli.core.english import briefing
from massage_cli.core.routine import Routine
from massage_cli.core.timeline import compile_timeline
from tests.audio.routines import pressing, timeline
from tests.strategies import routines


def test_it_has_every_sentence_of_a_session_with_its_briefing() -> None:
    line = briefed(timeline(pressing(8.0), leg=Leg.LEFT))
    told = transcript(line, line.start)
    assert [caption.text for caption in told] == [
        "Small.",
        briefing.DO_NOT_START,
        briefing.WHO_ASKS_FIRST,
        briefing.LEAVE_OUT,
        "It takes 16 seconds.",
        "Stop at once for sharp pain, numbness, tingling or dizziness, or if the leg swells.",
        "First: Compression, left calf.",
        "Left calf. Compression, light pressure. Press, and let go.",
        "Ease off if it becomes painful.",
        "All done.",
    ]


def test_an_announcement_is_over_as_its_step_begins() -> None:
    line = timeline(pressing(8.0), leg=Leg.LEFT)
    announced = transcript(line)[0]
    assert announced.end == round(line.work[0].start, 3)


def test_from_the_middle_on_times_count_from_there() -> None:
    line = timeline(pressing(8.0), pressing(8.0), leg=Leg.LEFT)
    begin = line.work[0].end
    told = transcript(line, begin)
    assert told[0].start >= 0.0
    assert told[0].end == round(line.work[1].start - begin, 3)


@settings(max_examples=30)
@given(routines())
def test_whatever_the_routine_nothing_overlaps_and_none_is_empty(written: Routine) -> None:
    line = compile_timeline(written)
    told = transcript(line)
    assert all(one.end <= other.start for one, other in pairwise(told))
    assert all(one.text and one.start < one.end for one in told)
    assert told[0].start >= 0.0
    assert "All done." in [one.text for one in told]
