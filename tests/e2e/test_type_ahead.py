"""What was typed before a question was seen is no answer to it."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence

import pytest

from massage_cli.terminal.display import UNSEEN_SECONDS
from tests.e2e.terminal_driver import Terminal, terminal, termios
from tests.warm.program import MASSAGE

LONG_ENOUGH = 4 * UNSEEN_SECONDS


def massage(*arguments: str) -> Sequence[str]:
    return [MASSAGE, *arguments, "--sound", "none"]


def stands(person: Terminal, text: str) -> bool:
    """Whether `text` is still to be seen after a while."""
    person.until_text(text)
    person.pump_for(LONG_ENOUGH)
    return text in person.text


@pytest.mark.parametrize("routine", ["bedtime", "calf-maintenance"])
def test_enters_typed_ahead_answer_neither_the_pain_nor_the_safety_question(routine: str) -> None:
    with terminal(massage("start", routine), rows=40, cold=True) as person:
        person.send("\r\r\r\r")
        assert stands(person, "Pain now, 0 to 10")
        person.answer("3\r\r\r\r", "Before you start")
        assert stands(person, "Before you start")
        person.answer("\r", "step 1 of")


def test_a_letter_typed_ahead_says_no_leg() -> None:
    with terminal(massage("start", "calf-cramp"), columns=100, rows=30, cold=True) as person:
        person.send("rr")
        assert stands(person, "Which leg?")
        person.answer("r", "right calf")


def test_each_card_has_a_moment_of_its_own() -> None:
    with terminal(massage("start", "bedtime", "--no-history"), rows=40, cold=True) as person:
        person.until_text("Before you start")
        person.answer("?\r\r", "Why we ask")
        assert stands(person, "Why we ask")
        person.answer("q")
        assert person.wait() == 4


def test_the_end_card_and_the_lines_after_it_are_not_skipped_unseen() -> None:
    with terminal(massage("start", "bedtime", "--speed", "500"), rows=40, cold=True) as person:
        person.until_text("Pain now, 0 to 10")
        person.answer("\r", "Before you start")
        person.answer("\r", "begin")
        person.answer(" ", "step 1 of")
        while "How is it now?" not in person.text:
            person.send("s")  # it means nothing before
            person.pump()
        assert stands(person, "How is it now?")
        person.answer("b", "Pain now, 0 to 10", "To see whether massage helps")
        assert stands(person, "To see whether massage helps")
        person.until(lambda: person.flags[3] & termios.ECHO, "listening")
        person.send("2\r\r\r")  # once: sent again it would answer what comes next
        person.until_text("Letters that are true")
        assert stands(person, "Letters that are true")
        assert "A note for yourself" not in person.text
        person.answer("\r", "A note for yourself")
        person.answer("better\r")
        assert person.wait() == 0


def test_what_counts_for_nothing_is_not_echoed_and_the_terminal_is_then_as_it_was() -> None:
    program = (
        "import sys; from massage_cli.terminal.modes import let_stand; let_stand(0, 3.0)\n"
        "print('read', sys.stdin.readline())"
    )
    with terminal([sys.executable, "-c", program]) as person:
        person.until(lambda: not person.flags[3] & termios.ECHO, "silence")
        person.send("7\r")
        person.until(lambda: person.flags == person.flags_before, "the terminal as it was")
        person.send("8\r")
        person.until_text("read 8")
        assert "7" not in person.text


@pytest.mark.parametrize("soon", [True, False])
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_an_end_at_a_question_leaves_the_terminal_as_it_was(
    number: signal.Signals, code: int, soon: bool
) -> None:
    with terminal(massage("start", "bedtime"), rows=40, cold=True) as person:
        person.until_text("Pain now, 0 to 10")
        if not soon:
            person.pump_for(LONG_ENOUGH)
        person.process.send_signal(number)
        assert person.wait() == code
        assert person.restored
        assert "Traceback" not in person.text
