"""English: what stands on the page that plays itself and on the sheet of paper."""

from __future__ import annotations

from collections.abc import Iterable

from massage_cli.core.body import Leg, Where
from massage_cli.core.care import CAUTIONS
from massage_cli.core.english import cards, safety, words
from massage_cli.core.english.techniques import TITLES
from massage_cli.core.english.words import Sides
from massage_cli.core.rhythm import Motion
from massage_cli.core.spoken.english import ENGLISH as PHRASES
from massage_cli.core.written.words import (
    HandoutWords,
    PageWords,
    Reasons,
    SafetyWords,
    SheetWords,
)

PAGE = PageWords(
    start="Start",
    start_on="Start: {side}",
    pause="Pause",
    go_on="Go on",
    back="Back",
    again="Again",
    next="Next",
    stop="Stop",
    once_more="Once more",
    look="Colours",
    auto="as the device has them",
    light="light",
    dark="dark",
    night="night",
    get_ready="Get ready: {title}",
    before="Before you begin",
    waits="Not eased yet? Again holds it once more.",
    coming="Next: {title}, {place}",
    last="Next: the end",
    step_of="step {number} of {of}",
    of="{played} of {total}",
    left_of_step="left of this step",
    done="Done: {title}",
    stopped="Stopped: {title}",
    how_is_it=cards.HOW_IS_IT,
    better="Better",
    same="The same",
    worse="Worse",
    no_sound="The sound cannot be played here: go by what you see.",
    nothing_kept="Nothing of this was stored or sent: this page is one file, and asks nobody.",
    needs_script="Where scripts are not allowed this page does not play: all steps are below.",
    keys="Keys: space pauses, n next, b back, a again, x stops.",
    silent="This page has no sound: go by what you see.",
)

SEEN_FROM = {"front": "the front", "back": "the back", "sole": "below, the soles of the feet"}


def _figure(sides: Iterable[str]) -> str:
    return f"Where the hands go: the legs from {' and from '.join(SEEN_FROM[s] for s in sides)}"


def _each(area: Where | None, sides: Sides) -> str:
    return f"{area.words}, each {sides.noun}" if area else f"each {sides.noun}"


def _one_after_the_other(first: Leg, sides: Sides) -> str:
    return f"First all of it on {sides.the(first)}, then on {sides.the(first.other)}."


def _in_a_row(first: Leg, sides: Sides) -> str:
    legs = f"first on {sides.the(first)}, then on {sides.the(first.other)}"
    return f"Each {sides.noun}: such steps in a row {legs}."


def _at_once(first: Leg, sides: Sides) -> str:
    legs = f"on {sides.the(first)}, and at once on {sides.the(first.other)}"
    return f"Each {sides.noun} in turn: {legs}."


def _step_by_step(first: Leg, sides: Sides) -> str:
    return f"Each step first on {sides.the(first)}, then on {sides.the(first.other)}."


SHEET = SheetWords(
    steps="Step by step",
    step="Step",
    time="Time",
    where="Where",
    what="What",
    how="How",
    takes="It takes",
    how_to_sit="How to sit or lie",
    when="When",
    stop_if="Stop",
    sources="Sources",
    patient="For",
    author="From",
    how_often="How often",
    notes="Notes",
    scan="The routine itself: scan it, and give the text to “massage add”.",
    figure=_figure,
    each=_each,
    in_turn=lambda area, sides: f"{_each(area, sides)} in turn",
    one_after_the_other=_one_after_the_other,
    in_a_row=_in_a_row,
    at_once=_at_once,
    step_by_step=_step_by_step,
    until_eased=words.until_eased,
)


def _reasons(sides: Sides) -> Reasons:
    names = (name.replace("_", "-") for name in Reasons._fields)
    return Reasons(*(f"{sides.told(safety.QUESTIONS[name].text)}." for name in names))


SAFETY = SafetyWords(
    not_if=safety.NOT_IF,
    reasons=_reasons,
    if_it_is=lambda sides: sides.told(safety.IF_IT_IS),
    emergency=safety.EMERGENCY,
    cautions=CAUTIONS,
    end_card=lambda sides: sides.told(safety.END_CARD),
    worse_after=lambda sides: sides.told(safety.WORSE_AFTER),
    disclaimer=safety.DISCLAIMER,
)


def _term(technique: str) -> str:
    term = technique.replace("-", " ")
    return "" if term == TITLES[technique].casefold() else term


ENGLISH = HandoutWords(
    language="en",
    phrases=PHRASES,
    page=PAGE,
    sheet=SHEET,
    safety=SAFETY,
    motions={motion: motion.value for motion in Motion},
    terms={technique: _term(technique) for technique in TITLES},
    place=lambda area, leg, sides: words.place(area.words if area else "", leg, sides),
    side=lambda leg, sides: sides.of(leg),
    pressure=lambda pressure: words.pressure(pressure.word),
)
