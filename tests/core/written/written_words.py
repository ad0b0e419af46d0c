"""Every text that a language has for what is handed out, by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from massage_cli.core.body import Area, Elsewhere, Leg
from massage_cli.core.english.words import LEGS, SIDES, Sides, sides_called
from massage_cli.core.routine import Pressure
from massage_cli.core.written.words import HandoutWords

ARMS = sides_called("left arm", "right arm")
LINKER_ARM = sides_called("linker Arm", "rechter Arm")
ELSEWHERE = Elsewhere("xyz")
ARGUMENTS: Mapping[str, Callable[[Sides], tuple[Any, ...]]] = {
    "figure": lambda _sides: (("front", "back", "sole"),),
    "each": lambda sides: (Area.CALF if sides == LEGS else ELSEWHERE, sides),
    "in_turn": lambda sides: (Area.CALF if sides == LEGS else ELSEWHERE, sides),
    "one_after_the_other": lambda sides: (Leg.LEFT, sides),
    "in_a_row": lambda sides: (Leg.RIGHT, sides),
    "at_once": lambda sides: (Leg.LEFT, sides),
    "step_by_step": lambda sides: (Leg.RIGHT, sides),
    "until_eased": lambda _sides: ("2:00",),
    "place": lambda sides: (Area.CALF if sides == LEGS else ELSEWHERE, Leg.LEFT, sides),
    "side": lambda sides: (Leg.RIGHT, sides),
    "pressure": lambda _sides: (Pressure.FEATHER,),
}
"""What a text is made of; the others are made of the sides alone."""


def texts(words: HandoutWords, sides: Sides = LEGS) -> Iterator[tuple[str, str]]:
    """The texts that are not said aloud too, as they are told of `sides`."""
    parts: list[Any] = [words, words.page, words.sheet, words.safety, words.safety.cautions]
    for part in parts:
        for name, value in zip(part._fields, part, strict=True):
            yield from _texts(name, value, sides)


def _texts(name: str, value: Any, sides: Sides) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, Mapping):
        yield from ((f"{name} {key}", text) for key, text in value.items())
    elif callable(value):
        arguments = ARGUMENTS[name](sides) if name in ARGUMENTS else (sides,)
        made = value(*arguments)
        many = isinstance(made, tuple)
        yield from zip(made._fields, made, strict=True) if many else [(name, made)]


EVERY_SIDES = (LEGS, SIDES, ARMS)
