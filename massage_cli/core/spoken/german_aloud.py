"""What is written short in German, written out as it is said; figures are read as they are."""

from __future__ import annotations

import re

UNITS = {
    "s": ("Sekunde", "Sekunden"),
    "Sek.": ("Sekunde", "Sekunden"),
    "min": ("Minute", "Minuten"),
    "Min.": ("Minute", "Minuten"),
    "h": ("Stunde", "Stunden"),
    "cm": ("Zentimeter", "Zentimeter"),
    "mm": ("Millimeter", "Millimeter"),
    "m": ("Meter", "Meter"),
    "kg": ("Kilo", "Kilo"),
    "%": ("Prozent", "Prozent"),
}
SHORT = {
    "z. B.": "zum Beispiel",
    "z.B.": "zum Beispiel",
    "d. h.": "das heißt",
    "d.h.": "das heißt",
    "ca.": "etwa",
    "usw.": "und so weiter",
    "evtl.": "eventuell",
    "bzw.": "beziehungsweise",
    "max.": "höchstens",
    "mind.": "mindestens",
}
_MEASURE = re.compile(
    r"(?<![\w.,])(\d+(?:,\d+)?)\s?(" + "|".join(map(re.escape, UNITS)) + r")(?!\w)"
)
_TIMES = re.compile(r"(?<![\w.,])(\d+)\s?[x×](?!\w)")
_RANGE = re.compile(r"(?<![\w.,])(\d+)\s?[-–]\s?(?=\d)")
_ABBREVIATION = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, SHORT)) + r")(?!\w)")


def aloud(text: str) -> str:
    """`text` of German with its units, signs and abbreviations in words; voices read figures."""
    text = _ABBREVIATION.sub(lambda found: SHORT[found[0]], text)
    if not any(map(str.isdigit, text)):
        return text
    text = _TIMES.sub(r"\1 mal", text)
    text = _RANGE.sub(r"\1 bis ", text)
    return _MEASURE.sub(lambda m: f"{m[1]} {UNITS[m[2]][m[1] != '1']}", text)
