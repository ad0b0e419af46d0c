"""The cards before and after a session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from massage_cli.core import safety
from massage_cli.core.body import Leg, Where
from massage_cli.core.briefing import briefing
from massage_cli.core.english import briefing as briefing_words
from massage_cli.core.english import cards as words
from massage_cli.core.english import profile as profile_words
from massage_cli.core.english import safety as safety_words
from massage_cli.core.english import session as session_words
from massage_cli.core.english.words import LEGS, Sides
from massage_cli.core.history.ledger import Ledger, worked
from massage_cli.core.history.past import Feeling
from massage_cli.core.routine import Step
from massage_cli.core.segments import Segment
from massage_cli.core.timecode import clock
from massage_cli.core.timeline import Timeline
from massage_cli.terminal.view.blocks import Bar, Block, Gap, Item, Paragraph
from massage_cli.terminal.view.card import Card, Keys
from massage_cli.terminal.view.signs import signs

FEELINGS = {feeling.value[0]: feeling for feeling in Feeling}
"""b better, s same, w worse."""


def end_card(timeline: Timeline, ledger: Ledger, *, finished: bool, tip: str) -> Card:
    """What was done on each leg and with each technique, how it is now, and a tip."""
    legs = worked(ledger, timeline, lambda segment: segment.leg)
    steps = worked(ledger, timeline, _kind)
    heading = words.heading(timeline.routine.title, finished=finished)
    worked_for = sum(legs.values())
    blocks: tuple[Block, ...] = (
        Paragraph("", told=f"{heading}."),  # on the card it is the title
        Paragraph(words.hands_on(clock(worked_for)), told=words.hands_on_for(worked_for)),
        Gap(),
        *_leg_bars(legs, timeline.sides),
        Gap(),
        *_step_bars(steps),
        Gap(),
        Paragraph(timeline.sides.told(safety_words.END_CARD)),
        Gap(),
        Paragraph(tip, faint=True),
    )
    answers = ((key, words.FEELINGS[feeling]) for key, feeling in FEELINGS.items())
    keys = (*answers, ("enter", words.SKIP))
    return Card(heading, blocks, keys, words.HOW_IS_IT)


def ready_card(timeline: Timeline, notice: str = "") -> Card:
    """What to know before the first step, and how to begin; `notice` is of the machinery."""
    told = briefing(timeline)
    blocks: list[Block] = [Paragraph(told.lasts)]
    for paragraphs in (
        [Paragraph(text, strong=True) for text in told.cautions],
        [Paragraph(text) for text in (told.position, told.at_hand) if text],
        [Paragraph(text, grave=True) for text in (told.watch_out,) if text],
        [Paragraph(text) for text in (told.first,) if text],
    ):
        blocks += [Gap(), *paragraphs] if paragraphs else []
    title = session_words.get_ready(told.title)
    return Card(title, tuple(blocks), briefing_words.KEYS, notice=notice)


def safety_card(
    ticked: frozenset[str] = frozenset(),
    told: Sequence[str] = (),
    *,
    routine: str = "",
    changes: bool = False,
    sides: Sides = LEGS,
) -> Card:
    """The questions before `routine` (its title), the gravest first, and those `ticked`.

    What is `told` of the session stands below them; `changes` names the key that changes it.
    Of arms the same is asked as of legs: a clot can be there too (NHS, deep vein thrombosis).
    """
    blocks: list[Block] = [Paragraph(safety_words.QUESTION, strong=True, told=safety_words.HEADING)]
    before = None
    for question in safety.QUESTIONS:
        if question.consequence is not before:
            blocks.append(Gap())
        before = question.consequence
        label = question.consequence.upper()
        text, grave = sides.told(question.text), question.consequence is safety.Consequence.STOP
        blocks.append(Item(question.key, label, text, question.key in ticked, grave))
    for paragraph in told:
        blocks += [Gap(), Paragraph(paragraph)]
    keys = (
        ("enter", words.GO_ON if ticked else words.NONE_OF_THESE),
        (f"1-{len(safety.QUESTIONS)}", words.TICK),
        ("?", words.WHY),
        ("c", words.CHANGE if changes else words.SUITS),
        ("q", words.QUIT),
    )
    return Card(words.before(routine), tuple(blocks), keys)


def profile_card(choices: Mapping[str, str], ticked: frozenset[str]) -> Card:
    """What may suit a person, by the key that ticks it, and what is `ticked`."""
    blocks: list[Block] = [
        Paragraph(profile_words.HOLDS_FOR, strong=True, told=profile_words.HEADING),
        Gap(),
    ]
    blocks += [Item(key, "", text, key in ticked) for key, text in choices.items()]
    blocks += [Gap(), Paragraph(profile_words.KEPT, faint=True)]
    first, *_, last = choices
    keys = ((f"{first}-{last}", words.TICK), ("enter", words.KEEP), ("q", words.BACK))
    return Card(words.SUITS_TITLE, tuple(blocks), keys)


def areas_card(question: str, areas: Mapping[str, Where], ticked: frozenset[str]) -> Card:
    """The areas of a routine, by the key that leaves one out, and which are `ticked`."""
    blocks: list[Block] = [Paragraph(question, strong=True), Gap()]
    blocks += [Item(key, "", area.words, key in ticked) for key, area in areas.items()]
    blocks += [Gap(), Paragraph(profile_words.KEPT, faint=True)]
    numbers = tuple(areas)
    named = "-".join(dict.fromkeys((*numbers[:1], *numbers[-1:])))
    leave_out = ((named, words.LEAVE_OUT),) if named else ()
    return Card(
        words.LEAVE_OUT_TITLE,
        tuple(blocks),
        (*leave_out, ("enter", words.GO_ON), ("q", words.QUIT)),
    )


def text_card(title: str, heading: str, paragraphs: Sequence[str], keys: Keys) -> Card:
    """A heading, in whose place the title is told if it is empty, and what is to be read."""
    blocks: list[Block] = [] if heading else [Paragraph("", told=title)]
    for paragraph in filter(None, (heading, *paragraphs)):
        gap = [Gap()] if len(blocks) > (not heading) else []
        blocks += [*gap, Paragraph(paragraph, strong=paragraph == heading)]
    return Card(title, tuple(blocks), keys)


def _leg_bars(legs: Mapping[Leg, float], sides: Sides) -> list[Bar]:
    longest = max(legs.values(), default=0.0)
    return [Bar(words.leg(leg, sides), seconds, longest) for leg, seconds in legs.items()]


def _step_bars(steps: Mapping[Step, float]) -> list[Bar]:
    longest = max(steps.values(), default=0.0)
    return [
        Bar(step.title, seconds, longest, signs(step), step.colour)
        for step, seconds in steps.items()
    ]


def _kind(segment: Segment) -> Step:
    """Steps of one technique are summed under the first of them."""
    assert segment.step is not None
    step = segment.step
    return Step(technique=step.technique, title=step.title, colour=step.colour, seconds=0)
