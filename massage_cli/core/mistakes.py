"""What a person asked for and cannot have."""

from __future__ import annotations


class ChoiceError(ValueError):
    """A choice that cannot be followed; `help` says what can."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help
