"""Figures and their units in words, as they are said in English."""

from __future__ import annotations

import re

_UNITS = {
    "s": "second",
    "sec": "second",
    "secs": "second",
    "min": "minute",
    "mins": "minute",
    "h": "hour",
    "hr": "hour",
    "hrs": "hour",
    "mm": "millimetre",
    "cm": "centimetre",
    "m": "metre",
    "km": "kilometre",
    "g": "gram",
    "kg": "kilo",
    "lb": "pound",
    "lbs": "pound",
    "ml": "millilitre",
    "l": "litre",
    "°": "degree",
    "°C": "degree",
    "%": "percent",
}
_TO_CALL = frozenset({"111", "112", "911", "999", "000", "116117"})
"""Numbers to be called: said digit by digit."""

_NUMBER = r"\d+(?:[.,]\d{3}(?!\d))*(?:\.\d+)?"
_DASH = r"\s?[-–—]\s?"
# In no order: what must follow a unit keeps `m` from being taken out of `min`.
_UNIT = "|".join(map(re.escape, _UNITS))
_CLOSED = r"(?![\w]|[.,]\d)"
_LONG_TIME = re.compile(r"(?<![\w.:])(?:(\d{1,2})h ?)?(\d{1,3})m ?(\d{1,2})s\b")
_CLOCK = re.compile(r"(?<![\w.:])(\d{1,3}):([0-5]\d)(?![\w:])")
_LONG_CLOCK = re.compile(r"(?<![\w.:])(\d{1,2}):([0-5]\d):([0-5]\d)(?![\w:])")
_COUNT = re.compile(r"(?<![\w.-])\d{1,2}(?:-\d{1,2}){2,}(?![\w-])")
_FRACTION = re.compile(rf"(?<![\w./])(?:(\d+) )?(\d{{1,3}})/(\d{{1,3}})(?: ({_UNIT}))?(?![\w/])")
_TIMES = re.compile(rf"(?<![\w.])({_NUMBER})(?:{_DASH}({_NUMBER}))? ?[xX×](?![^\W\d])( ?/| ?)")
_RANGE = re.compile(rf"(?<![\w.])({_NUMBER}){_DASH}({_NUMBER})(?=\s?(?:{_UNIT})?{_CLOSED})")
_MEASURE = re.compile(rf"(?<![\w.])({_NUMBER})([ -]?)({_UNIT}){_CLOSED}(/(?=[^\W\d]))?")
_NUMBERED = re.compile(r"(?<!\w)(?:No\. ?|#)(?=\d)")
_COMPOUND = re.compile(rf"(?<![\w.])({_NUMBER})-(?=[^\W\d]{{2}})")
_ORDINAL = re.compile(r"(?<![\w.])(\d{1,3})(?:st|nd|rd|th)\b")
_PLAIN = re.compile(rf"(?<![\w.])(−|-)?({_NUMBER})(?!\w)")

_FIGURES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_ONES = _FIGURES.split()
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth"}
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def spelled(text: str) -> str:
    """`text` with its numbers, clocks, fractions, ranges and measures in words."""
    text = _LONG_TIME.sub(_long_time, text)
    text = _LONG_CLOCK.sub(_long_time, text)
    text = _CLOCK.sub(_clock, text)
    text = _NUMBERED.sub("number ", text)
    text = _COUNT.sub(lambda count: " ".join(map(_said, count[0].split("-"))), text)
    text = _FRACTION.sub(_fraction, text)
    text = _TIMES.sub(_times, text)
    text = _RANGE.sub(lambda found: f"{_said(found[1])} to {found[2]}", text)
    text = _MEASURE.sub(_measure, text)
    text = _COMPOUND.sub(lambda found: f"{_said(found[1])} ", text)
    text = _ORDINAL.sub(lambda found: _ordinal(int(found[1])), text)
    return _PLAIN.sub(lambda n: ("minus " if n[1] else "") + _said(n[2]), text)


def _long_time(found: re.Match[str]) -> str:
    parts = zip(found.groups(), ("h", "min", "s"), strict=True)
    return " ".join(f"{int(number)} {unit}" for number, unit in parts if number is not None)


def _clock(found: re.Match[str]) -> str:
    """`1:30` is one thirty; without seconds, or without minutes, the other is named."""
    minutes, seconds = found.groups()
    if seconds == "00":
        return f"{minutes} min"
    return f"{minutes} {seconds}" if int(minutes) else f"{int(seconds)} s"


def _fraction(found: re.Match[str]) -> str:
    """`1/2` is one half, `1 1/2 min` one and a half minutes; `4/10` is four out of ten."""
    whole, upper, lower = found[1], int(found[2]), int(found[3])
    if unit := _UNITS.get(found[4] or ""):
        bare = _FRACTION.sub(_fraction, found[0].rpartition(" ")[0])
        return f"{bare} {unit}s" if whole else f"{bare} of {'an' if unit == 'hour' else 'a'} {unit}"
    if lower not in _PARTS or upper >= lower:
        words = f"{_said(found[2])} out of {_said(found[3])}"
        return f"{_said(whole)} {words}" if whole else words
    part = _PARTS[lower] if upper == 1 else f"{_PARTS[lower]}s"
    if not whole:
        return f"{_said(found[2])} {part}"
    return f"{_said(whole)} and {'a' if upper == 1 else _said(found[2])} {part}"


def _to(low: str, high: str | None) -> str:
    return f"{_said(low)} to {_said(high)}" if high else _said(low)


def _times(found: re.Match[str]) -> str:
    """`5x` is five times, `3×30 s` three times 30 s, `1x/day` once a day."""
    low, high, after = found.groups()
    words = "once" if low == "1" and not high else f"{_to(low, high)} times"
    if "/" in after:
        return f"{words} a "
    return words + (" " if re.match(r"\w", found.string[found.end() :]) else after)


def _measure(found: re.Match[str]) -> str:
    """`8 s` is eight seconds. `5m` is minutes, as in a duration; `5 m` is metres."""
    number, gap, unit, each = found.groups()
    word = "minute" if unit == "m" and not gap else _UNITS[unit]
    one = number == "1" and not found.string[: found.start()].endswith(" to ")
    plural = "" if one or word == "percent" else "s"
    return f"{_said(number)} {word}{plural}{' a ' if each else ''}"


def _ordinal(number: int) -> str:
    words = _whole(number)
    head, joint, last = re.fullmatch(r"(.*?)([ -]?)(\w+)", words).groups()  # type: ignore[union-attr]  # words always match
    last = _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{head}{joint}{last}"


def _said(number: str) -> str:
    """A number in words: `1,500`, `2.5`, and digit by digit what is called or begins with 0."""
    if "," in number:
        number = number.replace(",", "")
    whole, _, decimals = number.partition(".")
    if number in _TO_CALL or len(whole) > 6 or (len(whole) > 1 and whole[0] == "0"):
        return " ".join(_ONES[int(digit)] for digit in number if digit.isdigit())
    words = _whole(int(whole))
    return f"{words} point {' '.join(_ONES[int(d)] for d in decimals)}" if decimals else words


def _whole(number: int) -> str:
    """A whole number below a million."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    many, rest = divmod(number, size)
    joint = " and " if rest < 100 else " "
    return f"{_whole(many)} {name}" + (joint + _whole(rest) if rest else "")
