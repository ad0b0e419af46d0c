"""Times, counts and places in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

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


class Sides(NamedTuple):
    """What the two sides of the body are called: legs, arms, or simply sides."""

    left: str
    right: str
    noun: str
    """What both of them are: `leg`."""

    def of(self, leg: str) -> str:
        """`left leg`, `both legs`; the one that nobody has named is the one that hurts."""
        both, unsaid = f"both {self.noun}s", f"the {self.noun} that hurts"
        return {"left": self.left, "right": self.right, "both": both, "unsaid": unsaid}[leg]

    def the(self, leg: str) -> str:
        """`the left leg`, `the leg that hurts`."""
        return self.of(leg) if leg == "unsaid" else f"the {self.of(leg)}"

    def told(self, text: str) -> str:
        """`text`, which was written of legs, of these: without what only a leg has."""
        if self.noun == "leg":
            return text
        text = text.replace("leg or calf", "leg").replace("ankles or legs", "legs")
        text = text.replace(", stand on the foot if you can", "")
        return re.sub(r"\b([Aa] )?([Ll])eg(s?)\b", self._instead, text)

    def _instead(self, leg: re.Match[str]) -> str:
        """What stands for `leg`, `Legs` or `a leg`."""
        article, initial, plural = leg.groups(default="")
        noun = self.noun.capitalize() if initial == "L" else self.noun
        if article and noun[0].casefold() in "aeiou":
            article = f"{article[0]}n "
        return f"{article}{noun}{plural}"


LEGS = Sides("left leg", "right leg", "leg")
SIDES = Sides("left side", "right side", "side")


def sides_called(left: str, right: str) -> Sides:
    """The sides by their names; `left arm` and `right arm` are arms."""
    last = left.split()[-1]
    shared = last == right.split()[-1] and left != right
    return Sides(left, right, last if shared else SIDES.noun)


def on_sides(legs: str, sides: Sides = LEGS) -> str:
    """`one leg`, `each leg`, `both legs`: how a routine is laid on them."""
    return f"{legs} {sides.noun}{'s' if legs == 'both' else ''}"


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


def file_size(count: int) -> str:
    """So many bytes as a person reads them: `850 kB`, `1.4 MB`, `66 MB`."""
    if count < 999_500:
        return f"{count / 1000:.0f} kB"
    megabytes = count / 1_000_000
    return f"{megabytes:.1f} MB" if megabytes < 9.95 else f"{megabytes:.0f} MB"


def place(area: str, leg: str, sides: Sides = LEGS) -> str:
    """`left calf`, `calf, both legs`, `sole of the foot, left`; the leg alone without an area.

    `area` in words. Where the sides are no legs, `forearm, left arm`.
    """
    if not area or (area == WHOLE and leg != "unsaid"):
        return sides.of(leg)
    if leg == "unsaid":
        return area
    if sides != LEGS:
        return area if leg == "both" else f"{area}, {sides.of(leg)}"
    if leg == "both":
        return f"{area}, both legs"
    return f"{area}, {leg}" if " of " in area else f"{leg} {area}"


def spoken_place(area: str, leg: str, sides: Sides = LEGS) -> str:
    """`Left calf.`, `Left leg, sole of the foot.`: the leg first, as it is said aloud.

    Empty for a leg that nobody has named and no area.
    """
    side = "" if leg == "unsaid" else sides.of(leg)
    if not area or (area == WHOLE and side):
        words = side
    elif sides != LEGS and leg == "both":
        words = area
    elif sides == LEGS and leg in ("left", "right") and " of " not in area:
        words = f"{leg} {area}"
    else:
        words = f"{side}, {area}" if side else area
    return f"{words.capitalize()}." if words else ""


def level(word: str) -> str:
    """`moderate`, `feather-light`; `word` is the pressure's name in a file, empty for none."""
    return "feather-light" if word == "feather" else word


def pressure(word: str) -> str:
    """`moderate pressure`, `feather-light pressure`; `word` as of `level`."""
    return f"{level(word)} pressure" if word else ""


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


def said_aloud(text: str) -> str:
    """What the voice says of a step, where that is not its instruction."""
    return f"Said aloud: {text}"


def keep_off(areas: Iterable[str]) -> str:
    """A stroke passes over places that are to be left out; each in words."""
    return f"Keep off the {' and the '.join(areas)}."


def rhythm(phases: Iterable[tuple[str, float]]) -> str:
    """`Rhythm: press 2 s, release 2 s`; empty for no rhythm. Each phase's motion and seconds."""
    text = ", ".join(f"{motion} {seconds:g} s" for motion, seconds in phases)
    return f"Rhythm: {text}" if text else ""
