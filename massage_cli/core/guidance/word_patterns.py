"""Words that no text of ours, and no routine, may use: what they claim is not known.

Here they are in English; in German they stand in `german_claims`. Other languages pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from massage_cli.core.guidance.clauses import NOT, clauses, sentences
from massage_cli.core.spoken import primary

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

_ANY = re.compile("|".join(BANNED.values()), re.IGNORECASE)
_HURT = (
    r"(?:wounds?|cuts?|scars?|skin|bones?|fractures?|breaks?|injur\w+|bruis\w+|blisters?|sores?"
    r"|tissues?|stitches|burns?|ulcers?|ankle|sprains?|tears?|process|period|phase|time)"
)
_DOUBTED = re.compile(
    NOT.pattern + r"|\b(?:myths?|unproven|whether|if|doubt\w*|claim\w*|supposed\w*|so-called|forget"
    r"|nothing)\b"
)
"""“It does not cure”, “nobody knows whether it flushes anything”."""
_MENDING = re.compile(
    r"\b(?:until|till|while|whilst|once|after|before|when|as|wait\w*|let|leav\w+|still)\b"
)
"""“Wait until it has healed.”"""
_OF_THE_BODY = re.compile(
    rf"\bheal\w* (?:\w+ )?{_HURT}\b|\bheal\w* of (?:\w+ )?{_HURT}\b"
    rf"|\b{_HURT}(?: \w+){{0,3}} heal\w*"
    r"|\bflush\w* (?:with|against|to)\b|\b(?:skin|face|cheeks?|hot|red) flush\w*"
)
"""A wound heals by itself, and a foot can be flush with the wall."""
_LIST = re.compile(r" (?:(?:\w+ ){0,2}(?:and|or|nor) )?(?:(?:even|to|also) )*")
"""“It does not cure, or heal, or …”"""
_TAKEN_BACK = re.compile(
    r"^[\"”]? ?(?:acid )?(?:nothing\b|nobody\b"
    r"|(?:is|are|was|were|has|have|does|do|will) (?:not|no|nothing|wrong)"
    r"|(?:is|are|was|were|has|have|does|do)n't\b|is a myth\b)"
)


def mentions(text: str) -> Iterator[tuple[str, str]]:
    """The banned words in `text`, whatever it says of them: what each claims, and the words."""
    if _ANY.search(text):  # one look at most texts, not one a claim
        for claim, pattern in BANNED.items():
            for match in re.finditer(pattern, text, re.IGNORECASE):
                yield claim, match.group()


def claims_in(language: str) -> Callable[[str], tuple[tuple[str, str], ...]]:
    """What finds the claims in texts of `language`: `claims`, or the same for German."""
    if primary(language) == "de":
        from massage_cli.core.guidance import german_claims

        return german_claims.claims
    return claims


@lru_cache(maxsize=256)
def claims(text: str) -> tuple[tuple[str, str], ...]:
    """The banned claims that `text` makes: what each claims, and the words that do.

    “It does not cure”, or a wound that heals, claims nothing.
    """
    if _ANY.search(text) is None:
        return ()
    return tuple(found for sentence in sentences(text) for found in _claims(sentence))


def _claims(sentence: str) -> Iterator[tuple[str, str]]:
    sentence = _OF_THE_BODY.sub(" ", sentence.replace("pain, no gain", "pain no gain"))
    doubted = False
    for clause in clauses(sentence):
        for claim, pattern in BANNED.items():
            for match in re.finditer(pattern, clause.text):
                before, after = clause.text[: match.start()], clause.text[match.end() :]
                goes_on = doubted and _LIST.fullmatch(before)
                if not (goes_on or _taken_back(match[0], before, after)):
                    yield claim, match[0]
        doubted = _DOUBTED.search(clause.text) is not None


def _taken_back(words: str, before: str, after: str) -> bool:
    """Whether what stands around the words says that they are not so, or speaks of a wound."""
    mending = words.startswith("heal") and _MENDING.search(before)
    return bool(mending or _DOUBTED.search(before) or _TAKEN_BACK.search(after))
