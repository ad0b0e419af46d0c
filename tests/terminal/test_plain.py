from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from massage_cli.core.briefing import briefed, briefing
from massage_cli.core.routine import Kind, Legs
from massage_cli.core.timeline import compile_timeline
from massage_cli.errors import Ended, ExitCode
from massage_cli.terminal.plain import PlainDisplay
from massage_cli.terminal.view.blocks import Paragraph
from massage_cli.terminal.view.card import Card
from massage_cli.terminal.view.cards import text_card
from massage_cli.terminal.view.scene import Scene
from tests.core.routines import both, routine, step

TIMELINE = compile_timeline(
    routine(step("effleurage", 60, "lower-leg", 2), both(step("move", 30)), legs=Legs.EACH)
)


def told(encoding: str = "utf-8", *, attended: bool = False) -> str:
    reader, writer = os.pipe()
    display = PlainDisplay(writer, encoding, attended=attended)
    for cue in TIMELINE.all_cues:
        display.tell(TIMELINE, (cue,))
    display.bell()
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as lines:
        return lines.read()


def test_one_short_line_an_event_and_none_by_the_second() -> None:
    assert told().splitlines() == [
        "Step 1 of 3: Long strokes, left lower leg, light pressure, 1 minute.",
        "Glide both palms slowly upwards, towards the heart. Rhythm: stroke 5 s.",
        "Halfway, 30 seconds left.",
        "Change to the right leg.",
        "Step 2 of 3: Long strokes, right lower leg, light pressure, 1 minute.",
        "Glide both palms slowly upwards, towards the heart. Rhythm: stroke 5 s.",
        "Halfway, 30 seconds left.",
        "Step 3 of 3: Move, both legs, 30 seconds.",
        "Move easily, within comfort.",
        "Finished.",
    ]


def test_no_control_codes_but_the_bell_that_a_terminal_gets() -> None:
    assert "\a" not in told()
    assert told(attended=True).endswith("\a")
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


@contextmanager
def display(
    *, attended: bool = True, time_left: bool = False
) -> Iterator[tuple[PlainDisplay, Callable[[], list[str]]]]:
    """A display, and what reads the lines that it has written since."""
    reader, writer = os.pipe()
    os.set_blocking(reader, False)

    def lines() -> list[str]:
        try:
            return os.read(reader, 65536).decode().splitlines()
        except BlockingIOError:
            return []

    try:
        yield PlainDisplay(writer, attended=attended, time_left=time_left), lines
    finally:
        os.close(reader)
        os.close(writer)


def test_a_caution_is_told_once_while_it_stands_and_needs_no_frames() -> None:
    with display() as (plain, lines):
        plain.tell(TIMELINE, ())
        for at, words in enumerate(["", "Ease off.", "Ease off.", "", "Ease off.", "Stop."]):
            assert plain.draw(Scene(TIMELINE, float(at), caution=words)) is None
        assert lines() == ["Ease off.", "Stop."]


def test_a_caution_that_stands_anew_is_told_again_when_some_minutes_have_passed() -> None:
    with display() as (plain, lines):
        plain.tell(TIMELINE, ())
        for at, words in ((0, "Stop."), (10, ""), (20, "Stop."), (310, ""), (320, "Stop.")):
            plain.draw(Scene(TIMELINE, float(at), caution=words))
        assert lines() == ["Stop."] * 2


def test_what_a_key_has_told_is_not_told_again_as_it_stands() -> None:
    with display() as (plain, lines):
        plain.tell(TIMELINE, ())
        plain.draw(Scene(TIMELINE, 1.0, caution="Get help."))
        plain.say("Hands off. Get help.")
        plain.draw(Scene(TIMELINE, 1.0, caution="Hands off. Get help."))
        assert lines() == ["Get help.", "Hands off. Get help."]


def test_of_a_caution_that_grows_only_the_new_sentence_is_told() -> None:
    cautions = ["Hot? Get help.", "Not on bone. Hot? Get help. Stop for pain.", "Hot? Get help."]
    with display() as (plain, lines):
        plain.tell(TIMELINE, ())
        for words in cautions:
            plain.draw(Scene(TIMELINE, 1.0, caution=words))
        assert lines() == ["Hot? Get help.", "Not on bone. Stop for pain."]


