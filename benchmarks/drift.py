"""How late each cue is heard, against its beat and the machine's clock, for a quarter of an hour.

Steps of taps are played into a null sink, and each tap is found in the recording, to the sample.
A sink has a clock of its own, so a recording alone cannot tell who was late: while it plays, the
frames that the device took and those that the recorder wrote are read beside the machine's clock.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from massage_cli.audio.earcons import tones
from massage_cli.audio.mixer import Mixer
from massage_cli.audio.outputs.miniaudio import MiniaudioOutput
from massage_cli.audio.score import Note, notes
from massage_cli.audio.sequencer import Sequencer
from massage_cli.audio.tone import RATE, Samples
from massage_cli.core.body import Leg
from massage_cli.core.player import Player, play, playhead
from massage_cli.core.rhythm import Motion, Phase
from massage_cli.core.routine import Pressure, Routine, Step
from massage_cli.core.timeline import Timeline, compile_timeline
from tests.e2e.pulse import pulse_server, samples_of

MINUTES = float(os.environ.get("MASSAGE_BENCH_MINUTES", "15"))
STEP, BEAT = 25.0, 0.5
REACH = round(0.015 * RATE)
"""Frames around where a sound begins within which the tap is looked for."""
NEAR = 0.2
"""Seconds from where the tap before lets expect it, beyond which a tap is missed."""
WINDOW = 10.0
"""Seconds in which a clock is read at its best: a reader that comes late only adds."""
SCREEN = 0.1
"""Seconds between two turns of the loop, at most."""

Seconds = NDArray[np.float64]


def rows() -> Iterator[str]:
    """The figures on a machine that is left alone, as far as it is, and on a busy one."""
    yield "aims: a tap within its step p99 10 ms, a step from the machine's clock 60 ms"
    yield _row("idle", busy=0)
    yield _row("both cores busy", busy=os.cpu_count() or 2)


def _row(label: str, *, busy: int) -> str:
    line = _taps(MINUTES * 60)
    with pulse_server() as server, _busy(busy):
        os.environ.update(server.env)
        with server.recording(player=0) as path:
            run = _perform(line, path)
        found = _found(samples_of(path))
    taps = np.array([tap.at for tap in _alone(line)])
    due, heard = _matched(taps, found, found[0] - line.work[0].start)
    seen, device, recorded = np.array(run.seen).T
    step = np.searchsorted([segment.start for segment in line.work], due, "right") - 1
    within = np.abs(_from_its_step(heard - due, step)) * 1000
    real = heard + np.interp(heard, *_lag(seen, recorded))
    late = [1000 * np.median((real - due)[step == one]) for one in np.unique(step)]
    return (
        f"{label:<16} {len(due)} taps in {line.total / 60:.1f} min: within its step p99 "
        f"{np.percentile(within, 99):.2f}, worst {within.max():.2f} ms; a step from the machine's "
        f"clock {min(late) - late[0]:+.0f} to {max(late) - late[0]:+.0f} ms, tied anew "
        f"{len(run.log)} times; missed {len(taps) - len(due)}; gained by the device "
        f"{_gained(seen, device):.0f} ms, by the recording {_gained(seen, recorded):.0f} ms; "
        f"CPU of loop and stream {100 * run.share:.2f} % of a core"
    )


def _taps(seconds: float) -> Timeline:
    """Steps of taps, two a second."""
    step = Step(
        technique="tapotement",
        title="Tapping",
        colour="red",
        seconds=STEP,
        pressure=Pressure.LIGHT,
        rhythm=(Phase(Motion.TAP, BEAT),),
    )
    steps = (step,) * max(2, round(seconds / STEP))
    return compile_timeline(Routine(name="taps", title="Taps", steps=steps, ready=1.0), Leg.LEFT)


def _alone(line: Timeline) -> list[Note]:
    """The taps that no signal falls upon: those are told apart without doubt."""
    every = notes(line, 0.0, float("inf"))
    signals = [note.at for note in every if note.name is not Motion.TAP]
    taps = (note for note in every if note.name is Motion.TAP)
    return [tap for tap in taps if all(not -0.4 < tap.at - at < 1.5 for at in signals)]


@dataclass(slots=True)
class _Run:
    share: float = 0.0
    """Of a core, in loop and stream."""
    log: list[str] = field(default_factory=list)
    seen: list[tuple[float, int, int]] = field(default_factory=list)
    """Seconds from the first turn, and the frames that device and recorder then had."""


def _perform(line: Timeline, recording: Path) -> _Run:
    """Play the line as the session's loop does."""
    run = _Run()
    output = MiniaudioOutput(1.0)
    sequencer = Sequencer(output, keep_awake=False, note=run.log.append)
    began, spent = time.monotonic(), time.process_time()
    player = play(Player(), began)
    while playhead(player, now := time.monotonic()) < line.total:
        output.turn(now)
        wait = sequencer.follow(line, player, now)
        frames = output.frame, recording.stat().st_size // 8
        run.seen.append((time.monotonic() - began, *frames))
        time.sleep(max(0.001, min(SCREEN, SCREEN if wait is None else wait)))
    run.share = (time.process_time() - spent) / (time.monotonic() - began)
    output.drain(1.0)
    output.close()
    return run


def _found(recording: Samples) -> Seconds:
    """Where in the recording something sounds like a tap, to the sample, by correlation."""
    mixer = Mixer()
    for tone in tones(_alone(_taps(STEP))[0]):
        mixer.add(0, tone)
    shape = mixer.read(mixer.busy_until).sum(axis=1)
    sound = recording.sum(axis=1)
    loud = np.flatnonzero(np.abs(sound) > 0.2 * np.abs(shape).max())
    firsts = loud[np.flatnonzero(np.diff(loud, prepend=-RATE) > BEAT / 2 * RATE)]
    begins = np.maximum(0, firsts - REACH)
    windows = [sound[begin : begin + len(shape) + 2 * REACH] for begin in begins]
    return (begins + [int(np.correlate(window, shape).argmax()) for window in windows]) / RATE


def _matched(due: Seconds, found: Seconds, off: float) -> tuple[Seconds, Seconds]:
    """The times that are due, and where each is heard, without those that are missed.

    The first is expected `off` seconds after it is due, each other as far off as the one before.
    """
    pairs = []
    for at in due:
        nearest = found[np.abs(found - at - off).argmin()]
        if abs(nearest - at - off) < NEAR:
            pairs.append((at, nearest))
            off = nearest - at
    matched = np.array(pairs)
    return matched[:, 0], matched[:, 1]


def _from_its_step(values: Seconds, step: NDArray[np.int64]) -> Seconds:
    """The values less the median of those of their step."""
    left = values.copy()
    for one in np.unique(step):
        left[step == one] -= np.median(values[step == one])
    return left


def _lag(seen: Seconds, frames: Seconds) -> tuple[Seconds, Seconds]:
    """By how many seconds a clock that counts frames is behind the machine's, and when."""
    behind, window = seen - frames / RATE, (seen // WINDOW).astype(int)
    least = np.array([behind[window == one].min() for one in np.unique(window)])
    return (np.unique(window) + 0.5) * WINDOW, least


def _gained(seen: Seconds, frames: Seconds) -> float:
    """Milliseconds by which a clock that counts frames went ahead of the machine's."""
    _, behind = _lag(seen, frames)
    return float(behind[0] - behind[-1]) * 1000


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
