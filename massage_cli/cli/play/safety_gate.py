"""The safety questions between a person and a session.

Not for an acute session: that is not held up, its warning stands under the clock. The
answers are never kept; only the day on which the questions were first seen is, so that they
may be shortened.
"""

from __future__ import annotations

from massage_cli.cli.play.selection import Selection, reselected
from massage_cli.core import safety
from massage_cli.core.english import cards as words
from massage_cli.core.english import safety as safety_words
from massage_cli.core.routine import Area
from massage_cli.errors import ExitCode, MassageError
from massage_cli.settings import remembered
from massage_cli.terminal.ask import ask
from massage_cli.terminal.display import Display, Keys
from massage_cli.terminal.view.card import Card
from massage_cli.terminal.view.cards import safety_card, text_card

FULL_DAYS = 3
"""Days from the first on which all questions are shown; then one line, never nothing."""
ONWARDS = ("enter", "space")
AWAY = ("x", "q", "escape")
DAY = 24 * 60 * 60


class DeclinedError(MassageError):
    """The session does not start: for the person's safety, or because they say so."""

    def __init__(self, message: str) -> None:
        super().__init__(message, code=ExitCode.STOPPED)


def passed(display: Display, keys: Keys, what: Selection, now: float) -> Selection:
    """Ask, and return what may be played: all of it, gently, or without some areas.

    `now` in seconds since 1970. Raises DeclinedError with what to do instead.
    """
    known = _known(now)
    if known and not _ask_briefly(display, keys):
        return what
    return _ask_all(display, keys, what)


def _known(now: float) -> bool:
    """Whether all questions were first seen some days ago; remembers the first time."""
    today = int(now // DAY)
    first = remembered.recall(remembered.SAFETY_SEEN) or ""
    if not first.isdecimal():
        remembered.remember(remembered.SAFETY_SEEN, str(today))
        return False
    return today - int(first) >= FULL_DAYS


def _ask_briefly(display: Display, keys: Keys) -> bool:
    """The one line; returns whether all questions are to be asked."""
    card = text_card(
        safety_words.SHORT_SCREEN,
        (),
        (("enter", words.NO_START), ("?", words.ALL_QUESTIONS), ("q", words.QUIT)),
    )
    key = ask(display, keys, card, (*ONWARDS, *AWAY, "?"))
    if key in AWAY:
        raise DeclinedError(words.NOT_STARTED)
    return key == "?"


def _ask_all(display: Display, keys: Keys, what: Selection) -> Selection:
    numbers = tuple(question.key for question in safety.QUESTIONS)
    while (key := ask(display, keys, safety_card(), (*ONWARDS, *AWAY, "?", *numbers))) == "?":
        ask(display, keys, _why_card(), (*ONWARDS, *AWAY))
    if key in AWAY:
        raise DeclinedError(words.NOT_STARTED)
    question = safety.question(key or "")
    if question is None:
        return what
    match question.consequence:
        case safety.Consequence.STOP:
            raise DeclinedError(safety.MESSAGES[safety.Consequence.STOP])
        case safety.Consequence.ASK_FIRST:
            return _gently(display, keys, what)
        case safety.Consequence.SKIP:
            return _around(display, keys, what)


def _gently(display: Display, keys: Keys, what: Selection) -> Selection:
    message = safety.MESSAGES[safety.Consequence.ASK_FIRST]
    card = text_card(message, (), (("g", words.SAID_FINE), ("q", words.NOT_YET)))
    if ask(display, keys, card, ("g", *AWAY)) != "g":
        raise DeclinedError(message)
    return reselected(what, what.choices._replace(gentle=True))


def _around(display: Display, keys: Keys, what: Selection) -> Selection:
    """Leave out the areas that are pressed by number, until Enter."""
    steps = [segment.step for segment in what.timeline.work]
    areas = tuple(dict.fromkeys(step.area for step in steps if step and step.area))
    skipped: tuple[Area, ...] = ()
    numbers = tuple(str(number) for number in range(1, len(areas) + 1))
    while True:
        key = ask(display, keys, _areas_card(areas, skipped), (*ONWARDS, *AWAY, *numbers))
        if key in AWAY:
            raise DeclinedError(words.NOT_STARTED)
        if key not in numbers:
            break
        area = areas[int(key) - 1]
        kept = tuple(other for other in skipped if other is not area)
        skipped = kept if area in skipped else (*skipped, area)
    if not skipped:
        return what
    return reselected(what, what.choices._replace(skip=(*what.choices.skip, *skipped)))


def _areas_card(areas: tuple[Area, ...], skipped: tuple[Area, ...]) -> Card:
    lines = tuple(
        f"{number} {area.words}{words.LEFT_OUT if area in skipped else ''}"
        for number, area in enumerate(areas, 1)
    )
    keys = ((f"1-{len(areas)}", words.LEAVE_OUT), ("enter", words.START), ("q", words.QUIT))
    return text_card(safety.MESSAGES[safety.Consequence.SKIP], lines, keys)


def _why_card() -> Card:
    reasons = tuple(f"{question.key}: {question.why}" for question in safety.QUESTIONS)
    return text_card(safety_words.WHY, reasons, (("enter", words.BACK),))
