from __future__ import annotations

import re

import pytest

from massage_cli.core.english.words import (
    LEGS,
    brief,
    counted,
    file_size,
    on_sides,
    place,
    rhythm,
    sides_called,
    spoken,
    spoken_place,
    with_term,
)
from massage_cli.core.safety import QUESTIONS


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 sessions"), (1, "1 session"), (2, "2 sessions"), (2000, "2,000 sessions")],
)
def test_a_number_of_things(number: int, words: str) -> None:
    assert counted(number, "session") == words


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (2, "2 seconds"),
        (60, "1 minute"),
        (90, "1 minute 30 seconds"),
        (121, "2 minutes 1 second"),
    ],
)
def test_a_time_is_said_as_people_say_it(seconds: float, said: str) -> None:
    assert spoken(seconds) == said


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (29, "0 min"),
        (31, "1 min"),
        (720, "12 min"),
        (3569, "59 min"),
        (3600, "1 h 00 min"),
        (7500, "2 h 05 min"),
    ],
)
def test_a_sum_of_time_is_told_to_the_minute(seconds: float, words: str) -> None:
    assert brief(seconds) == words


@pytest.mark.parametrize(
    ("area", "leg", "shown", "said"),
    [
        ("calf", "left", "left calf", "Left calf."),
        ("calf", "both", "calf, both legs", "Both legs, calf."),
        ("calf", "unsaid", "calf", "Calf."),
        ("sole of the foot", "left", "sole of the foot, left", "Left leg, sole of the foot."),
        ("", "right", "right leg", "Right leg."),
        ("whole leg", "right", "right leg", "Right leg."),
        ("whole leg", "both", "both legs", "Both legs."),
        ("whole leg", "unsaid", "whole leg", "Whole leg."),
        ("", "both", "both legs", "Both legs."),
        ("", "unsaid", "the leg that hurts", ""),
    ],
)
def test_a_place_is_shown_and_said(area: str, leg: str, shown: str, said: str) -> None:
    assert place(area, leg) == shown
    assert spoken_place(area, leg) == said


ARMS = sides_called("left arm", "right arm")


@pytest.mark.parametrize(
    ("leg", "told", "spoken_"),
    [
        ("left", "forearm, left arm", "Left arm, forearm."),
        ("right", "forearm, right arm", "Right arm, forearm."),
        ("both", "forearm", "Forearm."),
        ("unsaid", "forearm", "Forearm."),
    ],
)
def test_a_place_elsewhere_is_told_with_what_its_side_is_called(
    leg: str, told: str, spoken_: str
) -> None:
    assert place("forearm", leg, ARMS) == told
    assert spoken_place("forearm", leg, ARMS) == spoken_


def test_what_is_said_of_legs_is_said_of_arms() -> None:
    assert ARMS.told("One leg swollen? Both legs? Leg.") == "One arm swollen? Both arms? Arm."
    assert LEGS.told("One leg, elegant.") == "One leg, elegant."
    assert [ARMS.of(leg) for leg in ("both", "unsaid")] == ["both arms", "the arm that hurts"]
    assert sides_called("towards the wall", "the other").noun == "side"


def test_a_rhythm_names_its_phases() -> None:
    assert rhythm([("press", 2.0), ("release", 0.5)]) == "Rhythm: press 2 s, release 0.5 s"
    assert rhythm([]) == ""


@pytest.mark.parametrize(
    ("title", "technique", "told"),
    [
        ("Long strokes", "effleurage", "Long strokes (effleurage)"),
        ("Tender spot", "trigger-point", "Tender spot (trigger point)"),
        ("Wring", "petrissage", "Wring (petrissage)"),
        ("Thumb kneading", "thumb-kneading", "Thumb kneading"),
        ("Stretch", "stretch", "Stretch"),
        ("Ankle letters", "", "Ankle letters"),
    ],
)
def test_the_term_follows_in_brackets_where_the_title_is_another_word(
    title: str, technique: str, told: str
) -> None:
    assert with_term(title, technique) == told


@pytest.mark.parametrize(
    ("of_legs", "of_arms"),
    [
        ("One leg or calf is swollen.", "One arm is swollen."),
        ("Both ankles or legs are swollen.", "Both arms are swollen."),
        ("A leg that hurts, a leg that is hot.", "An arm that hurts, an arm that is hot."),
        ("The leg: legs, Legs, LEG.", "The arm: arms, Arms, LEG."),
        ("The elegant collar.", "The elegant collar."),
        ("Hold on, stand on the foot if you can, or rest.", "Hold on, or rest."),
    ],
)
def test_what_is_written_of_legs_is_told_of_arms(of_legs: str, of_arms: str) -> None:
    assert sides_called("left arm", "right arm").told(of_legs) == of_arms
    assert LEGS.told(of_legs) == of_legs


def test_every_question_and_what_follows_is_told_of_arms_without_a_leg() -> None:
    told = sides_called("left arm", "right arm").told
    for question in QUESTIONS:
        for text in (question.text, question.why, question.then):
            assert not re.search(r"(?i)\b(legs?|calf|calves|ankles?)\b", told(text)), text


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (44, "0 kB"),
        (850_400, "850 kB"),
        (998_700, "999 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (9_949_999, "9.9 MB"),
        (9_950_000, "10 MB"),
        (66_200_000, "66 MB"),
    ],
)
def test_a_file_s_size(count: int, words: str) -> None:
    assert file_size(count) == words


@pytest.mark.parametrize(
    ("legs", "told"), [("one", "one arm"), ("each", "each arm"), ("both", "both arms")]
)
def test_how_a_routine_is_laid_on_the_sides(legs: str, told: str) -> None:
    assert on_sides(legs, sides_called("left arm", "right arm")) == told
    assert on_sides(legs) == told.replace("arm", "leg")
