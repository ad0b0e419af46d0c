from __future__ import annotations

import string

import pytest

from massage_cli.core.body import Area
from massage_cli.core.english.techniques import TITLES
from massage_cli.core.technique import TECHNIQUES
from massage_cli.terminal.view import letters


@pytest.mark.parametrize("halves", [True, False])
@pytest.mark.parametrize("scale", [2, 4])
def test_a_text_takes_the_rows_and_columns_that_were_promised(scale: int, halves: bool) -> None:
    drawn = letters.draw("Left calf", scale, halves=halves)
    one = letters.columns("Left calf")
    assert one is not None
    assert len(drawn) == letters.rows(scale)
    assert {len(line) for line in drawn} == {one * scale}
    assert halves or set("".join(drawn)) == {" ", "#"}


def test_no_two_letters_look_the_same() -> None:
    drawn = {tuple(letters.draw(c, 1, halves=True)) for c in string.ascii_uppercase}
    assert len(drawn) == 26


def test_it_is_as_large_as_it_fits() -> None:
    one = letters.columns("calf")
    assert one is not None
    for scale in (1, 2, 3, 4):
        rows = letters.rows(scale)
        assert letters.largest("calf", one * scale, rows, halves=True) == scale
        assert letters.largest("calf", one * scale - 1, rows, halves=True) == scale - 1
        assert letters.largest("calf", one * scale, rows - 1, halves=True) == scale - 1
    assert letters.largest("calf", one * 3, 99, halves=False) == 2


def test_what_the_font_lacks_is_not_written() -> None:
    assert letters.columns("Wade, links: früh") is None
    assert letters.largest("früh", 1_000, 99, halves=True) == 0


def test_every_technique_and_area_can_be_written() -> None:
    assert TECHNIQUES
    for text in (*TITLES.values(), *(area.words for area in Area)):
        assert letters.columns(text), text
