"""A session at three in the morning, and one at noon: by the clock of a real terminal."""

from __future__ import annotations

import pytest

from massage_cli.cli.sound_settings import DEFAULT_VOLUME, softened
from tests.e2e.terminal_driver import Terminal, terminal
from tests.hours import zone
from tests.warm.program import MASSAGE

CRAMP = ("start", "calf-cramp", "--sound", "none")
RED = b"38;2;184;68;46"
EVERY_COLOUR = {"MASSAGE_NIGHT": "auto", "COLORTERM": "truecolor"}


def stops(person: Terminal) -> None:
    person.send("xx")
    assert person.wait() == 4


@pytest.mark.parametrize(
    ("hour", "options", "theme", "volume"),
    [
        (3, (), "night", softened(DEFAULT_VOLUME)),
        (12, (), "day", DEFAULT_VOLUME),
        (3, ("--theme", "dark"), "day", softened(DEFAULT_VOLUME)),
        (3, ("--volume", "9"), "night", 9),
        (3, ("--not-quiet",), "night", DEFAULT_VOLUME),
    ],
)
def test_a_cramp_by_the_clock(hour: int, options: tuple[str, ...], theme: str, volume: int) -> None:
    env = {**EVERY_COLOUR, "TZ": zone(hour)}
    with terminal([MASSAGE, *CRAMP, *options], columns=100, rows=30, env=env) as person:
        person.until_text("Calf cramp, right now", f"volume {volume}")
        assert (RED in person.output) == (theme == "night")
        stops(person)


def test_the_home_screen_is_dim_too_and_the_setting_puts_an_end_to_it() -> None:
    for night, dim in (("auto", True), ("off", False)):
        env = {**EVERY_COLOUR, "TZ": zone(3), "MASSAGE_NIGHT": night}
        with terminal([MASSAGE], columns=100, rows=30, env=env) as person:
            person.until_text("What is it?", "My calf")
            assert (RED in person.output) == dim
            person.answer("\x1b")
            assert person.wait() == 0


def test_both_calves_glow_until_it_is_said_which_one_hurts() -> None:
    with terminal([MASSAGE, *CRAMP], columns=100, rows=30) as person:
        person.until_text("Which leg?", "left", "right")
        both = lit(person)
        person.answer("l", "left calf")
        assert 0 < lit(person) <= both / 2 + 2
        stops(person)


def lit(person: Terminal) -> int:
    """The cells of the drawn legs that are lit: on the right, above their words."""
    lines = person.text.splitlines()
    words = next(y for y, line in enumerate(lines) if line.split()[-2:] == ["left", "right"])
    return sum(line[60:].count(block) for line in lines[:words] for block in "▗▖▄▐█▌▝▀▘▛▜▙▟")


def test_a_plan_that_is_begun_in_the_night_waits_for_the_morning_and_can_be_called_off() -> None:
    for line, code, told in [
        ("start night-cramps", 0, "Night cramps: from "),
        ("", 0, "Night cramps begins on "),
        ("pause", 2, "from then on it can be paused"),
        ("stop --yes", 0, "Night cramps"),
        ("", 0, "No plan is under way."),
    ]:
        command = [MASSAGE, "plan", *line.split()]
        with terminal(command, columns=100, rows=30, env={"TZ": zone(1)}) as person:
            person.until_text(told)
            assert person.wait() == code, line
