"""Lateness of each cue in a recording, the cost of the open stream, and the speed of rendering."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from massage_cli.audio.choice import open_sound
from massage_cli.audio.earcons import tones
from massage_cli.audio.mixer import Mixer
from massage_cli.audio.score import Note, notes
from massage_cli.audio.tone import RATE, Samples
from massage_cli.core.player import Player, play, playhead
from massage_cli.core.routine import Leg, Motion, Phase, Pressure, Routine, Step
from massage_cli.core.timeline import Timeline, compile_timeline
from tests.e2e.pulse import pulse_server, samples_of

MINUTES = float(os.environ.get("MASSAGE_BENCH_MINUTES", "10"))
BEAT = 0.5
REACH = round(0.15 * RATE)
"""Frames around its time within which a beat is looked for."""


def rows() -> Iterator[str]:
    """The figures of the sound."""
    yield from _rendering()
    yield from _lateness("idle", busy=0)
    yield from _lateness("both cores busy", busy=os.cpu_count() or 2)


def _rendering() -> Iterator[str]:
    for name in ("calf-cramp", "full-legs"):
        program = (
            "import sys, time, resource\n"
            "from massage_cli.cli.play.selection import chosen\n"
            "from massage_cli.core.choices import Choices\n"
            "from massage_cli.audio.render import blocks, pcm\n"
            "from massage_cli.audio.voice.choice import VoiceChoice, open_voice\n"
            f"line = chosen({name!r}, Choices()).timeline\n"
            "spoken = sys.argv[1] == 'voice'\n"
            "voice = open_voice(VoiceChoice('espeakng'), 'en') if spoken else None\n"
            "began = time.perf_counter()\n"
            "size = sum(len(pcm(block)) for block in blocks(line, voice=voice))\n"
            "taken = time.perf_counter() - began\n"
            "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
            "print(f'{line.total:.0f} s in {taken:.2f} s: {line.total / taken:.0f} x real time,"
            " peak {peak:.0f} MB')\n"
        )
        for voice in ("voice", "silent"):
            done = subprocess.run(
                [sys.executable, "-c", program, voice], capture_output=True, text=True, check=True
            )
            yield f"render {name:<12} {voice:<7} {done.stdout.strip()}"


def _metronome(seconds: float) -> Timeline:
    """One step of taps, two a second."""
    step = Step(
        technique="tapotement",
        title="Tapping",
        colour="red",
        seconds=seconds,
        pressure=Pressure.LIGHT,
        rhythm=(Phase(Motion.TAP, BEAT),),
    )
    return compile_timeline(Routine(name="beat", title="Beat", steps=(step,), ready=1.0), Leg.LEFT)


def _lateness(label: str, *, busy: int) -> Iterator[str]:
    line = _metronome(MINUTES * 60)
    taps = _alone(notes(line, 0.0, float("inf")))
    with pulse_server() as server, _busy(busy):
        os.environ.update(server.env)
        with server.recording() as path:
            cpu = _perform(line)
        found = _beats(samples_of(path), taps[0])
    due = np.array([note.at for note in taps]) - line.work[0].start + found[0]
    off = found[np.abs(found[:, None] - due[None, :]).argmin(axis=0)] - due
    off = 1000 * (off - np.median(off))
    missed = int((np.abs(off) > 100).sum())
    heard = off[np.abs(off) <= 100]
    # From the first minute to the last: what one stall shifts is not drift, so medians.
    minute = round(60 / BEAT)
    span = (due[-1] - due[0]) / 60 - 1
    drift = (np.median(heard[-minute:]) - np.median(heard[:minute])) / span if span > 0 else 0.0
    yield (
        f"{label:<16} {len(taps)} beats in {MINUTES:g} min: lateness median "
        f"{np.median(np.abs(heard)):.2f}, p99 {np.percentile(np.abs(heard), 99):.2f}, worst "
        f"{np.abs(heard).max():.2f} ms; missed {missed}; drift {drift:.3f} ms a minute; "
        f"CPU of loop and stream {100 * cpu:.2f} % of a core"
    )


def _alone(all_notes: tuple[Note, ...]) -> list[Note]:
    """The taps that no signal falls upon: those are told apart without doubt."""
    signals = [note.at for note in all_notes if note.name is not Motion.TAP]
    taps = (note for note in all_notes if note.name is Motion.TAP)
    return [tap for tap in taps if all(not -0.4 < tap.at - at < 1.5 for at in signals)]


def _perform(line: Timeline) -> float:
    """Play the line as the session's loop does; return the share of a core that it took."""
    with open_sound("miniaudio", 10) as sound:
        began, spent = time.monotonic(), time.process_time()
        player = play(Player(), began)
        while playhead(player, now := time.monotonic()) < line.total:
            wait = sound.follow(line, player, now)
            time.sleep(max(0.001, min(0.25, 0.25 if wait is None else wait)))  # the screen's rate
        share = (time.process_time() - spent) / (time.monotonic() - began)
        sound.close(drain=True)
    return share


def _beats(recording: Samples, tap: Note) -> np.typing.NDArray[np.float64]:
    """The seconds at which the tap is heard, to the sample, by correlation."""
    mixer = Mixer()
    for tone in tones(tap):
        mixer.add(0, tone)
    shape = mixer.read(mixer.busy_until).sum(axis=1).astype(np.float64)
    sound = recording.sum(axis=1).astype(np.float64)
    loud = np.flatnonzero(np.abs(sound) > 0.2 * np.abs(shape).max())
    firsts = [loud[0], *loud[np.flatnonzero(np.diff(loud) > BEAT / 2 * RATE) + 1]]
    at = []
    for first in firsts:
        begin = max(0, first - REACH // 10)
        window = sound[begin : begin + len(shape) + REACH // 5]
        if len(window) > len(shape):
            at.append((begin + int(np.correlate(window, shape).argmax())) / RATE)
    return np.array(at)


@contextmanager
def _busy(cores: int) -> Iterator[None]:
    """Keep so many cores busy with other processes."""
    hogs = [multiprocessing.Process(target=_spin, daemon=True) for _ in range(cores)]
    for hog in hogs:
        hog.start()
    try:
        yield
    finally:
        for hog in hogs:
            hog.kill()


def _spin() -> None:
    while True:
        pass
