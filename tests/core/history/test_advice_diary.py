"""What is logged in the diary counts for the advice as what was played."""

from __future__ import annotations

from dataclasses import replace

import pytest

from massage_cli.core.body import Leg
from massage_cli.core.history.advice import advise
from massage_cli.core.history.diary import Happened, Logged
from massage_cli.core.history.past import Past
from tests.core.histories import BOTH, LEFT, RIGHT, UNSAID, cramps
from tests.diaries import a_line
from tests.pasts import DAY, HOUR, NOW, a_past


def of_diary(*lines: Logged, history: list[Past] | None = None) -> list[str]:
    return [advice.code for advice in advise(history or [], NOW, diary=lines)]


def logged(*days_ago: float, leg: Leg = BOTH) -> list[Logged]:
    return [a_line(days * DAY, leg=leg) for days in days_ago]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (logged(0, 1), []),
        (logged(0, 1, 6.99), ["frequent-cramps"]),
        (logged(0, 1, 7), []),
        (logged(0, 8, 9, 10, 11), []),
        (logged(0, 8, 9, 10, 11, 27.99), ["frequent-cramps"]),
        (logged(0, 8, 9, 10, 11, 28), []),
        (logged(-1, -2, -3), []),
        ([replace(line, happened=Happened.TIGHT) for line in logged(0, 1, 2)], []),
        ([replace(line, happened=Happened.QUIET) for line in logged(0, 1, 2)], []),
    ],
)
def test_a_cramp_that_was_logged_counts_as_one_that_was_played(
    lines: list[Logged], found: list[str]
) -> None:
    assert of_diary(*lines) == found


def test_cramps_played_and_logged_are_added_up_and_none_is_counted_twice() -> None:
    played = [past._replace(id=n) for n, past in enumerate(cramps(0, 1), 1)]
    own = [a_line(n * DAY, leg=BOTH, session=n + 1) for n in range(2)]
    assert of_diary(*own, history=played) == []
    assert of_diary(a_line(0.01 * DAY, leg=BOTH), history=played) == [], "within half an hour"
    assert of_diary(*own, a_line(0.1 * DAY, leg=BOTH), history=played) == ["frequent-cramps"]
    (advice,) = advise(played, NOW, diary=[*own, a_line(0.1 * DAY, leg=BOTH)])
    assert advice.message.startswith("You have logged 3 cramps in the last 7 days.")


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ((0, 1, 7, 8), ["night-cramps"]),
        ((0, 1, 2, 7), ["frequent-cramps"]),
        ((0, 1, 8), []),
    ],
)
def test_logged_cramps_in_bed_break_sleep(days: tuple[int, ...], found: list[str]) -> None:
    # NOW is 14:13; a night's cramp is before four.
    assert of_diary(*(a_line(n * DAY + 10.5 * HOUR, leg=BOTH) for n in days)) == found


@pytest.mark.parametrize(
    ("legs", "found"),
    [
        ((LEFT, LEFT, LEFT), ["frequent-cramps", "same-leg"]),
        ((LEFT, UNSAID, LEFT), ["frequent-cramps", "same-leg"]),
        ((LEFT, RIGHT, LEFT), ["frequent-cramps"]),
        ((LEFT, LEFT), []),
    ],
)
def test_logged_cramps_in_the_same_leg(legs: tuple[Leg, ...], found: list[str]) -> None:
    assert of_diary(*(a_line(n * DAY, leg=leg) for n, leg in enumerate(legs))) == found


def test_a_leg_that_was_named_later_in_the_diary_counts() -> None:
    played = [a_past(n * DAY, leg=UNSAID, id=n + 1) for n in range(3)]
    own = [a_line(n * DAY, leg=LEFT, session=n + 1) for n in range(3)]
    assert of_diary(history=played) == ["frequent-cramps"]
    assert of_diary(*own, history=played) == ["frequent-cramps", "same-leg"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (a_line(pain=8), ["severe"]),
        (a_line(pain=7), []),
        (a_line(7 * DAY, pain=9), []),
        (a_line(happened=Happened.TIGHT, pain=8), ["severe"]),
    ],
)
def test_a_logged_pain_of_eight_or_more(line: Logged, found: list[str]) -> None:
    assert of_diary(line) == found
