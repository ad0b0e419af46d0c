"""The claims of `word_patterns` in German: words that no text of ours, and no routine, may use.

German denies behind the verb as often as before it, and keeps verb and object apart, so what is
denied is looked for in the whole clause.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from massage_cli.core.guidance.clauses import sentences

_FEW = r"(?:\w+\s+){0,3}"
_CRAMP = r"\w*kr(?:a|ä)mpfe?[ns]?\b"
_PREVENT = r"(?:verhinder|verhüt|vorbeug|vorzubeug|vorgebeugt|unterbind)\w*"
_KNOT = r"(?:\w*knoten|verklebung\w*|verhärtung\w*)\b"
_BLOOD = r"(?:\w*durchblutung|blutfluss|blutzirkulation|\w*kreislauf)\b"
_MORE = (
    r"(?:(?:ge)?förder|(?:ge)?steiger|verbesser|erhöh|stimulier|an(?:zu|ge)?reg|regt|regen"
    r"|beleb|an(?:zu|ge)?kurbel|kurbel)\w*"
)


_PLAIN = {"ä": "ae", "ö": "oe", "ü": "ue"}


def _either_spelling(pattern: str) -> str:
    """With `ae` for `ä` and so on too, as people type who have no such keys."""
    return re.sub("[äöü]", lambda letter: f"(?:{letter[0]}|{_PLAIN[letter[0]]})", pattern)


BANNED = {
    claim: _either_spelling(pattern)
    for claim, pattern in {
        "toxins": (
            r"\bgifte?n?\b|\bgiftstoff\w*|\babfallstoff\w*|\w*schlacken?\b|\bentgift\w*"
            r"|\bentschlack\w*|\bdetox\w*|\bausschwemm\w*|\bausgeschwemmt"
        ),
        "lactic acid": r"\bmilchsäure\w*|\bla[ck]tat\w*",
        "a cure": (
            r"\b(?:selbst|wunder)?heil(?:t|te|ten|en|end\w*|ung|ungskräfte|sam\w*|kraft|kräfte)\b"
            r"|\bgeheilt\w*|\bkurier(?:t|te|ten|en)\b"
        ),
        "a guarantee": (
            r"\bgarant\w*|\b(?:erwiesen|bewiesen|nachgewiesen)\w*|\bnachweislich\w*|\bklinisch\b"
            r"|\bfür (?:alle|jeden|jede) (?:sicher|ungefährlich)\b|\bsicher für alle\b"
        ),
        "preventing cramps": (
            rf"\b{_PREVENT}\s+{_FEW}{_CRAMP}|\b{_CRAMP}\s+{_FEW}{_PREVENT}"
            rf"|\bbeug\w*\s+{_FEW}{_CRAMP}\s+{_FEW}vor\b|\bschütz\w*\s+{_FEW}vor\s+{_FEW}{_CRAMP}"
            rf"|\bnie (?:wieder|mehr)\s+{_FEW}{_CRAMP}"
            r"|\b\w*krampf(?:prophyla|vorbeug|verhüt|verhinder)\w*"
        ),
        "breaking up knots": (
            rf"\b(?:auf|zer)?(?:lös|brech|brich)\w*\s+{_FEW}{_KNOT}"
            rf"|\b{_KNOT}\s+{_FEW}(?:auf|zer)?(?:zu|ge)?(?:lös|brech|brich|broch)\w*"
        ),
        "circulation": (
            rf"\b{_MORE}\s+{_FEW}{_BLOOD}|\b{_BLOOD}\s+{_FEW}{_MORE}"
            r"|\bdurchblutungs(?:förder|steiger|anreg)\w*|\b(?:bessere|mehr) durchblutung\b"
        ),
        "pain for gain": (
            r"\bno pain,? no gain\b|\bohne schmerz\w*,? kein\w*"
            r"|\bmuss (?:(?!nicht)\w+ ){0,2}weh ?tun\b|\bweh ?tun muss\b"
        ),
    }.items()
}
"""What is claimed, by the names that it has in English, and the pattern of words that claims it."""

_ANY = re.compile("|".join(BANNED.values()))
_BREAK = re.compile(r"[,;:()–—„“”\"]| - |\.(?= |$)")
_AND = re.compile(r"\b(?:und|aber|sondern|doch|jedoch|denn)\b")
_NOT = re.compile(
    r"\b(?:nicht(?! (?:nur|bloss|allein)\b)|kein\w*|nie(?! (?:wieder|mehr)\b)|niemals|weder|nichts"
    r"|niemand\w*|unbewiesen|zweifel\w*|fraglich|ungewiss|widerlegt|falsch|mythos|märchen)\b"
)
_DOUBTED = re.compile(r"\b(?:ohne|statt|anstatt|ob|angeblich\w*|vermeintlich\w*|sogenannt\w*)\b")
"""What takes something back only where it stands before it."""
_GOES_ON = re.compile(r"\s*(?:oder|noch|auch|dass|ob|geschweige)\b")
"""How a clause begins that what was denied before it denies too."""
_CALLED_WRONG = re.compile(r"\b(?:mythos|märchen|irrtum|falsch|widerlegt)\b")
"""What a clause says of the one before or behind it."""
_SAID_OF = re.compile(r"\s*(?:dass|ob)\b")
"""The same of a clause that what follows may deny."""
_HURT = re.compile(
    r"\b\w*(?:wunden?|schnitte?|narben?|haut|knochen|brüche?|bruch|verletzung(?:en)?|blasen?"
    r"|bluterguss|blutergüsse|naht|nähte|verbrennung(?:en)?|zerrung(?:en)?|riss|risse|gewebe"
    r"|entzündung(?:en)?|sehnen?|bänder|operation)\b"
)
_MENDING = re.compile(r"\b(?:bis|solange|sobald|während|erst|(?:nach|vor) der(?: \w+)?) (?:\w+ )*$")
"""A wound heals by itself, and “bis alles geheilt ist” waits for it."""


def mentions(text: str) -> Iterator[tuple[str, str]]:
    """The banned words in `text`, whatever it says of them: what each claims, and the words."""
    text = unicodedata.normalize("NFC", text).casefold()
    if _ANY.search(text):
        for claim, pattern in BANNED.items():
            for match in re.finditer(pattern, text):
                yield claim, match.group()


@lru_cache(maxsize=256)
def claims(text: str) -> tuple[tuple[str, str], ...]:
    """The banned claims that `text` makes: what each claims, and the words that do.

    “Heilt nicht”, or a wound that heals, claims nothing.
    """
    text = unicodedata.normalize("NFC", text)
    if _ANY.search(text.casefold()) is None:
        return ()
    return tuple(found for sentence in sentences(text) for found in _claims(sentence))


def _claims(sentence: str) -> Iterator[tuple[str, str]]:
    sentence = re.sub(r"(schmerz\w*|pain), (?=kein|no )", r"\1 ", sentence)
    clauses = [" ".join(clause.split()) for clause in _BREAK.split(sentence)]
    clauses = [clause for clause in clauses if clause]
    denied = [_NOT.search(clause) is not None for clause in clauses]
    for index, clause in enumerate(clauses):
        around = (*clauses[max(0, index - 1) : index], *clauses[index + 1 : index + 2])
        carried = index > 0 and denied[index - 1] and _GOES_ON.match(clause)
        said_of = index + 1 < len(clauses) and denied[index + 1] and _SAID_OF.match(clause)
        if carried or said_of or any(map(_CALLED_WRONG.search, around)):
            denied[index] = True
        else:
            yield from _claims_of(clause)


def _claims_of(clause: str) -> Iterator[tuple[str, str]]:
    for claim, pattern in BANNED.items():
        for match in re.finditer(pattern, clause):
            if not _is_denied(clause, match, claim):
                yield claim, match[0]


def _is_denied(clause: str, match: re.Match[str], claim: str) -> bool:
    """Whether what stands around the words says that they are not so, or speaks of a wound."""
    before, after = _AND.split(clause[: match.start()])[-1], _AND.split(clause[match.end() :])[0]
    within = match[0] if claim != "pain for gain" else ""
    if any(_NOT.search(part) for part in (before, within, after)) or _DOUBTED.search(before):
        return True
    heals = claim == "a cure"
    return heals and bool(_HURT.search(clause) or _MENDING.search(clause[: match.start()]))
