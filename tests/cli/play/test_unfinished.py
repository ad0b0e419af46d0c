"""A session that was left, gone on with: what is told at the step where it begins."""

from __future__ import annotations

import pytest

from massage_cli.cli.play.unfinished import resumed
from massage_cli.core.choices import Choices
from massage_cli.store.checkpoint import Checkpoint
from massage_cli.store.resume import Unfinished
from tests.content.library import built_in
from tests.pasts import NOW, a_past

ACUTE = ("calf-cramp", "night-cramp", "foot-cramp")


def left_at(name: str, number: int) -> Unfinished:
    checkpoint = Checkpoint(NOW, 0.0, number, name, "", Choices())
    return Unfinished(a_past(routine=name), checkpoint)


def first_told(name: str, number: int) -> str:
    """How to sit, and what to do, at the step that is begun with."""
    what = resumed(left_at(name, number), sure=True)
    step = what.timeline.segment_at(what.begin).step
    assert step is not None
    assert what.timeline.segment_at(what.begin).number == number
    return step.told


@pytest.mark.parametrize("name", ACUTE)
def test_a_cramp_says_how_to_sit_once(name: str) -> None:
    position = built_in()[name].position
    assert position
    assert first_told(name, 1).count(position) == 1


@pytest.mark.parametrize("name", ACUTE)
def test_at_a_later_step_of_a_cramp_it_says_how_to_sit_and_not_what_to_have_at_hand(
    name: str,
) -> None:
    told = first_told(name, 3)
    held = [step.position for step in built_in()[name].steps[:2] if getattr(step, "position", "")]
    assert "at hand" not in told
    assert (held[-1] if held else built_in()[name].position) in told
