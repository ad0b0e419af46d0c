"""The speaker: what is made first, and when it is heard, with a voice that takes its time."""

from __future__ import annotations

from itertools import pairwise
from math import inf

from massage_cli.audio.speech import Sentence, scene
from massage_cli.audio.tone import RATE
from massage_cli.audio.voice.engine import Engine
from massage_cli.audio.voice.speaker import Speaker
from massage_cli.core.body import Leg
from massage_cli.core.rhythm import Motion
from massage_cli.core.timeline import Timeline
from tests.audio.at_once import OneByOne, at_once
from tests.audio.routines import pressing, step, timeline

AHEAD = 0.2
SLOW = ((Motion.PRESS, 5.0), (Motion.RELEASE, 5.0))


class Listener:
    """Asks a speaker as the sequencer does, and notes when which sentence is heard."""

    def __init__(self, line: Timeline, engine: Engine) -> None:
        self.line = line
        self.speaker = Speaker(lambda _language: engine, at_once)
        self.heard: list[tuple[float, int]] = []
        """Playhead second and frames of each."""

    def at(self, head: float) -> list[float]:
        """The seconds at which what is handed over at `head` begins."""
        spoken, _ = self.speaker.due(self.line, head, head + AHEAD, 1.0, 100.0 + head)
        self.heard += [(at, tone.frames) for at, tone in spoken]
        return [at for at, _ in spoken]

    def until(self, head: float, end: float) -> list[float]:
        """The same from `head` to `end`, twenty times a second."""
        found = []
        while head < end:
            found += self.at(head)
            head += 0.05
        return found


def said(line: Timeline, number: int) -> dict[str, Sentence]:
    return {sentence.text: sentence for sentence in scene(line, number)}


def test_the_first_sentence_is_heard_before_the_others_are_made() -> None:
    line = timeline(step(40.0, *SLOW), ready=0.0, leg=Leg.LEFT)
    engine = OneByOne()
    where, *others = said(line, 1)
    assert len(others) >= 2
    listener = Listener(line, engine)
    assert listener.until(0.0, 1.0) == []
    assert engine.begun == [where]
    engine.made.add(where)
    (at,) = listener.until(1.0, 1.2)
    assert 1.0 <= at < 1.2, "as soon as it is there"
    assert engine.begun[0] == where
    assert len(engine.begun) == 2, "and only then the next one is begun"


def test_they_are_made_in_the_order_in_which_they_are_due() -> None:
    line = timeline(step(60.0, *SLOW), step(20.0), ready=4.0, change=6.0, leg=Leg.LEFT)
    engine = OneByOne(0.5)
    engine.made.update(said(line, 1), said(line, 2))
    Listener(line, engine).until(0.0, 3.0)
    due = sorted((s.end or s.earliest, s.text) for n in (1, 2) for s in said(line, n).values())
    assert engine.begun == list(dict.fromkeys(text for _, text in due))


def test_what_was_not_made_in_time_keeps_its_place_before_what_gives_way_to_it() -> None:
    line = timeline(pressing(40.0), ready=0.0, leg=Leg.LEFT)
    engine = OneByOne()
    where, *others = said(line, 1)
    engine.made.update(others)
    listener = Listener(line, engine)
    assert listener.until(0.0, 10.0) == [], "nothing speaks where the place should be said"
    engine.made.add(where)
    first, *later = listener.until(10.0, 41.0)
    assert 10.0 <= first < 10.2
    assert all(at >= first + 2.0 for at in later)


def test_what_was_handed_over_is_not_moved_and_nothing_is_said_over_it() -> None:
    line = timeline(pressing(40.0), step(30.0), ready=4.0, change=8.0, leg=Leg.LEFT)
    engine = OneByOne(3.0)
    listener = Listener(line, engine)
    head = 0.0
    while head < line.total:
        if engine.begun and round(head * 20) % 60 == 0:  # one each three seconds
            engine.made.add(engine.begun[-1])
        listener.at(head)
        head += 0.05
    times = [(at, at + frames / RATE) for at, frames in listener.heard]
    assert len(times) > 2
    assert all(end < begin for (_, end), (begin, _) in pairwise(times))


def test_a_true_length_that_is_less_than_the_guess_lets_a_sentence_in_after_all() -> None:
    line = timeline(step(4.0, *SLOW), step(20.0), ready=2.0, change=6.0, leg=Leg.LEFT)
    second = next(iter(said(line, 2)))
    engine = OneByOne(0.5)
    engine.made.update(said(line, 1), said(line, 2))
    listener = Listener(line, engine)
    listener.until(0.0, line.total)
    assert second in engine.begun
    assert len(listener.heard) == len(engine.begun)


def test_while_the_playhead_stands_what_comes_next_is_made() -> None:
    line = timeline(pressing(40.0), ready=4.0, leg=Leg.LEFT)
    engine = OneByOne()
    speaker = Speaker(lambda _language: engine, at_once)
    speaker.say("Before you start.")
    assert speaker.aside(line, 0.0, 100.0)[0] is None
    assert engine.begun == ["Before you start."]
    engine.made.update(["Before you start.", *said(line, 1)])
    waits: list[float | None] = [0.0]
    tones = 0
    while waits[-1] is not None and len(waits) < 50:
        tone, wait = speaker.aside(line, 0.0, 100.0)
        tones += tone is not None
        waits.append(wait)
    assert tones == 1
    assert engine.begun == ["Before you start.", *said(line, 1)]
    assert waits[-1] is None, "and then there is nothing to do"


def test_what_is_said_at_once_goes_before_all_else() -> None:
    line = timeline(pressing(40.0), ready=4.0, leg=Leg.LEFT)
    engine = OneByOne()
    engine.made.update(["Paused.", *said(line, 1)])
    listener = Listener(line, engine)
    listener.at(0.0)
    listener.speaker.say("Paused.")
    at, *_ = listener.until(0.05, 1.0)
    assert at < 0.4
    assert engine.begun[1] == "Paused."


def test_the_last_words_are_handed_over_with_the_last_look() -> None:
    line = timeline(step(4.0), ready=2.0, leg=Leg.LEFT)
    engine = OneByOne(0.5)
    engine.made.update(said(line, 1))
    listener = Listener(line, engine)
    listener.until(0.0, line.total - AHEAD)
    spoken, wait = listener.speaker.due(line, line.total - 0.1, inf, 1.0, 200.0)
    assert len(spoken) == 1
    assert wait is None
