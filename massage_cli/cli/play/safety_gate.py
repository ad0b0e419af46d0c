"""The safety questions between a person and a session.

Not for an acute session: that is not held up, its warning stands under the clock. The
answers are never kept. Kept are the day on which the questions were first seen, so that they
may be shortened, and what follows from them for every session: that the person goes gently,
and the areas that are left out (`profile`).
"""

from __future__ import annotations

from functools import partial

from massage_cli.cli.play import profile as profiles
from massage_cli.cli.play.declined import DeclinedError
from massage_cli.cli.play.selection import Selection, reselected
from massage_cli.core import safety
from massage_cli.core.body import Area, Elsewhere, Where
from massage_cli.core.english import cards as words
from massage_cli.core.english import profile as profile_words
from massage_cli.core.english import safety as safety_words
from massage_cli.core.english.words import Sides
from massage_cli.core.history.profile import Profile
from massage_cli.core.safety import Consequence
from massage_cli.core.timeline import Timeline
from massage_cli.settings import remembered
from massage_cli.terminal.ask import ask, tick
from massage_cli.terminal.display import Display, Keys
from massage_cli.terminal.view.card import Card
from massage_cli.terminal.view.cards import areas_card, safety_card, text_card

FULL_DAYS = 3
"""Days from the first on which all questions are shown; then one line, never nothing."""
ONWARDS = ("enter", "space")
AWAY = ("x", "q", "escape")
CHANGE = "c"
WHY = "?"
DAY = 24 * 60 * 60


def passed(display: Display, keys: Keys, what: Selection, now: float) -> Selection:
    """Ask, and return what may be played: all of it, gently, or without some areas.

    `now` in seconds since 1970. Raises DeclinedError with what to do instead.
    """
    briefly = _known(now)
    profile = profiles.recalled()
    ticked: frozenset[str] = frozenset()
    while True:
        told = tuple(profiles.told(what, profile))
        if briefly:
            key = _ask_briefly(display, keys, told, what.timeline)
        else:
            key, ticked = _ask_all(display, keys, told, ticked, what.timeline)
        if key in AWAY:
            raise DeclinedError(words.NOT_STARTED)
        if key == CHANGE:
            what, profile = profiles.changed(display, keys, what, profile)
        elif key == WHY and briefly:
            briefly = False
        elif key == WHY:
            ask(display, keys, _why_card(what.timeline.sides), (*ONWARDS, *AWAY))
        else:
            return _followed(display, keys, what, profile, ticked)


def _known(now: float) -> bool:
    """Whether all questions were first seen some days ago; remembers the first time."""
    today = int(now // DAY)
    first = remembered.recall(remembered.SAFETY_SEEN) or ""
    if not first.isdecimal():
        remembered.remember(remembered.SAFETY_SEEN, str(today))
        return False
    return today - int(first) >= FULL_DAYS


def _ask_briefly(
    display: Display, keys: Keys, told: tuple[str, ...], timeline: Timeline
) -> str | None:
    """The one line, and whether anything is new."""
    card = text_card(
        words.before(timeline.routine.title),
        timeline.sides.told(safety_words.SHORT_SCREEN),
        (safety_words.ANYTHING_NEW, *told),
        (
            ("enter", words.NO_START),
            (WHY, words.ALL_QUESTIONS),
            (CHANGE, words.CHANGE if told else words.SUITS),
            ("q", words.QUIT),
        ),
    )
    return ask(display, keys, card, (*ONWARDS, *AWAY, WHY, CHANGE))


def _ask_all(
    display: Display,
    keys: Keys,
    told: tuple[str, ...],
    ticked: frozenset[str],
    timeline: Timeline,
) -> tuple[str | None, frozenset[str]]:
    return tick(
        display,
        keys,
        lambda ticked: safety_card(
            ticked,
            told,
            routine=timeline.routine.title,
            changes=bool(told),
            sides=timeline.sides,
        ),
        tuple(question.key for question in safety.QUESTIONS),
        (*ONWARDS, *AWAY, WHY, CHANGE),
        ticked,
    )


def _followed(
    display: Display, keys: Keys, what: Selection, profile: Profile, ticked: frozenset[str]
) -> Selection:
    """What the ticks lead to: the strictest decides, and a lesser one still acts."""
    sides = what.timeline.sides
    if stop := safety.stop_words(ticked):
        raise DeclinedError(sides.told(stop))
    if asks := safety.answered(ticked, Consequence.ASK_FIRST):
        what = _gently(display, keys, what, tuple(map(sides.told, asks)))
        # Kept at once: who leaves at the next card is not firm on another day.
        gentle = profile._replace(gentle=True)
        profiles.keep(display, keys, profile, gentle)
        profile = gentle
    if skips := safety.answered(ticked, Consequence.SKIP):
        if skipped := _left_out(display, keys, what, tuple(map(sides.told, skips))):
            what = _without(what, skipped)
        # Only an area means the same in the next routine.
        areas = [area for area in skipped if isinstance(area, Area)]
        new = tuple(area for area in areas if area not in profile.skip)
        profiles.keep(display, keys, profile, profile._replace(skip=(*profile.skip, *new)))
    return what


def _without(what: Selection, skipped: tuple[Where, ...]) -> Selection:
    chosen = what.choices
    areas = tuple(each for each in skipped if isinstance(each, Area))
    places = tuple(str(each) for each in skipped if isinstance(each, Elsewhere))
    more = chosen._replace(skip=(*chosen.skip, *areas), places=(*chosen.places, *places))
    return reselected(what, more)


def _gently(display: Display, keys: Keys, what: Selection, asks: tuple[str, ...]) -> Selection:
    heading, *more = asks
    card = text_card(
        words.ASK_FIRST_TITLE,
        heading,
        (*more, safety_words.SAID_FINE, profile_words.KEPT),
        (("g", words.SAID_FINE), ("q", words.NOT_YET)),
    )
    if ask(display, keys, card, ("g", *AWAY)) != "g":
        raise DeclinedError("\n".join(asks))
    return reselected(what, what.choices._replace(gentle=True))


def _left_out(
    display: Display, keys: Keys, what: Selection, skips: tuple[str, ...]
) -> tuple[Where, ...]:
    """The areas that are ticked by number; where none is, it is asked once more."""
    steps = [segment.step for segment in what.timeline.work]
    areas = tuple(dict.fromkeys(step.area for step in steps if step and step.area))
    by_key = {str(number): area for number, area in enumerate(areas, 1)}
    for question in ("\n".join(skips), safety_words.NO_AREA):
        key, ticked = tick(
            display,
            keys,
            partial(areas_card, question, by_key),
            tuple(by_key),
            (*ONWARDS, *AWAY),
        )
        if key in AWAY:
            raise DeclinedError(words.NOT_STARTED)
        if ticked:
            return tuple(area for key, area in by_key.items() if key in ticked)
    return ()


def _why_card(sides: Sides) -> Card:
    reasons = tuple(f"{one.key}: {sides.told(one.why)}" for one in safety.QUESTIONS)
    return text_card(safety_words.WHY, "", reasons, (("q", words.BACK),))
