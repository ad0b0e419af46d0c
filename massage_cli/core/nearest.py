"""Did you mean …? How names are compared, which one was meant, and a choice that cannot be."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import normalize


class ChoiceError(ValueError):
    """What was asked for and cannot be had; `help` says what can."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


LONGEST = 80
"""Characters of a word that are looked at, and shown."""
MOST_MEANT = 2
"""So many names that hold the word may be meant; with more of them, all there are are told."""


def slug(word: str) -> str:
    """`word` as names are compared: case-blind, and space, `-` and `_` alike.

    However its accents are written: a Mac names files with `u` and two dots for `ü`.
    """
    plain = "-".join(word.replace("_", " ").replace("-", " ").casefold().split())
    return plain if plain.isascii() else normalize("NFC", plain)


def quoted(word: str) -> str:
    """`word` in quotes for a message, on one line and no longer than a name."""
    line = " ".join(word.split())
    return f"'{line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}'"


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name most like `word`, None if none is near."""
    from difflib import get_close_matches  # 5 ms, and most words are right

    plain = {slug(name): name for name in names}
    matches = get_close_matches(slug(word)[:LONGEST], plain)
    return plain[matches[0]] if matches else None


def suggestion(word: str, names: Iterable[str]) -> str:
    """A sentence for an error: what was probably meant, or else all that there is."""
    names = list(names)
    near = nearest(word, names)
    part = slug(word)
    likely = [near] if near else [name for name in names if part in name.split("-")]
    if 0 < len(likely) <= MOST_MEANT:
        meant = "' or '".join(likely)
        return f"did you mean '{meant}'?"
    return f"there are: {', '.join(names)}"
