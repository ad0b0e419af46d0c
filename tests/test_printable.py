"""What may go to a terminal, and what stands in for the rest."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.printable import (
    UNSAFE,
    describe,
    is_visible,
    json_text,
    printable,
    printable_lines,
    quoted,
    shortened,
)

STEERING = [
    "\x1b[2J", "\x1b]52;c;QQ==\x07", "\x9b31m", "\x7f", "\x00", "\u202e", "\u2066", "\u2028",
    "\ufeff", "\u200b", "\u2060", "\u3164", "\U000e0041", "\udcff",
]  # fmt: skip
HARMLESS = ["é", "e\u0301", "ß", "腓", "👩\u200d🦱", "❤\ufe0f", "\u200fע", "\u200e", "a\u00adb"]


@pytest.mark.parametrize("text", STEERING)
def test_what_steers_or_hides_is_replaced_one_for_one(text: str) -> None:
    assert not UNSAFE.search(printable(text))
    assert len(printable(text)) == len(text)
    assert "\ufffd" in printable(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_every_script_and_emoji_stay_as_they_are(text: str) -> None:
    assert printable(text) == text


UNSEEN = [
    " ",
    "\n",
    "\u00a0",
    "\xad",
    "\u115f",
    "\u2800",
    "\u200b",
    "\u3164",
    "\ufe0f",
    "\U000e0041",
]


@pytest.mark.parametrize("text", ["", *UNSEEN])
def test_spaces_and_what_nobody_sees_are_nothing_to_see(text: str) -> None:
    assert not is_visible(text * 3)


@pytest.mark.parametrize("text", ["a", "7", ".", "腓", "❤", "\x1b"])
@pytest.mark.parametrize("before", ["", *UNSEEN])
def test_one_sign_is_seen_wherever_it_stands(text: str, before: str) -> None:
    assert is_visible(before + text)


def test_a_line_break_is_a_space_unless_lines_are_meant() -> None:
    assert printable("a\nb\tc\r") == "a b c "
    assert printable_lines("a\nb\tc\rd\x1b") == "a\nb\tc\ufffdd\ufffd"


def test_what_is_long_is_cut() -> None:
    assert quoted("x" * 50) == f"'{'x' * 39}…'"
    assert shortened("x" * 300) == "x" * 300
    assert len(shortened("x" * 301)) == 300


def test_a_character_is_described_by_its_name() -> None:
    assert describe("\x1b") == "U+001B ESCAPE"
    assert describe("\u200b") == "U+200B ZERO WIDTH SPACE"


@given(st.text(st.characters(), max_size=20))
def test_json_says_the_same_and_steers_nothing(text: str) -> None:
    shown = json_text({"title": text})
    assert not UNSAFE.search(shown.replace("\n", ""))
    assert json.loads(shown) == {"title": text}


@pytest.mark.parametrize("text", [*STEERING, *HARMLESS])
def test_json_keeps_every_character(text: str) -> None:
    assert json.loads(json_text(text)) == text
    assert not UNSAFE.search(json_text(text))
