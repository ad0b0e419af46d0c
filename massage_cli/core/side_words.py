"""Which side a person names among other words: `left calf`, `my calf, the right one`."""

from __future__ import annotations

from collections.abc import Sequence

from massage_cli.core.body import Leg

_SIDES = {
    "left": Leg.LEFT,
    "l": Leg.LEFT,
    "right": Leg.RIGHT,
    "r": Leg.RIGHT,
    "both": Leg.BOTH,
}
_AFTER = frozenset({"and", "leg", "legs", "one", "side", "sides"})
"""What only goes with the side before it."""
AROUND = frozenset({"a", "an", "at", "in", "my", "of", "on", "the"})
"""What says nothing at the beginning or the end of a place or a name."""


def side_in(words: Sequence[str]) -> tuple[Leg | None, tuple[str, ...]]:
    """The side that `words` name, None for none, and the words that say something else.

    Both where both are named. Without a side all the words stay as they are.
    """
    sides: set[Leg] = set()
    rest: list[str] = []
    after_side = False
    for word in words:
        plain = word.casefold().strip(",.;")
        if side := _SIDES.get(plain):
            sides.add(side)
            after_side = True
        elif not (after_side and plain in _AFTER):
            rest.append(word)
            after_side = False
    if not sides:
        return None, tuple(words)
    return sides.pop() if len(sides) == 1 else Leg.BOTH, stripped(rest)


def stripped(words: Sequence[str]) -> tuple[str, ...]:
    """`words` without what says nothing at their two ends: `in my calf` is `calf`."""
    said = [n for n, word in enumerate(words) if word.casefold() not in AROUND]
    kept = words[said[0] : said[-1] + 1] if said else ()
    return (*kept[:-1], kept[-1].rstrip(",;")) if kept else ()
