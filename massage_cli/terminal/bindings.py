"""Which key does what: one table for the session, the help panel, the footer and the docs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Action(StrEnum):
    """What a key asks for."""

    PAUSE = "pause"
    NEXT = "next"
    BACK = "back"
    AGAIN = "again"
    STOP = "stop"
    LOUDER = "louder"
    SOFTER = "softer"
    MUTE = "mute"
    INSTRUCT = "instruct"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Binding:
    """Keys for an action, its word in the footer, and its sentence in the help panel."""

    keys: tuple[str, ...]
    action: Action
    word: str
    sentence: str


BINDINGS = (
    Binding(("space",), Action.PAUSE, "pause", "Pause, and go on"),
    Binding(("n",), Action.NEXT, "next", "Next: out of a gap into its step, or to the next step"),
    Binding(("b",), Action.BACK, "back", "Back to the step's start, then to the one before"),
    Binding(("a",), Action.AGAIN, "again", "This step again; in a gap, the one just done"),
    Binding(("i",), Action.INSTRUCT, "instruction", "Say the instruction once more"),
    Binding(("+", "="), Action.LOUDER, "louder", "Louder"),
    Binding(("-",), Action.SOFTER, "softer", "Softer"),
    Binding(("m",), Action.MUTE, "mute", "Mute, and unmute"),
    Binding(("?", "h"), Action.HELP, "help", "Show or hide this help"),
    Binding(("x", "q"), Action.STOP, "stop", "Stop"),
)

ACTIONS = {key: binding.action for binding in BINDINGS for key in binding.keys}
