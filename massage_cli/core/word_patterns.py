"""Words that no text of ours, and no routine, may use: what they claim is not known.

The wording of a routine is looked at in English only; other languages pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

BANNED = {
    "toxins": r"\btoxins?\b|\bdetox\w*|\bflush(es|ed|ing)?\b",
    "lactic acid": r"\blactic\b|\blactate\b",
    "a cure": r"\bcur(e|es|ed|ing)\b|\bheal(s|ed|ing)?\b",
    "a guarantee": r"\bguarantee\w*|\bproven\b|\bclinically\b|\bsafe for everyone\b",
    "preventing cramps": r"\bprevent(s|ed|ing)?\s+(\w+\s+){0,2}cramps?\b",
    "breaking up knots": r"\bbreak(s|ing)?\s+(up|down)\s+(\w+\s+)?knots?\b",
    "circulation": (
        r"\b(increas|boost|improv|stimulat)\w*\s+(\w+\s+){0,3}(circulation|blood flow)\b"
    ),
    "pain for gain": r"\bno pain,?\s+no gain\b",
}
"""What is claimed, and the pattern of words that claims it."""

NEVER_PLACES = {
    "the hollow behind the knee": (
        r"\b(hollow|back|pit) of (the|your) knee\b|\bbehind (the|your) knee\b"
    ),
    "the groin and the inner thigh": r"\bgroin\b|\binner (upper )?thigh\b",
    "the shin bone": r"\bshin[- ]?bone\b",
    "the kneecap": r"\bknee[- ]?caps?\b",
    "the outer side of the knee": r"\bouter (side of (the|your) )?knee\b",
}
"""Where nobody presses: nerves and vessels lie bare there, or bone does."""

_AVOIDING = re.compile(
    r"\b(not|never|no|off|clear|out of|avoid|outside|above|below|beside|without|leave)\b"
)
_DOWNWARDS = re.compile(
    r"\bdownwards?\b|\bdown (the|your) (leg|calf|shin|thigh)\b"
    r"|\b(to|towards?) (the|your) (foot|feet|toes|ankles?)\b"
)
_ANY_CLAIM = re.compile("|".join(BANNED.values()), re.IGNORECASE)
_ANY_PLACE = re.compile("|".join(NEVER_PLACES.values()))
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def claims(text: str) -> Iterator[tuple[str, str]]:
    """The banned claims in `text`: what each claims, and the words that do."""
    if not _ANY_CLAIM.search(text):  # one look at most texts, not one a claim
        return
    for claim, pattern in BANNED.items():
        for match in re.finditer(pattern, text, re.IGNORECASE):
            yield claim, match.group()


def never_places(text: str) -> Iterator[str]:
    """The places that `text` sends the hands to and should not, sentence by sentence."""
    text = text.casefold()
    if not _ANY_PLACE.search(text):
        return
    for sentence in _SENTENCE.split(text):
        if not _AVOIDING.search(sentence):
            yield from (
                place for place, words in NEVER_PLACES.items() if re.search(words, sentence)
            )


def goes_down(text: str) -> str:
    """The words by which `text` strokes away from the heart; empty if it does not."""
    match = _DOWNWARDS.search(text.casefold())
    return match.group() if match else ""
