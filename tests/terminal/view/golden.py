"""Golden screens: text files in `screens/`, rewritten with GOLDEN=write."""

from __future__ import annotations

import os
from pathlib import Path

from massage_cli.terminal.paint.frame import Frame, painted
from massage_cli.terminal.paint.look import Look
from tests.frames import lines_of

SCREENS = Path(__file__).parent / "screens"


def inked(frame: Frame) -> str:
    """The frame's text, and under each row a row of letters that stand for its inks."""
    letters: dict[object, str] = {}
    lines = []
    for row, text in zip(frame.rows, lines_of(frame), strict=True):
        marks = "".join(
            " " if not any(cell.ink) else letters.setdefault(cell.ink, chr(97 + len(letters)))
            for cell in row
        )
        lines.append(f"|{text}|")
        if marks.strip():
            lines.append(f" {marks.rstrip()}")
    inks = [f"{letter}: {ink}" for ink, letter in letters.items()]
    return "\n".join([*lines, *inks]) + "\n"


def assert_golden(name: str, text: str) -> None:
    path = SCREENS / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, f"{path} differs; GOLDEN=write accepts it"


def bytes_of(frame: Frame, look: Look) -> str:
    """What a terminal is sent for the whole frame."""
    return painted(frame, None, look.depth)
