"""Shows a card and waits for the key that answers it."""

from __future__ import annotations

from collections.abc import Container

from massage_cli.core.past import Feeling
from massage_cli.terminal.display import SUSPEND, UNSEEN_SECONDS, Display, Keys
from massage_cli.terminal.view.card import Card
from massage_cli.terminal.view.cards import FEELINGS

CLOSING = ("enter", "space", "escape", "x", "q")
"""The keys that close a card without an answer."""
_ONWARDS = ("down", "page-down", "enter", "space")


def ask(display: Display, keys: Keys, card: Card, answers: Container[str]) -> str | None:
    """Show `card` until a key of `answers` comes; None where nobody can press one.

    Enter and space answer nothing before the card's end has been in sight: they scroll. What
    was typed before the card has been seen answers nothing either.
    """
    first = 0
    ends = display.show(card, first)
    keys.ignore(UNSEEN_SECONDS)
    while keys.interactive:
        key = keys.wait(None)
        if key == SUSPEND:
            display.suspend()
        elif key == "up":
            first = max(0, first - 1)
        elif key in _ONWARDS and not ends:
            first += 1
        elif key is not None and key in answers:
            return key
        ends = display.show(card, first)
    return None


def ask_feeling(display: Display, keys: Keys, card: Card) -> Feeling | None:
    """Show the end card until a person has said how it is now, or closed it."""
    return FEELINGS.get(ask(display, keys, card, (*FEELINGS, *CLOSING)) or "")
