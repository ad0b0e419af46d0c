"""What the driver says is on the screen is what the terminal shows."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.e2e.terminal_driver import AlternateScreen

pytestmark = pytest.mark.hypothesis
COLUMNS, ROWS = 12, 5

ORDERS = [
    *(f"\x1b[{count}{order}" for count in ("", 2) for order in "ABCDGJKLMPX@d"),
    *("\x1b[99B", "\x1b[3;5H", "\x1b[9;99H", "\x1bM", "\x1bD", "\x1b7", "\x1b8", "\x1bc"),
    *("\x1b[?7l", "\x1b[?7h", "\x1b[?1049h", "\x1b[?1049l", "\x1b[2;4r", "\x1b[r"),
]
WRITTEN = st.text("abc \r\n\t\b", max_size=30) | st.sampled_from(ORDERS)


def whole(screen: pyte.Screen) -> list[str]:
    """As pyte reads it, cell by cell."""
    return [
        "".join(screen.buffer[y][x].data for x in range(screen.columns))
        for y in range(screen.lines)
    ]


@given(st.lists(WRITTEN, max_size=12))
def test_only_what_is_new_is_read_and_nothing_old_stays(written: list[str]) -> None:
    screen = AlternateScreen(COLUMNS, ROWS)
    stream = pyte.Stream(screen)
    for text in written:
        stream.feed(text)
        assert screen.display == whole(screen)


def test_another_size_and_an_empty_screen_are_new() -> None:
    screen = AlternateScreen(COLUMNS, ROWS)
    stream = pyte.Stream(screen)
    stream.feed("one\r\ntwo")
    assert screen.display[:2] == ["one".ljust(COLUMNS), "two".ljust(COLUMNS)]
    screen.resize(2, 2)
    assert screen.display == whole(screen)
    screen.resize(ROWS, COLUMNS)
    assert screen.display == whole(screen)
    screen.reset()
    assert screen.display == [" " * COLUMNS] * ROWS


def test_a_wide_character_takes_the_cell_beside_it() -> None:
    screen = AlternateScreen(COLUMNS, 1)
    pyte.Stream(screen).feed("a\N{CJK UNIFIED IDEOGRAPH-624B}b")
    assert screen.display == ["a\N{CJK UNIFIED IDEOGRAPH-624B}b".ljust(COLUMNS - 1)]
