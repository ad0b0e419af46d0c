from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.body import Area, Leg
from massage_cli.core.english import advice as words
from massage_cli.core.history.advice import WEEK, advise
from massage_cli.core.history.past import Answers, Feeling, Past, Sign, Work
from massage_cli.core.routine import Kind, Pressure
from tests.core.histories import BOTH, LEFT, RIGHT, UNSAID, codes, cramps
from tests.pasts import DAY, HOUR, NOW, a_past

FIRM_CALF = {Work("trigger-point", "calf", LEFT, Pressure.FIRM): 36.0}


def of_legs(*legs: Leg) -> list[Past]:
    return [a_past(days * DAY, leg=leg) for days, leg in enumerate(legs)]


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


@pytest.mark.parametrize(
    "history",
    [
        [a_past(HOUR, cramp=False, played=FIRM_CALF)],
        [a_past(hour * HOUR, kind=Kind.INTENSE, cramp=False) for hour in (1, 2, 3)],
    ],
)
def test_where_a_plan_asks_for_it_today_the_advice_says_how_to_follow_it(
    history: list[Past],
) -> None:
    coming = frozenset({Area.CALF})
    (alone,), (planned,) = (
        advise(history, NOW, coming=coming),
        advise(history, NOW, coming=coming, planned=True),
    )
    assert alone.code == planned.code == "overwork"
    assert (words.ALL_THE_SAME in alone.message, words.ALL_THE_SAME in planned.message) == (
        False,
        True,
    )


@pytest.mark.parametrize(("seconds", "found"), [(0.0, []), (0.5, ["overwork"])])
def test_only_what_was_really_played_is_work(seconds: float, found: list[str]) -> None:
    firm = dict.fromkeys(FIRM_CALF, seconds)
    history = [a_past(HOUR, cramp=False, played=firm)]
    assert codes(history, coming=frozenset({Area.CALF})) == found


def test_a_rehearsal_is_no_work_and_its_answers_are_answers() -> None:
    fast = a_past(cramp=False, played=FIRM_CALF, pain_before=9)._replace(speed=20.0)
    assert codes([fast], coming=frozenset({Area.CALF})) == ["severe"]


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
