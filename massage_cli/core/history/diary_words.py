"""A line for the diary as a person says it: `left calf at 3am, pain 7`, in any order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from massage_cli.core.body import Leg
from massage_cli.core.history.diary import Happened
from massage_cli.core.side_words import side_in, stripped
from massage_cli.core.when import WEEKDAYS

_HOUR = r"[0-9]{1,2}"
_AM = r"[ap]\.?m\b\.?"
_PART = r"(?:in the (?:morning|afternoon|evening)|at night)"
_ABOUT = r"(?:at|about|around)"
_CLOCK = (
    rf"(?:{_HOUR}[:.h][0-9]{{2}}(?: ?{_AM})?|{_HOUR} ?{_AM}|{_HOUR}h\b"
    rf"|(?:half past )?{_HOUR}(?: o'clock)? {_PART}|{_HOUR} o'clock|half past {_HOUR}|[0-9]{{4}}"
    r"|noon|midnight)"
)
_PATTERNS = {
    "day": rf"today|yesterday|[0-9]{{1,5}} ?d(?:ays?)? ago|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}"
    rf"|(?:last |on )?(?:{'|'.join(WEEKDAYS)})",
    "pain": r"pain:? (?:of |level )?(?P<pain>[0-9]{1,2})(?: ?/ ?10| (?:out )?of 10)?"
    r"|(?P<of_10>[0-9]{1,2}) ?/ ?10",
    "at": rf"(?:{_ABOUT} )*(?P<at>{_CLOCK})|(?:{_ABOUT} )+(?P<hour>{_HOUR}|[0-9]{{3}})",
}
_SAID = {
    name: re.compile(rf"(?<![\w:.])(?:{pattern})(?![\w:/])", re.I)
    for name, pattern in _PATTERNS.items()
}
_LATELY = re.compile(r"\b(?:last night|tonight|this morning|just now|now)\b", re.I)
"""What goes with a time, and adds nothing to it: the last such time is meant."""
_KINDS = {
    **dict.fromkeys(("cramp", "cramps", "cramped", "cramping"), Happened.CRAMP),
    **dict.fromkeys(("tight", "tightness", "stiff", "sore"), Happened.TIGHT),
    "quiet": Happened.QUIET,
}
_NONE = ("no", "not", "nothing", "without")
_BETWEEN = ("a", "any", "felt", "is", "was")
"""What may stand between one of those and what was not there."""
_OF_A_NIGHT = frozenset({"a", "cramp", "cramps", "last", "night", "no", "the", "was", "without"})
"""What is said of a quiet night and names no day."""


class SaidLine(NamedTuple):
    """What was said of a line; empty, or None, for what was not."""

    leg: Leg | None = None
    place: str = ""
    """An area, or a place in the person's own words."""
    at: str = ""
    day: str = ""
    pain: int | None = None


def line_said(words: str) -> SaidLine:
    """The line that `words` tell of; what says nothing else is its place."""
    rest = " ".join(_LATELY.sub(" ", words).split())
    found: dict[str, re.Match[str]] = {}
    for name, pattern in _SAID.items():
        if match := pattern.search(rest):
            found[name] = match
            rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    leg, others = side_in(rest.replace(",", " ").split())
    day, at, pain = found.get("day"), found.get("at"), found.get("pain")
    how_bad = int(pain["pain"] or pain["of_10"]) if pain else None
    return SaidLine(
        leg=leg,
        place=" ".join(stripped(others)),
        at=(at["at"] or at["hour"]) if at else "",
        day=day[0] if day else "",
        pain=how_bad,
    )


def kind_said(words: Sequence[str]) -> tuple[Happened | None, tuple[str, ...]]:
    """What the line is about, by one of `words`, and the others; None where none says it.

    That there was no cramp is a quiet night; that nothing was tight is a pain of 0.
    """
    for n, word in enumerate(words):
        if kind := _KINDS.get(word.casefold().strip(",.")):
            none = _none_of(words[:n])
            if none is None or kind is Happened.QUIET:
                return kind, (*words[:n], *words[n + 1 :])
            others = (*words[:none], *words[n + 1 :])
            if kind is Happened.CRAMP:
                return Happened.QUIET, others
            return kind, (*others, "pain", "0")
    return None, tuple(words)


def _none_of(before: Sequence[str]) -> int | None:
    """Where the words `before` something begin to say that it was not; None where they do not."""
    place = len(before)
    while place and before[place - 1].casefold() in _BETWEEN:
        place -= 1
    return place - 1 if place and before[place - 1].casefold() in _NONE else None


def night_said(words: Sequence[str]) -> str:
    """The day that is named for a quiet night; empty for the last one."""
    return " ".join(word for word in words if word.casefold() not in _OF_A_NIGHT)
