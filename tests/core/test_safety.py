from __future__ import annotations

import pytest

from massage_cli.core.english import safety
from massage_cli.core.safety import MESSAGES, QUESTIONS, Consequence, question, stop_lines


def test_the_questions_are_one_key_each_the_gravest_first() -> None:
    assert [q.key for q in QUESTIONS] == ["1", "2", "3", "4", "5"]
    assert [q.consequence for q in QUESTIONS] == [
        Consequence.STOP,
        Consequence.STOP,
        Consequence.STOP,
        Consequence.ASK_FIRST,
        Consequence.SKIP,
    ]


@pytest.mark.parametrize("number", range(1, 6))
def test_a_key_says_yes_to_its_question(number: int) -> None:
    assert question(str(number)) is QUESTIONS[number - 1]


@pytest.mark.parametrize("key", ["0", "6", "y", "enter", ""])
def test_another_key_says_yes_to_nothing(key: str) -> None:
    assert question(key) is None


@pytest.mark.parametrize(
    ("consequence", "words"),
    [
        (Consequence.STOP, ["don't massage", "doctor", "today", "emergency number", "112"]),
        (Consequence.ASK_FIRST, ["doctor, nurse or pharmacist", "gentle"]),
        (Consequence.SKIP, ["Leave those places out"]),
    ],
)
def test_each_consequence_says_what_to_do(consequence: Consequence, words: list[str]) -> None:
    assert all(word in MESSAGES[consequence] for word in words)


@pytest.mark.parametrize(
    "sign",
    ["swollen", "warm", "hard", "darker", "all the time", "clot", "surgery", "numb", "feverish"],
)
def test_where_nobody_can_be_asked_every_stop_sign_is_told(sign: str) -> None:
    assert sign in " ".join(stop_lines())


def test_where_nobody_can_be_asked_the_milder_questions_are_left_out() -> None:
    assert "pregnant" not in " ".join(stop_lines())
    assert stop_lines()[-1].startswith("If it is: please don't massage this leg.")
    assert stop_lines()[-1].endswith(MESSAGES[Consequence.STOP][1:])


def test_every_question_says_why_it_is_asked() -> None:
    for asked in QUESTIONS:
        assert asked.why.endswith(".")


@pytest.mark.parametrize(
    "line",
    ["ACUTE_WARNING", "EASING_QUESTION", "SHORT_SCREEN", "EASE_OFF", "HEADING"],
)
def test_one_line_texts_fit_into_eighty_columns(line: str) -> None:
    assert len(getattr(safety, line)) <= 84
