from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.routine import Leg
from massage_cli.core.values import (
    BadValueError,
    Values,
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
