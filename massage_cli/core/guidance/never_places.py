"""The places that a text sends the hands to, and that nobody should press.

An order is a verb of touching with a place after it, and nothing before or between them that
turns it round: “don't”, “around”, “short of”, “a pillow”. Where that cannot tell it says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from massage_cli.core.body import Area
from massage_cli.core.guidance.clauses import NOT, TOUCH, Clause, clauses, sentences
from massage_cli.core.routine import Pressure

PLACES = {
    "the hollow behind the knee": (
        r"(?:hollow|back|pit|crook|crease)s? of (?:the |your |each |both )?knees?(?! ?cap)"
        r"|(?:behind|in back of) (?:the |your |each |both |one |that )?knees?(?! ?cap)"
        r"|knee[- ]?pits?"
    ),
    "the groin and the inner thigh": (
        r"groins?|(?:upper )?inner (?:upper )?thighs?"
        r"|inside of (?:the |your |each )?(?:upper )?thighs?"
    ),
    "the shin bone": r"shin[- ]?bones?",
    "the kneecap": r"knee[- ]?caps?",
    "the outer side of the knee": (
        r"(?:outer (?:side of (?:the |your |each )?)?|outside of (?:the |your |each )?)knees?"
        r"(?! ?cap)"
    ),
}
"""Where nobody presses: nerves and vessels lie bare there, or bone does."""


class Bare(NamedTuple):
    """An area where something lies close under the skin: how hard it is pressed at most."""

    most: Pressure
    why: str


BARE_AREAS: Mapping[Area, Bare] = {
    Area.INNER_THIGH: Bare(Pressure.LIGHT, "vessels and nerves lie bare high up on it"),
    Area.ACHILLES: Bare(Pressure.MODERATE, "it is a tendon and no muscle"),
    Area.TOES: Bare(Pressure.MODERATE, "they are bones and joints"),
    Area.HIP: Bare(Pressure.MODERATE, "its bone lies close under the skin"),
}
"""The areas that are pressed more softly than others, whatever the technique.

