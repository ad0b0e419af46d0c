"""Every word of the audio language, with what it means: for `massage sounds` and the docs."""

from __future__ import annotations

from dataclasses import dataclass

from massage_cli.audio.score import Note, Signal
from massage_cli.core.body import Leg
from massage_cli.core.rhythm import Motion
from massage_cli.core.routine import Pressure


@dataclass(frozen=True, slots=True)
class Word:
    """One sound, its name, and what it tells; `seconds` of its own and of what it plays."""

    name: str
    meaning: str
    note: Note


def _word(
    name: str,
    meaning: str,
    sound: Signal | Motion,
    leg: Leg = Leg.LEFT,
    seconds: float = 0.0,
    pressure: Pressure = Pressure.LIGHT,
) -> Word:
    return Word(name, meaning, Note(0.0, sound, leg, pressure, seconds))


WORDS = (
    _word("start, left", "two notes rising: begin, on the left leg (low, left ear)", Signal.START),
    _word(
        "start, right",
        "the same on the right leg (high, right ear)",
        Signal.START,
        Leg.RIGHT,
    ),
    _word("start, both", "the same on both legs (between the two)", Signal.START, Leg.BOTH),
    _word("halfway", "the same note twice: half time", Signal.HALFWAY),
    _word("hold on", "one long low note: the time is over, and the step goes on", Signal.HOLD),
    _word("more", "two quick notes up: ten seconds more, as you asked", Signal.MORE),
    _word("tick", "one soft note every 5 seconds: a step without a rhythm goes on", Signal.TICK),
    _word("countdown", "one short high note: three, two, one", Signal.COUNTDOWN),
    _word("end", "two notes falling: the step is over", Signal.END),
    _word("change", "three notes that walk to the other leg", Signal.CHANGE, Leg.RIGHT),
    _word("finished", "four notes rising: all done", Signal.FINISHED, Leg.BOTH),
    _word("press", "a tone that grows: press", Motion.PRESS, seconds=2.0),
    _word("release", "a tone that falls and fades: let go", Motion.RELEASE, seconds=2.0),
    _word("press, firm", "a full tone: firm pressure", Motion.PRESS, Leg.LEFT, 2.0, Pressure.FIRM),
    _word("stroke", "a tone that rises for one whole stroke", Motion.STROKE, seconds=5.0),
    _word("circle", "a tone that goes up and comes back: one circle", Motion.CIRCLE, seconds=1.0),
    _word("hold", "a steady tone that breathes: hold", Motion.HOLD, seconds=4.0),
    _word("roll", "a rising tone that flutters: one roll", Motion.ROLL, seconds=3.0),
    _word("up", "a short tone rising: up", Motion.UP, seconds=1.0),
    _word("down", "a short tone falling: down", Motion.DOWN, seconds=1.0),
    _word("to the left", "a tone in the left ear", Motion.LEFT, seconds=1.0),
    _word("to the right", "a higher tone in the right ear", Motion.RIGHT, seconds=1.0),
    _word("in", "a tone that rises and grows: breathe in", Motion.IN, seconds=3.0),
    _word("out", "a tone that falls and fades: breathe out", Motion.OUT, seconds=3.0),
    _word("tap", "one soft tap", Motion.TAP, seconds=0.5),
    _word("shake", "a tone that trembles: shake", Motion.SHAKE, seconds=2.0),
)
"""In the order in which they are played."""
