"""The audio language: what each note sounds like. docs/sound.md describes it for the ear.

Left, both and right stand on C, E and G, and left, in the middle and right between the ears:
one ear, or one loudspeaker, is enough. A rhythm's phase begins with a touch and goes on as
a tone that lasts as long as the phase; signals are struck an octave above.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from massage_cli.audio.loudness import weight
from massage_cli.audio.score import Note, Signal
from massage_cli.audio.tone import (
    RATE,
    Envelope,
    Seconds,
    Timbre,
    Tone,
    arc,
    edges,
    glide,
    in_memory,
    placed,
    strike,
)
from massage_cli.core.body import Leg
from massage_cli.core.rhythm import Motion
from massage_cli.core.routine import Pressure

ROOT = {Leg.LEFT: 261.63, Leg.BOTH: 329.63, Leg.UNSAID: 329.63, Leg.RIGHT: 392.00}
"""The pitch of each leg, in hertz: C4, E4 and G4."""
PLACE = {Leg.LEFT: -0.6, Leg.BOTH: 0.0, Leg.UNSAID: 0.0, Leg.RIGHT: 0.6}
"""The place of each leg, from -1 (left ear) to 1 (right ear)."""

FULLNESS = {
    Pressure.NONE: 0.5,
    Pressure.FEATHER: 0.5,
    Pressure.LIGHT: 0.62,
    Pressure.MODERATE: 0.8,
    Pressure.FIRM: 1.0,
}
"""The harder the hands, the stronger what is above the lowest partial."""
SUB = {Pressure.MODERATE: 0.15, Pressure.FIRM: 0.45}
"""Moderate and firm have an octave below them, against the lowest partial."""
HOLD_SUB = 0.35
"""A hold has one at any pressure."""
LEVEL = {
    Pressure.NONE: 0.265,
    Pressure.FEATHER: 0.222,
    Pressure.LIGHT: 0.265,
    Pressure.MODERATE: 0.316,
    Pressure.FIRM: 0.376,
}
"""How loud the phases' tones are, as the amplitude of a sine of 1 kHz: 1.5 dB from one pressure
to the next. A metronome for half an hour stays in the back."""
CHIME = 0.46
"""How loud a signal's stroke is, likewise."""
CHIME_FULLNESS = 0.9
COLOUR, BREADTH, PARTIALS = 900.0, 0.5, 6
"""Hertz around which what is above the lowest partial lies, on whichever leg, and how far, in
octaves: a phone's loudspeaker plays hardly anything below 500 Hz, and must not lose the left."""

WAKE_SECONDS = 0.5

FOURTH, FIFTH = 4 / 3, 3 / 2
SHORT = 6.0
"""Seconds up to which a tone is kept in memory, to be used again."""


def tones(note: Note, speed: float = 1.0) -> tuple[Tone, ...]:
    """The tones that make `note` heard; in a rehearsal at `speed`, phases shrink with it."""
    return _tones(note.name, note.leg, note.pressure, note.seconds / speed)


@lru_cache(maxsize=48)
def _tones(name: Signal | Motion, leg: Leg, pressure: Pressure, seconds: float) -> tuple[Tone, ...]:
    made = _signal(name, leg) if isinstance(name, Signal) else _phase(name, leg, pressure, seconds)
    return tuple(in_memory(tone) if tone.frames < SHORT * RATE else tone for tone in made)


def _signal(signal: Signal, leg: Leg) -> tuple[Tone, ...]:
    """Start rises and end falls, halfway is twice the same, a change walks to the other leg."""
    root, place = 2 * ROOT[leg], PLACE[leg]

    match signal:
        case Signal.START:
            return _melody(place, 0.14, (root / FOURTH, 0.12, 0.8), (root, 0.22, 1.0))
        case Signal.END:
            return _melody(place, 0.14, (root, 0.12, 0.8), (root / FOURTH, 0.26, 0.9))
        case Signal.HOLD:
            return _melody(place, 0.0, (root / FOURTH, 0.5, 0.5))
        case Signal.MORE:
            return _melody(place, 0.10, (root, 0.08, 0.5), (root * FIFTH, 0.18, 0.45))
        case Signal.HALFWAY:
            return _melody(place, 0.20, (root, 0.07, 0.7), (root, 0.24, 0.7))
        case Signal.TICK:
            return _melody(place, 0.0, (root, 0.03, 0.4))
        case Signal.COUNTDOWN:
            return _melody(place, 0.0, (root * FIFTH, 0.05, 0.55))
        case Signal.CHANGE:
            way = (leg.other, Leg.BOTH, leg)
            steps = (_chime(2 * ROOT[step], 0.22, 0.9) for step in way)
            return tuple(
                placed(tone, PLACE[step], number * 0.22)
                for number, (step, tone) in enumerate(zip(way, steps, strict=True))
            )
        case Signal.WAKE:
            still = glide(
                200.0,
                200.0,
                WAKE_SECONDS,
                0.01,
                Timbre((1.0,)),
                edges(WAKE_SECONDS, 0.2, 0.2),
            )
            return (still,)
        case Signal.FINISHED:
            c, e, g = (2 * ROOT[step] for step in (Leg.LEFT, Leg.BOTH, Leg.RIGHT))
            return _melody(
                0.0, 0.26, (c, 0.5, 0.7), (e, 0.5, 0.7), (g, 0.5, 0.7), (2 * c, 0.7, 0.7)
            )


