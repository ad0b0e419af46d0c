"""What is written short, written out as it is said: engines read `8 s` or `5x` as letters."""

from __future__ import annotations

import re

_SHORT = {
    "approx.": "approximately",
    "approx": "approximately",
    "ca.": "about",
    "e.g.": "for example",
    "i.e.": "that is",
    "etc.": "and so on",
    "vs.": "versus",
    "incl.": "including",
    "min.": "at least",
    "max.": "at most",
    "Dr.": "Doctor",
    "Mr.": "Mister",
    "Mrs.": "Missis",
    "Prof.": "Professor",
    "St.": "Saint",
    "w/o": "without",
    "w/": "with",
}
_SIGNS = {"~": "about ", "≈": "about ", "±": "plus or minus ", "≥": "at least ", "≤": "at most "}
_VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}
_ABBREVIATION = re.compile(
    r"(?<![\w.])(?:" + "|".join(map(re.escape, sorted(_SHORT, key=len, reverse=True))) + r")(?!\w)"
)


def aloud(text: str) -> str:
    """`text` of English with its numbers, units, signs and abbreviations in words."""
    for sign, words in (_VULGAR | _SIGNS).items():
        if sign in text:
            glued = r"(?<=\d)" if sign in _VULGAR else r"\B\b"
            text = re.sub(glued + sign, f" {words}", text).replace(sign, words)
    text = _ABBREVIATION.sub(_abbreviation, text)
    if not any(map(str.isdigit, text)):
        return text
    from massage_cli.core.english.figures import spelled  # many patterns, which few texts need

    return spelled(text)


def _abbreviation(found: re.Match[str]) -> str:
    """`min.` after a number is a unit and stays; one that ends a sentence leaves its full stop."""
    short, after = found[0], found.string[found.end() :]
    if short == "min." and re.search(r"\d ?$", found.string[: found.start()]):
        return "min" if re.match(r" [a-z]", after) else short
    if short == "St." and not re.match(r" [A-Z]", after):
        return short
    ends = short == "etc." and (not after.strip() or re.match(r" [A-Z]", after))
    return _SHORT[short] + ("." if ends else "")
