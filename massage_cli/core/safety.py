"""What is asked for safety before a session, and what follows from an answer.

The words are `english.safety`'s; the terminal shows them and reads the key.
Answers are never kept; that the questions were seen, and when, is enough.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from massage_cli.core.english import safety as words


class Consequence(StrEnum):
    """What a yes to a question leads to."""

    STOP = "stop"
    """The routine does not start."""
    ASK_FIRST = "ask first"
    """Only gently, and only if a professional has said it is fine."""
    SKIP = "skip spot"
    """Some areas are left out."""


class Question(NamedTuple):
    """One thing that may be true today. Its number is the key that says yes to it."""

    number: int
    consequence: Consequence
    text: str
    why: str

    @property
    def key(self) -> str:
        """The key that says yes."""
        return str(self.number)


_ASKED = {
    "one-sided": Consequence.STOP,
    "clot-before": Consequence.STOP,
    "numb-or-feverish": Consequence.STOP,
    "ask-first": Consequence.ASK_FIRST,
    "skin": Consequence.SKIP,
}
QUESTIONS = tuple(
    Question(number, outcome, *words.QUESTIONS[name])
    for number, (name, outcome) in enumerate(_ASKED.items(), 1)
)
"""The screen's questions, the gravest first."""

MESSAGES = {
    Consequence.STOP: words.STOP,
    Consequence.ASK_FIRST: words.ASK_FIRST,
    Consequence.SKIP: words.SKIP,
}
"""What is said to a yes."""

HOLDS_A_SPOT = 6
"""Holds on one tender spot after which it is left alone, repeats counted."""
TEN_MINUTES_AFTER = 600.0
"""Seconds into an acute session, repeated holds among them, at which TEN_MINUTES is shown."""


def question(key: str) -> Question | None:
    """The question that `key` says yes to, None if it is no question's key."""
    return next((question for question in QUESTIONS if question.key == key), None)


def stop_lines() -> tuple[str, ...]:
    """The reasons not to start, and what then, where nobody can be asked."""
    reasons = (question.text for question in QUESTIONS if question.consequence is Consequence.STOP)
    return words.not_if(tuple(reasons))
