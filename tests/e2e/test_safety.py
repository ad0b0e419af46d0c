"""The safety questions, the cramp's own, and the end, as a person meets them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from massage_cli import paths
from massage_cli.settings import remembered
from massage_cli.terminal.display import UNSEEN_SECONDS
from tests.e2e.terminal_driver import Terminal, terminal
from tests.e2e.ticks import CALM, CRAMP
from tests.warm.program import MASSAGE

pytestmark = pytest.mark.usefixtures("no_history")

DOWN = "\x1b[B"
STALLED = 5.0
"""Seconds after which a key that did nothing was dropped: it came before the card was seen."""


def tick(person: Terminal, key: str, box: str = "[x]") -> None:
    """Press a key that ticks, once: pressed twice it takes the tick away again."""
    press_once(person, key, f"{key} {box}")


def press_once(person: Terminal, key: str, text: str) -> None:
    """Press a key that must not be pressed twice, until `text` is to be seen."""
    pressed = float("-inf")

    def seen() -> bool:
        nonlocal pressed
        if text in person.text:
            return True
        if time.monotonic() - pressed > STALLED:
            pump_for(person, 2 * UNSEEN_SECONDS)
            person.send(key)
            pressed = time.monotonic()
        return False

    person.until(seen, text)


def pump_for(person: Terminal, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        person.pump()


def test_a_calm_session_asks_first_and_enter_starts_it() -> None:
    with terminal(CALM, rows=40) as person:
        person.until_text("Before you start", "STOP", "ASK FIRST", "SKIP SPOT", "none of these")
        person.answer("?", "Why we ask")
        person.answer("\r", "Before you start")
        person.answer("\r", "Long strokes", "Glide")
        person.answer("x")
        assert person.wait() == 4
        assert person.restored


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ("1", ["it may be a blood clot"]),
        ("25", ["leave the leg alone until", "next dose"]),
        ("38", ["severe pain that keeps growing", "emergency"]),
        ("64", ["doctor, not a massage"]),
    ],
)
def test_a_reason_to_stop_stops_and_says_its_own_words(numbers: str, words: list[str]) -> None:
    with terminal(CALM, rows=40) as person:
        person.until_text("Before you start")
        for number in numbers:
            tick(person, number)
        person.answer("\r")
        assert person.wait() == 4
        person.until_text("112, 911 or 999")
        told = " ".join(person.text.split()).casefold()
        assert all(word.casefold() in told for word in words)
        assert person.restored


def test_ask_first_leads_to_gentle_or_out() -> None:
    with terminal([*CALM, "--from", "petrissage"], rows=40) as person:
        person.until_text("Before you start")
        tick(person, "6")
        person.answer("\r", "pharmacist first")
        person.answer("g", "First:")
        person.answer(" ", "light")
        assert "moderate" not in person.text
        person.answer("x")
        person.wait()
    with terminal(CALM, rows=40) as person:
        person.until_text("Before you start")
        tick(person, "7")
        person.answer("\r", "pharmacist first")
        person.answer("q")
        assert person.wait() == 4


def test_blood_thinners_and_a_bruise_lead_to_both() -> None:
    with terminal(CALM, rows=40) as person:
        person.until_text("Before you start")
        tick(person, "6")
        tick(person, "8")
        person.answer("\r", "pharmacist first")
        person.answer("g", "1 [ ] lower leg", "2 [ ] calf")
        person.answer("\r", "Is it one of these?")
        tick(person, "2")
        person.answer("\r", "First:")
        person.answer(" ", "step 1 of 4", "light")
        person.answer("x")
        person.wait()


def test_what_suits_is_remembered_told_on_a_later_day_and_changed_with_one_key() -> None:
    with terminal(CALM, rows=40) as person:
        person.until_text("Before you start")
        tick(person, "6")
        person.answer("\r", "pharmacist first")
        person.answer("g", "First:")
        person.answer("x")
        person.wait()
    assert "gentle = true" in paths.settings_file().read_text()
    remembered.remember(remembered.SAFETY_SEEN, "20000")
    with terminal([*CALM, "--from", "petrissage"], rows=40) as person:
        person.until_text("painful all the time?", "As last time: gently.", "change this")
        person.answer("\r", "First:")
        person.answer(" ", "light")
        assert "moderate" not in person.text
        person.answer("x")
        person.wait()
    with terminal([*CALM, "--from", "petrissage"], rows=40) as person:
        person.until_text("As last time: gently.")
        person.answer("c", "1 [x] Go gently", "cannot kneel")
        tick(person, "1", "[ ]")
        person.answer("\r", "painful all the time?", "what suits me")
        person.answer("\r", "First:")
        person.answer(" ", "moderate")
        person.answer("x")
        person.wait()
    assert "gentle = false" in paths.settings_file().read_text()


def test_the_settings_name_what_cannot_be_done_and_the_steps_are_told() -> None:
    with terminal(
        [MASSAGE, "start", "bedtime", "--sound", "none"],
        rows=60,
        env={"MASSAGE_CANNOT": "stand, floor"},
    ) as person:
        person.until_text("Before you start", "You cannot stand for long", "standing for a while")
        person.answer("q")
        assert person.wait() == 4


def test_the_card_is_read_and_ticked_on_a_low_screen() -> None:
    with terminal(CALM, columns=40, rows=12) as person:
        person.until_text("Before you start", "more")
        tick(person, "1")
        person.answer(7 * DOWN, "8 [ ]")
        tick(person, "8")
        person.answer("\r")
        assert person.wait() == 4
        person.until_text("999")


@pytest.mark.parametrize(("columns", "rows", "presses"), [(60, 18, 1), (40, 12, 6)])
def test_the_card_says_what_enter_does_now_and_how_to_quit(
    columns: int, rows: int, presses: int
) -> None:
    with terminal(CALM, columns=columns, rows=rows) as person:
        for page in range(1, presses + 1):
            person.until_text(f"page {page} of {presses + 1}", "enter more", "q quit")
            assert "none of these" not in person.text
            press_once(person, "\r", f"page {page + 1} of {presses + 1}")
        person.until_text("enter none of these", "q quit")
        person.answer("q")
        assert person.wait() == 4


@pytest.mark.parametrize(("columns", "rows"), [(60, 18), (40, 12)])
def test_help_shows_the_keys_on_a_small_screen(columns: int, rows: int) -> None:
    with terminal([*CRAMP, "--leg", "left"], columns=columns, rows=rows) as person:
        person.until_text("Straighten your knee")
        person.send("?")
        person.until_text("pause", "next", "louder", "softer", "mute", "stop", "Stop at once")
        person.send("?")
        person.until_text("Straighten your knee")
        person.send("xx")
        assert person.wait() == 4


def test_no_answer_is_ever_kept(home: Path) -> None:
    with terminal(CALM, rows=40) as person:
        person.until_text("Before you start")
        tick(person, "1")
        tick(person, "6")
        person.answer("\r")
        assert person.wait() == 4
    kept = {path.name for path in home.rglob("*") if path.is_file()}
    assert kept <= {remembered.SAFETY_SEEN, remembered.DISCLAIMER_SEEN}


def test_after_some_days_one_line_is_left_and_leads_to_all(home: Path) -> None:
    del home
    remembered.remember(remembered.SAFETY_SEEN, "20000")
    with terminal(CALM, rows=40) as person:
        person.until_text("painful all the time?")
        person.answer("?", "Before you start")
        person.answer("\r", "Long strokes")
        person.answer("x")
        person.wait()


def test_with_yes_the_reasons_to_stop_are_printed_and_nothing_is_asked() -> None:
    with terminal([*CALM, "--yes", "--speed", "1000"], columns=100, rows=50) as person:
        person.until_text("How is it now?")
        person.answer("b")
        assert person.wait() == 0
        text = " ".join(person.text.split())
        assert "Do not start if any of this is true for you" in text
        assert "It is not medical advice" in text
    with terminal([*CALM, "--yes", "--speed", "1000"], columns=100, rows=50) as person:
        person.until_text("How is it now?")
        person.answer("b")
        assert person.wait() == 0
        assert "It is not medical advice" not in person.text


def test_who_is_asked_nothing_has_the_time_to_hear_what_the_lines_say() -> None:
    with terminal([*CALM, "--yes", "--plain", "--voice", "off"], columns=100, rows=80) as person:
        person.until_text("Do not start if", "First: Long strokes", "Space begins.")
        person.pump_for(1.0)
        assert "Step 1" not in person.text
        person.answer(" ", "Step 1 of")
        person.answer("x", "again stops")
        person.answer("x")
        assert person.wait() == 4


def test_a_cramp_of_who_is_asked_nothing_waits_behind_no_reading() -> None:
    with terminal([*CRAMP, "--yes", "--plain"], columns=100, rows=80) as person:
        person.until_text("Step 1", "Stop and get help")
        assert person.text.splitlines()[0].startswith("Step 1 of")
        person.answer("x", "again stops")
        person.answer("x")
        assert person.wait() == 4
