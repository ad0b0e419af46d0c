"""What leads to a doctor, and what is said of a cramp."""

from __future__ import annotations

import pytest

from massage_cli import paths
from massage_cli.core.choices import Choices, choose
from massage_cli.core.history.advice import advise
from massage_cli.core.history.past import Answers, Feeling, Past, Sign
from massage_cli.core.routine import Legs, Routine
from massage_cli.core.sequence import flatten
from massage_cli.core.timeline import compile_timeline
from massage_cli.store import history
from massage_cli.store.database import connect
from tests.cli.whole import app
from tests.content.library import built_in
from tests.content.readings import read, run
from tests.pasts import DAY, NOW, a_past


def advised(*pasts: Past) -> dict[str, str]:
    """What is advised, by its code."""
    return {advice.code: advice.message for advice in advise(pasts, NOW)}


def test_frequent_cramps_lead_to_a_doctor_or_a_nurse() -> None:
    cramps = [a_past(days * DAY) for days in (0, 1, 2)]

    assert "talk to a doctor or nurse" in advised(*cramps)["frequent-cramps"]
    assert "frequent-cramps" not in advised(*cramps[:2])


def test_severe_pain_or_one_that_limits_the_day_leads_to_a_doctor() -> None:
    limited = Answers(signs=frozenset({Sign.LIMITS_DAY}))

    assert "doctor" in advised(a_past(pain_before=8))["severe"]
    assert "doctor" in advised(a_past(answers=limited))["severe"]
    assert "severe" not in advised(a_past(pain_before=7))


def test_what_stays_in_spite_of_massage_is_to_be_looked_at() -> None:
    worse, better = Answers(feeling=Feeling.SAME), Answers(feeling=Feeling.BETTER)

    assert (
        "have it looked at"
        in advised(*(a_past(n * DAY, answers=worse) for n in range(3)))["not-helping"]
    )
    assert "not-helping" not in advised(*(a_past(n * DAY, answers=better) for n in range(3)))


def test_a_leg_that_moves_less_is_a_reason_to_see_somebody() -> None:
    assert "a leg that moves less than it did" in read("prevention")
    assert "the leg moves less than it did" in read("faq")
    assert "a leg moves less than it did" in read("professionals")


def test_cramp_that_comes_with_walking_leads_to_a_doctor() -> None:
    walking = Answers(signs=frozenset({Sign.WALKING}))

    assert "doctor" in advised(a_past(answers=walking))["walking"]


def test_a_note_of_where_it_was_tight_is_kept_and_shown() -> None:
    connection = connect(paths.history_file())
    history.insert(connection, a_past(answers=Answers(note="tight outside the left calf")))
    connection.close()

    assert "tight outside the left calf" in run(app, ["history"]).stdout


def test_cramps_of_one_leg_are_noticed() -> None:
    assert "same-leg" in advised(*(a_past(days * DAY) for days in (0, 1, 2)))


@pytest.mark.parametrize("name", ["calf-cramp", "night-cramp", "foot-cramp"])
def test_a_cramp_has_a_routine_of_a_few_minutes_for_one_leg(name: str) -> None:
    routine: Routine = built_in()[name]

    assert routine.legs is Legs.ONE
    assert 240 <= compile_timeline(routine).total <= 480


def test_a_thigh_that_cramps_is_stretched_first() -> None:
    for name in ("hamstring", "quadriceps"):
        cramp = choose(built_in()[name], Choices(cramp=True))
        assert flatten(cramp.steps)[0].technique == "stretch"
