"""What a person must know reaches them on every channel: each built-in routine, each way to follow.

Screen (two sizes), plain lines, voice, the voice of a file, and `show`.
"""

from __future__ import annotations

import os
import re
from itertools import chain

import pytest
from typer.testing import CliRunner

from massage_cli.audio.speech import scene as spoken_scene
from massage_cli.core import care
from massage_cli.core.announcement import Same
from massage_cli.core.briefing import briefed, unasked, when_to_stop, who_should_not
from massage_cli.core.cues import CueKind
from massage_cli.core.english import briefing as words
from massage_cli.core.english.safety import ACUTE_WARNING, EASE_OFF
from massage_cli.core.english.words import level, pressure
from massage_cli.core.history.ledger import Ledger
from massage_cli.core.routine import Kind, Pressure
from massage_cli.core.segments import SegmentKind
from massage_cli.core.timeline import Timeline, compile_timeline
from massage_cli.terminal.paint.colour import Depth
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.plain import PlainDisplay
from massage_cli.terminal.size import Size
from massage_cli.terminal.view.card import TALLEST
from massage_cli.terminal.view.cards import ready_card
from massage_cli.terminal.view.scene import Scene
from massage_cli.terminal.view.stage import Stage
from tests.cli.whole import app
from tests.content.library import TOTALS, built_in

LOOK = Look(Depth.NONE, blocks=True)
SIZES = [Size(100, 30), Size(40, 12)]


@pytest.fixture(params=sorted(TOTALS))
def timeline(request: pytest.FixtureRequest) -> Timeline:
    return briefed(compile_timeline(built_in()[request.param]))


def acute(timeline: Timeline) -> bool:
    return timeline.routine.kind is Kind.ACUTE


def needed(timeline: Timeline) -> list[str]:
    """How to sit, what to have at hand and what to mind, whatever the channel."""
    routine = timeline.routine
    texts = [routine.position, words.at_hand(routine.tools), *routine.cautions]
    for segment in timeline.work:
        if segment.step is not None:
            texts += [segment.step.position, segment.step.caution]
    return [text for text in texts if text]


def stop_rule(timeline: Timeline) -> str:
    """When to stop, as it is read; of a cramp the warning beside it names the swelling."""
    return words.STOP_AT_ONCE if acute(timeline) else words.WATCH_OUT


DRAWN = re.compile("[\u2500-\u25ff\u2800-\u28ff]")
"""What the legs and the digits are drawn with, beside the words."""


def joined(text: str) -> str:
    return " ".join(DRAWN.sub(" ", text).split())


def said(timeline: Timeline) -> str:
    """All that the voice says, in the order of the steps."""
    numbers = range(timeline.segments[0].number, timeline.segments[-1].number + 1)
    return joined(
        " ".join(s.text for s in chain.from_iterable(spoken_scene(timeline, n) for n in numbers))
    )


def in_lines(timeline: Timeline) -> str:
    """All that a session says in plain lines."""
    reader, writer = os.pipe()
    display = PlainDisplay(writer)
    for cue in timeline.all_cues:
        display.tell(timeline, (cue,))
        if cue.at >= 0:
            caution = care.caution(timeline, min(cue.at, timeline.total), Ledger())
            display.draw(Scene(timeline, cue.at, caution=caution))
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as lines:
        return joined(lines.read())


def on_screen(timeline: Timeline, size: Size) -> str:
    """All that is to be read on a screen of this size: the card, scrolled, and every segment."""
    texts = []
    if not acute(timeline):
        tall = Size(size.columns, size.rows + TALLEST)
        texts.append(ready_card(timeline).frame(tall, LOOK)[0])
    for segment in timeline.segments:
        if segment.kind in (SegmentKind.READY, SegmentKind.WORK, SegmentKind.CHANGE):
            at = segment.start + 0.01
            here = Scene(timeline, at, caution=care.caution(timeline, at, Ledger()))
            texts.append(Stage(here, size, LOOK).frame(here)[0])
    rows = ("".join(cell.text for cell in row) for frame in texts for row in frame.rows)
    return joined(" ".join(rows).replace("│", ""))


