"""What a cramp is told and asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.e2e.terminal_driver import Terminal, terminal
from tests.e2e.ticks import CALM, CRAMP

pytestmark = pytest.mark.usefixtures("no_history")


def test_a_cramp_is_stretched_at_once_under_its_warning() -> None:
    with terminal(CRAMP, columns=100, rows=30) as person:
        person.until_text(
            "Stretch", "Straighten your knee", "One leg swollen, warm, red or darker?"
        )
        person.until_text("Which leg?")
        person.answer("r", "right calf")
        person.answer("x")
        assert person.wait() == 4


def _again(person: Terminal) -> None:
    person.send("a")
    person.until_text("Straighten your knee")
    person.send("xx")


def _worse(person: Terminal) -> None:
    person.answer("w", "Hands off.", "go on, it was a slip", "paused")
    person.answer("w")


@pytest.mark.parametrize(("answer", "said"), [(_again, ""), (_worse, "contact a doctor today")])
def test_after_the_stretch_it_is_asked_whether_it_eases(
    answer: Callable[[Terminal], None], said: str
) -> None:
    with terminal([*CRAMP, "--leg", "left"], columns=100, rows=30) as person:
        person.until_text("Straighten your knee")
        person.send("n")
        person.until_text("Easing? Just go on.", "worse")
        answer(person)
        assert person.wait() == 4
        assert person.restored
        assert said in " ".join(person.text.split())


def test_the_end_card_says_what_was_done_and_asks_how_it_is() -> None:
    with terminal([*CRAMP, "--leg", "left", "--speed", "1000"], columns=100, rows=40) as person:
        person.until_text("Done: Calf cramp", "Left leg", "How is it now?", "Long strokes")
        person.until_text("b better", "s same", "w worse", "enter skip")
        person.answer("b")
        assert person.wait() == 0
        assert person.restored


@pytest.mark.parametrize(("options", "term"), [(("--plain",), "xterm-256color"), ((), "dumb")])
def test_without_a_screen_a_cramp_is_stretched_first_and_warned_of_then(
    options: tuple[str, ...], term: str
) -> None:
    with terminal([*CRAMP, *options], columns=100, rows=80, term=term) as person:
        person.until_text("Step 1", "Which leg?", "Stop and get help")
        person.answer("l", "Left leg.")
        person.answer("n", "Easing? Just go on.")
        person.answer("w", "Hands off.", "Breathless or chest pain?")
        person.answer("w", "Stopped.", "contact a doctor today")
        assert person.wait() == 4
        lines = person.text.splitlines()
        assert lines[0].startswith("Step 1 of")
        assert not any(line.strip() in ("l", "n", "w") for line in lines)


@pytest.mark.parametrize(("options", "term"), [(("--plain",), "xterm-256color"), ((), "dumb")])
def test_without_a_screen_the_same_is_asked_in_lines(options: tuple[str, ...], term: str) -> None:
    with terminal([*CALM, *options], columns=100, rows=60, term=term) as person:
        person.until_text("Before you start", "Enter: none of these.")
        person.answer("\r", "First: Long strokes", "Space begins.")
        person.answer(" ", "Step 1 of")
        person.answer(" ", "Paused.")
        person.answer(" ", "Going on.")
        person.answer("+", "Volume")
        person.answer("x", "x again stops")
        person.answer("x", "Stopped.")
        assert person.wait() == 4
        assert person.restored
