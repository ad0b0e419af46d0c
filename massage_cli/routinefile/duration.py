"""Durations as people write them: `90`, `90s`, `1m30s`, `1m 30s`, `1:30`, `2 min`, `1.5m`."""

from __future__ import annotations

import math
import re

_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,9})?"
_UNITS = {
    "h": r"h|hr|hrs|hour|hours",
    "m": r"m|min|mins|minute|minutes",
    "s": r"s|sec|secs|second|seconds",
}
_CLOCK = r"[0-9]{1,3}:[0-5][0-9]"
_PARTS = (
    rf"(?:(?P<h>{_NUMBER}) *(?:{_UNITS['h']}))? *"
    rf"(?:(?P<m>{_NUMBER}) *(?:{_UNITS['m']}))? *"
    rf"(?:(?P<s>{_NUMBER}) *(?:{_UNITS['s']})?)?"
)
_TEXT = re.compile(rf"(?=[0-9]){_PARTS}")

PATTERN = rf"^(?:{_CLOCK}|(?=[0-9]){re.sub(r'[?]P<.>', '?:', _PARTS)})$"
"""The same for the JSON Schema."""

FORMS = "90, 90s, 1m30s, 1:30 or 2 min"


def seconds(value: str | float) -> float | None:
    """The seconds that `value` means, None if it is no duration. Bare numbers are seconds."""
    if not isinstance(value, str):
        return float(value) if math.isfinite(value) and value >= 0 else None
    if re.fullmatch(_CLOCK, value):
        minutes, rest = value.split(":")
        return int(minutes) * 60.0 + int(rest)
    match = _TEXT.fullmatch(value)
    if match is None:
        return None
    hours, minutes_, seconds_ = (float(match[unit] or 0) for unit in "hms")
    return hours * 3600 + minutes_ * 60 + seconds_


def suggestion(value: str) -> str:
    """What was probably meant by `1,5 min`, and by `90 s.`; empty if nobody can tell."""
    likely = value.strip(" .,;").replace(",", ".")
    return f"did you mean '{likely}'?" if likely != value and seconds(likely) else ""


def words(value: float) -> str:
    """Seconds as a routine file says them: `1m30s`, `45s`, `0.4s`."""
    minutes, rest = divmod(value, 60)
    hours, minutes = divmod(int(minutes), 60)
    parts = [f"{hours}h" if hours else "", f"{minutes}m" if minutes else ""]
    parts.append(f"{rest:g}s" if rest or not any(parts) else "")
    return "".join(parts)
