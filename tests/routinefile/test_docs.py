"""docs/routine-format.md says what is so: each example is run, each key is in its tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from massage_cli.audio.speech import scene
from massage_cli.core.body import Area
from massage_cli.core.english.aloud import aloud
from massage_cli.core.rhythm import Motion
from massage_cli.core.segments import SegmentKind
from massage_cli.core.sequence import flatten
from massage_cli.core.technique import TECHNIQUES
from massage_cli.core.timeline import compile_timeline
from massage_cli.routinefile.document import RoutineDocument
from massage_cli.routinefile.formats import as_text
from massage_cli.routinefile.reader import check_text, read_text
from massage_cli.routinefile.step import StepDocument

PAGE = (Path(__file__).parents[2] / "docs" / "routine-format.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def example(title: str) -> str:
    return next(str(text) for text in EXAMPLES if f"title: {title}" in text)


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: text.splitlines()[0])
def test_each_example_can_be_played_and_has_no_error(text: str) -> None:
    checked = check_text(text, "example")
    assert checked.errors == (), as_text(checked)
    assert compile_timeline(read_text(text)).total > 0


def test_the_seven_durations_are_the_same() -> None:
    routine = read_text(example("Seven ways"))
    assert [step.seconds for step in flatten(routine.steps)] == [90.0] * 7


def test_four_rounds_last_as_long_as_the_page_says() -> None:
    seconds = [step.seconds for step in flatten(read_text(example("One tender spot")).steps)]
    assert seconds == [120.0, 60.0, 68.0, 45.0]


def test_left_and_right_come_in_turn_and_the_last_stretch_is_for_the_left() -> None:
    work = compile_timeline(read_text(example("Squats and raises"))).work
    told = [(s.step.technique, s.leg, s.seconds) for s in work if s.step]
    squats = [("move", side, seconds) for seconds in (30, 20) for side in ("left", "right")]
    rest = ("rest", "both", 30)
    assert told == [*squats, rest, *squats, rest, *squats, ("stretch", "left", 30)]


def test_forearms_are_arms_and_the_left_hand_is_left_out() -> None:
    timeline = compile_timeline(read_text(example("Forearms")))
    assert [timeline.place(segment) for segment in timeline.work] == [
        *("forearm, left arm", "forearm, left arm"),
        *("forearm, right arm", "forearm, right arm", "back of the hand, right arm"),
    ]


def test_the_voice_says_what_is_for_the_ear() -> None:
    timeline = compile_timeline(read_text(example("For the eye")))
    said = [sentence.text for number in (1, 2) for sentence in scene(timeline, number)]
    assert any("Glide up five times" in text for text in said)
    assert not any("drawing A" in text for text in said)
    assert "Stroke up lightly, approximately eight seconds each." in aloud(" ".join(said))


def test_my_evening_has_the_care_of_the_calf_in_it() -> None:
    work = compile_timeline(read_text(example("My evening"))).work
    left = [s.step.technique for s in work if s.step and s.leg == "left"]
    assert left[-2:] == ["stroking", "effleurage"]
    assert len(left) == 5 + 1


def test_box_breathing_holds_twice_a_turn() -> None:
    timeline = compile_timeline(read_text(example("Box breathing")))
    gap = timeline.work[0].start
    begun = [(c.at - gap, c.phase.motion, c.count) for c in timeline.all_cues if c.phase]
    assert begun[:4] == [(0, "in", 1), (4, "hold", 1), (8, "out", 1), (12, "hold", 1)]
    assert begun[4] == (16, "in", 2)
    assert len(begun) == 8 * 4
    assert timeline.total == gap + 128


def test_nothing_rests_after_the_last_set() -> None:
    played = [step.technique for step in flatten(read_text(example("Sets")).steps)]
    a_set = ["petrissage", "stretch", "move", "stretch"]
    assert played == [*a_set, "rest", *a_set, "rest", *a_set]


def test_getting_up_and_down_takes_the_time_that_the_page_gives_it() -> None:
    timeline = compile_timeline(read_text(example("Floor and wall")))
    gaps = [s.seconds for s in timeline.segments[:-1] if s.kind is not SegmentKind.WORK]
    assert gaps[1:] == [20, 20, 15, 20, 20]


@pytest.mark.parametrize("key", [*RoutineDocument.kinds, *StepDocument.kinds])
def test_every_key_has_its_row(key: str) -> None:
    assert f"\n| `{key}` | " in PAGE


@pytest.mark.parametrize("word", [*TECHNIQUES, *Area, *Motion, "custom", "repeat"])
def test_every_name_is_told(word: str) -> None:
    assert f"`{word}`" in PAGE or f"{word}:" in PAGE


def test_the_page_shows_what_check_really_prints() -> None:
    wrong = example("My calves").replace("effl", "efl").replace("duration", "duraton")
    shown = as_text(check_text(wrong, "my-calves", "my-calves.yaml"))
    assert f"```\n{shown}\n```" in PAGE
