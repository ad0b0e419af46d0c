"""What is asked for safety before a session, and what follows from the answers.

The words are `english.safety`'s; the terminal shows them and reads the keys. The answers are
never kept. What is kept is the day on which the questions were first seen, and what a person
wants from then on (`core.history.profile`): gently, without some areas, and what they cannot do.
"""

from __future__ import annotations

from collections.abc import Iterable
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
    """One thing that may be true. Its number is the key that ticks it."""

    number: int
    consequence: Consequence
    text: str
    why: str
    then: str
    """What is said to a yes."""
    ticked: str = ""
    """What is added where it was ticked, and can be left unticked."""

    @property
    def key(self) -> str:
        """The key that ticks it."""
        return str(self.number)


_ASKED = {
    "one-sided": Consequence.STOP,
    "clot-before": Consequence.STOP,
    "injury": Consequence.STOP,
    "numb-or-feverish": Consequence.STOP,
    "dark-urine": Consequence.STOP,
    "ask-first": Consequence.ASK_FIRST,
    "swelling-or-hormones": Consequence.ASK_FIRST,
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
"""What follows from each, in general; each question says it in its own words."""

HOLDS_A_SPOT = 6
"""Holds on one tender spot after which it is left alone, repeats counted."""
TEN_MINUTES_AFTER = 600.0
"""Seconds of a cramp in one leg, repeated holds among them, at which TEN_MINUTES is shown."""


def answered(ticked: Iterable[str], consequence: Consequence) -> tuple[str, ...]:
    """What is said to the ticked questions (their keys) of one consequence, the gravest first."""
    keys = frozenset(ticked)
    said = (q for q in QUESTIONS if q.key in keys and q.consequence is consequence)
    return tuple(" ".join(filter(None, (q.then, q.ticked))) for q in said)


def stop_words(ticked: Iterable[str]) -> str:
    """Why a session does not start and what to do, a reason a line; empty if it may start."""
    reasons = answered(ticked, Consequence.STOP)
    return "\n".join((*reasons, words.EMERGENCY)) if reasons else ""


def stop_lines() -> tuple[str, ...]:
    """The reasons not to start, and what then, where nobody can be asked."""
    reasons = (question.text for question in QUESTIONS if question.consequence is Consequence.STOP)
    return words.not_if(tuple(reasons))
