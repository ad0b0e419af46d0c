"""The home screen at every size; GOLDEN=write accepts what it has become."""

from __future__ import annotations

import pytest

from massage_cli.core.home import Entry, Home, Section
from massage_cli.core.presentation import Theme
from massage_cli.terminal.paint.colour import Depth
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.size import Size
from massage_cli.terminal.view.home import HomePage
from tests.frames import lines_of
from tests.homes import BED, CALF, ELSEWHERE, HOME, PLANNED
from tests.terminal.view.golden import assert_golden, inked

SIZES = (
    Size(40, 12), Size(60, 18), Size(80, 24), Size(100, 30), Size(120, 40), Size(200, 60),
)  # fmt: skip
URGENT = ("My calf", "My foot or toes", "Back of my thigh")
LONG = HOME._replace(
    entries=(*HOME.entries, *(BED._replace(words=f"Occasion {n}") for n in range(60)))
)


def shown(home: Home, size: Size, look: Look | None = None) -> list[str]:
    return lines_of(HomePage(home).frame(size, look or Look())[0])


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.columns}x{size.rows}")
def test_home(size: Size) -> None:
    frame, _ = HomePage(HOME).frame(size, Look())
    assert_golden(f"home-{size.columns}x{size.rows}", inked(frame))


@pytest.mark.parametrize(
    ("name", "home", "look"),
    [
        ("typed", HOME._replace(typed="calf"), Look()),
        ("unfinished", HOME._replace(chosen=3), Look()),
        ("cannot-play", HOME._replace(chosen=9), Look()),
        ("ascii", HOME, Look(Depth.NONE, blocks=False)),
        ("night", HOME, Look(theme=Theme.NIGHT)),
    ],
)
def test_home_in_another_state_or_look(name: str, home: Home, look: Look) -> None:
    frame, _ = HomePage(home).frame(Size(100, 30), look)
    assert_golden(f"home-{name}-100x30", inked(frame))


@pytest.mark.parametrize("size", [Size(40, 12), Size(80, 24), Size(120, 40)], ids=str)
def test_home_with_what_a_plan_has_due(size: Size) -> None:
    frame, _ = HomePage(Home(PLANNED)).frame(size, Look())
    assert_golden(f"home-planned-{size.columns}x{size.rows}", inked(frame))
    text = "\n".join(lines_of(frame))
    (heading,) = [n for n, line in enumerate(text.splitlines()) if "Today" in line]
    assert "My calf" in "\n".join(text.splitlines()[:heading])
    assert "4 Bedtime" in text.splitlines()[heading + 1], "one line"
    assert "13:46" in text.splitlines()[heading + 1]


@pytest.mark.parametrize("chosen", range(0, len(LONG.entries), 9))
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.columns}x{size.rows}")
def test_wherever_it_scrolls_the_cramps_and_the_chosen_entry_are_in_sight(
    size: Size, chosen: int
) -> None:
    home = LONG._replace(chosen=chosen)
    entry = home.entry
    assert entry is not None
    lines = shown(home, size)
    for words in URGENT:
        assert any(words in line for line in lines)
    (marked,) = [line for line in lines if "▶" in line]
    assert entry.words[:12] in marked


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.columns}x{size.rows}")
def test_each_cramp_stands_in_one_row_with_its_total_and_its_legs(size: Size) -> None:
    for words in URGENT:
        (line,) = [line for line in shown(HOME, size) if words in line]
        assert "6:18" in line
        assert "one leg" in line


@pytest.mark.parametrize(
    "size", [Size(1, 1), Size(2, 40), Size(300, 1), Size(20, 3), Size(33, 7), Size(100, 15)]
)
@pytest.mark.parametrize("chosen", [0, 5, 69])
@pytest.mark.parametrize("typed", ["", "zzz", "bed"])
def test_every_size_has_its_screen(size: Size, chosen: int, typed: str) -> None:
    lines = shown(LONG._replace(chosen=chosen, typed=typed), size)
    assert len(lines) == size.rows


def test_without_blocks_all_of_it_is_ascii() -> None:
    for chosen in range(len(HOME.entries)):
        look = Look(Depth.NONE, blocks=False)
        lines = shown(HOME._replace(chosen=chosen, typed=""), Size(120, 20), look)
        assert all(line.isascii() for line in lines)


def test_how_it_begins_stands_beside_the_list_where_there_is_room() -> None:
    beside = "\n".join(shown(HOME, Size(100, 30)))
    assert "First: Stretch" in beside
    assert "left" in beside.splitlines()[-3]
    narrow = "\n".join(shown(HOME, Size(99, 30)))
    assert "First: Stretch, calf" in narrow
    assert "left" not in narrow


def test_nothing_is_drawn_of_a_place_that_is_on_no_leg() -> None:
    arms = Home((Entry(Section.ROUTINE, "Forearms", "forearm", ELSEWHERE),))
    text = "\n".join(shown(arms, Size(100, 30)))
    assert "both arms" in text
    assert "right" not in text


def test_nothing_found_says_so_and_how_to_go_back() -> None:
    text = "\n".join(shown(HOME._replace(typed="zzz"), Size(40, 12)))
    assert "Nothing is called that." in text
    assert "esc all of them" in text


def test_in_lines_each_answer_has_its_number_its_total_and_its_legs() -> None:
    lines = HomePage(HOME).lines
    assert lines[0] == "  1  My calf is cramping now (6:18, one leg)"
    assert lines[3] == "  4  Calf care, cut off 20 min ago at step 3 (6:40, both legs)"
    assert len(lines) == 6, "routines are named, not numbered"


def test_in_lines_a_few_that_may_be_meant_are_numbered() -> None:
    few = HOME._replace(only=frozenset({"calf-cramp", "mine"}))
    assert HomePage(few).lines == (
        f"  1  {CALF.told} (6:18, one leg)",
        "  2  mine (cannot play)",
    )


def test_in_lines_what_is_due_says_for_what() -> None:
    lines = HomePage(Home(PLANNED)).lines
    assert lines[3] == "  4  Bedtime, for Night cramps, week 2 of 6 (13:46, both legs)"
