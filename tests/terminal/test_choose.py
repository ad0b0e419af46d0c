"""Choosing on the home screen, and a question for one key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from massage_cli.core.home import Entry, Home
from massage_cli.terminal.choose import AT_ONCE, UNSEEN, choose, confirmed
from massage_cli.terminal.display import RESIZE, SUSPEND, UNSEEN_SECONDS, Standing
from massage_cli.terminal.view.home import HomePage
from tests.fakes import FakeClock, FakeDisplay
from tests.homes import BED, CALF, FOOT, HOME


@dataclass
class Presses:
    """Keys that are pressed one after the other; None is something that was no key."""

    script: Iterator[str | None]
    interactive: bool = True
    unseen: float = 0.0
    waits: list[float | None] = field(default_factory=list)

    def wait(self, timeout: float | None) -> str | None:
        self.waits.append(timeout)
        return next(self.script)

    def ignore(self, seconds: float) -> None:
        self.unseen = seconds


@dataclass
class Screen(FakeDisplay):
    """A display that counts how often it was shown, and stopped."""

    clock: FakeClock = field(default_factory=FakeClock)
    stops: int = 0
    counts: list[int] = field(default_factory=list)
    """How many entries each screen had."""

    def show(self, page: Standing, first: int) -> int:
        assert isinstance(page, HomePage)
        self.counts.append(len(page.home.entries))
        return super().show(page, first)

    def suspend(self) -> None:
        self.stops += 1


def test_keys_lead_to_an_entry_or_away() -> None:
    assert choose(Screen(), Presses(iter(["down", "enter"])), HOME) == FOOT
    assert choose(Screen(), Presses(iter([*"bed", "enter"])), HOME) == BED
    assert choose(Screen(), Presses(iter(["b", "escape", "escape"])), HOME) is None


def test_what_was_typed_before_it_was_seen_counts() -> None:
    keys = Presses(iter(["enter"]))
    assert choose(Screen(), keys, HOME) == CALF
    assert keys.unseen == 0


def test_what_takes_time_to_read_joins_while_nobody_presses() -> None:
    screen, keys = Screen(), Presses(iter([None, None, "end", "enter"]))
    many = [CALF] * (AT_ONCE + UNSEEN + AT_ONCE)
    assert choose(screen, keys, Home(()), [*many, FOOT]) == FOOT
    assert screen.counts == [8, 40, 48, 49, 49]
    assert keys.waits == [0, 0, 0, None], "it sleeps once all are there"


def test_a_key_does_not_wait_for_what_is_not_read_yet() -> None:
    def files() -> Iterator[Entry]:
        yield from [CALF, FOOT, *[BED] * (AT_ONCE + UNSEEN)]
        raise AssertionError("nobody needs these any more")

    assert choose(Screen(), Presses(iter(["2"])), Home(()), files()) == FOOT


def test_of_a_few_that_may_be_meant_the_first_frame_has_one() -> None:
    screen = Screen()
    only = Home((), only=frozenset({FOOT.routine}))
    assert choose(screen, Presses(iter(["enter"])), only, iter([*[CALF] * AT_ONCE, FOOT])) == FOOT


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
