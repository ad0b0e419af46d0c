from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from massage_cli.core.body import Area
from massage_cli.core.briefing import briefed
from massage_cli.core.history.ledger import Ledger, record
from massage_cli.core.history.past import Feeling
from massage_cli.core.presentation import Theme
from massage_cli.terminal.ask import CLOSING, UNEXPECTED_SECONDS, ask, ask_feeling, tick
from massage_cli.terminal.display import SUSPEND, UNSEEN_SECONDS, Standing
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.size import Size
from massage_cli.terminal.view.blocks import Item, Paragraph
from massage_cli.terminal.view.card import Card
from massage_cli.terminal.view.cards import (
    areas_card,
    end_card,
    profile_card,
    ready_card,
    safety_card,
    text_card,
)
from tests.fakes import FakeClock, FakeDisplay
from tests.frames import lines_of
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
    "ready": ready_card(briefed(TIMELINE)),
    "safety": safety_card(routine="Calf care"),
    "safety-ticked": safety_card(frozenset("18"), ["As last time: gently."], changes=True),
    "profile": profile_card({"1": "Go gently", "2": "I cannot kneel"}, frozenset("2")),
}


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize(
    "size", [Size(200, 60), Size(100, 30), Size(80, 24), Size(60, 18), Size(40, 12), Size(20, 3)]
)
def test_cards(name: str, size: Size) -> None:
    frame, _ = CARDS[name].frame(size, Look())
    assert_golden(f"card-{name}-{size.columns}x{size.rows}", inked(frame))


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("big", [False, True])
@pytest.mark.parametrize(
    "size",
    [Size(1, 1), Size(3, 2), Size(20, 3), Size(40, 12), Size(80, 24), Size(80, 50), Size(200, 150)],
)
def test_every_word_of_a_card_can_be_scrolled_to(name: str, size: Size, big: bool) -> None:
    card = CARDS[name]
    look, first, seen = Look(big=big), 0, ""
    while True:
        frame, further = card.frame(size, look, first)
        assert len(frame.rows) == size.rows
        seen += "".join(lines_of(frame))
        if not further:
            break
        first += further
    assert not card.frame(size, look, first + 1)[1]
    if size.columns >= 20:
        texts = [block.text for block in card.blocks if isinstance(block, Item | Paragraph)]
        assert all(word in seen for word in " ".join(texts).split())


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
    card = Card("Title", (Paragraph("To be read"),), (("space", "begin"),), notice=NO_SOUND)
    lines = lines_of(card.frame(size, Look())[0])
    keys = next(line for line in lines if NO_SOUND in line)
    assert ("space begin" in keys) == (size.columns > 40)


def footer(card: Card, size: Size, first: int = 0) -> str:
    """What stands below the frame."""
    rows = lines_of(card.frame(size, Look(), first)[0])
    last = max(y for y, row in enumerate(rows) if "╰" in row)
    return " ".join(" ".join(rows[last + 1 :]).split())


@pytest.mark.parametrize("size", [Size(60, 18), Size(40, 12)])
def test_the_keys_say_what_enter_does_now_and_how_to_quit(size: Size) -> None:
    card = CARDS["safety"]
    first, further = 0, card.frame(size, Look())[1]
    assert further
    while further:
        assert footer(card, size, first).startswith("enter more")
        assert "none of these" not in footer(card, size, first)
        assert "q quit" in footer(card, size, first)
        first += further
        further = card.frame(size, Look(), first)[1]
    assert footer(card, size, first).startswith("enter none of these")
    assert "q quit" in footer(card, size, first)


def test_a_card_says_which_page_this_is_and_only_where_there_are_more() -> None:
    card = CARDS["safety"]
    frame, further = card.frame(Size(60, 18), Look())
    pages = [row for row in lines_of(frame) if "page 1 of 2" in row]
    assert len(pages) == 1
    later = lines_of(card.frame(Size(60, 18), Look(), further)[0])
    assert any("page 2 of 2" in row for row in later)
    assert not any("page" in row for row in lines_of(card.frame(Size(100, 40), Look())[0]))


def test_a_card_that_goes_on_names_a_key_for_that_even_where_none_answers() -> None:
    card = text_card("Why", "", ["A reason to read."] * 20, (("q", "back"),))
    size = Size(40, 12)
    assert footer(card, size) == "enter more q back"
    assert footer(card, Size(80, 60)) == "q back"


def test_too_many_keys_give_way_but_never_the_first_and_the_way_out() -> None:
    keys = (("enter", "go on"), ("1-8", "tick"), ("?", "why we ask"), ("q", "quit"))
    card = Card("Title", (Paragraph("To be read"),), keys, question="Is it so?")
    last = lines_of(card.frame(Size(24, 5), Look())[0])[-1]
    assert " ".join(last.split()) == "enter go on q quit"


@pytest.mark.parametrize("size", [Size(100, 30), Size(60, 18), Size(40, 12)])
def test_to_stop_is_a_word_and_red_where_there_are_colours(size: Size) -> None:
    frame, _ = CARDS["safety"].frame(size, Look())
    stops = [
        {cell.ink for cell in row[line.index("STOP") :][:4]}
        for row, line in zip(frame.rows, lines_of(frame), strict=True)
        if "STOP" in line
    ]
    assert stops
    assert all(inks == {Look().alarm} for inks in stops)
    assert Look().alarm.colour
    assert Look(theme=Theme.CONTRAST).alarm == Look(theme=Theme.CONTRAST).strong
    assert Look(theme=Theme.NIGHT).alarm == Look(theme=Theme.NIGHT).strong


def test_big_gives_a_card_air_where_that_needs_no_page_more() -> None:
    card = Card("Title", (Paragraph("one two three " * 20),), (("space", "begin"),))
    plain, big = Look(), Look(big=True)
    tall, low = Size(60, 30), Size(60, 12)
    told = [("three" in row) for row in lines_of(card.frame(tall, big)[0])]
    assert told.count(True) == 5
    assert not any(above and below for above, below in pairwise(told))
    assert lines_of(card.frame(low, big)[0]) == lines_of(card.frame(low, plain)[0])
    assert big.plain.bold


@pytest.mark.parametrize("name", CARDS)
def test_a_card_needs_nothing_but_ascii(name: str) -> None:
    lines = lines_of(CARDS[name].frame(Size(60, 18), Look(blocks=False))[0])
    assert all(line.isascii() for line in lines)
    assert any(line.lstrip().startswith("+-") for line in lines)


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

    def show(self, card: Standing, first: int) -> int:
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
    assert screen.firsts[0] == 0
    assert all(after - before in (1, 2) for before, after in pairwise(screen.firsts))
    assert len(screen.firsts) > 10


def test_a_tick_stays_on_its_card_and_keeps_the_row_that_stood_first() -> None:
    screen = LowScreen()
    pressed = Presses(iter(["down", "down", "3", "8", "8", "up", "z", *["enter"] * 200]))
    key, ticked = tick(screen, pressed, safety_card, "12345678", ("enter",))
    assert (key, ticked) == ("enter", frozenset("3"))
    assert screen.firsts[:9] == [0, 2, 4, 4, 4, 4, 2, 2, 4]


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
    assert keys.unseen == UNEXPECTED_SECONDS
    keys = Presses(iter(["b"]))
    ask(FakeDisplay(FakeClock()), keys, END, "b")
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