def test_in_a_cramp_the_first_step_comes_before_its_warning() -> None:
    cramp = compile_timeline(routine(step("stretch", 30, "calf"), kind=Kind.ACUTE))
    with display() as (plain, lines):
        plain.draw(Scene(cramp, 0.0, caution="One leg swollen?"))
        plain.tell(cramp, cramp.cues(0.0, 0.1))
        plain.draw(Scene(cramp, 0.0, caution="One leg swollen?"))
        assert [line.split(":")[0] for line in lines()] == [
            "Step 1 of 2",
            "Stretch gently and hold still, without bouncing.",
            "One leg swollen?",
        ]


def test_a_question_is_told_when_it_begins_to_stand() -> None:
    with display() as (plain, lines):
        plain.tell(TIMELINE, ())
        for question in ("Which leg is it?   [l] left   [r] right", "", "Is it easing?"):
            for _ in range(2):
                plain.draw(Scene(TIMELINE, 1.0, question=question))
        assert lines() == ["Which leg is it? L: left. R: right.", "Is it easing?"]


def test_what_is_left_of_a_long_step_is_told_to_who_wants_it() -> None:
    line = compile_timeline(routine(both(step("effleurage", 150, "calf", 2)), ready=5.0))
    work = line.work[0]
    for wanted, told in (
        (
            True,
            ["2 minutes left.", "1 minute 30 seconds left.", "1 minute left.", "30 seconds left."],
        ),
        (False, []),
    ):
        with display(time_left=wanted) as (plain, lines):
            plain.tell(line, ())
            at = 0.0
            while at < work.end:
                wait = plain.draw(Scene(line, at, speed=2.0))
                at += 2.0 * wait if wait else 1.0
            assert lines() == told


def test_a_jump_over_the_time_that_is_left_tells_none_of_it() -> None:
    line = compile_timeline(routine(both(step("effleurage", 150, "calf", 2)), ready=5.0))
    with display(time_left=True) as (plain, lines):
        plain.tell(line, ())
        for at in (10.0, 140.0, 20.0):
            plain.draw(Scene(line, at))
        assert plain.draw(Scene(line, 20.0, paused=True)) is None
        assert lines() == []


def test_a_position_is_told_in_the_gap_and_without_one_with_the_instruction() -> None:
    sitting = step("stretch", 30, "calf")._replace(position="Sit down.", instruction="Pull.")
    gap = compile_timeline(routine(both(sitting), ready=5.0))
    none = compile_timeline(routine(both(sitting), ready=0.0))
    with display() as (plain, lines):
        plain.tell(gap, gap.cues(0.0, gap.work[0].start + 1.0))
        plain.tell(none, none.cues(0.0, 1.0))
        assert lines() == [
            "Step 1 of 1: Stretch, calf, both legs, 30 seconds. Sit down.",
            "Pull.",
            "Step 1 of 1: Stretch, calf, both legs, 30 seconds.",
            "Sit down. Pull.",
        ]


def test_a_briefing_is_told_with_the_key_that_ends_it_where_it_stands_until_one() -> None:
    timeline = briefed(TIMELINE)
    for attended, key in ((True, ["Space begins."]), (False, [])):
        with display(attended=attended) as (plain, lines):
            plain.tell(timeline, timeline.cues(timeline.start, timeline.start + 1))
            for at in (timeline.start, -1.0):
                plain.draw(Scene(timeline, at))
            assert lines() == [*briefing(timeline).sentences, *key]


def test_a_card_is_told_with_its_keys_and_shown_again_only_with_what_is_new() -> None:
    def card(*texts: str) -> Card:
        return text_card(
            "Places", "Which places?", texts, (("1-2", "leave out"), ("enter", "start"))
        )

    with display() as (plain, lines):
        for texts in (("1 calf", "2 foot"), ("1 calf (left out)", "2 foot")):
            plain.show(card(*texts), 0)
        assert lines() == [
            "Which places?",
            "1-2: leave out. Enter: start.",
            "1 calf",
            "2 foot",
            "1 calf (left out)",
        ]


def test_who_presses_another_key_on_a_card_is_told_its_keys_again() -> None:
    card = text_card("Places", "Which places?", ("1 calf",), (("enter", "start"),))
    with display() as (plain, lines):
        for _ in range(3):
            plain.show(card, 0)
        assert lines() == ["Which places?", "Enter: start.", "1 calf", *["Enter: start."] * 2]


def test_a_card_that_asks_at_its_end_names_its_keys_there() -> None:
    card = Card("Done", (Paragraph("Done."), Paragraph("A tip.")), (("b", "better"),), "How is it?")
    with display() as (plain, lines):
        plain.show(card, 0)
        assert lines() == ["Done.", "A tip.", "How is it? B: better."]
