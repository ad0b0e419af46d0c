"""Which cramps break the sleep."""

from __future__ import annotations

import pytest

from massage_cli.core.history.advice import WEEK, advise
from massage_cli.core.history.past import Past
from tests.core.histories import BOTH, codes
from tests.pasts import DAY, HOUR, NOW, a_past


def nights(*days_ago: float) -> list[Past]:
    # NOW is 14:13; a night's cramp is before four.
    return in_bed(*(days * DAY + 10.5 * HOUR for days in days_ago))


def in_bed(*ago: float) -> list[Past]:
    return [a_past(seconds, routine="night-cramp", leg=BOTH) for seconds in ago]


@pytest.mark.parametrize(
    ("history", "found"),
    [
        (nights(0, 1, 7, 8), ["night-cramps"]),
        (nights(0, 1, 2, 7), ["frequent-cramps"]),
        (nights(0, 0, 7, 8), []),
        (nights(0, 1, 13, 14), []),
        (nights(0, 7), []),
        (in_bed(DAY, 2 * DAY, WEEK, WEEK + DAY), ["night-cramps"]),
        (in_bed(DAY, 2 * DAY, WEEK - 1, WEEK + DAY), ["frequent-cramps"]),
        (in_bed(DAY, WEEK, WEEK + DAY), []),
        (in_bed(DAY, 2 * DAY, WEEK, 2 * WEEK), []),
    ],
)
def test_cramps_that_break_the_sleep(history: list[Past], found: list[str]) -> None:
    assert codes(history) == found


@pytest.mark.parametrize(
    ("hours_ago", "is_one"),
    [
        ((14.5, 13.5), True),  # 23:43 and 00:43
        ((26.0, 2.3), True),  # 12:13 and 11:55
        ((2.75, 2.2), False),  # 11:28 and 12:01
    ],
)
def test_a_night_is_from_noon_to_noon(hours_ago: tuple[float, float], is_one: bool) -> None:
    week = in_bed(*(hours * HOUR for hours in hours_ago))
    before = [past._replace(started=past.started - WEEK) for past in week]
    assert ("night-cramps" not in codes([*week, *before])) == is_one


def test_a_night_is_one_where_the_person_is() -> None:
    # 20:43 and 23:43 in Tokyo, one evening, lie on either side of noon UTC.
    def tokyo(*hours_ago: float) -> list[Past]:
        return [
            a_past(ago, routine="night-cramp", leg=BOTH)._replace(utc_offset=540)
            for hours in hours_ago
            for ago in (hours * HOUR, hours * HOUR + WEEK)
        ]

    assert "night-cramps" not in codes(tokyo(23.5, 26.5))
    assert "night-cramps" in codes(tokyo(23.5, 47.5))


def at_hour(hour: float, *, routine: str = "calf-cramp", cramp: bool = True) -> list[Past]:
    """Two nights in each of two weeks, at that hour of the clock (NOW is 14:13:20)."""
    ago = (14 + 13 / 60 + 20 / 3600 - hour) * HOUR
    return [
        a_past(ago + days * DAY, routine=routine, leg=BOTH)._replace(cramp=cramp)
        for days in (1, 2, 8, 9)
    ]


@pytest.mark.parametrize(
    ("hour", "is_night"),
    [(22.0, True), (21.99, False), (23.9, True), (0.0, True), (5.99, True), (6.0, False)],
)
def test_a_cramp_between_22_and_6_is_one_of_the_night_whatever_was_played(
    hour: float, is_night: bool
) -> None:
    assert ("night-cramps" in codes(at_hour(hour))) == is_night
    assert "night-cramps" in codes(at_hour(hour, routine="night-cramp"))
    assert "night-cramps" not in codes(at_hour(hour, routine="bedtime", cramp=False))


def test_the_hour_is_that_of_the_place() -> None:
    there = [past._replace(utc_offset=-120) for past in at_hour(1.0)]  # 23:00
    assert "night-cramps" in codes(there)
    there = [past._replace(utc_offset=-240) for past in at_hour(1.0)]  # 21:00
    assert "night-cramps" not in codes(there)


def test_the_message_says_that_they_break_the_sleep() -> None:
    (advice,) = advise(in_bed(DAY, 2 * DAY, WEEK, WEEK + DAY, 2 * WEEK), NOW)
    assert advice.message.startswith(
        "You have logged 4 cramps in the last 14 days, and they seem to break your sleep."
    )