For the inner thigh: broad, flat, light pressure or none (ABMP 2020, of the femoral triangle,
https://www.abmp.com/textonlymags/article.php?article=2200). The others are our choice.
"""

_PLACE = re.compile(
    "|".join(rf"(?P<p{n}>\b(?:{each})\b)" for n, each in enumerate(PLACES.values()))
)
_ING = (
    "pressing|pushing|kneading|rubbing|massaging|stroking|gliding|rolling|squeezing|pinching"
    "|digging|poking|grinding|tapping|drumming|working|circling|sweeping|sliding|dragging|leaning"
)
_VERB = re.compile(
    rf"(?<!towel)(?<!foam)(?<! a)(?<!rolled) (?:{TOUCH}|(?:concentrate|focus|dwell|linger) on)(?= )"
    r"| (?:begin|start|keep|continue|carry on|go on|try|by|while|and|then)(?: by| on)?"
    rf" (?:{_ING})(?= )"
    r"| (?:continue|carry on|go|go on|move|travel|pass)(?: \w+){0,2} (?:into|onto|over|across)(?= )"
)
_MEANWHILE = re.compile(rf"^ (?:{_ING}) ")
"""“Circle the thumbs, pressing into …”"""
_TOOL = re.compile(
    r" (?:thumbs?|fingers?|fingertips?|knuckles?|fists?|elbows?|ball|roller|massager|gun"
    r"|pressure|weight|friction|circles)"
    r"(?: (?:and|flat|deep|deeply|firmly|gently|right|down|straight|hard|on|in|into|onto|over"
    r"|across|at|against|the|your|middle|centre|center|of|both|each|slowly|travel|move|go))* $"
)
_SOFTER = re.compile(r"\b(?:ease|lighten|reduce|less|lower|lift|release|relieve|take|feel\w*)\b")
_TURNED = re.compile(
    r"\b(?:off|away|around|round|spar(?:e|es|ing)|skip\w*|miss\w*|leav(?:e|es|ing)|let"
    r"|except\w*|exclud\w+|(?:all|anything|anywhere|everything|everywhere) but|above|below|under"
    r"|beneath|beside|near|next|close|closer|to|towards?|until|till|from|before|short|past|between"
    r"|outside(?! of)|clear|feel\w*|stretch\w*|while|when|if|where|unless|because|so|that|which"
    r"|pillows?|cushions?|towels?|blankets?|bolsters?|support\w*|edges?|rim|border|stop\w*"
    r"|(?:either|both|each) sides?|ends?|ending|hold\w*|grip\w*|keep\w*|rest\w*"
    r"|other (?:hand|palm)|pull\w*|tighten\w*|lift\w*"
    r"|rais\w+|bend|straighten\w*|turn|bring|ease|lighten|take|hop|jump)\b"
)
_SUPPOSED = re.compile(r"\b(?:if|when|whenever|before|unless|until|where)(?: \w+)?$")
_HARM = re.compile(
    r"\b(?:danger\w*|risky|unsafe|unwise|harm\w*|injur\w+|forbidden|hurts? (?:if|when|to))\b"
)
_NOT_THIS = re.compile(
    r"^ (?:\w+ )?(?:alone|be|untouched|out|excluded|excepted|free|aside|in peace)\b"
    r"|\bwith(?:out(?: any)?| no) (?:pressure|weight|pressing|touching)\b"
    r"|^ (?:is|are|isn't|aren't|can|could|may|might|will|would|and (?:pull|lift|hold|clasp|draw))\b"
)
_INTO_THE_BED = re.compile(r"^ (?:\w+ )?(?:down|into|onto|against|towards?|flat)\b")
"""“Press the back of the knee down”: the leg presses, and no hand does."""
_LIST = re.compile(
    r"^ (?:(?:and|or|even|also|then|right|deep|straight|the|your|over|on|into|onto|across"
    r"|hard|firmly|gently"
    r"|calf|calves|thighs?|shins?|foot|feet|knees?|ankles?|hamstrings?|quads|muscles?) )*$"
)
_LIST_GOES_ON = re.compile(r"^ (?:$|and\b|or\b|with\b|for\b|too\b|as well\b|\w+ly\b)")


_WEIGHT = re.compile(
    r"\b(?:press|push|dig|knead|squeez|lean|deep|firm|hard|poke|pinch|grind|weight on|roll)"
)


def has_weight(text: str) -> bool:
    """Whether `text` asks for more than the weight of the hand."""
    return _WEIGHT.search(text.casefold()) is not None


@lru_cache(maxsize=256)
def pressed_places(text: str) -> tuple[str, ...]:
    """The places that `text` sends the hands to and should not, each once."""
    if not _PLACE.search(text.casefold()):
        return ()
    found = (place for sentence in sentences(text) for place in _pressed(clauses(sentence)))
    return tuple(dict.fromkeys(found))


def named_places(title: str) -> Iterator[str]:
    """The places that a step of the hands presses when it is called `title`."""
    title = title.casefold()
    for match in _PLACE.finditer(title):
        if not (NOT.search(title[: match.start()]) or _TURNED.search(title)):
            yield _name_of(match)


def _pressed(parts: Iterator[Clause]) -> Iterator[str]:
    listed = False
    """Whether an order was given that “…, the thigh and the kneecap” may go on with."""
    for number, clause in enumerate(parts):
        for match in _PLACE.finditer(clause.text):
            before, after = clause.text[: match.start()], clause.text[match.end() :]
            refused = clause.denied or NOT.search(before) or _HARM.search(clause.text)
            goes_on = listed and _LIST.match(before) and _LIST_GOES_ON.match(after)
            ordered = goes_on or _ordered(before, first=number == 0)
            if ordered and not (refused or _spared(match, after)):
                yield _name_of(match)
        if _verbs(clause.text, first=number == 0):
            listed = not (clause.denied or NOT.search(clause.text))


def _ordered(before: str, *, first: bool) -> bool:
    """Whether what stands before a place is an order to press it."""
    for verb in _verbs(before, first=first):
        if not (_TURNED.search(before, verb.end()) or _SUPPOSED.search(before[: verb.start()])):
            return True
    tool = _TOOL.search(before)
    return tool is not None and not _SOFTER.search(before)


def _verbs(text: str, *, first: bool) -> list[re.Match[str]]:
    meanwhile = None if first else _MEANWHILE.match(text)
    return [*([meanwhile] if meanwhile else ()), *_VERB.finditer(text)]


def _spared(place: re.Match[str], after: str) -> bool:
    """Whether what follows a place takes the order back."""
    pressed_down = place[0].startswith("back") and _INTO_THE_BED.match(after)
    return bool(pressed_down or _NOT_THIS.search(after))


def _name_of(match: re.Match[str]) -> str:
    return list(PLACES)[int((match.lastgroup or "p0")[1:])]
