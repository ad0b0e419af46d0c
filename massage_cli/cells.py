"""How many cells of a terminal text takes, decided in this one place."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, combining

MOST_MARKS = 4
"""Combining marks kept on one character: piled-up marks spill over the neighbouring lines."""

_DROPPED = {
    "\u200d",  # zero-width joiner: terminals disagree on how wide what it joins is
    "\ufe0e",
    "\ufe0f",  # variation selectors: likewise
    "\u3164",
    "\uffa0",  # Hangul fillers: invisible, and of no width or of two
    *map(chr, range(0x1F3FB, 0x1F400)),  # skin tones: where they do not join, two cells more
}
_FLAG_LETTERS = ("\U0001f1e6", "\U0001f1ff")
"""Two of them are a flag of two cells, or on other terminals two letters of two each."""
_NEWLY_SPACING = "\U0001171e"
"""Takes a cell since Unicode 16, as all marks of category Mc may; Python 3.13 does not know it."""


def clusters(text: str) -> list[tuple[str, int]]:
    """`text` as what stands in a terminal's cells: a character with its marks, and its width.

    Nothing here is ever narrower than on the terminal; what has no width of its own and
    nothing to stand on is left out.
    """
    if text.isascii():
        return [(c, 1) for c in text if c >= " " and c != "\x7f"]
    cells: list[tuple[str, int]] = []
    for character in text:
        if character in _DROPPED or not (character.isprintable() or combining(character)):
            continue
        wide = _cells(character)
        if wide > 0:
            cells.append((character, wide))
        elif cells and len(cells[-1][0]) <= MOST_MARKS:
            cells[-1] = (cells[-1][0] + character, cells[-1][1])
    return cells


@lru_cache(maxsize=4096)
def _cells(character: str) -> int:
    """The cells that one character takes, by Rich's table: 9 ms to import, for rare text only."""
    if (
        character < "\u0300"
        or "\u2010" <= character <= "\u2026"
        or "\u2190" <= character <= "\u22ff"  # arrows and mathematical signs
        or "\u2500" <= character <= "\u25fc"
    ):
        return 1
    if _FLAG_LETTERS[0] <= character <= _FLAG_LETTERS[1]:
        return 2
    if category(character) == "Mc" or character == _NEWLY_SPACING:
        return 1
    from rich.cells import get_character_cell_size

    return get_character_cell_size(character)


def width(text: str) -> int:
    """The cells that `text` takes."""
    return len(text) if text.isascii() else sum(wide for _, wide in clusters(text))