def test_the_voice_says_all_of_it(timeline: Timeline) -> None:
    told = said(timeline)
    for text in needed(timeline):
        assert text in told
    assert EASE_OFF in told
    assert stop_rule(timeline) in told
    who = (words.DO_NOT_START, words.WHO_ASKS_FIRST, words.LEAVE_OUT)
    for text in (ACUTE_WARNING,) if acute(timeline) else who:
        assert text in told
    if not acute(timeline):
        assert told.startswith(joined(" ".join(unasked(timeline))))


def test_the_voice_says_the_pressure_of_every_step_that_has_one(timeline: Timeline) -> None:
    for segment in timeline.work:
        if segment.step is not None and segment.step.pressure:
            texts = " ".join(s.text for s in spoken_scene(timeline, segment.number))
            # Where a step comes at once on the other leg too, `the same` is all of it.
            assert pressure(segment.step.pressure.word) in texts or segment.same is Same.JUST_NOW


def test_plain_lines_say_all_of_it(timeline: Timeline) -> None:
    told = in_lines(timeline)
    for text in needed(timeline):
        assert text in told
    for segment in timeline.work:
        if segment.step is not None and segment.step.pressure:
            assert pressure(segment.step.pressure.word) in told
    assert stop_rule(timeline) in told
    assert told.count(ACUTE_WARNING) == acute(timeline)
    moderate = any(s.step and s.step.pressure >= Pressure.MODERATE for s in timeline.work)
    assert moderate == (EASE_OFF in told)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.columns}x{size.rows}")
def test_the_screen_shows_all_of_it(timeline: Timeline, size: Size) -> None:
    shown = on_screen(timeline, size)
    for text in needed(timeline):
        assert joined(text) in shown
    assert stop_rule(timeline) in shown
    assert (ACUTE_WARNING in shown) == acute(timeline)
    for segment in timeline.work:
        if segment.step is not None and segment.step.pressure:
            assert level(segment.step.pressure.word) in shown


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.columns}x{size.rows}")
def test_each_step_shows_what_to_do_and_what_to_mind_while_it_is_played(
    timeline: Timeline, size: Size
) -> None:
    for segment in timeline.work:
        assert segment.step is not None
        step, at = segment.step, segment.start + 0.01
        here = Scene(timeline, at, caution=care.caution(timeline, at, Ledger()))
        frame = Stage(here, size, LOOK).frame(here)[0]
        shown = joined(" ".join("".join(cell.text for cell in row) for row in frame.rows))
        presses = step.pressure >= Pressure.MODERATE
        for text in (step.told, step.caution, EASE_OFF if presses else ""):
            assert joined(text) in shown


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.columns}x{size.rows}")
def test_a_question_that_stands_in_a_cramp_takes_no_word_from_its_first_step_or_its_warning(
    timeline: Timeline, size: Size
) -> None:
    if not acute(timeline):
        return
    for segment in timeline.work[:2]:
        at = segment.start - (0.0 if segment.number == 1 else 1.0)
        asked = care.question(timeline, at)
        assert asked is not None
        caution = care.caution(timeline, at, Ledger())
        here = Scene(timeline, at, caution=caution, question=asked.text)
        frame = Stage(here, size, LOOK).frame(here)[0]
        shown = joined(" ".join("".join(cell.text for cell in row) for row in frame.rows))
        assert joined(asked.text) in shown
        assert ACUTE_WARNING in shown
        if segment.number == 1:
            assert segment.step is not None
            assert joined(segment.step.told) in shown


def test_show_says_all_of_it(timeline: Timeline) -> None:
    name = timeline.routine.name
    result = CliRunner().invoke(app, ["show", name])
    told = joined(result.output)
    routine = timeline.routine
    for text in (*who_should_not(routine), *when_to_stop(routine), *routine.cautions):
        assert text in told
    assert timeline.routine.position in told
    assert ", ".join(timeline.routine.tools) in told
    for segment in timeline.work:
        if segment.step is not None:
            for text in (segment.step.position, segment.step.caution, segment.step.pressure.word):
                assert text in told


def test_whoever_begins_a_calm_session_gets_a_briefing_and_a_cramp_none(
    timeline: Timeline,
) -> None:
    kinds = [cue.kind for cue in timeline.all_cues]
    assert (CueKind.BRIEFING in kinds) == (not acute(timeline))
    assert (timeline.start < 0) == (not acute(timeline))
