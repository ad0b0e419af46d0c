from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.advice import WEEK, advise
from massage_cli.core.diary import Happened, Logged
from massage_cli.core.english import advice as words
from massage_cli.core.past import Answers, Feeling, Past, Sign, Work
from massage_cli.core.routine import Area, Kind, Leg, Pressure
from tests.diaries import a_line
from tests.pasts import DAY, HOUR, NOW, a_past

LEFT, RIGHT, BOTH, UNSAID = Leg.LEFT, Leg.RIGHT, Leg.BOTH, Leg.UNSAID
FIRM_CALF = {Work("trigger-point", "calf", LEFT, Pressure.FIRM): 36.0}


def codes(
    history: list[Past],
    told: dict[str, float] | None = None,
    coming: frozenset[Area] = frozenset(),
) -> list[str]:
    return [advice.code for advice in advise(history, NOW, told, coming)]


def of_diary(*lines: Logged, history: list[Past] | None = None) -> list[str]:
    return [advice.code for advice in advise(history or [], NOW, diary=lines)]


def logged(*days_ago: float, leg: Leg = BOTH) -> list[Logged]:
    return [a_line(days * DAY, leg=leg) for days in days_ago]


def of_legs(*legs: Leg) -> list[Past]:
    return [a_past(days * DAY, leg=leg) for days, leg in enumerate(legs)]


def cramps(*days_ago: float, leg: Leg = BOTH) -> list[Past]:
    return [a_past(days * DAY, leg=leg) for days in days_ago]


def test_no_history_no_advice_and_no_all_clear() -> None:
    assert advise([], NOW) == ()


@pytest.mark.parametrize(
    ("history", "found"),
    [
        (cramps(0, 1), []),
        (cramps(0, 1, 6.99), ["frequent-cramps"]),
        (cramps(0, 1, 7), []),
        (cramps(0, 8, 9, 10, 11), []),
        (cramps(0, 8, 9, 10, 11, 27.99), ["frequent-cramps"]),
        (cramps(0, 8, 9, 10, 11, 28), []),
        ([past._replace(cramp=False) for past in cramps(0, 1, 2)], []),
        (cramps(-1, -2, -3), []),
    ],
)
def test_frequent_cramps_deserve_a_check(history: list[Past], found: list[str]) -> None:
    assert codes(history) == found


def test_the_message_counts_the_cramps_and_names_the_page_to_show() -> None:
    (week,) = advise(cramps(0, 1, 2, 3), NOW)
    assert week.message.startswith(
        "You have logged 4 cramps in the last 7 days. Cramps are usually"
    )
    assert "Please talk to a doctor or nurse" in week.message
    assert week.message.endswith("You can show them `massage history export`.")
    (month,) = advise(cramps(0, 8, 9, 10, 11, 12), NOW)
    assert month.message.startswith("You have logged 6 cramps in the last 28 days.")


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
    ],
)
def test_cramps_that_break_the_sleep(history: list[Past], found: list[str]) -> None:
    assert codes(history) == found


