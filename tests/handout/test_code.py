from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.handout.code import (
    MOST,
    QUIET,
    TooMuchError,
    code_svg,
    half_blocks,
    modules,
    picture,
)
from massage_cli.routinefile.library import built_in_folder, routine_files
from massage_cli.routinefile.parcel import ALPHABET, packed
from tests.handout.scanner import cells_pixels, png_pixels, scanned, svg_pixels

BUILT_IN = routine_files(built_in_folder())
INK = {"on white": (0, 255), "on black": (255, 0)}


@pytest.mark.parametrize("path", BUILT_IN, ids=lambda path: path.stem)
def test_every_built_in_routine_is_read_back_from_each_drawing(path: Path) -> None:
    text = packed(path.read_text("utf-8"))
    assert scanned(png_pixels(picture(text, "png"))) == [text]
    assert scanned(svg_pixels(picture(text, "svg").decode())) == [text]
    assert scanned(svg_pixels(code_svg(text))) == [text]


@pytest.mark.parametrize(("drawn", "ink"), [(True, "on white"), (False, "on black")])
def test_half_blocks_are_read_back_on_either_ground(drawn: bool, ink: str) -> None:
    text = packed("title: A\n")
    lines = half_blocks(modules(text), drawn=drawn)
    cells = [[(character, *INK[ink]) for character in line] for line in lines]
    assert scanned(cells_pixels(cells)) == [text]


def test_half_blocks_stand_for_two_modules_each() -> None:
    dark, light = True, False
    code = ((dark, light, dark, light), (dark, dark, light, light), (light, dark, light, dark))
    assert half_blocks(code, drawn=True) == ["█▄▀ ", " ▀ ▀"]
    assert half_blocks(code, drawn=False) == [" ▀▄█", "█▄█▄"]


def test_a_code_has_its_quiet_ground_and_is_no_larger_than_it_must_be() -> None:
    code = modules("MASSAGE1:ABC")
    assert len(code) == len(code[0]) == 21 + 2 * QUIET
    rim = [*code[:QUIET], *code[-QUIET:], *(row[:QUIET] + row[-QUIET:] for row in code)]
    assert not any(module for row in rim for module in row)
    assert code[QUIET][QUIET : QUIET + 7] == (True,) * 7


def test_the_element_for_a_page_asks_for_nothing_and_has_no_styles() -> None:
    root = ElementTree.fromstring(code_svg("MASSAGE1:ABC"))  # noqa: S314  # our own
    assert [part.tag for part in root.iter()] == ["svg", "path", "path"]
    attributes = {name for part in root.iter() for name in part.attrib}
    assert attributes == {"viewBox", "d", "fill", "stroke"}


@given(st.text(ALPHABET, min_size=1, max_size=200))
def test_whatever_is_in_the_letters_is_read_back(text: str) -> None:
    assert scanned(svg_pixels(code_svg(text))) == [text]


def test_the_largest_code_holds_its_most_and_no_more() -> None:
    assert len(modules("A" * MOST)) == 177 + 2 * QUIET
    with pytest.raises(TooMuchError) as raised:
        modules("A" * (MOST + 1))
    assert raised.value.message == "one QR code holds 4,296 letters, and these are 4,297"
    for drawing in (code_svg, lambda text: picture(text, "png")):
        with pytest.raises(TooMuchError):
            drawing("A" * (MOST + 1))
