"""What a person is asked of their leg, before and after a session; Enter skips each line."""

from __future__ import annotations

import sys

from massage_cli.cli.asking import interactive
from massage_cli.cli.diagnostics import say
from massage_cli.core.past import Answers, Feeling, Sign
from massage_cli.core.routine import Kind

_FEELINGS = {feeling.value[0]: feeling for feeling in Feeling}
_SIGNS = {"d": Sign.LIMITS_DAY, "w": Sign.WALKING, "m": Sign.NEW_MEDICINE}


def pain_before(kind: Kind) -> int | None:
    """The pain now, 0 to 10; never asked before an acute stretch, which does not wait."""
    return None if kind is Kind.ACUTE or not interactive() else _pain()


def answers(*, cramp: bool, feeling: Feeling | None = None) -> Answers:
    """How it is after a session, unless that is known; of a cramp what a doctor would ask."""
    if not interactive():
        return Answers(feeling)
    say("Enter skips a question.")
    feeling = feeling or _FEELINGS.get(_line("How is it now: [b]etter, [s]ame, [w]orse?")[:1])
    pain = _pain()
    signs = _signs() if cramp else frozenset()
    return Answers(feeling, pain, signs, _line("A note for yourself:"))


def _signs() -> frozenset[Sign]:
    say("Is any of this true?  [d] it limits your day  [w] it comes with walking and goes with")
    say("rest  [m] it came after a new medicine")
    letters = _line("Its letters:")
    return frozenset(_SIGNS[letter] for letter in letters if letter in _SIGNS)


def _pain() -> int | None:
    """A number from 0 to 10, asked again if it is none; None if it is skipped."""
    while text := _line("Pain now, 0 to 10 (Enter skips):"):
        if text.isdecimal() and int(text) <= 10:
            return int(text)
        say("  a whole number from 0 to 10, or Enter")
    return None


def _line(question: str) -> str:
    sys.stderr.write(f"{question} ")
    sys.stderr.flush()
    return sys.stdin.readline().strip()
