"""The one-cell sign that stands for a technique where its colour can't be seen."""

from __future__ import annotations

from massage_cli.core.routine import Step
from massage_cli.core.technique import TECHNIQUES
from massage_cli.terminal.paint.look import Look

_CUSTOM = ("◇", "%")


def sign(step: Step, look: Look) -> str:
    """The technique's sign, or its ASCII letter; a custom technique has one in common."""
    technique = TECHNIQUES.get(step.technique)
    pair = (technique.sign, technique.letter) if technique else _CUSTOM
    return pair[0] if look.blocks else pair[1]
