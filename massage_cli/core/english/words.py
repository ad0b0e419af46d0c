"""Times, counts and places in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

AREAS: Mapping[str, str] = {
    "achilles": "Achilles tendon",
    "shin-outer": "outer shin",
    "foot-sole": "sole of the foot",
    "hamstrings": "back of the thigh",
    "quads": "front of the thigh",
}
"""Areas as a person says them, where that is not their own name."""


WHOLE = "whole leg"
"""The area that adds nothing to a leg that is named."""


def is_english(language: str) -> bool:
    """Whether the sentences of this package suit what is written in `language`: `en`, `en-GB`."""
    return language.split("-")[0].casefold() == "en"


def counted(number: int, word: str) -> str:
    """`1 session`, `2 sessions`, `2,000 sessions`."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def spoken(seconds: float) -> str:
    """`1 minute 30 seconds`, as it is read aloud; `0 seconds` for none."""
    minutes, rest = divmod(round(seconds), 60)
    counts = ((minutes, "minute"), (rest, "second"))
    parts = [f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in counts if number]
    return " ".join(parts) or "0 seconds"


def brief(seconds: float) -> str:
    """`12 min`, or `2 h 05 min`: to the minute, for sums of many sessions."""
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min"


def leg_alone(leg: str) -> str:
    """`left leg`, `both legs`; the leg that nobody has named is the one that hurts."""
    return {"both": "both legs", "unsaid": "the leg that hurts"}.get(leg, f"{leg} leg")


def place(area: str, leg: str) -> str:
    """`left calf`, `calf, both legs`, `sole of the foot, left`; the leg alone without an area.

    `area` in words.
    """
    if not area or (area == WHOLE and leg != "unsaid"):
        return leg_alone(leg)
    if leg == "unsaid":
        return area
    if leg == "both":
        return f"{area}, both legs"
    return f"{area}, {leg}" if " of " in area else f"{leg} {area}"


def spoken_place(area: str, leg: str) -> str:
    """`Left calf.`, `Left leg, sole of the foot.`: the leg first, as it is said aloud.

    Empty for a leg that nobody has named and no area.
    """
    side = "" if leg == "unsaid" else leg_alone(leg)
    if not area or (area == WHOLE and side):
        words = side
    elif leg in ("left", "right") and " of " not in area:
        words = f"{leg} {area}"
    else:
        words = f"{side}, {area}" if side else area
    return f"{words.capitalize()}." if words else ""


def pressure(word: str) -> str:
    """`moderate pressure`, `feather-light pressure`; `word` is its name, empty for none."""
    return f"{'feather-light' if word == 'feather' else word} pressure" if word else ""


def with_pressure(title: str, word: str) -> str:
    """`Kneading, moderate pressure.`"""
    return f"{', '.join(filter(None, (title, pressure(word))))}."


def with_term(title: str, technique: str) -> str:
    """`Long strokes (effleurage)`; the title alone where the technique is called just that."""
    term = technique.replace("-", " ")
    return title if term in ("", title.casefold()) else f"{title} ({term})"


def until_eased(at_most: str) -> str:
    """A step that waits; the time in digits."""
    return f"Until it has eased, at most {at_most}."


def keep_off(areas: Iterable[str]) -> str:
    """A stroke passes over places that are to be left out; each in words."""
    return f"Keep off the {' and the '.join(areas)}."


def rhythm(phases: Iterable[tuple[str, float]]) -> str:
    """`Rhythm: press 2 s, release 2 s`; empty for no rhythm. Each phase's motion and seconds."""
    text = ", ".join(f"{motion} {seconds:g} s" for motion, seconds in phases)
    return f"Rhythm: {text}" if text else ""
