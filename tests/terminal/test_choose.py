"""Choosing on the home screen, and a question for one key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from massage_cli.terminal.choose import choose, confirmed
from massage_cli.terminal.display import RESIZE, SUSPEND, UNSEEN_SECONDS
from tests.fakes import FakeClock, FakeDisplay
from tests.homes import BED, CALF, FOOT, HOME


@dataclass
class Presses:
    """Keys that are pressed one after the other; None is something that was no key."""

    script: Iterator[str | None]
    interactive: bool = True
    unseen: float = 0.0

    def wait(self, timeout: float | None) -> str | None:
        assert timeout is None, "there is nothing to be woken for"
        return next(self.script)

    def ignore(self, seconds: float) -> None:
        self.unseen = seconds


@dataclass
class Screen(FakeDisplay):
    """A display that counts how often it was shown, and stopped."""

    clock: FakeClock = field(default_factory=FakeClock)
    stops: int = 0

    def suspend(self) -> None:
        self.stops += 1


def test_keys_lead_to_an_entry_or_away() -> None:
    assert choose(Screen(), Presses(iter(["down", "enter"])), HOME) == FOOT
    assert choose(Screen(), Presses(iter([*"bed", "enter"])), HOME) == BED
    assert choose(Screen(), Presses(iter(["b", "escape", "escape"])), HOME) is None


def test_what_was_typed_before_it_was_seen_chooses_nothing() -> None:
    keys = Presses(iter(["enter"]))
    assert choose(Screen(), keys, HOME) == CALF
    assert keys.unseen == UNSEEN_SECONDS


def test_a_resize_a_stop_and_what_is_no_key_choose_nothing() -> None:
    screen = Screen()
    assert choose(screen, Presses(iter([RESIZE, None, SUSPEND, "2"])), HOME) == FOOT
    assert screen.stops == 1


@pytest.mark.parametrize(
    ("keys", "yes"),
    [
        (["enter"], True),
        (["y"], True),
        (["н"], True),  # y, on a Russian keyboard
        (["n"], False),
        (["escape"], False),
        (["q"], False),
        (["space"], False),
        ([None, RESIZE, "down", SUSPEND, "enter"], True),
    ],
)
def test_one_key_says_yes_or_no(keys: list[str | None], yes: bool) -> None:
    screen, pressed = Screen(), Presses(iter(keys))
    assert confirmed(screen, pressed, "calf-cramp?") is yes
    assert screen.said == ["calf-cramp?"]
    assert pressed.unseen == UNSEEN_SECONDS
