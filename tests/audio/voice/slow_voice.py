"""A voice of the user's own that takes its time, as a program: for the tests."""

from __future__ import annotations

from pathlib import Path

from tests.stand_ins import stand_in

BODY = """\
import sys, time, wave
text = sys.stdin.read()
with open({told!r}, "a") as told:
    told.write(text)
time.sleep({seconds})
with wave.open(sys.stdout.buffer, "wb") as out:
    out.setparams((1, 2, 8000, 0, "NONE", ""))
    out.writeframes(b"\\x00\\x10\\x00\\xf0" * 800 * len(text.split()))
"""
"""Beeps for a fifth of a second a word."""


def slow_voice(folder: Path, seconds: float = 0.0) -> tuple[str, Path]:
    """A command that takes `seconds` for each sentence, and the file with what it was told."""
    told, file = folder / "told", folder / "slow-voice"
    told.touch()
    return stand_in(file, BODY.format(told=str(told), seconds=seconds)), told
