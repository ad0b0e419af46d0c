"""The rendered session: every note at its sample, over all built-in routines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from massage_cli.audio.mixer import CEILING
from massage_cli.audio.render import BLOCK, TAIL, blocks, frames_of, pcm, wav_header
from massage_cli.audio.score import Note, Signal, notes
from massage_cli.audio.tone import RATE, Samples
from massage_cli.audio.voice.choice import VoiceChoice, open_voice
from massage_cli.core.body import Leg
from massage_cli.core.rhythm import Motion
from massage_cli.core.timeline import Timeline, compile_timeline
from massage_cli.routinefile.library import entries
from massage_cli.routinefile.reader import read_routine
from tests.audio.goertzel import loudest
from tests.audio.listen import played
from tests.audio.routines import pressing, step, timeline

BUILT_IN = sorted(entry.name for entry in entries())
LOUDEST_JUMP = 0.12
"""Of full scale from one sample to the next, without the voice: a click would be far more."""


@cache
def built_in(name: str) -> Timeline:
    path = next(entry.path for entry in entries() if entry.name == name)
    return compile_timeline(read_routine(path))


@cache
def shape(name: Signal | Motion, leg: Leg, pressure: int, seconds: float) -> Samples:
    return played(Note(0.0, name, leg, pressure, seconds))  # type: ignore[arg-type]  # an IntEnum


def expected_blocks(line: Timeline, shift: int = 0) -> list[tuple[int, Samples]]:
    """Each note's first frame, by its time alone, and its sound."""
    return [
        (round(note.at * RATE) + shift, shape(note.name, note.leg, note.pressure, note.seconds))
        for note in notes(line, 0.0, float("inf"))
    ]


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a rendered session was like."""

    residual: float
    """The largest difference between it and the sum of its notes."""
    peak: float
    jump: float
    """The largest from one sample to the next."""
    last: float


def rendered(line: Timeline, shift: int = 0) -> Rendered:
    """Render the session, and compare it to its notes `shift` frames late."""
    parts = expected_blocks(line, shift)
    residual = peak = jump = 0.0
    start, last = 0, np.zeros((1, 2), np.float32)
    for block in blocks(line):
        total = np.zeros_like(block)
        parts = [(frame, sound) for frame, sound in parts if frame + len(sound) > start]
        for frame, sound in parts:
            if frame >= start + len(block):
                break
            begin, end = max(frame, start), min(frame + len(sound), start + len(block))
            total[begin - start : end - start] += sound[begin - frame : end - frame]
        residual = max(residual, float(np.abs(block - total).max()))
        peak = max(peak, float(np.abs(block).max()))
        jump = max(jump, float(np.abs(np.diff(np.concatenate([last, block]), axis=0)).max()))
        start, last = start + len(block), block[-1:]
    return Rendered(residual, peak, jump, float(np.abs(last).max()))


@cache
def rendered_routine(name: str) -> Rendered:
    return rendered(built_in(name))


EACH = pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=pytest.mark.xdist_group(f"render {name}")) for name in BUILT_IN],
)


@EACH
def test_every_note_of_a_routine_begins_at_its_sample(name: str) -> None:
    assert rendered_routine(name).residual < 1e-5


@EACH
def test_a_routine_never_clicks_clips_or_falls_silent_for_good(name: str) -> None:
    session = rendered_routine(name)
    assert session.peak <= CEILING
    assert session.jump < LOUDEST_JUMP
    assert session.last < 1e-3


def test_one_sample_more_or_less_would_be_noticed() -> None:
    line = timeline(pressing())
    assert rendered(line).residual < 1e-5
    assert rendered(line, shift=1).residual > 1e-3
    assert rendered(line, shift=-1).residual > 1e-3


def test_the_first_sample_of_a_sound_out_of_silence_is_within_one_of_its_time() -> None:
    line = timeline(step(4.0), step(4.0), ready=3.0, change=4.0)
    samples = np.concatenate(list(blocks(line)))
    sounding = np.flatnonzero(np.abs(samples).max(axis=1) > 0)
    gaps = np.flatnonzero(np.diff(sounding) > RATE // 10) + 1
    first = [int(sounding[0]), *(int(sounding[gap]) for gap in gaps)]
    due = [round(note.at * RATE) for note in notes(line, 0.0, float("inf"))]
    assert len(first) == len(due)
    assert all(0 <= found - frame <= 1 for found, frame in zip(first, due, strict=True))


def test_each_leg_s_phases_have_that_leg_s_pitch() -> None:
    line = timeline(pressing())
    samples = np.concatenate(list(blocks(line)))
    for note in notes(line, 0.0, float("inf")):
        if note.name is Motion.PRESS:
            begin = round((note.at + 0.5) * RATE)
            heard = loudest(samples[begin : begin + RATE // 3].sum(axis=1), 261.63, 329.63, 392.0)
            assert heard == {Leg.LEFT: 261.63, Leg.RIGHT: 392.0}[note.leg]


@settings(max_examples=10)
@given(st.floats(0.0, 20.0))
def test_a_session_from_the_middle_is_the_rest_of_the_whole(begin: float) -> None:
    line = timeline(step(4.0), step(4.0))
    begin = round(begin * RATE) / RATE
    part = np.concatenate(list(blocks(line, begin=begin)))
    assert len(part) == frames_of(line, begin)
    fresh = notes(line, begin, float("inf"))
    loud = np.abs(part).max(axis=1) > 0
    assert not fresh or abs(int(loud.argmax()) - round((fresh[0].at - begin) * RATE)) <= 1


def test_the_same_input_gives_the_same_bytes() -> None:
    line = timeline(pressing(), pressing())
    once, again = ([pcm(block) for block in blocks(line)] for _ in range(2))
    assert once == again


def test_it_is_made_in_blocks_of_a_few_seconds_whatever_its_length() -> None:
    line = built_in("full-legs")
    sizes = [len(block) for block in blocks(line)]
    assert max(sizes) == BLOCK
    assert sum(sizes) == frames_of(line) == round((line.total + TAIL) * RATE)


def test_the_header_says_how_long_it_is() -> None:
    import io
    import wave

    with wave.open(io.BytesIO(wav_header(1000) + bytes(4000))) as file:
        assert file.getparams()[:4] == (2, 2, RATE, 1000)


def test_the_voice_is_heard_before_the_step_and_the_cues_step_back_for_it() -> None:
    line = timeline(pressing(20.0), ready=6.0, change=8.0, leg=Leg.LEFT)
    silent = np.concatenate(list(blocks(line)))
    spoken = np.concatenate(list(blocks(line, voice=open_voice(VoiceChoice("espeakng"), "en"))))
    start = round(line.work[0].start * RATE)
    voice = np.abs(spoken[:start]).max(axis=1) > 0.01
    assert not silent[:start].any()
    words = np.flatnonzero(voice)
    assert 2.0 < (words[-1] - words[0]) / RATE < 7.0
    assert start - words[-1] < 0.1 * RATE, "it ends as the step begins"
    assert np.abs(spoken).max() <= CEILING


def test_sentences_of_a_routine_never_overlap() -> None:
    from massage_cli.audio.render import _utterances

    voice = open_voice(VoiceChoice("espeakng"), "en")
    for name in ("calf-cramp", "desk-legs", "trigger-focus"):
        said = [utterance for utterance, _ in _utterances(built_in(name), voice, 0.0)]
        assert len(said) > len(built_in(name).work)
        assert all(one.end < other.at for one, other in pairwise(said))
