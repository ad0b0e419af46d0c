"""How a text asks a person to hold the whole body: to sit, to stand, to lie, or to turn over.

Read are orders at the beginning of a clause: “Stand and hold on to the wall”, not “before you
stand up” nor “stand the foot up flat”. Where nothing can be told, nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Posture(StrEnum):
    """A way to hold the body that it takes some seconds to get into, or out of."""

    STANDING = "standing"
    SEATED = "seated"
    FLOOR = "floor"
    BACK = "back"
    FRONT = "front"
    SIDE = "side"
    KNEELING = "kneeling"


SITTING = frozenset({Posture.SEATED, Posture.FLOOR})
LYING = frozenset({Posture.BACK, Posture.FRONT, Posture.SIDE})


class PostureOrder(NamedTuple):
    """One posture that is asked for, or any one of several."""

    words: str
    """The order as it is written, in small letters."""
    postures: frozenset[Posture]
    turns: bool = False
    """Whether the body turns over for it, however it lay before."""

    def is_a_move(self, held: frozenset[Posture]) -> bool:
        """Whether somebody in one of the postures `held` has to move.

        None of them is unknown: then “stand up” and “sit down” are moves by what they say.
        """
        if self.turns or not held:
            return self.turns or self.words.endswith((" up", " down"))
        return not held & self.postures

    def then(self, held: frozenset[Posture]) -> frozenset[Posture]:
        """How the body may be held once this is done."""
        return self.postures if self.turns else held & self.postures or self.postures


_LEAD = (
    r"(?:(?:then|now|again|first|next|slowly|carefully|gently|please|also|afterwards|after that"
    r"|for this|just) )*"
)
_ORDER = re.compile(
    rf"^{_LEAD}(?P<words>"
    r"(?P<turn>turn over|(?:turn|roll)(?: over)? on ?to your \w+)"
    r"|(?P<stand>stand(?! (?:the|your|a|one|each|both|it|its|that)\b)(?: up)?|get up"
    r"|march|walk(?! (?:your|the|two|both)\b)|(?:go|move|step) (?:over )?to (?:the|a) wall)"
    r"|(?P<sit>sit(?: down| up)?|stay (?:seated|sitting|(?:in|on) (?:the|a|your) \w+)"
    r"|(?:get|go|come|move)(?: back)?(?: down)? (?:on ?to|to|on) (?:the|a|your)"
    r" (?:floor|mat|ground|chair|bed|sofa)"
    r"|on (?:the|a) (?:floor|mat))"
    r"|(?P<lie>lie(?: down| back)?|on your (?:front|stomach|tummy|belly|back|(?:other )?side))"
    r"|(?P<kneel>kneel(?: down)?|on (?:all fours|your (?:hands and )?knees))"
    r")\b"
)
_JOINT = re.compile(r"[,;:—–]|\b(?:and|then|but)\b|(?P<alternative>\bor\b)")
_SUPPOSED = re.compile(r"^(?:if|when|unless)\b")
_LOW = r"(?:floor|mat|ground|carpet)"
_HIGH = r"(?:chair|sofa|bed|stool|bench|armchair|seat|edge)"
_FLOOR, _SEAT = re.compile(rf"\b{_LOW}\b"), re.compile(rf"\b{_HIGH}\b")
_OR_ELSE = re.compile(
    rf"(?:on )?(?:a|an|the|your) (?:\w+ )?(?:{_LOW}|{_HIGH})"
    r"(?: (?:with|near|by|beside|against)\b.*)?"
)
"""“Sit on a mat, a sofa or a bed by the wall.”"""
_SIDES = {
    Posture.FRONT: re.compile(r"\byour (?:front|stomach|tummy|belly)\b"),
    Posture.SIDE: re.compile(r"\byour (?:other )?side\b"),
    Posture.BACK: re.compile(r"\byour back\b|\bback$"),
}


def asked(text: str) -> Iterator[PostureOrder]:
    """The postures that `text` asks for, one after the other.

    One to fall back on, as in “Unsteady? Sit” or “If you feel dizzy, lie down”, is none.
    """
    supposed = False
    for sentence in re.split(r"(?<=[.!?]) ", " ".join(text.casefold().split())):
        supposed = supposed or _SUPPOSED.match(sentence) is not None
        for each in _in_sentence(sentence.rstrip(".!")):
            if not (supposed and each.postures <= SITTING | LYING):
                yield each
        supposed = sentence.endswith("?")


def _in_sentence(sentence: str) -> Iterator[PostureOrder]:
    found: PostureOrder | None = None
    for alternative, clause in _clauses(sentence):
        each = _order(clause)
        if each and not (found and alternative):
            if found:
                yield found
            found = each
        elif found and (each or _OR_ELSE.fullmatch(clause)):
            more = each.postures if each else _seats(clause)
            found = found._replace(postures=found.postures | more)
    if found:
        yield found


def _clauses(sentence: str) -> Iterator[tuple[bool, str]]:
    """The clauses of `sentence`, each with whether it is an alternative to the one before."""
    alternative, start = False, 0
    for joint in (*_JOINT.finditer(sentence), None):
        clause = sentence[start : joint.start() if joint else None].strip()
        if clause:
            yield alternative, clause
            alternative = False
        if joint:
            alternative = alternative or joint["alternative"] is not None
            start = joint.end()


def _order(clause: str) -> PostureOrder | None:
    order = _ORDER.match(clause)
    if order is None:
        return None
    words = order["words"]
    if order["stand"]:
        return PostureOrder(words, frozenset({Posture.STANDING}))
    if order["kneel"]:
        return PostureOrder(words, frozenset({Posture.KNEELING}))
    if order["sit"]:
        return PostureOrder(words, _seats(clause))
    sides = frozenset(side for side, words_ in _SIDES.items() if words_.search(clause))
    return PostureOrder(words, sides or LYING, turns=order["turn"] is not None)


def _seats(clause: str) -> frozenset[Posture]:
    """Where one sits: on the floor, on something higher, or on either if it is not said."""
    floor, seat = _FLOOR.search(clause), _SEAT.search(clause)
    if bool(floor) == bool(seat):
        return SITTING
    return frozenset({Posture.FLOOR if floor else Posture.SEATED})
