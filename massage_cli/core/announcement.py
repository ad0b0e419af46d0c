"""What is said before a step: of the step before, of the change of leg, and of the step itself.

The timeline makes room for it in the gap, and the voice says it there.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from massage_cli.core.body import Leg
from massage_cli.core.pace import seconds_to_say
from massage_cli.core.questions import asked_after
from massage_cli.core.routine import Routine, Step, sides_of
from massage_cli.core.spoken import phrases_of
from massage_cli.core.spoken.phrases import Phrases
from massage_cli.core.technique import TECHNIQUES

BREATH = 0.25
"""Seconds between two sentences."""
AFTER_CHIME = 0.5
"""Seconds by which a sentence follows the signal it explains."""
AFTER_CHANGE = 1.0
"""Seconds by which the change is named after its signal, which walks from leg to leg."""
TO_ANSWER = 4.0
"""Seconds of silence after a question."""


class Same(Enum):
    """Whether a step was done before in the same way on the other leg."""

    NO = "no"
    BEFORE = "before"
    """Some steps ago."""
    JUST_NOW = "just now"
    """It is the step before this one."""


def same_as(other: int | None, number: int) -> Same:
    """Of the step of that `number`: `other` is the number of the same one on the other leg."""
    if other is None:
        return Same.NO
    return Same.JUST_NOW if other == number - 1 else Same.BEFORE


class Announcement(NamedTuple):
    """What is said before a step, in this order; whatever there is nothing to say of is empty."""

    question: str
    change: str
    step: str


def announcement(
    routine: Routine,
    step: Step,
    leg: Leg,
    *,
    same: Same = Same.NO,
    before: Step | None = None,
    changes: bool = False,
    named_only: bool = False,
) -> Announcement:
    """What is said before `step` is played on `leg`, after the step `before`.

    With `changes` the hands go over to another leg; with `named_only` it is not said how.
    """
    phrases, sides = phrases_of(routine.language), sides_of(routine, step)
    asked = asked_after(routine, before) if before is not None else None
    return Announcement(
        asked.spoken if asked else "",
        phrases.change(leg, sides) if changes else "",
        _of_step(routine, step, leg, same, phrases, named_only=named_only),
    )


def seconds_before(said: Announcement, language: str) -> float:
    """Seconds from the start of the gap in which all of it can be said, with time to answer."""
    question, change, step = (seconds_to_say(text, language) for text in said)
    asking = BREATH + question + TO_ANSWER if question else 0.0
    changing = max(0.0, AFTER_CHANGE - asking) + change + BREATH if change else 0.0
    return max(asking + changing, AFTER_CHIME) + step


def earliest(said: Announcement, language: str) -> float:
    """Seconds from the start of the gap before which the step itself is not spoken of."""
    return seconds_before(said._replace(step=""), language)


def title_of(step: Step, phrases: Phrases) -> str:
    """What the step is called in the language of `phrases`; empty where only English has a word."""
    return own_name(step, phrases) or phrases.titles.get(step.technique, "")


def own_name(step: Step, phrases: Phrases) -> str:
    """What the routine calls the step: empty where that is what the program calls its technique."""
    technique = TECHNIQUES.get(step.technique)
    ours = technique is not None and step.title in (
        technique.title,
        phrases.titles.get(technique.name),
    )
    return "" if ours else step.title


def instruction_of(step: Step, phrases: Phrases) -> str:
    """What to do: in the language of `phrases` where the program says it, not the routine."""
    technique = TECHNIQUES.get(step.technique)
    ours = phrases.instructions.get(step.technique, "")
    is_ours = technique is not None and step.instruction in (technique.instruction, ours)
    return ours if is_ours else step.instruction


def spoken(step: Step, phrases: Phrases) -> str:
    """How to sit for `step`, and what to do, in the language of `phrases`."""
    return step.spoken if step.say else _joined(step.position, instruction_of(step, phrases))


def _of_step(
    routine: Routine, step: Step, leg: Leg, same: Same, phrases: Phrases, *, named_only: bool
) -> str:
    place = phrases.place(step.area, leg, sides_of(routine, step))
    title = title_of(step, phrases)
    told = phrases.same(place, "")
    if told and same is Same.JUST_NOW:
        return _joined(told, step.caution)
    named = phrases.pressed(title, step.pressure) or (f"{title}." if title else "")
    if told and same is Same.BEFORE:
        return _joined(phrases.same(place, named), step.position, step.caution)
    words = step.position if named_only else spoken(step, phrases)
    if _names(words, title, step, phrases):
        place, named = phrases.pressed(place.rstrip("."), step.pressure), ""
    return _joined(place, named, words, step.caution)


def _names(words: str, title: str, step: Step, phrases: Phrases) -> bool:
    """Whether `words` name the technique anyway: nothing is said twice."""
    if not own_name(step, phrases):
        pattern = phrases.names.get(step.technique)
        return pattern is not None and re.search(pattern, words, re.IGNORECASE) is not None
    there = set(re.findall(r"\w+", words.casefold()))
    return set(re.findall(r"\w+", title.casefold())) <= there


def _joined(*texts: str) -> str:
    return " ".join(filter(None, texts))
