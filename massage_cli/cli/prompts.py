"""What a person is asked in lines at a terminal; a script is never waited for.

The questions after a session let Enter skip each line.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from massage_cli.cli.stderr import say
from massage_cli.core.english import cards as words
from massage_cli.core.english import diary
from massage_cli.core.history.diary import Happened
from massage_cli.core.history.past import WORST, Answers, Feeling, Sign
from massage_cli.core.layouts import latin
from massage_cli.core.routine import Kind
from massage_cli.errors import ExitCode, MassageError
from massage_cli.printable import printable_lines
from massage_cli.terminal.display import UNSEEN_SECONDS
from massage_cli.terminal.modes import let_stand
from massage_cli.terminal.sequences import typed_text

T = TypeVar("T")


def interactive() -> bool:
    """Whether somebody can read a question and answer it."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, default: str, read: Callable[[str], T]) -> T:
    """The answer as `read` makes of it, asked again while that raises a MassageError."""
    while True:
        answer = _line(f"{question} [{default}] ") or default
        try:
            return read(answer)
        except MassageError as error:
            say(f"  {error.message}" + (f": {error.help}" if error.help else ""))


def agreed(question: str, *, default: bool = False) -> bool:
    """Whether the person says yes; an empty answer is the default."""
    answer = _letters(_line(f"{question} [{'Y/n' if default else 'y/N'}] "))
    return answer in ("y", "yes") if answer else default


def another_page() -> bool:
    """Whether to go on with a text that is longer than the screen; at the input's end not."""
    line = _read(words.NEXT_PAGE)
    return bool(line) and not _letters(line).startswith("q")


def _line(prompt: str) -> str:
    line = _read(prompt)
    if not line:
        raise MassageError("no answer: nothing was done", code=ExitCode.STOPPED)
    return line.strip()


_FEELINGS = {feeling.value[0]: feeling for feeling in Feeling}
_SIGNS = {"d": Sign.LIMITS_DAY, "n": Sign.NO_BETTER}
"""What is asked after a calm session, by its letter."""
_CRAMP_SIGNS = {**_SIGNS, "w": Sign.WALKING, "m": Sign.NEW_MEDICINE}


class Way(StrEnum):
    """How to go on with a lot of pain."""

    GENTLY = "gently"
    AS_PLANNED = "as planned"
    NOT_TODAY = "not today"


_WAYS = {"f": Way.AS_PLANNED, "n": Way.NOT_TODAY}


def pain_before(kind: Kind) -> int | None:
    """The pain now, 0 to 10; never asked before an acute stretch, which does not wait."""
    return None if kind is Kind.ACUTE or not interactive() else _pain(words.PAIN_BEFORE)


def way_with_pain() -> Way:
    """How to go on with a lot of pain; gently unless another letter is typed."""
    return _WAYS.get(_letters(_read(words.SEVERE_BEFORE))[:1], Way.GENTLY)


def feeling_after() -> Feeling | None:
    """How it is after a session that ended without a card to answer on."""
    return _FEELINGS.get(_letters(_read(words.FEELING))[:1]) if interactive() else None


def answers(feeling: Feeling | None, *, cramped: bool) -> Iterator[Answers]:
    """What a doctor would ask after a calm session; of cramps too if there was one lately.

    All that is known by then, `feeling` first, after each answer: the next question may be cut off.
    """
    if not interactive():
        return
    say(words.ENTER_SKIPS)
    known = Answers(feeling, pain_after=_pain(words.PAIN_AFTER))
    yield known
    asked = (words.SIGNS_OF_CRAMP, _CRAMP_SIGNS) if cramped else (words.SIGNS, _SIGNS)
    known = known._replace(signs=_signs(*asked))
    yield known
    yield known._replace(note=_read(words.NOTE).strip())


_HAPPENED: dict[str, tuple[Happened, int | None]] = {
    **{happened.value[0]: (happened, None) for happened in Happened},
    "n": (Happened.TIGHT, 0),
}


def what_happened() -> tuple[Happened, int | None] | None:
    """What is to be logged, and how bad it was where that says it already: 0 for nothing tight.

    Asked again until it is one of the letters; None for nothing.
    """
    while answer := _letters(_read(diary.WHAT)):
        if answer[0] in _HAPPENED:
            return _HAPPENED[answer[0]]
    return None


def where_it_was() -> str:
    """A leg, a place, or both in one, as it was typed; empty if it is skipped."""
    return _read(diary.WHERE).strip()


def how_bad() -> int | None:
    """How bad it was, 0 to 10; None if it is skipped."""
    return _number(diary.HOW_BAD)


def _signs(question: str, asked: Mapping[str, Sign]) -> frozenset[Sign]:
    say(question)
    for sign in asked.values():
        say(f"  {words.SIGN[sign]}")
    letters = _letters(_read(words.SIGN_LETTERS))
    return frozenset(asked[letter] for letter in letters if letter in asked)


def _pain(why: str) -> int | None:
    """A number from 0 to 10, asked again if it is none; None if it is skipped."""
    say(why)
    return _number(words.PAIN)


def _number(question: str) -> int | None:
    while text := _read(question).strip():
        if text.isdecimal() and len(text) < 4 and int(text) <= WORST:
            return int(text)
        say(words.PAIN_HELP)
    return None


def _letters(line: str) -> str:
    """What was typed as the letters that are on its keys, whatever script the keyboard has."""
    return "".join(map(latin, line.strip().lower()))


def _read(prompt: str) -> str:
    """A line with its end, cleaned; empty where the input is at its end.

    At a terminal, what was typed before the prompt was seen is no answer to it.
    """
    sys.stderr.write(printable_lines(prompt))
    sys.stderr.flush()
    if sys.stdin.isatty():
        let_stand(sys.stdin.fileno(), UNSEEN_SECONDS)
    line = sys.stdin.buffer.readline().decode(sys.stdin.encoding, "replace")
    return typed_text(line) + "\n" if line else ""
