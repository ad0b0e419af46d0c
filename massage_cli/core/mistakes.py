"""What a person asked for and cannot have, and the word they probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class ChoiceError(ValueError):
    """A choice that cannot be followed; `help` says what can."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


def slug(word: str) -> str:
    """`word` as names are compared: case-blind, and space, `-` and `_` alike."""
    return "-".join(word.replace("_", " ").replace("-", " ").casefold().split())


def suggestion(word: str, words: Iterable[str]) -> str:
    """A sentence for an error: what was probably meant, or else all that there is."""
    words = list(words)
    near = get_close_matches(slug(word), words, n=1, cutoff=0.5)
    return f"did you mean '{near[0]}'?" if near else f"there are: {', '.join(words)}"
