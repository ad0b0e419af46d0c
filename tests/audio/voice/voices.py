"""Voices of the tests' own, and which of the real ones can speak here."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.stand_ins import stand_in

needs_pico = pytest.mark.skipif(
    find_spec("py_nanotts") is None, reason="there is no py-nanotts for this system"
)


def script(path: Path, body: str) -> str:
    """A program in Python; its path, as a command line has it."""
    return stand_in(path, f"import io, os, sys, wave\n{body}\n")


BEEPS = """
def beeps(text):
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setparams((1, 2, 8000, 0, "NONE", ""))
        out.writeframes(b"\\x00\\x10\\x00\\xf0" * 2000 * len(text.split()))
    return file.getvalue()

def answer(wav):
    sys.stdout.buffer.write(wav)
    sys.stdout.buffer.flush()
"""
"""`beeps` makes a WAV of half a second a word, `answer` sends one."""
BEEP_A_LINE = f"""{BEEPS}
for line in sys.stdin:
    answer(beeps(line))
"""
