"""An English text cut into sentences and clauses, and whether a clause denies what it says.

There is no grammar here, only commas, joining words and denials: enough to keep “Don't press the
kneecap” apart from “Do not be shy: press”, and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

TOUCH = (
    "press|push|knead|rub|massage|stroke|glide|roll|squeeze|pinch|dig|poke|prod|jab|grind|tap|drum"
    "|hack|pummel|pound|beat|slap|work|circle|compress|sweep|brush|slide|drag|scrape|wring|lean"
    "|sink|drive|target|treat|tackle|include"
)
"""Verbs of what hands do, for a regular expression."""

NOT = re.compile(
    r"\b(?:not|never|no|nor|neither|none|cannot|without|avoid\w*|refrain|nobody|nowhere"
    r"|instead of|rather than|stop \w+ing)\b|n't\b"
)

_MEANT = (
    # “Don't forget the calf” is an order to press it, and “don't be afraid to press” is one too.
    (
        re.compile(
            r"(?:\b(?:not|never)|n't)(?: ever)? (?:be )?(?:forget|hesitate|afraid|shy|scared|timid"
            r"|skip|miss|omit|neglect|avoid|spare|leave out)\b|\bnot (?:only|just|merely)\b"
        ),
        "press",
    ),
    (re.compile(r"(?:\b(?:not|never)|n't) stop\b"), "keep"),
    (re.compile(r"\bnot (?:too|very|so|quite|that)\b"), ""),
    (re.compile(r"\bas \w+ as (?:you (?:like|can|want|wish)|possible|(?:it )?feels good)\b"), ""),
)
_JOINT = re.compile(
    r"[;:()—–]| - |\.(?= |$)|(?P<comma>,)"
    rf"|\b(?P<word>but|then|and|or|nor)(?= (?:then |also |\w+ly )?(?:{TOUCH})\b)"
)


class Clause(NamedTuple):
    """A clause, casefolded, with one space before and after each word."""

    text: str
    joint: str
    """What joins it to the one before: a comma, a word, or empty for more than that."""
    denied: bool
    """Whether the clause before denies this one, too: “Don't press, rub or knead …”."""


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text that say something, casefolded; a question only asks."""
    text = " ".join(text.casefold().replace("’", "'").split())
    for sentence in re.split(r"(?<=[.!?]) ", text):
        if not sentence.endswith("?"):
            yield sentence.rstrip("!")


def clauses(sentence: str) -> Iterator[Clause]:
    """The clauses of a casefolded sentence."""
    for words, meaning in _MEANT:
        sentence = words.sub(f" {meaning}", sentence)
    denied = bare = False
    for joint, words_ in _cut(sentence):
        first, last = words_.split()[0], words_.split()[-1]
        verb = re.search(rf"\b(?:{TOUCH})\b", words_)
        more_of_it = bare or verb is None or first in ("or", "nor")
        carried = denied and (joint in ("or", "nor", "and") or (joint == "," and more_of_it))
        yield Clause(f" {' '.join(words_.split())} ", joint, carried)
        denied = carried or NOT.search(words_) is not None
        bare = denied and re.fullmatch(TOUCH, last) is not None


def _cut(sentence: str) -> Iterator[tuple[str, str]]:
    joint, start = "", 0
    for match in (*_JOINT.finditer(sentence), None):
        words = sentence[start : match.start() if match else None]
        if words.strip():
            yield joint, words
        if match:
            joint, start = match["comma"] or match["word"] or "", match.end()
