"""The safety questions, the cramp's own, and the end, as a person meets them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from massage_cli.settings import remembered
from tests.e2e.terminal_driver import Terminal, terminal

MASSAGE = str(Path(sys.executable).with_name("massage"))
CALM = [MASSAGE, "start", "calf-maintenance", "--sound", "none"]
CRAMP = [MASSAGE, "start", "calf-cramp", "--sound", "none"]


@pytest.fixture(autouse=True)
def no_history(monkeypatch: pytest.MonkeyPatch) -> None:
    """The questions that the history asks are another file's."""
    monkeypatch.setenv("MASSAGE_HISTORY", "off")


def test_a_calm_session_asks_first_and_enter_starts_it() -> None:
    with terminal(CALM, rows=40) as person:
        person.until_text("Before you start", "STOP", "ASK FIRST", "SKIP SPOT", "none of these")
        person.answer("?", "Why we ask")
        person.answer("\r", "Before you start")
        person.answer("\r", "Effleurage", "Glide")
        person.answer("x")
        assert person.wait() == 4
        assert person.restored


@pytest.mark.parametrize("number", ["1", "2", "3"])
def test_a_reason_to_stop_stops_and_says_what_to_do(number: str) -> None:
    with terminal(CALM, rows=40) as person:
        person.until_text("Before you start")
        person.answer(number)
        assert person.wait() == 4
        person.until_text("don't massage this leg", "urgent care")
        assert person.restored


def test_ask_first_leads_to_gentle_or_out() -> None:
    with terminal([*CALM, "--from", "petrissage"], rows=40) as person:
        person.until_text("Before you start")
        person.answer("4", "pharmacist")
        person.answer("g", "First: Petrissage")
        person.answer(" ", "light")
        assert "moderate" not in person.text
        person.answer("x")
        person.wait()
    with terminal(CALM, rows=40) as person:
        person.until_text("Before you start")
        person.answer("4", "pharmacist")
        person.answer("q")
        assert person.wait() == 4


def test_a_place_to_leave_alone_is_left_out() -> None:
    with terminal(CALM, rows=40) as person:
        person.until_text("Before you start")
        person.answer("5", "1 lower leg", "2 calf")
        person.answer("2", "calf (left out)")
        person.answer("\r", "First: Effleurage")
        person.answer(" ", "step 1 of 4")
        person.answer("x")
        person.wait()


def test_no_answer_is_ever_kept(home: Path) -> None:
    with terminal(CALM, rows=40) as person:
        person.until_text("Before you start")
        person.answer("1")
    kept = {path.name for path in home.rglob("*") if path.is_file()}
    assert kept <= {remembered.SAFETY_SEEN, remembered.DISCLAIMER_SEEN}


def test_after_some_days_one_line_is_left_and_leads_to_all(home: Path) -> None:
    del home
    remembered.remember(remembered.SAFETY_SEEN, "20000")
    with terminal(CALM, rows=40) as person:
        person.until_text("constantly painful on one side?")
        person.answer("?", "Before you start")
        person.answer("\r", "Effleurage")
        person.answer("x")
        person.wait()


def test_a_cramp_is_stretched_at_once_under_its_warning() -> None:
    with terminal(CRAMP, columns=100, rows=30) as person:
        person.until_text("Stretch", "Straighten your knee", "One leg swollen, warm or red?")
        person.until_text("Which leg is it?")
        person.answer("r", "right calf")
        person.answer("x")
        assert person.wait() == 4


def _again(person: Terminal) -> None:
    person.send("a")
    person.until_text("Straighten your knee")
    person.send("xx")


def _worse(person: Terminal) -> None:
    person.answer("w")


@pytest.mark.parametrize(("answer", "said"), [(_again, ""), (_worse, "contact a doctor today")])
def test_after_the_stretch_it_is_asked_whether_it_eases(
    answer: Callable[[Terminal], None], said: str
) -> None:
    with terminal([*CRAMP, "--leg", "left"], columns=100, rows=30) as person:
        person.until_text("Straighten your knee")
        person.send("n")
        person.until_text("Is it easing?", "worse")
        answer(person)
        assert person.wait() == 4
        assert person.restored
        assert said in " ".join(person.text.split())


def test_the_end_card_says_what_was_done_and_asks_how_it_is() -> None:
    with terminal([*CRAMP, "--leg", "left", "--speed", "200"], columns=100, rows=40) as person:
        person.until_text("Done: Calf cramp", "Left leg", "How is it now?", "Effleurage")
        person.answer("b")
        assert person.wait() == 0
        assert person.restored


@pytest.mark.parametrize(("options", "term"), [(("--plain",), "xterm-256color"), ((), "dumb")])
def test_without_a_screen_a_cramp_is_stretched_first_and_warned_of_then(
    options: tuple[str, ...], term: str
) -> None:
    with terminal([*CRAMP, *options], columns=100, rows=80, term=term) as person:
        person.until_text("Step 1", "Which leg is it?", "Stop and get help")
        person.answer("l", "Left leg.")
        person.answer("n", "Is it easing?")
        person.answer("w", "Stopped.", "contact a doctor today")
        assert person.wait() == 4
        lines = person.text.splitlines()
        assert lines[0].startswith("Step 1 of")
        assert not any(line.strip() in ("l", "n", "w") for line in lines)


@pytest.mark.parametrize(("options", "term"), [(("--plain",), "xterm-256color"), ((), "dumb")])
def test_without_a_screen_the_same_is_asked_in_lines(options: tuple[str, ...], term: str) -> None:
    with terminal([*CALM, *options], columns=100, rows=60, term=term) as person:
        person.until_text("Before you start", "Enter: none of these.")
        person.answer("\r", "First: Effleurage", "Space begins.")
        person.answer(" ", "Step 1 of")
        person.answer(" ", "Paused.")
        person.answer(" ", "Going on.")
        person.answer("+", "Volume")
        person.answer("x", "x again stops")
        person.answer("x", "Stopped.")
        assert person.wait() == 4
        assert person.restored


def test_with_yes_the_reasons_to_stop_are_printed_and_nothing_is_asked() -> None:
    with terminal([*CALM, "--yes", "--speed", "500"], columns=100, rows=50) as person:
        assert person.wait() == 0
        text = " ".join(person.text.split())
        assert "Do not start if any of this is true today" in text
        assert "It is not medical advice" in text
    with terminal([*CALM, "--yes", "--speed", "500"], columns=100, rows=50) as person:
        assert person.wait() == 0
        assert "It is not medical advice" not in person.text
