"""What German says where English has words of one form."""

from __future__ import annotations

import pytest

from massage_cli.core.english.words import LEGS, Sides, sides_called
from massage_cli.core.spoken import phrases_of

GERMAN = phrases_of("de")
ARMS = sides_called("linker Arm", "rechter Arm")


def test_the_same_is_said_of_a_place_or_by_itself() -> None:
    assert GERMAN.same("Linke Wade.", "") == "Linke Wade, genauso."
    assert GERMAN.same("", "") == "Genauso."


@pytest.mark.parametrize(
    ("sides", "reason"),
    [(LEGS, "oder wenn es ständig wehtut"), (ARMS, "oder wenn sie ständig wehtut")],
)
def test_a_leg_is_es_and_a_side_is_sie(sides: Sides, reason: str) -> None:
    assert reason in GERMAN.do_not_start(sides)


@pytest.mark.parametrize(("sides", "stands"), [(LEGS, True), (ARMS, False)])
def test_nobody_stands_on_an_arm(sides: Sides, stands: bool) -> None:
    assert ("auf den Fuß stellen" in GERMAN.held_often(sides)) is stands


def test_after_a_sleep_it_goes_on_or_says_how() -> None:
    assert GERMAN.slept(60.0, "") == "Weiter: 1 Minute geschlafen."
    assert GERMAN.slept(60.0, "space") == (
        "Angehalten: 1 Minute geschlafen. Mit Leertaste geht es weiter."
    )


@pytest.mark.parametrize(
    ("seconds", "time"), [(0.2, "1 Sekunde"), (1.0, "1 Sekunde"), (5.0, "5 Sekunden")]
)
def test_what_is_to_come_is_a_second_at_least(seconds: float, time: str) -> None:
    assert GERMAN.begins_in(seconds) == f"In {time}."
    assert GERMAN.left(seconds) == f"Noch {time}."
