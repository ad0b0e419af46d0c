from __future__ import annotations

import pytest

from massage_cli.core.english import safety
from massage_cli.core.english.briefing import DO_NOT_START, LEAVE_OUT, WHO_ASKS_FIRST
from massage_cli.core.safety import (
    MESSAGES,
    QUESTIONS,
    Consequence,
    answered,
    stop_lines,
    stop_words,
)

STOP, ASK, SKIP = Consequence.STOP, Consequence.ASK_FIRST, Consequence.SKIP
BY_KEY = {question.key: question for question in QUESTIONS}


def test_the_questions_are_one_key_each_the_gravest_first() -> None:
    assert [q.key for q in QUESTIONS] == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert [q.consequence for q in QUESTIONS] == [STOP] * 5 + [ASK, ASK, SKIP]


@pytest.mark.parametrize(
    ("key", "asked", "then"),
    [
        ("1", ["swollen", "warm", "hard", "darker", "throbs"], ["clot", "today"]),
        ("2", ["blood clot", "three months", "gave birth", "four hours"], ["doctor, nurse"]),
        ("3", ["tear or pop", "after an injury"], ["emergency", "today"]),
        ("4", ["numb", "weak", "fever", "wound"], ["call one today", "medical help now"]),
        ("5", ["dark brown", "statin", "very hard exercise"], ["help today", "next dose"]),
        ("6", ["blood thinners", "pregnant", "kidney", "a child"], ["pharmacist first"]),
        ("7", ["Both ankles or legs", "pill or hormone"], ["pharmacist first"]),
        ("8", ["bruises", "cuts", "sore skin"], ["Leave those places out"]),
    ],
)
def test_each_question_has_words_of_its_own(key: str, asked: list[str], then: list[str]) -> None:
    assert all(word in BY_KEY[key].text for word in asked)
    assert all(word in BY_KEY[key].then for word in then)
    assert BY_KEY[key].why.endswith(".")


def test_no_two_questions_lead_to_the_same_words() -> None:
    assert len({question.then for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("key", ["2", "3", "4", "5"])
def test_only_who_may_have_a_clot_reads_of_one(key: str) -> None:
    assert "clot" not in stop_words(key)
    assert "clot" in stop_words("1")


def test_who_must_get_help_with_dark_urine_is_not_told_to_keep_on_with_a_medicine() -> None:
    assert "on your own" not in stop_words("5")


@pytest.mark.parametrize("ticked", [[], ["6"], ["7", "8"], ["0", "9", "x", ""]])
def test_without_a_reason_to_stop_nothing_is_said_of_stopping(ticked: list[str]) -> None:
    assert stop_words(ticked) == ""


def test_every_reason_to_stop_is_answered_and_the_emergency_number_named_once() -> None:
    lines = stop_words(["8", "5", "1", "6"]).split("\n")
    assert lines == [BY_KEY["1"].then, BY_KEY["5"].then, safety.EMERGENCY]


def test_what_was_ticked_is_answered_for_one_consequence_the_gravest_first() -> None:
    assert answered(["8", "7", "6"], ASK) == (BY_KEY["6"].then, BY_KEY["7"].then)
    assert answered(["6", "7"], SKIP) == ()


def test_only_who_ticked_a_question_is_told_to_leave_it_unticked() -> None:
    (said,) = answered(["2"], STOP)
    assert said == f"{BY_KEY['2'].then} {BY_KEY['2'].ticked}"
    assert BY_KEY["2"].ticked == "Once they have said so, leave this question unticked."
    assert not any("tick" in line for line in stop_lines())


@pytest.mark.parametrize(
    ("consequence", "words"),
    [
        (STOP, ["don't massage", "doctor", "today", "emergency number", "112"]),
        (ASK, ["doctor, nurse or pharmacist", "gently"]),
        (SKIP, ["Leave those places out"]),
    ],
)
def test_each_consequence_says_what_to_do(consequence: Consequence, words: list[str]) -> None:
    assert all(word in MESSAGES[consequence] for word in words)


@pytest.mark.parametrize(
    "sign",
    [
        "swollen", "warm", "hard", "darker", "all the time", "clot", "operation", "four hours",
        "numb", "fever", "wound", "tear or pop", "severe and grows", "dark brown", "statin",
    ],
)  # fmt: skip
def test_where_nobody_can_be_asked_every_stop_sign_is_told(sign: str) -> None:
    assert sign in " ".join(stop_lines())


def test_where_nobody_can_be_asked_who_asks_first_and_what_is_left_out_is_told_last() -> None:
    *_, what_then, ask_first, leave_out = stop_lines()
    assert what_then.startswith("If it is: please don't massage.")
    assert what_then.endswith(MESSAGES[STOP][1:])
    assert (ask_first, leave_out) == (WHO_ASKS_FIRST, LEAVE_OUT)


IN_SHORT = {
    "1": ["swollen, warm, hard, red or darker", "hurts all the time"],
    "2": ["a blood clot", "birth, operation"],
    "3": ["injury"],
    "4": ["a fever", "new numbness or weakness"],
    "5": ["dark urine"],
    "6": [
        "pregnant", "blood thinners", "bleed easily", "numb feet", "weak bones", "cancer",
        "heart, artery or kidney disease", "for a child",
    ],
    "7": ["both legs are swollen", "the pill or hormone therapy"],
    "8": ["bruises, cuts, a rash, sore skin and bulging veins"],
}  # fmt: skip
"""By the key of its question: what is said of it where nobody was asked."""


def test_what_is_said_where_nobody_was_asked_leaves_no_question_out() -> None:
    assert list(IN_SHORT) == [question.key for question in QUESTIONS]
    told = {STOP: DO_NOT_START, ASK: WHO_ASKS_FIRST, SKIP: LEAVE_OUT}
    for question in QUESTIONS:
        for words in IN_SHORT[question.key]:
            assert words in told[question.consequence]


@pytest.mark.parametrize("text", ["ACUTE_WARNING", "SHORT_SCREEN", "WORSE", "WORSE_AFTER"])
def test_every_text_on_a_clot_knows_that_skin_may_darken(text: str) -> None:
    assert "red or darker" in getattr(safety, text)


@pytest.mark.parametrize("line", ["ACUTE_WARNING", "EASING_QUESTION", "EASE_OFF", "HEADING"])
def test_one_line_texts_fit_into_eighty_columns(line: str) -> None:
    assert len(getattr(safety, line)) <= 84
