"""The help panel: the keys, and when to stop."""

from __future__ import annotations

from massage_cli.core.english.cards import key_sign
from massage_cli.core.english.safety import STOP_RULE
from massage_cli.core.english.words import LEGS, Sides
from massage_cli.terminal.paint.frame import Canvas
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.paint.text import fold

MEASURE = 76
_KEYS = 13
"""Columns for the keys before their sentences."""


def help_panel(canvas: Canvas, x: int, y: int, look: Look, sides: Sides = LEGS) -> None:
    """Paint the panel from column `x` and row `y` on; the last row is left for notices.

    Where not all of it fits, when to stop comes before the keys.
    """
    room = canvas.size.columns - 2 * x
    measure = min(room, MEASURE)
    rule = fold(sides.told(STOP_RULE), measure)
    keys = look.bindings if y + len(rule) + 1 + len(look.bindings) < canvas.size.rows else ()
    for binding in keys:
        names = (key_sign(key, ascii_only=not look.blocks) for key in binding.keys)
        canvas.text(x, y, " ".join(names), look.strong, _KEYS - 1)
        canvas.text(x + _KEYS, y, binding.sentence, look.plain, room - _KEYS)
        y += 1
    y += bool(keys)
    for line in rule:
        canvas.text(x, y, line, look.strong if not keys else look.plain, measure)
        y += 1
