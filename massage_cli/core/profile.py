"""What a person wants of every session: kept as settings, told on the card before it.

Which steps it speaks against is found in the words of the routine, as a person reads them: a
step is never dropped for it, only told beforehand, since words can be misread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from massage_cli.core.limits import Limit
from massage_cli.core.routine import Area
from massage_cli.core.timeline import Timeline

STANDING_LONG = 30.0
"""Seconds from which on a step on one's feet is a long one. A choice, not a finding."""


class Profile(NamedTuple):
    """What is remembered from one session to the next."""

    gentle: bool = False
    skip: tuple[Area, ...] = ()
    cannot: tuple[Limit, ...] = ()


class RuledOut(NamedTuple):
    """What a person cannot do as it is told: the steps that ask for a posture."""

    posture: Limit
    title: str = ""
    """Of the steps; empty for the routine as a whole."""
    numbers: tuple[int, ...] = ()


_ASKS_FOR = {
    Limit.KNEEL: re.compile(r"\bkneel(ing)?\b|\bhands and knees\b|\bon (your|both|one) knees?\b"),
    Limit.FLOOR: re.compile(
        r"^(?!.*\b(foot|feet|heels?|toes)\b.*\bfloor\b).*\b(on|to) the floor\b"
        r"|\bon your forearms\b"
    ),
    Limit.STAND: re.compile(
        r"(?<!before you )(?<!feet )(?<!foot )\bstand(ing)?\b(?! (the|your) (foot|leg|heel))"
        r"|\bmarch\b|\bheel raises\b|\bwalk about\b|\b(hands on|lean against) (a|the) wall\b"
    ),
}
"""In one sentence, in small letters."""
_OR_ELSE = re.compile(
    r"\bor\b.*\b(sit|lie|bed|sofa|chair|seat|cushion|stick)\b|\b(bed|sofa|chair).* or\b"
    r"|\bif you feel steady\b"
)
"""The sentence, with an “Or …” after it, offers something easier."""
_AT_FIRST = re.compile(r"\b(to begin with|at first)\b")
"""The routine's position is not that of all of it: its steps say which."""


def ruled_out(timeline: Timeline, cannot: tuple[Limit, ...]) -> tuple[RuledOut, ...]:
    """Which steps of the session, or whether all of it, ask for what the person `cannot` do."""
    whole = "" if _AT_FIRST.search(timeline.routine.position) else timeline.routine.position
    found = [RuledOut(posture) for posture in cannot if _asks(whole, posture)]
    numbers: dict[tuple[Limit, str], list[int]] = {}
    for number, title, seconds, text in _steps(timeline):
        for posture in cannot:
            long = posture is not Limit.STAND or seconds >= STANDING_LONG
            if long and _asks(text, posture):
                numbers.setdefault((posture, title), []).append(number)
    found += [RuledOut(*at, numbers=tuple(which)) for at, which in numbers.items()]
    return tuple(found)


def _steps(timeline: Timeline) -> Iterator[tuple[int, str, float, str]]:
    """Number, title, seconds and words of each step; a position holds until the next one."""
    position = ""
    for segment in timeline.work:
        assert segment.step is not None
        step = segment.step
        position = step.position or position
        yield segment.number, step.title, segment.seconds, f"{position} {step.instruction}"


def _asks(text: str, posture: Limit) -> bool:
    sentences = re.split(r"[.?!](?! or\b)", text.lower())
    return any(
        _ASKS_FOR[posture].search(sentence) and not _OR_ELSE.search(sentence)
        for sentence in sentences
    )
