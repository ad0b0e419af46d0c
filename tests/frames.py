"""What the tests read off a frame."""

from __future__ import annotations

from massage_cli.terminal.paint.frame import Frame


def lines_of(frame: Frame) -> list[str]:
    """Its text without its inks, a line for each row."""
    return ["".join(cell.text for cell in row) for row in frame.rows]
