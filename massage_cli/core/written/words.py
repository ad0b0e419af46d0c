"""The words that a language needs on what is handed out; none of them has a default.

Where a text is made, the sides are what left and right are called in the routine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from massage_cli.core.body import Leg, Where
from massage_cli.core.care import Cautions
from massage_cli.core.english.words import Sides
from massage_cli.core.rhythm import Motion
from massage_cli.core.routine import Pressure
from massage_cli.core.spoken.phrases import Phrases


class PageWords(NamedTuple):
    """The page that plays itself: its script knows these words by their names."""

    start: str
    start_on: str
    """`Start: {side}`: of a cramp, for the leg that hurts."""
    pause: str
    go_on: str
    back: str
    again: str
    next: str
    stop: str
    once_more: str
    look: str
    auto: str
    light: str
    dark: str
    night: str
    get_ready: str
    """With `{title}`."""
    before: str
    waits: str
    coming: str
    """With `{title}` and `{place}`."""
    last: str
    step_of: str
    """With `{number}` and `{of}`."""
    of: str
    """With `{played}` and `{total}`, both in digits."""
    left_of_step: str
    done: str
    """With `{title}`."""
    stopped: str
    how_is_it: str
    better: str
    same: str
    worse: str
    no_sound: str
    nothing_kept: str
    needs_script: str
    keys: str
    silent: str


class SheetWords(NamedTuple):
    """The sheet of paper."""

    steps: str
    step: str
    time: str
    where: str
    what: str
    how: str
    takes: str
    how_to_sit: str
    when: str
    stop_if: str
    sources: str
    patient: str
    author: str
    how_often: str
    notes: str
    scan: str
    figure: Callable[[Iterable[str]], str]
    """What the drawings show, seen from these sides, for whoever does not see them."""
    each: Callable[[Where | None, Sides], str]
    """What is done on the one and then on the other."""
    in_turn: Callable[[Where | None, Sides], str]
    """Where other steps are done on one leg first."""
    one_after_the_other: Callable[[Leg, Sides], str]
    """On which leg all of it is done first."""
    in_a_row: Callable[[Leg, Sides], str]
    """Where the legs change more than once: some steps on the first, then the same on the other."""
    at_once: Callable[[Leg, Sides], str]
    """What is meant by `in_turn`, where it is not so of every step."""
    step_by_step: Callable[[Leg, Sides], str]
    """The same where each step is done on one and at once on the other."""
    until_eased: Callable[[str], str]
    """A step that waits; the most time in digits."""


class Reasons(NamedTuple):
    """Not to start, the gravest first; their sources stand in `english.safety`."""

    one_sided: str
    clot_before: str
    injury: str
    numb_or_feverish: str
    dark_urine: str


class SafetyWords(NamedTuple):
    """What keeps a person safe where nobody can be asked, beside what the voice says too."""

    not_if: str
    """The heading above the reasons."""
    reasons: Callable[[Sides], Reasons]
    if_it_is: Callable[[Sides], str]
    """What then."""
    emergency: str
    cautions: Cautions
    """What stands by the steps."""
    end_card: Callable[[Sides], str]
    worse_after: Callable[[Sides], str]
    disclaimer: str


class HandoutWords(NamedTuple):
    """All of them, in one language."""

    language: str
    """Its code."""
    phrases: Phrases
    """What the voice says too."""
    page: PageWords
    sheet: SheetWords
    safety: SafetyWords
    motions: Mapping[Motion, str]
    terms: Mapping[str, str]
    """What people of the trade call a technique; empty where that is what it is called anyway."""
    place: Callable[[Where | None, Leg, Sides], str]
    """`left calf`; of a leg that nobody has named and no area, `the leg that hurts`."""
    side: Callable[[Leg, Sides], str]
    """`left leg`"""
    pressure: Callable[[Pressure], str]
    """`light pressure`; empty for none."""
