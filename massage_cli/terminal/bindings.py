"""Which key does what: one table for the session, the help panel, the footer and the docs."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from massage_cli.core.english.session import KEYS


class Action(StrEnum):
    """What a key asks for."""

    PAUSE = "pause"
    NEXT = "next"
    GO_ON = "go-on"
    BACK = "back"
    AGAIN = "again"
    LONGER = "longer"
    STOP = "stop"
    LOUDER = "louder"
    SOFTER = "softer"
    MUTE = "mute"
    INSTRUCT = "instruct"
    HELP = "help"


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


BINDINGS = (
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
    Binding(("x", "q"), Action.STOP),
)

ACTIONS = {key: binding.action for binding in BINDINGS for key in binding.keys}
