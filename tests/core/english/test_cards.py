from __future__ import annotations

import pytest

from massage_cli.core.english.cards import before, heading, key_sign, keys


def test_the_heading_says_whether_it_came_to_its_end() -> None:
    assert heading("Calf care", finished=True) == "Done: Calf care"
    assert heading("Calf care", finished=False) == "Stopped: Calf care"


def test_before_the_start_it_says_of_what_if_that_has_a_title() -> None:
    assert (before("Calf care"), before("")) == ("Before you start: Calf care", "Before you start")


@pytest.mark.parametrize(
    ("question", "named", "line"),
    [
        ("How is it now?", [("b", "better"), ("s", "same")], "How is it now? B: better. S: same."),
        ("", [("space", "start"), ("?", "help"), ("+", "louder")],
         "Space: start. Question mark: help. Plus: louder."),
    ],
)  # fmt: skip
def test_what_the_keys_of_a_card_do_is_told_in_a_line(
    question: str, named: list[tuple[str, str]], line: str
) -> None:
    assert keys(question, named) == line


@pytest.mark.parametrize(
    ("key", "sign", "in_ascii"),
    [("right", "→", "right"), ("page-down", "PgDn", "PgDn"), ("space", "space", "space")],
)
def test_a_key_is_named_as_it_stands_on_a_keyboard(key: str, sign: str, in_ascii: str) -> None:
    assert (key_sign(key), key_sign(key, ascii_only=True)) == (sign, in_ascii)
