"""An independent meter of loudness, and an independent player: ffmpeg's."""

from __future__ import annotations

import math
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from massage_cli.audio.tone import RATE, Samples
from tests.e2e.pulse import REQUIRED


@dataclass(frozen=True, slots=True)
class Measured:
    """What the meter says of a sound."""

    integrated: float
    """LUFS."""
    true_peak: float
    """dBTP: the highest that a device makes of the samples, of the loudest channel."""


def needs_ffmpeg() -> None:
    """Skip with the reason without ffmpeg; fail where it must be."""
    if shutil.which("ffmpeg") is None:
        reason = "not installed: ffmpeg"
        if REQUIRED:
            pytest.fail(reason)
        pytest.skip(reason)


def decoded(file: Path) -> Samples:
    """The samples of a sound file, in stereo at `RATE`, as ffmpeg plays them."""
    needs_ffmpeg()
    command = ["ffmpeg", "-nostdin", "-v", "error", "-i", str(file), "-f", "f32le"]
    done = subprocess.run(
        [*command, "-ar", str(RATE), "-ac", "2", "-"], capture_output=True, timeout=120, check=True
    )
    return np.frombuffer(done.stdout, "<f4").reshape(-1, 2)


def measured(sound: Samples | Path, *, peak: bool = True) -> Measured:
    """Measure samples or a file; needs ffmpeg. The peak takes twice as long as the loudness."""
    needs_ffmpeg()
    if isinstance(sound, Path):
        source, data = ["-i", str(sound)], None
    else:
        channels = sound.reshape(len(sound), -1).shape[1]
        source = ["-f", "f32le", "-ar", str(RATE), "-ac", str(channels), "-i", "-"]
        data = sound.astype("<f4").tobytes()
    command = ["ffmpeg", "-nostdin", "-hide_banner", "-nostats", *source]
    if data is not None:
        command.remove("-nostdin")
    done = subprocess.run(
        [*command, "-vn", "-af", f"ebur128=peak={'true' if peak else 'none'}", "-f", "null", "-"],
        input=data,
        capture_output=True,
        timeout=120,
        check=False,
    )
    told = done.stderr.decode(errors="replace")
    assert done.returncode == 0, told
    summary = told[told.rindex("Summary") :]
    integrated, highest = (
        re.search(pattern, summary) for pattern in (r"I:\s+(\S+) LUFS", r"Peak:\s+(\S+) dBFS")
    )
    assert integrated, summary
    assert bool(highest) == peak, summary
    return Measured(float(integrated[1]), float(highest[1]) if highest else math.nan)


def loudest_minus_softest(measurements: list[Measured]) -> float:
    """By how many LU they differ at most."""
    return float(np.ptp([one.integrated for one in measurements]))
