"""`massage log` alone, at a real terminal: three questions, and one line in the end."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from massage_cli import paths
from massage_cli.core.body import Leg
from massage_cli.core.history.diary import Happened, Logged
from massage_cli.store import diary
from massage_cli.store.database import reading
from tests.e2e.terminal_driver import Terminal, terminal

LOG = [str(Path(sys.executable).with_name("massage")), "log"]
WHERE = "Where, such as left calf"
HOW_BAD = "How bad, 0 to 10"


def kept() -> list[Logged]:
    with reading(paths.history_file()) as connection:
        return list(diary.lines(connection))


def asked(person: Terminal) -> None:
    person.until_text("What was it:")


def test_three_answers_make_a_line() -> None:
    with terminal(LOG, columns=100, rows=20) as person:
        asked(person)
        person.answer("c\n", WHERE)
        person.answer("left calf\n", HOW_BAD)
        person.answer("12\n", "a whole number from 0 to 10")
        person.answer("7\n", "Logged: cramp, left calf,", "pain 7 (1).")
        assert person.wait() == 0
        assert person.restored
    (line,) = kept()
    assert (line.happened, line.leg, line.area, line.pain) == (
        Happened.CRAMP, Leg.LEFT, "calf", 7,
    )  # fmt: skip


def test_enter_skips_where_and_how_bad_it_was() -> None:
    with terminal(LOG, columns=100, rows=20) as person:
        asked(person)
        person.answer("tight\n", WHERE)
        person.answer("\n", HOW_BAD)
        person.answer("\n", "Logged: tight,")
        assert person.wait() == 0
    (line,) = kept()
    assert (line.happened, line.leg, line.area, line.pain) == (
        Happened.TIGHT, Leg.UNSAID, "", None,
    )  # fmt: skip


def test_that_nothing_was_tight_is_one_letter() -> None:
    with terminal(LOG, columns=100, rows=20) as person:
        asked(person)
        person.answer("n\n", "Logged: nothing tight,")
        assert person.wait() == 0
    (line,) = kept()
    assert (line.happened, line.pain) == (Happened.TIGHT, 0)


@pytest.mark.parametrize(
    ("typed", "leg", "area"),
    [
        ("r\n", Leg.RIGHT, ""),
        ("both foot soles\n", Leg.BOTH, "foot soles"),
        ("Left leg\n", Leg.LEFT, ""),
        ("behind the knee\n", Leg.UNSAID, "behind the knee"),
    ],
)
def test_where_it_was_is_a_leg_a_place_or_both(typed: str, leg: Leg, area: str) -> None:
    with terminal(LOG, columns=100, rows=20) as person:
        asked(person)
        person.answer("c\n", WHERE)
        person.answer(typed, HOW_BAD)
        person.answer("\n", "Logged: cramp")
        assert person.wait() == 0
    (line,) = kept()
    assert (line.leg, line.area) == (leg, area)


def test_what_is_none_of_the_three_is_asked_again_and_enter_logs_nothing() -> None:
    with terminal(LOG, columns=100, rows=20) as person:
        asked(person)
        person.answer("x\n", "What was it:")
        person.answer("\n", "Nothing was logged.")
        assert person.wait() == 4
    assert not paths.history_file().exists()


@pytest.mark.parametrize("at", ["What was it:", WHERE, HOW_BAD])
def test_who_interrupts_is_told_that_nothing_was_logged(at: str) -> None:
    with terminal(LOG, columns=100, rows=20) as person:
        asked(person)
        if at != "What was it:":
            person.answer("c\n", WHERE)
        if at == HOW_BAD:
            person.answer("calf\n", HOW_BAD)
        person.send("\x03")
        assert person.wait() == 130
        person.until_text("Nothing was logged.")
        assert person.restored
    assert not paths.history_file().exists()


def test_a_window_that_is_closed_logs_nothing() -> None:
    with terminal(LOG, columns=100, rows=20) as person:
        asked(person)
        person.answer("c\n", WHERE)
        person.process.send_signal(signal.SIGHUP)
        assert person.wait() != 0
    assert not paths.history_file().exists()
