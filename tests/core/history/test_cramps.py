from __future__ import annotations

from dataclasses import replace

import pytest

from massage_cli.core.body import Leg
from massage_cli.core.history.cramps import Cramp, cramps
from massage_cli.core.history.diary import Happened, Logged
from massage_cli.core.history.past import Past
from tests.diaries import a_line
from tests.pasts import DAY, HOUR, NOW, a_past

HALF_AN_HOUR = 30 * 60
LEFT, RIGHT, BOTH, UNSAID = Leg.LEFT, Leg.RIGHT, Leg.BOTH, Leg.UNSAID


def test_sessions_for_cramps_and_logged_ones_by_time() -> None:
    history = [a_past(2 * DAY, pain_before=4), a_past(HOUR, cramp=False, routine="bedtime")]
    diary = [a_line(DAY + 10 * HOUR, pain=7, leg=BOTH), a_line(happened=Happened.TIGHT)]
    assert cramps(history, diary) == (
        Cramp(NOW - 2 * DAY, 0, LEFT, 4, in_bed=False),
        Cramp(NOW - DAY - 10 * HOUR, 0, BOTH, 7, in_bed=True),
    )


@pytest.mark.parametrize(
    ("past", "line", "count"),
    [
        (a_past(), a_line(HALF_AN_HOUR), 1),
        (a_past(), a_line(-HALF_AN_HOUR), 1),
        (a_past(), a_line(HALF_AN_HOUR + 1), 2),
        (a_past(), a_line(60, leg=RIGHT), 2),
        (a_past(), a_line(60, leg=UNSAID), 1),
        (a_past(), a_line(60, leg=BOTH), 1),
        (a_past(leg=UNSAID), a_line(60, leg=RIGHT), 1),
        (a_past(cramp=False), a_line(60), 1),
    ],
)
def test_a_cramp_logged_soon_after_its_session_in_that_leg_is_one(
    past: Past, line: Logged, count: int
) -> None:
    assert len(cramps([past], [line])) == count


@pytest.mark.parametrize(
    ("history", "found"),
    [
        ([a_past(300), a_past()], [(300, LEFT)]),
        ([a_past(HALF_AN_HOUR), a_past()], [(HALF_AN_HOUR, LEFT)]),
        ([a_past(HALF_AN_HOUR + 1), a_past()], [(HALF_AN_HOUR + 1, LEFT), (0, LEFT)]),
        ([a_past(300), a_past(leg=RIGHT)], [(300, LEFT), (0, RIGHT)]),
        ([a_past(300, leg=UNSAID), a_past(leg=RIGHT)], [(300, RIGHT)]),
        ([a_past(600, leg=UNSAID), a_past(300), a_past(leg=RIGHT)], [(600, LEFT), (0, RIGHT)]),
        ([a_past(600), a_past(300, leg=RIGHT), a_past()], [(600, LEFT), (300, RIGHT)]),
        ([a_past(2400), a_past(1200), a_past()], [(2400, LEFT), (0, LEFT)]),
        ([a_past(300, routine="night-cramp"), a_past()], [(300, LEFT)]),
    ],
)
def test_one_that_is_begun_anew_within_half_an_hour_is_one(
    history: list[Past], found: list[tuple[float, Leg]]
) -> None:
    assert [(NOW - cramp.at, cramp.leg) for cramp in cramps(history, [])] == found


def test_of_one_that_is_begun_anew_all_is_known_that_was_ever_said() -> None:
    history = [a_past(300, id=1), a_past(id=2, pain_before=5, routine="night-cramp")]
    assert cramps(history, []) == (Cramp(NOW - 300, 0, LEFT, 5, in_bed=True),)
    assert cramps(history, [a_line(300, session=1, pain=8)])[0].pain == 8
    assert len(cramps(history, [a_line(-HALF_AN_HOUR)])) == 1, "logged by hand, near the later one"


def test_two_that_were_logged_by_hand_are_two() -> None:
    assert len(cramps([], [a_line(), a_line(60)])) == 2


def test_what_was_said_later_of_a_session_s_cramp_stands_before_what_it_knew() -> None:
    past = a_past(leg=UNSAID, id=7)
    line = a_line(leg=RIGHT, pain=6, session=7)
    assert cramps([past], [line]) == (Cramp(NOW, 0, RIGHT, 6, in_bed=False),)
    moved = replace(line, at=NOW - 5 * HOUR)
    assert len(cramps([past], [moved])) == 1, "however far it was moved"


def test_a_line_whose_session_is_not_among_those_that_are_looked_at_counts() -> None:
    assert len(cramps([], [a_line(session=7)])) == 1


def test_a_night_s_routine_is_in_bed_at_any_hour() -> None:
    assert cramps([a_past(routine="night-cramp")], [])[0].in_bed
    assert not cramps([a_past(routine="night-cramp", cramp=False)], [])
