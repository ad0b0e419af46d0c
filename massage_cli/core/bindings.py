"""Which key does what: one table for the session, the help panel, the footer and the docs.

A person may give any action other keys; no key may be that of two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from massage_cli.core.english.cards import key_name
from massage_cli.core.english.session import KEYS, taken


class Action(StrEnum):
    """What a key asks for."""

    PAUSE = "pause"
    NEXT = "next"
    GO_ON = "go-on"
    BACK = "back"
    AGAIN = "again"
    LONGER = "longer"
    STOP = "stop"
    WORSE = "worse"
    LOUDER = "louder"
    SOFTER = "softer"
    MUTE = "mute"
    INSTRUCT = "instruct"
    HELP = "help"

    @property
    def setting(self) -> str:
        """The name of the setting that has its keys."""
        return f"keys.{self.replace('-', '_')}"


class Binding(NamedTuple):
    """Keys for an action; the first of them is shown."""

    keys: tuple[str, ...]
    action: Action

    @property
    def word(self) -> str:
        """For the footer."""
        return KEYS[self.action][0]

    @property
    def sentence(self) -> str:
        """For the help panel."""
        return KEYS[self.action][1]


Bindings = tuple[Binding, ...]

BINDINGS: Bindings = (
    Binding(("space",), Action.PAUSE),
    Binding(("n", "right", "page-down"), Action.NEXT),
    Binding(("b", "left", "page-up"), Action.BACK),
    Binding(("a",), Action.AGAIN),
    Binding(("e",), Action.LONGER),
    Binding(("i",), Action.INSTRUCT),
    Binding(("+", "=", "up"), Action.LOUDER),
    Binding(("-", "down"), Action.SOFTER),
    Binding(("m",), Action.MUTE),
    Binding(("?", "h"), Action.HELP),
    Binding(("enter",), Action.GO_ON),
    Binding(("w",), Action.WORSE),
    Binding(("x", "q"), Action.STOP),
)

"""The keys where nobody has chosen others."""


_ASKED = {
    "a": Action.AGAIN,
    "n": Action.NEXT,
    "w": Action.WORSE,
    "enter": Action.GO_ON,
    "space": Action.PAUSE,
}
"""The keys that questions name."""


_KEY = r"\[([\w-]+|.)\]"
_PARTS = r" {2,}"


class TakenError(ValueError):
    """One key for two actions."""

    def __init__(self, key: str, first: Action, second: Action) -> None:
        super().__init__(taken(key, first.setting, second.setting))


def bound(chosen: Mapping[Action, Sequence[str]]) -> Bindings:
    """The bindings with other keys for some actions; for none of a list the keys stay.

    Raises TakenError for a key that would then be that of two actions.
    """
    bindings = tuple(
        one._replace(keys=tuple(chosen.get(one.action) or one.keys)) for one in BINDINGS
    )
    owner: dict[str, Action] = {}
    for binding in bindings:
        for key in binding.keys:
            first = owner.setdefault(key, binding.action)
            if first is not binding.action:
                raise TakenError(key, first, binding.action)
    return bindings


def actions(bindings: Bindings) -> dict[str, Action]:
    """What each key asks for."""
    return {key: binding.action for binding in bindings for key in binding.keys}


def key_of(bindings: Bindings, action: Action) -> str:
    """The key that is named for an action."""
    return next(binding.keys[0] for binding in bindings if binding.action is action)


def with_keys(text: str, bindings: Bindings) -> str:
    """A question whose keys in brackets are those that hold, whatever was chosen for them."""
    for default, action in _ASKED.items():
        text = text.replace(f"[{default}]", f"[{key_of(bindings, action)}]")
    return text


def in_words(text: str, bindings: Bindings) -> str:
    """The same for a voice: `press enter`."""
    return re.sub(_KEY, r"\1", with_keys(text, bindings))


def in_sentences(text: str) -> str:
    """The same for a screen reader, which reads brackets: `Easing? A: no, hold again.`"""
    told = (_sentence(re.sub(_KEY, _named, part)) for part in re.split(_PARTS, text.strip()))
    return " ".join(told)


def _named(key: re.Match[str]) -> str:
    return f"{key_name(key[1])}:"


def _sentence(text: str) -> str:
    text = f"{text[:1].upper()}{text[1:]}"
    return text if text.endswith((".", "?", "!")) else f"{text}."
