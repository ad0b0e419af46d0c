"""What a person asks for in words: a routine, and beside its name a leg or a time.

`calf cramp left`, `bedtime 10 min`: each word is a part of the name or is taken for what it says.
"""

from __future__ import annotations

import re
from typing import NamedTuple, TypeVar

from massage_cli.errors import MassageError
from massage_cli.printable import quoted, shortened

T = TypeVar("T")

# Not compiled here: a routine's name as it stands, which most starts have, is asked nothing.
_TIME = r"(?i)(?:^|\s)(?:(?:for|in)\s+)?([0-9][0-9.]*\s?(?:h|hrs?|hours?|m|mins?|minutes?))(?=\s|$)"
_JOINTS = r"[\s_-]+"
ALIKE = 0.7
"""How much of a word must be another's to be a slip of it: `crmap` is, `thigh` is no `night`."""


class Request(NamedTuple):
    """A routine's name, and what is chosen of it; None for what nothing was said of."""

    name: str
    leg: str | None = None
    total: str | None = None


def requested(text: str, *, leg: str | None = None, total: str | None = None) -> Request:
    """What `text` asks for, beside the options `leg` and `total`.

    What is a routine's name as it stands is nothing else. Raises MassageError where a word and an
    option say two things.
    """
    if not text or _is_known(text):
        return Request(text, leg, total)
    from massage_cli.core.side_words import AROUND, side_in

    times = re.findall(_TIME, text)
    rest = re.sub(_TIME, " ", text) if len(times) == 1 else text
    is_path = any(mark in rest for mark in "/\\.")
    side, words = side_in(rest.split() if is_path else re.split(_JOINTS, rest.strip()))
    if side is None:
        words = tuple(rest.split())
    if not is_path:
        words = tuple(word for word in words if word.casefold() not in AROUND | {"please"})
    said = " ".join(times[0].lower().split()) if len(times) == 1 else None
    return Request(
        " ".join(words),
        one("--leg", leg, side.value if side else None),
        one("--total", total, said),
    )


def _is_known(text: str) -> bool:
    """Whether a routine, or a file, is called just so."""
    from massage_cli.routinefile.library import find

    try:
        find(text)
    except MassageError:
        return False
    return True


def one(option: str, given: T | None, said: T | None) -> T | None:
    """What was given to `option`, or said in words. Raises MassageError where they are two things.

    None, or an empty text, is nothing.
    """
    if given in (None, ""):
        return said
    if said not in (None, "", given):
        raise MassageError(
            f"{quoted(str(said))} or {option} {shortened(str(given))}?",
            help="leave one of the two out",
        )
    return given


def unheard(text: str, name: str) -> tuple[str, ...]:
    """The words of `text` that have no part in the routine `name`, misspelt ones aside."""
    from difflib import get_close_matches

    from massage_cli.core.nearest import LONGEST, slug

    parts = (*name.split("-"), name)
    return tuple(
        word
        for word in slug(text)[:LONGEST].split("-")
        if not any(part.startswith(word) or f"{part}s" == word for part in parts)
        and not get_close_matches(word, parts, 1, ALIKE)
    )
