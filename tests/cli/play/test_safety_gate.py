"""The safety questions: where each answer leads, and that every card can be left."""

from __future__ import annotations

from itertools import combinations

import pytest

from massage_cli.cli.play.profile import recalled
from massage_cli.cli.play.safety_gate import AWAY, FULL_DAYS, ONWARDS, WHY
from massage_cli.cli.play.selection import Selection, selected
from massage_cli.core import safety
from massage_cli.core.body import Area
from massage_cli.core.choices import Choices
from massage_cli.core.english import cards as words
from massage_cli.core.english import safety as safety_words
from massage_cli.core.history.profile import Profile
from massage_cli.core.routine import Pressure
from massage_cli.errors import MassageError
from massage_cli.settings import remembered
from tests.cli.play.gates import (
    ASK_FIRST,
    ASKS,
    SKIP,
    STOPS,
    TODAY,
    answered,
    areas,
    away,
    declined,
    seen,
)

ASKED_ALL = safety_words.HEADING
ASKED_BRIEFLY = safety_words.SHORT_SCREEN
PAIRS = [*combinations("12345678", 2)]
THEN = {
    question.key: " ".join(filter(None, (question.then, question.ticked)))
    for question in safety.QUESTIONS
}
onwards = pytest.mark.parametrize("onward", ONWARDS)


@onwards
def test_where_nothing_is_true_all_of_it_is_played(calm: Selection, onward: str) -> None:
    what, said = answered(calm, onward)
    assert what is calm
    assert said[0] == ASKED_ALL


@away
def test_the_questions_can_be_left(calm: Selection, leave: str) -> None:
    assert declined(calm, leave) == words.NOT_STARTED


@pytest.mark.parametrize("back", [*ONWARDS, *AWAY])
def test_whatever_closes_the_reasons_leads_back_to_the_questions(
    calm: Selection, back: str
) -> None:
    what, said = answered(calm, "?", back, "enter")
    assert what is calm
    assert [line for line in said if line in (ASKED_ALL, safety_words.WHY)] == [
        ASKED_ALL,
        safety_words.WHY,
        ASKED_ALL,
    ]
    assert declined(calm, "?", back, "q") == words.NOT_STARTED


def test_the_reasons_are_those_of_the_questions(calm: Selection) -> None:
    _, said = answered(calm, "?", "enter", "enter")
    assert {f"{each.key}: {each.why}" for each in safety.QUESTIONS} <= set(said)


@pytest.mark.parametrize("number", STOPS)
def test_a_reason_to_stop_starts_nothing_and_says_what_to_do(calm: Selection, number: str) -> None:
    assert declined(calm, number, "enter") == f"{THEN[number]}\n{safety_words.EMERGENCY}"


@pytest.mark.parametrize("number", STOPS)
def test_a_tick_is_seen_and_taken_away_again(calm: Selection, number: str) -> None:
    what, said = answered(calm, number, number, "enter")
    assert what is calm
    told = [line.startswith(f"{number}{words.TICKED}, ") for line in said if line[:1] == number]
    assert told == [False, True, False]


@pytest.mark.parametrize("pair", PAIRS, ids="+".join)
@pytest.mark.parametrize("turned", [False, True])
def test_of_every_pair_the_strictest_decides_and_the_other_still_acts(
    calm: Selection, pair: tuple[str, str], turned: bool
) -> None:
    ticks = pair[::-1] if turned else pair
    stops = [THEN[key] for key in pair if key in STOPS]
    if stops:
        told = "\n".join((*stops, safety_words.EMERGENCY))
        assert declined(calm, *ticks, "enter") == told
    elif SKIP in pair:
        what, said = answered(calm, *ticks, "enter", "g", "2", "enter")
        assert what.choices.gentle
        assert what.choices.skip == (Area.CALF,)
        assert THEN[pair[0]] in said
        assert safety_words.SKIP in said
    else:
        what, said = answered(calm, *ticks, "enter", "g")
        assert what.choices == calm.choices._replace(gentle=True)
        assert {THEN[key] for key in pair} <= set(said)
        assert declined(calm, *ticks, "enter", "q") == "\n".join(THEN[key] for key in pair)


@away
def test_every_card_can_be_left(calm: Selection, leave: str) -> None:
    assert declined(calm, "1", leave) == words.NOT_STARTED
    assert declined(calm, SKIP, "enter", leave) == words.NOT_STARTED
    assert declined(calm, SKIP, "enter", "1", leave) == words.NOT_STARTED
    assert declined(calm, SKIP, "enter", "enter", leave) == words.NOT_STARTED
    assert declined(calm, ASK_FIRST, SKIP, "enter", "g", leave) == words.NOT_STARTED


