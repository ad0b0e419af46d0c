from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from massage_cli.contrast import READABLE, against, contrast, rgb

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_rich_s_names_are_colours_too() -> None:
    assert rgb("dark_orange") == (255, 135, 0)


def test_a_colour_that_stands_out_already_is_left_alone() -> None:
    assert against("#000000", "#ffff00") == "#ffff00"


@given(COLOURS, st.sampled_from(["#000000", "#ffffff", "#14171c", "#f7f6f3"]))
def test_on_a_ground_near_black_or_white_every_colour_can_be_read(colour: str, ground: str) -> None:
    assert contrast(against(ground, colour), ground) >= READABLE


@given(COLOURS)
def test_on_every_colour_black_or_white_can_be_read(colour: str) -> None:
    assert max(contrast("#000000", colour), contrast("#ffffff", colour)) >= 4.5
