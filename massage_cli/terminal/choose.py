"""Shows the home screen until a person has chosen; and asks a question for one key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from massage_cli.core.home import Entry, Home, joined, pressed
from massage_cli.core.layouts import latin
from massage_cli.terminal.display import RESIZE, SUSPEND, UNSEEN_SECONDS, Display, Keys
from massage_cli.terminal.view.home import HomePage

NEITHER = frozenset({None, RESIZE, "up", "down", "left", "right", "home", "end", "delete"})
AT_ONCE = 8
"""Entries that join the screen between two looks at the keyboard."""
UNSEEN = 32
"""Those that join before a key is taken: all, if there are no files but ours."""


def choose(
    display: Display, keys: Keys, home: Home, following: Iterable[Entry] = ()
) -> Entry | None:
    """The entry that is begun from `home`; None if the person goes away.

    `following` join the entries of `home`, each in its section. The first of them are in the first
    frame, the others join while no key is pressed, so that many files keep nobody waiting. What
    was typed before it was seen counts: who knows what is there need not wait for it.
    """
    rest = iter(following)
    home, more = _joined(home, rest, AT_ONCE)
    while more and not home.shown:
        home, more = _joined(home, rest, AT_ONCE)
    display.show(HomePage(home), 0)
    home, more = _joined(home, rest, UNSEEN)
    display.show(HomePage(home), 0)
    while True:
        key = keys.wait(0 if more else None)
        if key == SUSPEND:
            display.suspend()
        elif key is not None and key != RESIZE:
            after = pressed(home, key)
            if not isinstance(after, Home):
                return after
            home = after
        home, more = _joined(home, rest, AT_ONCE)
        display.show(HomePage(home), 0)


def _joined(home: Home, rest: Iterator[Entry], number: int) -> tuple[Home, bool]:
    """`home` with the next `number` entries of `rest`, and whether there were any."""
    more = tuple(islice(rest, number))
    return joined(home, more), bool(more)


def confirmed(display: Display, keys: Keys, question: str) -> bool:
    """Whether the first key says yes: Enter or y. Any other says no; an arrow says nothing."""
    display.say(question)
    keys.ignore(UNSEEN_SECONDS)
    while True:
        key = keys.wait(None)
        if key == SUSPEND:
            display.suspend()
        elif key is not None and key not in NEITHER:
            return key == "enter" or latin(key) == "y"