def test_who_was_told_that_it_is_fine_is_led_gently(calm: Selection) -> None:
    what, said = answered(calm, ASK_FIRST, "enter", "g")
    assert safety_words.SAID_FINE in said
    assert what.choices == calm.choices._replace(gentle=True)
    steps = [segment.step for segment in what.timeline.work if segment.step]
    assert max(step.pressure for step in steps) <= Pressure.LIGHT


@away
@pytest.mark.parametrize("number", ASKS)
def test_who_still_has_to_ask_is_told_whom(calm: Selection, number: str, leave: str) -> None:
    told = declined(calm, number, "enter", leave)
    assert told == THEN[number]
    assert "doctor, nurse or pharmacist" in told


@pytest.mark.parametrize("key", [*ONWARDS, "y", ASK_FIRST])
def test_only_g_says_that_it_is_fine(calm: Selection, key: str) -> None:
    assert declined(calm, ASK_FIRST, "enter", key, "q") == THEN[ASK_FIRST]


@onwards
def test_places_are_left_out_by_their_number(calm: Selection, onward: str) -> None:
    what, said = answered(calm, SKIP, "enter", "2", onward)
    assert safety_words.SKIP in said
    assert f"2{words.TICKED}: calf." in said
    assert what.choices.skip == (Area.CALF,)
    assert areas(what) == areas(calm) - {Area.CALF}


def test_who_chooses_no_place_is_asked_once_more_and_then_goes_on(calm: Selection) -> None:
    what, said = answered(calm, SKIP, "enter", "enter", "enter")
    assert safety_words.NO_AREA in said
    assert what is calm
    what, _ = answered(calm, SKIP, "enter", "2", "2", "enter", "2", "enter")
    assert what.choices.skip == (Area.CALF,)


def test_a_number_of_no_place_leaves_nothing_out(calm: Selection) -> None:
    places = len(areas(calm) - {None})
    assert answered(calm, SKIP, "enter", str(places + 1), "0", "enter", "enter")[0] is calm


def test_places_chosen_before_stay_left_out() -> None:
    chosen = selected("full-legs", Choices(skip=(Area.CALF,)))
    what, _ = answered(chosen, SKIP, "enter", "2", "enter")
    assert what.choices.skip[0] is Area.CALF
    assert len(what.choices.skip) == 2
    assert areas(what) < areas(chosen)
    assert not areas(what) & set(what.choices.skip)


def test_where_every_place_is_left_out_nothing_is_started_and_nothing_kept(
    calm: Selection,
) -> None:
    numbers = [str(number) for number in range(1, len(areas(calm) - {None}) + 1)]
    with pytest.raises(MassageError, match="nothing is left of 'calf-maintenance'"):
        answered(calm, SKIP, "enter", *numbers, "enter")
    assert recalled() == Profile()


@pytest.mark.parametrize("key", ["n", "z", "9", "up", "g"])
def test_a_key_that_answers_nothing_is_waited_past(calm: Selection, key: str) -> None:
    assert answered(calm, key, "enter")[0] is calm


def test_the_first_days_show_all_questions_and_the_later_ones_one_line(calm: Selection) -> None:
    for days_ago in range(FULL_DAYS):
        seen(days_ago)
        assert answered(calm, "enter")[1][0] == ASKED_ALL
    seen(FULL_DAYS)
    what, said = answered(calm, "enter")
    assert what is calm
    assert said[0] == ASKED_BRIEFLY


def test_the_first_day_is_remembered_once(calm: Selection) -> None:
    answered(calm, "enter")
    assert remembered.recall(remembered.SAFETY_SEEN) == str(TODAY)
    seen(1)
    answered(calm, "enter")
    assert remembered.recall(remembered.SAFETY_SEEN) == str(TODAY - 1)


def test_what_cannot_be_read_as_a_day_counts_as_never_seen(calm: Selection) -> None:
    remembered.remember(remembered.SAFETY_SEEN, "long ago")
    assert answered(calm, "enter")[1][0] == ASKED_ALL
    assert remembered.recall(remembered.SAFETY_SEEN) == str(TODAY)


@onwards
def test_the_one_line_is_passed(calm: Selection, onward: str) -> None:
    seen(FULL_DAYS)
    assert answered(calm, onward)[0] is calm


@away
def test_the_one_line_can_be_left(calm: Selection, leave: str) -> None:
    seen(FULL_DAYS)
    assert declined(calm, leave) == words.NOT_STARTED


def test_the_one_line_leads_to_all_questions(calm: Selection) -> None:
    seen(FULL_DAYS)
    assert declined(calm, WHY, STOPS[0], "enter").startswith(THEN["1"])
    assert declined(calm, WHY, "q") == words.NOT_STARTED
    assert answered(calm, WHY, ASK_FIRST, "enter", "g")[0].choices.gentle


def test_ticks_stand_when_the_reasons_were_read(calm: Selection) -> None:
    assert declined(calm, "1", WHY, "enter", "enter").startswith(THEN["1"])
