"""What suits somebody is kept, told and changed; no other answer is."""

from __future__ import annotations

from pathlib import Path

from massage_cli.cli.play.profile import recalled
from massage_cli.cli.play.safety_gate import CHANGE, FULL_DAYS
from massage_cli.cli.play.selection import Selection, choices_from, selected
from massage_cli.core.body import Area
from massage_cli.core.choices import Choices
from massage_cli.core.english import cards as words
from massage_cli.core.english import profile as profile_words
from massage_cli.core.history.profile import Profile
from massage_cli.core.limits import Limit
from massage_cli.paths import settings_file
from massage_cli.settings import remembered
from massage_cli.settings.file import put
from massage_cli.settings.settings import load
from tests.cli.play.gates import (
    ASK_FIRST,
    ASKS,
    SKIP,
    STOPS,
    answered,
    areas,
    away,
    declined,
    seen,
)


def test_what_was_said_to_be_fine_only_gently_is_gentle_on_every_later_day(
    calm: Selection,
) -> None:
    answered(calm, ASK_FIRST, SKIP, "enter", "g", "2", "enter")
    assert recalled() == Profile(gentle=True, skip=(Area.CALF,))
    seen(FULL_DAYS)
    later = selected("calf-maintenance", choices_of_the_day())
    what, said = answered(later, "enter")
    assert "As last time: gently, without the calf." in said
    assert what.choices.gentle
    assert Area.CALF not in areas(what)


def test_who_leaves_at_a_later_card_is_gentle_all_the_same_another_day(calm: Selection) -> None:
    declined(calm, ASK_FIRST, SKIP, "enter", "g", "1", "q")
    assert recalled() == Profile(gentle=True)


def test_the_answers_themselves_are_kept_nowhere(calm: Selection, home: Path) -> None:
    declined(calm, *STOPS, "enter")
    declined(calm, *ASKS, "enter", "q")
    assert {file.name for file in home.rglob("*") if file.is_file()} == {remembered.SAFETY_SEEN}
    answered(calm, ASK_FIRST, "enter", "g")
    text = settings_file().read_text()
    assert text.splitlines()[1:] == ["gentle = true"]


def test_who_has_nothing_to_change_leaves_the_settings_alone(calm: Selection) -> None:
    answered(calm, "enter")
    answered(calm, CHANGE, "enter", "enter")
    answered(calm, CHANGE, "1", "q", "enter")
    assert not settings_file().exists()


def test_what_suits_is_ticked_and_kept(calm: Selection) -> None:
    what, said = answered(calm, CHANGE, "1", "3", "6", "enter", "enter")
    kept = Profile(gentle=True, skip=(Area.CALF,), cannot=(Limit.FLOOR,))
    assert recalled() == kept
    assert what.choices == calm.choices._replace(gentle=True, skip=(Area.CALF,))
    assert f"1{words.TICKED}: {profile_words.GENTLE}." in said
    assert said[-1] == ("As last time: gently, without the calf. You cannot get down to the floor.")


def test_what_suits_is_changed_with_the_same_keys(calm: Selection) -> None:
    answered(calm, ASK_FIRST, "enter", "g")
    later = selected("calf-maintenance", choices_of_the_day())
    seen(FULL_DAYS)
    what, _ = answered(later, CHANGE, "1", "enter", "enter")
    assert not what.choices.gentle
    assert recalled() == Profile()


@away
def test_what_suits_can_be_left_as_it_was(calm: Selection, leave: str) -> None:
    assert answered(calm, CHANGE, "1", leave, "enter")[0] is calm
    assert recalled() == Profile()


def test_steps_that_cannot_be_done_are_told_and_not_dropped() -> None:
    put(settings_file(), "cannot", "stand")
    bedtime = selected("bedtime", Choices())
    what, said = answered(bedtime, "enter")
    assert what is bedtime
    assert [line for line in said if line.startswith("Step") and "standing for a while" in line]


def test_what_was_typed_for_one_session_is_not_called_last_time() -> None:
    _, said = answered(selected("calf-maintenance", Choices(gentle=True)), "enter")
    assert "This time: gently." in said
    assert not settings_file().exists()
    put(settings_file(), "gentle", "true")
    _, said = answered(selected("calf-maintenance", Choices(gentle=False)), "enter")
    assert profile_words.NOT_GENTLY in said


def test_what_cannot_be_kept_is_said_and_holds_for_this_session(calm: Selection) -> None:
    settings_file().mkdir(parents=True)  # where a file should be
    what, said = answered(calm, ASK_FIRST, "enter", "g", "enter")
    assert what.choices.gentle
    assert [line for line in said if line.startswith("It holds for this session only")]


def choices_of_the_day() -> Choices:
    return choices_from(load().settings, cramp=False, total=None, from_step="")
