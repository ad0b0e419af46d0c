"""Shows a card and waits for the key that answers it."""

from __future__ import annotations

from collections.abc import Callable, Container

from massage_cli.core.history.past import Feeling
from massage_cli.core.layouts import latin
from massage_cli.terminal.display import SUSPEND, UNSEEN_SECONDS, Display, Keys
from massage_cli.terminal.view.card import Card
from massage_cli.terminal.view.cards import FEELINGS

CLOSING = ("enter", "escape", "x", "q")
"""The keys that close the end card without an answer. Space is none: by habit it pauses."""
UNEXPECTED_SECONDS = 1.5
"""What is typed within so long on the end card was meant for the session: that ends by itself."""
_ONWARDS = ("down", "page-down", "enter", "space")
_BACK = ("up", "page-up")


def ask(
    display: Display,
    keys: Keys,
    card: Card,
    answers: Container[str],
    unseen: float = UNSEEN_SECONDS,
) -> str | None:
    """Show `card` until a key of `answers` comes; None where nobody can press one.

    Enter and space answer nothing before the card's end has been in sight: they turn
    the page. What was typed before the card has been seen, within the first `unseen` seconds,
    answers nothing either.
    """
    return tick(display, keys, lambda _: card, (), answers, unseen=unseen)[0]


def tick(
    display: Display,
    keys: Keys,
    card_of: Callable[[frozenset[str]], Card],
    options: Container[str],
    answers: Container[str],
    ticked: frozenset[str] = frozenset(),
    *,
    unseen: float = UNSEEN_SECONDS,
) -> tuple[str | None, frozenset[str]]:
    """As `ask`, but a key of `options` first ticks its option, or takes the tick away.

    `card_of` shows what is ticked. Returns the key of `answers`, and what is ticked then.
    """
    first = page = 0
    further = display.show(card_of(ticked), first)
    keys.ignore(unseen)
    while keys.interactive:
        key = keys.wait(None)
        if key is None:
            continue
        if key not in options and key not in answers:
            key = latin(key)
        if key == SUSPEND:
            display.suspend()
        elif key in _BACK:
            first = max(0, first - page)
        elif key in _ONWARDS and further:
            first += further
            page = max(page, further)
        elif key in options:
            ticked ^= {key}
        elif key in answers:
            return key, ticked
        further = display.show(card_of(ticked), first)
    return None, ticked


def ask_feeling(display: Display, keys: Keys, card: Card) -> Feeling | None:
    """Show the end card until a person has said how it is now, or closed it."""
    answer = ask(display, keys, card, (*FEELINGS, *CLOSING), UNEXPECTED_SECONDS)
    return FEELINGS.get(answer or "")
