"""The safety questions: where each answer leads, and that every card can be left."""

from __future__ import annotations

import pytest

from massage_cli.cli.play.safety_gate import AWAY, DAY, FULL_DAYS, ONWARDS, DeclinedError, passed
from massage_cli.cli.play.selection import Selection, selected
from massage_cli.core import safety
from massage_cli.core.choices import Choices
from massage_cli.core.english import cards as words
from massage_cli.core.english import safety as safety_words
from massage_cli.core.routine import Area, Pressure
from massage_cli.errors import ExitCode, MassageError
from massage_cli.settings import remembered
from tests.fakes import Rig

TODAY = 20_000
NOW = (TODAY + 0.5) * DAY
ASKED_ALL = safety_words.HEADING
ASKED_BRIEFLY = safety_words.SHORT_SCREEN
STOPS = [each.key for each in safety.QUESTIONS if each.consequence is safety.Consequence.STOP]
(ASK_FIRST,) = (
    each.key for each in safety.QUESTIONS if each.consequence is safety.Consequence.ASK_FIRST
)
(SKIP,) = (each.key for each in safety.QUESTIONS if each.consequence is safety.Consequence.SKIP)

onwards = pytest.mark.parametrize("onward", ONWARDS)
away = pytest.mark.parametrize("leave", AWAY)


@pytest.fixture
def calm() -> Selection:
    return selected("calf-maintenance", Choices())


def answered(what: Selection, *keys: str) -> tuple[Selection, list[str]]:
    """What is let through when `keys` are pressed, a second apart; and what the cards said."""
    rig = Rig(script=[(float(second), key) for second, key in enumerate(keys, 1)])
    try:
        return passed(rig.display, rig.keys, what, NOW), rig.display.said
    finally:
        assert rig.keys.script == [], "a key was pressed after the last card"


def declined(what: Selection, *keys: str) -> str:
    """What is said to who does not start."""
    with pytest.raises(DeclinedError) as refused:
        answered(what, *keys)
    assert refused.value.code is ExitCode.STOPPED
    return refused.value.message


def seen(days_ago: int) -> None:
    remembered.remember(remembered.SAFETY_SEEN, str(TODAY - days_ago))


def areas(what: Selection) -> set[Area | None]:
    return {segment.step.area for segment in what.timeline.work if segment.step}


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
    assert declined(calm, number) == safety_words.STOP


def test_who_was_told_that_it_is_fine_is_led_gently(calm: Selection) -> None:
    what, said = answered(calm, ASK_FIRST, "g")
    assert safety_words.ASK_FIRST in said
    assert what.choices == calm.choices._replace(gentle=True)
    steps = [segment.step for segment in what.timeline.work if segment.step]
    assert max(step.pressure for step in steps) <= Pressure.LIGHT


@away
def test_who_still_has_to_ask_is_told_whom(calm: Selection, leave: str) -> None:
    assert declined(calm, ASK_FIRST, leave) == safety_words.ASK_FIRST


@pytest.mark.parametrize("key", [*ONWARDS, "y", ASK_FIRST])
def test_only_g_says_that_it_is_fine(calm: Selection, key: str) -> None:
    assert declined(calm, ASK_FIRST, key, "q") == safety_words.ASK_FIRST


@onwards
def test_places_are_left_out_by_their_number(calm: Selection, onward: str) -> None:
    what, said = answered(calm, SKIP, "2", onward)
    assert safety_words.SKIP in said
    left_out = next(line for line in said if line.endswith(words.LEFT_OUT))
    (skipped,) = what.choices.skip
    assert left_out == f"2 {skipped.words}{words.LEFT_OUT}"
    assert areas(what) == areas(calm) - {skipped}


def test_the_same_number_takes_a_place_in_again(calm: Selection) -> None:
    assert answered(calm, SKIP, "2", "2", "enter")[0] is calm
    assert answered(calm, SKIP, "1", "2", "1", "enter")[0] == answered(calm, SKIP, "2", "enter")[0]


def test_a_number_of_no_place_leaves_nothing_out(calm: Selection) -> None:
    places = len(areas(calm) - {None})
    assert answered(calm, SKIP, str(places + 1), "0", "enter")[0] is calm


@away
def test_the_places_can_be_left(calm: Selection, leave: str) -> None:
    assert declined(calm, SKIP, leave) == words.NOT_STARTED
    assert declined(calm, SKIP, "1", leave) == words.NOT_STARTED


def test_places_chosen_before_stay_left_out() -> None:
    chosen = selected("full-legs", Choices(skip=(Area.CALF,)))
    what, _ = answered(chosen, SKIP, "2", "enter")
    assert what.choices.skip[0] is Area.CALF
    assert len(what.choices.skip) == 2
    assert areas(what) < areas(chosen)
    assert not areas(what) & set(what.choices.skip)


def test_where_every_place_is_left_out_nothing_is_started(calm: Selection) -> None:
    numbers = [str(number) for number in range(1, len(areas(calm) - {None}) + 1)]
    with pytest.raises(MassageError, match="nothing is left of 'calf-maintenance'"):
        answered(calm, SKIP, *numbers, "enter")


@pytest.mark.parametrize("key", ["n", "z", "6", "up", "g"])
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
    assert answered(calm, "?", ASK_FIRST, "g")[0].choices.gentle
    assert declined(calm, "?", STOPS[0]) == safety_words.STOP
    assert declined(calm, "?", "q") == words.NOT_STARTED
