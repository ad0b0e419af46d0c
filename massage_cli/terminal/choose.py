"""Shows the home screen until a person has chosen; and asks a question for one key."""

from __future__ import annotations

from massage_cli.core.home import Entry, Home, pressed
from massage_cli.core.layouts import latin
from massage_cli.terminal.display import RESIZE, SUSPEND, UNSEEN_SECONDS, Display, Keys
from massage_cli.terminal.view.home import HomePage

NEITHER = frozenset({None, RESIZE, "up", "down", "left", "right", "home", "end", "delete"})


def choose(display: Display, keys: Keys, home: Home) -> Entry | None:
    """The entry that is begun from `home`; None if the person goes away.

    What was typed before it was seen chooses nothing.
    """
    display.show(HomePage(home), 0)
    keys.ignore(UNSEEN_SECONDS)
    while True:
        key = keys.wait(None)
        if key == SUSPEND:
            display.suspend()
        elif key is not None and key != RESIZE:
            after = pressed(home, key)
            if not isinstance(after, Home):
                return after
            home = after
        display.show(HomePage(home), 0)


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
