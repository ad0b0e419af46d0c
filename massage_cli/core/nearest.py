"""Did you mean …? How names are compared, which one was meant, and a choice that cannot be."""

from __future__ import annotations

from collections.abc import Iterable


class ChoiceError(ValueError):
    """What was asked for and cannot be had; `help` says what can."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


def slug(word: str) -> str:
    """`word` as names are compared: case-blind, and space, `-` and `_` alike."""
    return "-".join(word.replace("_", " ").replace("-", " ").casefold().split())


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name most like `word`, None if none is near."""
    from difflib import get_close_matches  # 5 ms, and most words are right

    plain = {slug(name): name for name in names}
    matches = get_close_matches(slug(word), plain, n=1, cutoff=0.6)
    return plain[matches[0]] if matches else None


def suggestion(word: str, names: Iterable[str]) -> str:
    """A sentence for an error: what was probably meant, or else all that there is."""
    names = list(names)
    near = nearest(word, names)
    return f"did you mean '{near}'?" if near else f"there are: {', '.join(names)}"
