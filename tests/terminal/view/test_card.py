from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from massage_cli.core.ledger import Ledger, record
from massage_cli.core.past import Feeling
from massage_cli.core.routine import Area
from massage_cli.terminal.ask import CLOSING, ask, ask_feeling, tick
from massage_cli.terminal.display import SUSPEND, UNSEEN_SECONDS, Standing
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.size import Size
from massage_cli.terminal.view.card import Card, Paragraph
from massage_cli.terminal.view.cards import areas_card, end_card, profile_card, safety_card
from tests.fakes import FakeClock, FakeDisplay
from tests.terminal.view.golden import assert_golden, inked
from tests.terminal.view.scenes import TIMELINE

NO_SOUND = "No sound device: there is no sound"
END = end_card(
    TIMELINE,
    record(Ledger(), TIMELINE, 0.0, 400.0),
    finished=False,
    tip="After sitting for long, walk about for a few minutes.",
)
CARDS = {
    "end": END,
    "safety": safety_card(),
    "safety-ticked": safety_card(frozenset("18"), ["As last time: gently."], changes=True),
    "profile": profile_card({"1": "Go gently", "2": "I cannot kneel"}, frozenset("2")),
}


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("size", [Size(100, 30), Size(80, 24), Size(40, 12), Size(20, 3)])
def test_cards(name: str, size: Size) -> None:
    frame, _ = CARDS[name].frame(size, Look())
    assert_golden(f"card-{name}-{size.columns}x{size.rows}", inked(frame))


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("size", [Size(1, 1), Size(3, 2), Size(20, 3), Size(40, 12), Size(80, 24)])
def test_every_row_of_a_card_can_be_scrolled_to(name: str, size: Size) -> None:
    card = CARDS[name]
    last = next(first for first in range(500) if card.frame(size, Look(), first)[1])
    assert card.frame(size, Look(), last + 1)[1]
    assert len(card.frame(size, Look(), last)[0].rows) == size.rows


@pytest.mark.parametrize(
    ("areas", "key"),
    [
        ({}, ("enter", "go on")),  # a routine of nothing but rest
        ({"1": Area.CALF}, ("1", "leave out")),
        ({"1": Area.CALF, "2": Area.FOOT, "3": Area.QUADS}, ("1-3", "leave out")),
    ],
)
def test_the_keys_of_the_areas_are_named_as_they_are(
    areas: dict[str, Area], key: tuple[str, str]
) -> None:
    assert areas_card("Which?", areas, frozenset()).keys[0] == key


@pytest.mark.parametrize("size", [Size(100, 30), Size(40, 12)])
def test_a_notice_stands_before_the_keys_and_where_it_is_narrow_in_their_place(size: Size) -> None:
    card = Card((Paragraph("To be read"),), (("space", "begin"),), notice=NO_SOUND)
    frame, _ = card.frame(size, Look())
    last = "".join(cell.text for cell in frame.rows[-1])
    assert NO_SOUND in last
    assert ("begin" in last) == (size.columns > 40)


@dataclass
class Presses:
    """Keys that are pressed one after the other."""

    script: Iterator[str]
    interactive: bool = True
    unseen: float = 0.0

    def wait(self, timeout: float | None) -> str | None:
        del timeout
        return next(self.script)

    def ignore(self, seconds: float) -> None:
        self.unseen = seconds


@dataclass
class LowScreen(FakeDisplay):
    """A screen that shows three rows of a card."""

    clock: FakeClock = field(default_factory=FakeClock)
    firsts: list[int] = field(default_factory=list)

    def show(self, card: Standing, first: int) -> bool:
        self.firsts.append(first)
        return card.frame(Size(80, 3), Look(), first)[1]


def test_a_feeling_is_asked_for_and_may_be_kept_to_oneself() -> None:
    tall = FakeDisplay(FakeClock())
    assert ask_feeling(tall, Presses(iter(["z", "up", "b"])), END) is Feeling.BETTER
    for key in CLOSING:
        assert ask_feeling(tall, Presses(iter([key])), END) is None


def test_enter_does_not_answer_before_the_end_was_in_sight() -> None:
    screen = LowScreen()
    answer = ask(screen, Presses(iter(["enter"] * 200)), CARDS["safety"], ("enter",))
    assert answer == "enter"
    assert screen.firsts == list(range(len(screen.firsts)))
    assert len(screen.firsts) > 10


def test_a_tick_stays_on_its_card_and_keeps_the_row_that_stood_first() -> None:
    screen = LowScreen()
    pressed = Presses(iter(["down", "down", "3", "8", "8", "up", "z", *["enter"] * 200]))
    key, ticked = tick(screen, pressed, safety_card, "12345678", ("enter",))
    assert (key, ticked) == ("enter", frozenset("3"))
    assert screen.firsts[:9] == [0, 1, 2, 2, 2, 2, 1, 1, 2]


def test_what_was_ticked_before_can_be_taken_away() -> None:
    tall = FakeDisplay(FakeClock())
    ticks = frozenset("35")
    assert tick(tall, Presses(iter("3x")), safety_card, "35", "x", ticks) == ("x", frozenset("5"))


def test_a_tick_is_heard_in_lines_too() -> None:
    lines = safety_card(frozenset("8")).lines
    assert [line.partition(":")[0] for line in lines[1:]] == [
        *(f"{number}, stop" for number in "12345"),
        "6, ask first",
        "7, ask first",
        "8, ticked, skip spot",
    ]
    assert all(line.endswith(".") for line in lines[1:])


def test_nobody_there_ticks_nothing() -> None:
    display = FakeDisplay(FakeClock())
    nobody = Presses(iter([]), interactive=False)
    assert tick(display, nobody, safety_card, "1", "x") == (None, frozenset())


def test_what_was_typed_before_a_card_was_seen_answers_nothing() -> None:
    keys = Presses(iter(["b"]))
    ask_feeling(FakeDisplay(FakeClock()), keys, END)
    assert keys.unseen == UNSEEN_SECONDS


def test_ctrl_z_on_a_card() -> None:
    stops: list[str] = []
    screen = FakeDisplay(FakeClock(), at_suspend=lambda: stops.append("stopped"))
    assert ask(screen, Presses(iter([SUSPEND, "x"])), END, ("x",)) == "x"
    assert stops == ["stopped"]


def test_where_nobody_can_press_the_card_is_told_and_not_waited_for() -> None:
    display = FakeDisplay(FakeClock())
    assert ask_feeling(display, Presses(iter([]), interactive=False), END) is None
    assert display.said[0] == "Stopped: Calf care."
    assert "Long strokes: 2 minutes." in display.said
