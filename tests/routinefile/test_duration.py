"""Durations in every form that people write."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.routinefile.duration import PATTERN, seconds, words


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (90, 90),
        (0.5, 0.5),
        ("90", 90),
        ("90s", 90),
        ("90 s", 90),
        ("1m30s", 90),
        ("1m 30s", 90),
        ("1m30", 90),
        ("1:30", 90),
        ("0:45", 45),
        ("10:00", 600),
        ("2 min", 120),
        ("2min", 120),
        ("1 minute 30 seconds", 90),
        ("1.5m", 90),
        ("0.4s", 0.4),
        ("1h", 3600),
        ("1h 30m", 5400),
    ],
)
def test_what_is_meant(written: str | float, meant: float) -> None:
    assert seconds(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        *(-1, float("nan"), float("inf"), float("-inf")),
        *("", " ", "-1", "1:99", "1:5", ":30", "1:", "1:30:00", "1.5:00", "1,5m", "m", "5x"),
        *("30s1m", "1m2m", "1 30", ".5", "5.", "1e3", "0x10", "٣", "1m30s ", "nan", "inf"),
    ],
)
def test_what_is_no_duration(written: str | float) -> None:
    assert seconds(written) is None


@given(st.text("0123456789.: hmsec", max_size=12))
def test_the_schemas_pattern_takes_the_same_texts(text: str) -> None:
    assert (re.search(PATTERN, text) is not None) == (seconds(text) is not None)


@given(st.integers(4, 72_000).map(lambda tenths: tenths / 10))
def test_words_read_back(value: float) -> None:
    assert seconds(words(value)) == pytest.approx(value)


@pytest.mark.parametrize(
    ("value", "said"), [(0, "0s"), (45, "45s"), (90, "1m30s"), (120, "2m"), (3661, "1h1m1s")]
)
def test_words(value: float, said: str) -> None:
    assert words(value) == said