def _melody(place: float, apart: float, *strokes: tuple[float, float, float]) -> tuple[Tone, ...]:
    """Strokes of (hertz, ring in seconds, loudness), so many seconds apart."""
    return tuple(
        placed(_chime(hertz, ring, loud), place, number * apart)
        for number, (hertz, ring, loud) in enumerate(strokes)
    )


def _chime(hertz: float, ring: float, loud: float) -> Tone:
    return strike(hertz, ring, CHIME * loud, _timbre(hertz, CHIME_FULLNESS))


def _timbre(hertz: float, fullness: float, sub: float = 0.0) -> Timbre:
    """The partials of a tone, of one colour at any pitch, and together as loud as a sine of 1."""
    pitches = hertz * np.arange(1.0, PARTIALS + 1.0)
    away = np.log2(pitches / COLOUR) / BREADTH
    strengths = fullness * np.exp(-(away**2) / 2)
    strengths[0] = 1.0
    heard = np.append(strengths * weight(pitches), sub * weight(pitches[:1] / 2))
    whole = float(np.sqrt((heard**2).sum()))
    return Timbre(tuple(float(one) for one in strengths / whole), sub / whole)


def _phase(motion: Motion, leg: Leg, pressure: Pressure, seconds: float) -> tuple[Tone, ...]:
    """A touch, so that the beat is felt, and a tone that lasts as long as the phase."""
    root, level = ROOT[leg], LEVEL[pressure]
    least = HOLD_SUB if motion is Motion.HOLD else 0.0
    timbre = _timbre(root, FULLNESS[pressure], max(least, SUB.get(pressure, 0.0)))
    place = {Motion.LEFT: -0.9, Motion.RIGHT: 0.9}.get(motion, PLACE[leg])
    start, _ = COURSE[motion]
    loud = level * TOUCH.get(motion, 0.8)
    touch = strike(root * start, min(0.07, seconds / 5), loud, timbre, 0.012)
    if motion is Motion.TAP:
        return (placed(touch, place),)
    return (placed(touch, place), placed(_body(motion, root, level, timbre, seconds), place))


COURSE = {
    Motion.PRESS: (1.0, 1.0),
    Motion.RELEASE: (1.0, 1 / FOURTH),
    Motion.STROKE: (1.0, FIFTH),
    Motion.ROLL: (1.0, FOURTH),
    Motion.CIRCLE: (1.0, 1.0),
    Motion.HOLD: (1.0, 1.0),
    Motion.UP: (1.0, FOURTH),
    Motion.DOWN: (FOURTH, 1.0),
    Motion.LEFT: (1.0, 1.0),
    Motion.RIGHT: (5 / 4, 5 / 4),
    Motion.IN: (1.0, 5 / 4),
    Motion.OUT: (5 / 4, 1.0),
    Motion.TAP: (1.0, 1.0),
    Motion.SHAKE: (1.0, 1.0),
}
"""Where each phase's pitch begins and where it goes, above its leg's."""
TOUCH = {Motion.RELEASE: 0.4, Motion.STROKE: 0.5, Motion.IN: 0.3, Motion.OUT: 0.3, Motion.TAP: 1.6}
"""How much of the level the touch has, where it is not the usual."""


def _body(motion: Motion, root: float, level: float, timbre: Timbre, seconds: float) -> Tone:
    begin, end = COURSE[motion]
    if motion is Motion.CIRCLE:
        return arc(root, 0.122, seconds, level, timbre, edges(seconds, 0.4 * seconds, seconds / 2))
    return glide(root * begin, root * end, seconds, level, timbre, _shaped(motion, seconds))


def _shaped(motion: Motion, seconds: float) -> Envelope:
    """How loud a phase is along its way: pressing grows, letting go fades."""

    def along(t: Seconds) -> NDArray[np.floating]:
        x = t / seconds
        match motion:
            case Motion.PRESS | Motion.IN:
                return 0.45 + 0.55 * x
            case Motion.RELEASE | Motion.OUT:
                return (1 - x) ** 1.3
            case Motion.HOLD:
                return 0.85 - 0.25 * x + 0.15 * np.cos(np.pi * t)
            case Motion.ROLL:
                return 0.65 - 0.35 * np.cos(2 * np.pi * 7 * t)
            case Motion.SHAKE:
                return 0.55 - 0.45 * np.cos(2 * np.pi * 6 * t)
            case Motion.UP | Motion.DOWN | Motion.LEFT | Motion.RIGHT:
                return np.full_like(t, 0.7)
            case _:
                return np.ones_like(t)

    attack, release = EDGES.get(motion, (0.04, 0.08))
    ends = edges(seconds, attack, release)
    return lambda t: ends(t) * np.clip(along(t), 0.0, 1.0)


EDGES = {
    Motion.STROKE: (0.5, 0.6),
    Motion.IN: (0.4, 0.3),
    Motion.OUT: (0.2, 0.4),
    Motion.HOLD: (0.15, 0.3),
    Motion.ROLL: (0.15, 0.25),
}
"""Attack and release of a phase in seconds, where they are not the usual."""
