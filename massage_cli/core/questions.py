"""What is asked of a step: how the question reads, sounds, and is answered."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from massage_cli.core.english import safety as words
from massage_cli.core.routine import Kind, Routine, Step, sides_of
from massage_cli.core.spoken import phrases_of


class Reply(StrEnum):
    """What an answer to a question means; holding again is the key `again` itself."""

    LEFT = "left"
    RIGHT = "right"


class Asked(NamedTuple):
    """A question that stands, and the keys that answer it. No key is an answer too."""

    text: str
    spoken: str = ""
    """What the voice says of it, in a file too; empty for nothing."""
    with_keys: str = ""
    """What the voice says of it where somebody can press a key; empty for nothing."""
    replies: Mapping[str, Reply] = MappingProxyType({})
    of_cramp: bool = False
    """Whether it is about the stretch of a cramp: pain is then a cramp that gets worse."""


def asked_after(routine: Routine, step: Step) -> Asked | None:
    """What is asked once `step` is over: of an acute stretch, and of a tender spot.

    A spot that was held until it had eased leaves nothing to ask.
    """
    phrases = phrases_of(routine.language)
    if routine.kind is Kind.ACUTE and step.technique == "stretch":
        sides = sides_of(routine)
        text = sides.told(words.EASING_QUESTION)
        return Asked(text, phrases.easing, of_cramp=True)
    if step.technique == "trigger-point" and step.until is None:
        return Asked(words.EASED_QUESTION, phrases.eased)
    return None


def which_leg(routine: Routine) -> Asked:
    """Asked where nobody has said which leg hurts."""
    phrases, sides = phrases_of(routine.language), sides_of(routine)
    return Asked(
        sides.told(words.LEG_QUESTION),
        replies=MappingProxyType({"l": Reply.LEFT, "r": Reply.RIGHT}),
        with_keys=phrases.which(sides),
    )


def waiting(routine: Routine) -> Asked:
    """How to go on from a step that waits, whose written time is over."""
    told = phrases_of(routine.language).go_on_when_eased
    if routine.kind is Kind.ACUTE:
        text = sides_of(routine).told(words.GO_ON_OR_WORSE)
        return Asked(text, with_keys=told, of_cramp=True)
    return Asked(words.GO_ON_WHEN_EASED, with_keys=told)


IN_PAIN = Asked(words.STOP_OR_SLIP)
"""Whether it is stopped because it hurts; said aloud when the key is pressed."""
