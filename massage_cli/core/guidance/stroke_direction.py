"""Which way a text strokes: “down the leg”, “from the knee to the heel”.

By convention strokes go up, towards the heart; the hands come back without weight. Where the
words cannot tell it says nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from massage_cli.core.guidance.clauses import NOT, clauses, sentences

_PARTS = (
    "toes?",
    "foot|feet|soles?|heels?|arch",
    "ankles?",
    "shins?|calf|calves|lower legs?",
    "knees?|kneecaps?",
    "thighs?|quads|hamstrings?|upper legs?",
    "groins?|hips?|buttocks?|pelvis",
    "heart",
)
"""Parts of the body, from the lowest up."""
_HEIGHT = re.compile("|".join(rf"(?P<h{n}>\b(?:{each})\b)" for n, each in enumerate(_PARTS)))
_PART = "|".join(_PARTS)
_STROKE = re.compile(
    r"\b(?:strok(?:e|es|ing)|glid(?:e|es|ing)|sweep(?:s|ing)?|brush(?:ing)?|slid(?:e|es|ing)|smooth"
    r"|wip(?:e|ing)|run(?:ning)?|draw(?:ing)?|rub(?:bing)?|push(?:ing)?|drag(?:ging)?|pull(?:ing)?"
    r"|work(?:ing)?|move|moving|go|come|travel|continue|effleurage)\b"
)
_DOWN = re.compile(
    r"\bdownwards?\b"
    rf"|(?<!slow )(?<!slowing )(?<!sit )(?<!lie )\bdown (?:(?:to|towards?|along|over|from) )?"
    rf"(?:(?:the|your|each|both|whole|back of the|front of the|inner|outer|left|right) )*"
    rf"(?:{_PART}|legs?|body|muscles?|limbs?)\b"
    r"|\baway from (?:the|your) (?:heart|hips?|groin|body|trunk)\b"
)
_JUST_DOWN = re.compile(
    r"\b(?:stroke|glide|sweep|brush|slide)(?: (?!up\b)\w+){0,3} down"
    r"(?= (?:$|again|slowly|firmly|with|in|and|once|as|for|\w+ times))"
)
_TO_THE_FOOT = re.compile(
    r"\b(?:stroke|glide|sweep|brush|slide|run|draw|wipe|rub|push|drag|strokes|stroking|gliding)"
    r"(?: (?!up\b|upwards?\b|from\b)\w+){0,6}"
    r" (?P<end>(?:to|towards?|in the direction of) (?:the |your )?"
    r"(?:toes|foot|feet|heels?|ankles?))\b"
)
_FROM_TO = re.compile(
    rf"\bfrom (?:\w+ ){{0,4}}?(?P<start>{_PART})\b(?: \w+){{0,3}}? (?:to|towards?|until|into)"
    rf" (?:\w+ ){{0,4}}?(?P<end>{_PART})\b"
)
_COMING_BACK = re.compile(
    r"\breturn\w*|\bback(?! of\b)|\b(?:drift|float|lift)\w*|\bweightless\w*|\brelease\w*"
    r"|\b(?:without(?: any)?|no) (?:pressure|weight|pressing)\b|\blet\b|\b(?:start|begin) again\b"
)
_LIGHTLY = re.compile(r"\b(?:light(?:ly|er)?|feather\w*|softly|loosely|barely)\b")
_UP = re.compile(r"\bup(?:wards?)?\b|\btowards? (?:the|your) (?:heart|hip|groin|knee|thigh)\b")


@lru_cache(maxsize=256)
def goes_down(text: str) -> str:
    """The words by which `text` strokes away from the heart; empty if it does not."""
    for sentence in sentences(text):
        rises = _UP.search(sentence) is not None
        for clause in clauses(sentence):
            found = _downwards(clause.text)
            comes_back = _COMING_BACK.search(clause.text) or (
                rises and _LIGHTLY.search(clause.text)
            )
            if found and not (clause.denied or comes_back or NOT.search(clause.text)):
                return found.strip()
    return ""


def _downwards(clause: str) -> str:
    if route := _FROM_TO.search(clause):
        moves = _STROKE.search(clause) or clause.startswith(" from ")
        return route[0] if moves and _height(route["start"]) > _height(route["end"]) else ""
    stroke = _STROKE.search(clause)
    if stroke and (down := _DOWN.search(clause, stroke.end())):
        return down[0]
    if down := _JUST_DOWN.search(clause):
        return down[0]
    foot = _TO_THE_FOOT.search(clause)
    return foot["end"] if foot else ""


def _height(part: str) -> int:
    match = _HEIGHT.search(part)
    assert match and match.lastgroup
    return int(match.lastgroup[1:])
