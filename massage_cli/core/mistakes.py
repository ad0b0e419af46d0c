"""A choice that cannot be followed."""

from __future__ import annotations


class ChoiceError(ValueError):
    """What was asked for and cannot be had; `help` says what can."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help
