from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.body import Leg
from massage_cli.core.values import (
    BadValueError,
    Values,
    a_key,
    choice,
    line,
    member,
    number,
    optional,
    several,
    shown,
    switch,
    text,
    whole,
)

ALL = (
    switch(), whole(0, 10), number(0.1, 1000), choice("left", "right"), member(Leg),
    several(choice("calf", "foot")), optional(whole(0, 10)), line(), text(),
)  # fmt: skip
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)


@pytest.mark.parametrize(
    ("values", "good", "bad"),
    [
        (switch(), [True, False], [1, "true", None]),
        (whole(0, 10), [0, 10], [-1, 11, 3.0, True, "3", 10**5000, float("nan")]),
        (number(0, 1), [0, 1, 0.5], [-0.1, float("nan"), float("inf"), 10**5000, "1", True]),
        (member(Leg), ["left", Leg.LEFT], ["LEFT", "third", 1, b"left"]),
        (several(whole(0, 9)), [(), (1, 2)], ["1", [10], {1: 2}, None]),
        (optional(whole(0, 9)), [None, 3], [10, ""]),
        (line(), ["", "ça va"], ["a\nb", "\x1b", "\ud800", 3]),
        (text(), ["", "a\nb", "\x1b", "𝄞"], ["\ud800", b"a", None]),
        (text(3), ["", "abc"], ["abcd", b"a"]),
    ],
)
def test_what_is_taken_and_what_is_not(
    values: Values, good: list[object], bad: list[object]
) -> None:
    for value in good:
        assert values.accept(value) == value
    for value in bad:
        with pytest.raises(BadValueError):
            values.accept(value)


@pytest.mark.parametrize(
    ("values", "read"),
    [
        (switch(), {"true": True, "YES": True, " on ": True, "1": True, "maybe": "maybe"}),
        (switch(), {"false": False, "No": False, "off": False, "0": False}),
        (whole(0, 10), {"3": 3, "3.5": "3.5"}),
        (number(0, 10), {"3": 3.0, "3.5": 3.5, "x": "x"}),
        (choice("left", "right"), {" Left ": "left"}),
        (several(choice("calf", "foot")), {"Calf, foot": ["calf", "foot"], " , ": [], "": []}),
        (line(), {" a": " a"}),
    ],
)
def test_text_is_read_as_what_it_says(values: Values, read: dict[str, object]) -> None:
    assert {word: values.read(word) for word in read} == read


def test_a_key_is_one_character_or_has_a_name() -> None:
    for word, key in (("N", "n"), ("т", "т"), (" page_down ", "page-down"), ("Space", "space")):
        assert a_key().accept(word) == key
    for bad in ("nn", "", "\x1b", "page-sideways", 1, None):
        with pytest.raises(BadValueError, match="keys such as n"):
            a_key().accept(bad)


def test_a_choice_is_known_however_it_is_spelt() -> None:
    values = choice("lower-leg", "foot-sole")
    assert [values.accept(word) for word in ("lower-leg", "Lower Leg", "foot_sole")] == [
        "lower-leg",
        "lower-leg",
        "foot-sole",
    ]


@pytest.mark.parametrize(
    ("values", "bad", "help"),
    [
        (switch(), 1, "true or false"),
        (whole(0, 10), 11, "a whole number from 0 to 10"),
        (number(0.1, 1000), 0, "a number from 0.1 to 1000"),
        (choice("left", "right", "both"), "lft", "did you mean 'left'? It is left, right or both"),
        (choice("left", "right", "both"), "calf", "left, right or both"),
        (choice("left", "right", "both"), 1, "left, right or both"),
        (member(("better", "same", "")), "worse", "better, same or ''"),
        (several(choice("calf", "foot")), "calf", "a list of calf or foot"),
        (several(choice("calf", "foot")), ["shin"], "calf or foot"),
        (optional(whole(0, 10)), 11, "a whole number from 0 to 10"),
        (line(), "a\nb", "one line of text"),
        (text(), 1, "a text"),
    ],
)
def test_what_is_refused_is_told_what_would_be_taken(
    values: Values, bad: object, help: str
) -> None:
    with pytest.raises(BadValueError) as caught:
        values.accept(bad)
    assert caught.value.help == help


@given(st.sampled_from(ALL), anything)
def test_whatever_it_is_it_is_taken_or_refused_and_can_be_shown(
    values: Values, value: object
) -> None:
    assert shown(value).isprintable()
    try:
        assert values.accept(values.accept(value)) == values.accept(value)
    except BadValueError as error:
        assert error.help


@given(st.sampled_from(ALL), st.text())
def test_any_text_can_be_read(values: Values, words: str) -> None:
    try:
        values.accept(values.read(words))
    except BadValueError as error:
        assert error.help


def test_a_number_of_5000_digits_is_refused_like_any_other() -> None:
    for values in (whole(0, 10), number(0, 10)):
        with pytest.raises(BadValueError):
            values.accept(values.read("9" * 5000))


def test_a_long_value_is_shown_short() -> None:
    for value in (10**5000, 10**400, "x" * 10_000, ["x"] * 10_000):
        assert len(shown(value)) <= 60
    assert shown("x" * 58) == f"'{'x' * 58}'"
    assert shown("x" * 59) == f"'{'x' * 58}…"
