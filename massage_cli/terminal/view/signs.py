"""The one-cell sign that stands for a technique where its colour can't be seen."""

from __future__ import annotations

from massage_cli.core.routine import Step
from massage_cli.core.technique import TECHNIQUES
from massage_cli.terminal.paint.look import Look

_CUSTOM = ("◇", "%")


def signs(step: Step) -> tuple[str, str]:
    """The technique's sign and its ASCII letter; a custom technique has one in common."""
    technique = TECHNIQUES.get(step.technique)
    return (technique.sign, technique.letter) if technique else _CUSTOM


def sign(step: Step, look: Look) -> str:
    """The one of the two that the terminal can show."""
    return signs(step)[not look.blocks]
