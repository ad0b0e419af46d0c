"""The help panel: the keys, and when to stop."""

from __future__ import annotations

from massage_cli.terminal.bindings import BINDINGS
from massage_cli.terminal.frame import Canvas
from massage_cli.terminal.look import Look
from massage_cli.terminal.text import fold

STOP_RULE = (
    "Keep it at a “good ache” or below: you can breathe and talk easily. If it hurts, press "
    "more lightly.",
    "Stop at once (x) for sharp pain, numbness, tingling, a new lump or bruise, dizziness, or "
    "if the leg swells.",
    "Chest pain or trouble breathing: call your local emergency number.",
)
MEASURE = 76
_KEYS = 10
"""Columns for the keys before their sentences."""


def help_panel(canvas: Canvas, x: int, y: int, look: Look) -> None:
    """Paint the panel from column `x` and row `y` to the right and bottom edges.

    Where not all of it fits, when to stop comes before the keys.
    """
    room = canvas.size.columns - 2 * x
    measure = min(room, MEASURE)
    rule = [line for paragraph in STOP_RULE for line in fold(paragraph, measure)]
    keys = BINDINGS if y + len(rule) + 1 + len(BINDINGS) <= canvas.size.rows else ()
    for binding in keys:
        canvas.text(x, y, " ".join(binding.keys), look.strong, _KEYS)
        canvas.text(x + _KEYS, y, binding.sentence, look.plain, room - _KEYS)
        y += 1
    y += bool(keys)
    for line in rule:
        canvas.text(x, y, line, look.strong if not keys else look.plain, measure)
        y += 1
