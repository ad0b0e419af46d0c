"""What a person says after a session is kept when it is said, whatever cuts them off."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from massage_cli import paths
from massage_cli.core.english.advice import NEW_MEDICINE, WALKING
from massage_cli.core.english.safety import WORSE_AFTER
from massage_cli.core.history.past import Answers, Feeling, Sign
from massage_cli.store import history
from massage_cli.store.database import reading
from tests.e2e.terminal_driver import Terminal, terminal
from tests.warm.program import MASSAGE

CRAMP = [MASSAGE, "start", "calf-cramp", "--sound", "none", "--leg", "left"]
OUCH = """\
title: Ouch
kind: acute
ready: 1s
steps:
  - {technique: stretch, area: calf, duration: 30s}
"""
EVENING = """\
title: Evening
steps:
  - {technique: effleurage, area: calf, duration: 1m}
"""


@pytest.fixture
def cramp(tmp_path: Path) -> list[str]:
    """A cramp of some seconds."""
    file = tmp_path / "ouch.yaml"
    file.write_text(OUCH)
    return [MASSAGE, "start", str(file), "--sound", "none", "--leg", "left", "--speed", "25"]


@pytest.fixture
def calm(tmp_path: Path) -> list[str]:
    """A calm session of some seconds."""
    file = tmp_path / "evening.yaml"
    file.write_text(EVENING)
    return [MASSAGE, "start", str(file), "--sound", "none", "--leg", "left", "--speed", "50"]


def kept() -> Answers:
    with reading(paths.history_file()) as connection:
        (past,) = history.sessions(connection)
    return past.answers


def interrupt(person: Terminal) -> None:
    person.send("\x03")


def hang_up(person: Terminal) -> None:
    person.process.send_signal(signal.SIGHUP)


def kill(person: Terminal) -> None:
    person.process.kill()


def to_the_end_of_a_calm_session(person: Terminal) -> None:
    """Pain is skipped, nothing is ticked, and a session of some seconds is played."""
    person.until_text("So that a lot of pain is met gently", "Pain now, 0 to 10")
    person.answer("\n", "Before you start")
    person.answer("\n", "begin")
    person.answer(" ", "step 1 of")
    person.until_text("How is it now?", "enter skip")


@pytest.mark.parametrize("cut_off", [interrupt, hang_up, kill])
def test_answers_are_kept_though_the_next_question_is_cut_off(
    calm: list[str], cut_off: Callable[[Terminal], None]
) -> None:
    with terminal(calm, columns=100, rows=40) as person:
        to_the_end_of_a_calm_session(person)
        person.answer("w", "Pain now, 0 to 10")
        person.until(lambda: kept() == Answers(Feeling.WORSE), "the feeling, kept")
        person.answer("9\n", "Letters that are true")
        person.until(lambda: kept().pain_after == 9, "the pain, kept")
        person.answer("d\n", "A note for yourself:")
        cut_off(person)
        assert person.wait() != 0
    assert kept() == Answers(Feeling.WORSE, 9, frozenset({Sign.LIMITS_DAY}))


def test_the_advice_follows_from_what_was_answered_before_the_interrupt(
    calm: list[str],
) -> None:
    with terminal(calm, columns=100, rows=40) as person:
        to_the_end_of_a_calm_session(person)
        person.answer("s", "Pain now, 0 to 10")
        person.answer("9\n", "Letters that are true")
        person.send("\x03")
        assert person.wait() == 130
        person.until_text("You noted pain of 8 or more")


@pytest.mark.parametrize(
    ("key", "feeling"),
    [("b", Feeling.BETTER), ("s", Feeling.SAME), ("w", Feeling.WORSE), ("\r", None)],
)
@pytest.mark.parametrize("options", [(), ("--yes",), ("--plain",)])
def test_after_a_cramp_one_key_is_all(
    cramp: list[str], key: str, feeling: Feeling | None, options: tuple[str, ...]
) -> None:
    with terminal([*cramp, *options], columns=100, rows=60) as person:
        person.until_text("How is it now?")
        person.answer(key)
        assert person.wait() == 0
        text = " ".join(person.text.split())
        assert "Pain now" not in text
        assert "A note for yourself" not in text
        assert ("`massage guide causes`" in text) == ("--yes" not in options)
        assert (WORSE_AFTER in text) == (feeling is Feeling.WORSE)
    assert kept() == Answers(feeling)


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 18), (40, 12)])
def test_a_key_answers_at_once_wherever_the_card_has_scrolled_to(
    cramp: list[str], columns: int, rows: int
) -> None:
    with terminal([*cramp, "--yes"], columns=columns, rows=rows) as person:
        person.until_text("b better", "s same", "w worse", "enter")
        person.answer("s")
        assert person.wait() == 0
    assert kept() == Answers(Feeling.SAME)


@pytest.mark.long
def test_what_was_not_asked_of_a_cramp_is_asked_after_the_next_calm_session(
    calm: list[str],
) -> None:
    with terminal(CRAMP, columns=100, rows=40) as person:
        person.until_text("step 1 of")
        person.until(lambda: kept_at_all(), "a session that is worth keeping")
        person.answer("n", "How is it now?")
        person.answer("b", "Logged: cramp, left calf,", "adds how bad it was")
        assert person.wait() == 0
    with terminal(calm, columns=100, rows=40) as person:
        to_the_end_of_a_calm_session(person)
        person.answer("b", "Pain now, 0 to 10")
        person.answer(
            "0\n", "of the cramp this week too?", "w: it comes with walking", "m: it began after"
        )
        person.answer("wm\n", "A note for yourself:")
        person.answer("\n")
        assert person.wait() == 0
        text = " ".join(person.text.split())
        assert WALKING in text
        assert NEW_MEDICINE in text


def test_who_stops_because_it_hurts_is_told_what_to_do_and_it_is_kept() -> None:
    with terminal(CRAMP, columns=100, rows=40) as person:
        person.until_text("step 1 of")
        person.until(lambda: kept_at_all(), "a session that is worth keeping")
        person.send("x")
        person.until_text("w if it hurt")
        person.send("w")
        assert person.wait() == 4
        person.until_text("Then leave that leg alone today.")
    assert kept().signs == {Sign.HURT}


def test_a_lot_of_pain_is_met_before_the_session_and_enter_goes_on_gently() -> None:
    firm = [MASSAGE, "start", "calf-maintenance", "--sound", "none"]
    with terminal(firm, columns=100, rows=40) as person:
        person.until_text("So that a lot of pain is met gently", "Pain now, 0 to 10")
        person.answer("9\n", "a lot of pain for a firm massage", "Enter goes on gently")
        person.answer("\n", "Before you start", "This time: gently.")
        person.answer("q")
        assert person.wait() == 4
    with terminal(firm, columns=100, rows=40) as person:
        person.until_text("Pain now, 0 to 10")
        person.answer("9\n", "Enter goes on gently")
        person.answer("n\n", "Not today, then.")
        assert person.wait() == 4


def kept_at_all() -> bool:
    if not paths.history_file().exists():
        return False
    with reading(paths.history_file()) as connection:
        return bool(list(history.sessions(connection)))
