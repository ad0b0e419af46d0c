from __future__ import annotations

import os

import pytest

from massage_cli.core.routine import Legs
from massage_cli.core.timeline import compile_timeline
from massage_cli.errors import Ended, ExitCode
from massage_cli.terminal.plain import PlainDisplay
from massage_cli.terminal.view.scene import Scene
from tests.core.routines import both, routine, step

TIMELINE = compile_timeline(
    routine(step("effleurage", 60, "lower-leg", 2), both(step("move", 30)), legs=Legs.EACH)
)


def told(encoding: str = "utf-8", bell: bool = False) -> str:
    reader, writer = os.pipe()
    display = PlainDisplay(writer, encoding, bell=bell)
    for cue in TIMELINE.all_cues:
        display.tell(TIMELINE, (cue,))
    display.bell()
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as lines:
        return lines.read()


def test_one_short_line_an_event_and_none_by_the_second() -> None:
    assert told().splitlines() == [
        "Step 1 of 3: Effleurage, left lower leg, light, 1 minute.",
        "Glide both palms slowly upwards, towards the heart. Rhythm: stroke 5 s.",
        "Halfway, 30 seconds left.",
        "Change to the right leg.",
        "Step 2 of 3: Effleurage, right lower leg, light, 1 minute.",
        "Glide both palms slowly upwards, towards the heart. Rhythm: stroke 5 s.",
        "Halfway, 30 seconds left.",
        "Step 3 of 3: Move, both legs, 30 seconds.",
        "Move easily, within comfort.",
        "Halfway, 15 seconds left.",
        "Finished.",
    ]


def test_no_control_codes_but_the_bell_that_a_terminal_gets() -> None:
    assert "\a" not in told()
    assert told(bell=True).endswith("\a")
    assert not any(c < " " and c != "\n" for c in told())


def test_what_the_encoding_lacks_is_replaced() -> None:
    reader, writer = os.pipe()
    PlainDisplay(writer, "ascii").say("naïve")
    assert os.read(reader, 100) == b"na?ve\n"


def test_a_pipe_that_is_closed_ends_the_session() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with pytest.raises(Ended) as ended:
        PlainDisplay(writer).say("to nobody")
    assert ended.value.code is ExitCode.CLOSED_PIPE


def test_a_caution_is_told_once_while_it_stands_and_needs_no_frames() -> None:
    reader, writer = os.pipe()
    display = PlainDisplay(writer)
    for at, words in enumerate(["", "Ease off.", "Ease off.", "", "Ease off.", "Stop."]):
        assert display.draw(Scene(TIMELINE, float(at), caution=words)) is None
    assert os.read(reader, 100) == b"Ease off.\nEase off.\nStop.\n"