@pytest.mark.parametrize(
    ("hours_ago", "is_one"),
    [
        ((14.5, 13.5), True),  # 23:43 and 00:43
        ((26.0, 2.3), True),  # 12:13 and 11:55
        ((2.3, 2.2), False),  # 11:55 and 12:01
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
    (advice,) = advise(nights(0, 1, 7, 8, 14), NOW)
    assert advice.message.startswith(
        "You have logged 4 cramps in the last 14 days, and they seem to break your sleep."
    )


@pytest.mark.parametrize(
    ("history", "found"),
    [
        (cramps(0, 1, 2, leg=LEFT), ["frequent-cramps", "same-leg"]),
        (cramps(0, 1, leg=LEFT), []),
        ([*cramps(0, 1, leg=LEFT), *cramps(2, leg=RIGHT)], ["frequent-cramps"]),
        ([*cramps(0, 1, 2, leg=LEFT), *cramps(8, leg=RIGHT)], ["frequent-cramps", "same-leg"]),
        (cramps(0, 1, 2, leg=BOTH), ["frequent-cramps"]),
        (cramps(0, 1, 2, leg=Leg.UNSAID), ["frequent-cramps"]),
        (of_legs(LEFT, LEFT, UNSAID), ["frequent-cramps", "same-leg"]),
        (of_legs(UNSAID, RIGHT, UNSAID, RIGHT), ["frequent-cramps", "same-leg"]),
        (of_legs(LEFT, UNSAID, UNSAID), ["frequent-cramps"]),
        (of_legs(LEFT, RIGHT, UNSAID), ["frequent-cramps"]),
        (of_legs(LEFT, LEFT, BOTH), ["frequent-cramps"]),
        (of_legs(LEFT, LEFT), []),
    ],
)
def test_always_the_same_leg(history: list[Past], found: list[str]) -> None:
    assert codes(history) == found


def test_the_message_names_the_leg() -> None:
    advice = advise(cramps(0, 1, 2, leg=RIGHT), NOW)[1]
    assert advice.message.startswith(
        "All 3 cramps this week were in your right leg. Is it swollen, warm, or another colour "
        "than the left one?"
    )


def test_the_message_does_not_speak_for_a_leg_that_nobody_named() -> None:
    advice = advise(of_legs(LEFT, UNSAID, LEFT), NOW)[1]
    assert advice.message.startswith(
        "Of 3 cramps this week, the 2 with a leg named were all in your left leg. Is it swollen"
    )


def felt(*feelings: Feeling | None) -> list[Past]:
    """Cramps, the newest last, ten days apart from the fifth week on."""
    spread = [27.0, 17.0, 8.0, 1.0][-len(feelings) :]
    return [
        a_past(days * DAY, answers=Answers(feeling))
        for days, feeling in zip(spread, feelings, strict=True)
    ]


B, S, W = Feeling.BETTER, Feeling.SAME, Feeling.WORSE


@pytest.mark.parametrize(
    ("feelings", "found"),
    [
        ((S, W), ["not-helping"]),
        ((W, B, W), ["not-helping"]),
        ((S, S, B), ["not-helping"]),
        ((S, S, B, B), []),
        ((S, B, B), []),
        ((S, None, None), []),
        ((W,), []),
    ],
)
def test_two_of_the_last_three_did_not_help(
    feelings: tuple[Feeling | None, ...], found: list[str]
) -> None:
    assert codes(felt(*feelings)) == found


def calm(*feelings: Feeling | None) -> list[Past]:
    """Calm sessions, a day apart, the newest last."""
    return [
        a_past(days * DAY, routine="bedtime", cramp=False, answers=Answers(feeling))
        for days, feeling in enumerate(feelings[::-1])
    ]


@pytest.mark.parametrize(
    ("feelings", "message"),
    [
        ((W, W), words.GETTING_WORSE),
        ((W, B, W), words.GETTING_WORSE),
        ((W, None, None, W, B), words.GETTING_WORSE),  # who does not answer says nothing
        ((W, B, B, W), ""),
        ((S, S, W), ""),
        ((S,) * 6, words.NOT_HELPING_CALM),
        ((B, *(S,) * 6), words.NOT_HELPING_CALM),
        ((S,) * 5, ""),
        ((S, S, S, B, S, S), ""),
        ((S,) * 27, words.NOT_HELPING_CALM),
        ((W,) * 27, words.GETTING_WORSE),
        ((None,) * 27, ""),
    ],
)
def test_calm_sessions_that_do_no_good(feelings: tuple[Feeling | None, ...], message: str) -> None:
    told = [each for each in advise(calm(*feelings), NOW) if each.code == "not-helping"]
    assert [each.message for each in told] == ([message] if message else [])


def stopped(*days_ago: float) -> list[Past]:
    hurt = Answers(signs=frozenset({Sign.HURT}))
    return [a_past(days * DAY, routine="bedtime", cramp=False, answers=hurt) for days in days_ago]


@pytest.mark.parametrize(
    ("history", "found"),
    [
        (stopped(0), []),
        (stopped(0, 27.99), ["hurts"]),
        (stopped(0, 28), []),
        (stopped(1, 2, 3), ["hurts"]),
    ],
)
def test_stops_that_hurt(history: list[Past], found: list[str]) -> None:
    assert codes(history) == found


def test_a_medicine_is_not_kept_on_against_signs_that_cannot_wait() -> None:
    (advice,) = advise([a_past(answers=Answers(signs=frozenset({Sign.NEW_MEDICINE})))], NOW)
    assert "don't stop one on your own" in advice.message
    assert "A statin is different: call a doctor today, before the next dose." in advice.message
    assert advice.message.endswith("Dark urine or great weakness: get medical help today.")


@pytest.mark.parametrize(
    ("past", "found"),
    [
        (a_past(7 * DAY, answers=Answers(signs=frozenset({Sign.NO_BETTER}))), []),
        (a_past(6.99 * DAY, answers=Answers(signs=frozenset({Sign.NO_BETTER}))), ["no-better"]),
        (a_past(cramp=False, pain_before=8), ["severe"]),
        (a_past(cramp=False, pain_before=7), []),
        (a_past(cramp=False, answers=Answers(pain_after=10)), ["severe"]),
        (a_past(cramp=False, pain_before=9, answers=Answers(pain_after=2)), ["severe"]),
        (a_past(cramp=False, pain_before=7, answers=Answers(pain_after=7)), []),
        (a_past(6.99 * DAY, answers=Answers(signs=frozenset({Sign.LIMITS_DAY}))), ["severe"]),
        (a_past(7 * DAY, answers=Answers(signs=frozenset({Sign.LIMITS_DAY}))), []),
        (a_past(answers=Answers(signs=frozenset({Sign.WALKING}))), ["walking"]),
        (a_past(answers=Answers(signs=frozenset({Sign.NEW_MEDICINE}))), ["new-medicine"]),
        (
            a_past(pain_before=9, answers=Answers(signs=frozenset(Sign))),
            ["severe", "walking", "new-medicine", "no-better"],
        ),
    ],
)
def test_what_the_person_said(past: Past, found: list[str]) -> None:
    assert codes([past]) == found


@pytest.mark.parametrize(
    ("ago", "coming", "found"),
    [
        (DAY - 1, frozenset({Area.CALF}), ["overwork"]),
        (DAY, frozenset({Area.CALF}), []),
        (DAY - 1, frozenset({Area.QUADS}), []),
        (DAY - 1, frozenset(), []),
    ],
)
def test_an_area_worked_firmly_gets_a_day(
    ago: float, coming: frozenset[Area], found: list[str]
) -> None:
    history = [a_past(ago, cramp=False, kind=Kind.MILD, played=FIRM_CALF)]
    assert codes(history, coming=coming) == found


@pytest.mark.parametrize(("seconds", "found"), [(0.0, []), (0.5, ["overwork"])])
def test_only_what_was_really_played_is_work(seconds: float, found: list[str]) -> None:
    firm = dict.fromkeys(FIRM_CALF, seconds)
    history = [a_past(HOUR, cramp=False, played=firm)]
    assert codes(history, coming=frozenset({Area.CALF})) == found


def test_light_work_on_the_same_area_is_no_overwork() -> None:
    assert codes([a_past(HOUR, cramp=False)], coming=frozenset({Area.CALF})) == []


@pytest.mark.parametrize(
    ("hours", "found"),
    [((1, 2, 47.9), ["overwork"]), ((1, 2, 48), []), ((1, 2), [])],
)
def test_more_than_two_intense_sessions_in_two_days(
    hours: tuple[float, ...], found: list[str]
) -> None:
    history = [a_past(hour * HOUR, kind=Kind.INTENSE, cramp=False) for hour in hours]
    assert codes(history) == found


@pytest.mark.parametrize(
    ("ago", "found"),
    [(0, []), (WEEK - 1, []), (WEEK, ["frequent-cramps"]), (-HOUR, ["frequent-cramps"])],
)
def test_each_is_told_once_a_week_and_a_clock_set_back_silences_nothing(
    ago: float, found: list[str]
) -> None:
    assert codes(cramps(0, 1, 2), {"frequent-cramps": NOW - ago}) == found


def test_one_told_does_not_silence_another() -> None:
    told = {"frequent-cramps": NOW}
    assert codes(cramps(0, 1, 2, leg=LEFT), told) == ["same-leg"]


@given(st.lists(st.floats(-DAY, 60 * DAY).map(a_past), max_size=12).flatmap(st.permutations))
def test_the_order_of_the_history_does_not_matter(history: list[Past]) -> None:
    assert advise(history, NOW) == advise(sorted(history, key=lambda p: p.started), NOW)


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
