"""The help: when to stop, and the keys, in as many words as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from massage_cli.cells import width
from massage_cli.core.bindings import Binding
from massage_cli.core.english.briefing import WATCH_OUT
from massage_cli.core.english.cards import HELP_TITLE, key_sign
from massage_cli.core.english.safety import STOP_RULE
from massage_cli.core.english.words import LEGS, Sides
from massage_cli.terminal.paint.frame import Canvas
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.paint.text import fold
from massage_cli.terminal.view.blocks import write
from massage_cli.terminal.view.border import border, has_frame
from massage_cli.terminal.view.footer import MOST_NEEDED
from massage_cli.terminal.view.layout import Box

MEASURE = 72
_KEYS = 13
"""Columns for the keys before their sentences."""
_GAP = 2
"""Columns between two keys with their words."""


class _Text(NamedTuple):
    """The rule, and below it the keys, of which some stand side by side."""

    keys: list[list[tuple[str, str]]]
    column: int
    """Columns for a key with its words."""
    key: int
    """Columns for the key alone."""
    gap: int
    """Empty rows after the rule."""
    rule: str
    rows: int


def help_panel(
    canvas: Canvas, y: int, end: int, look: Look, sides: Sides = LEGS, title: str = HELP_TITLE
) -> None:
    """Paint the panel in the rows from `y` up to `end`.

    When to stop comes first, for who sees only the top: whole or in one sentence. The keys have
    their sentences where these fit, else the words of the footer in columns; a terminal too
    small for that shows the most needed ones.
    """
    framed = has_frame(canvas.size)
    room = min(MEASURE, canvas.size.columns - 4 * framed)
    text = _text(look, room, end - y - 2 * framed, sides)
    x = (canvas.size.columns - room) // 2 if framed else 0
    if framed:
        spare = max(0, end - y - 2 - text.rows)
        padding = int(spare >= 4)
        y += (spare - 2 * padding + 1) // 2
        border(canvas, Box(x - 2, y, room + 4, text.rows + 2 + 2 * padding), look, title)
        y += 1 + padding
    write(canvas, x, y, text.rule, room, look.plain, look.alarm)
    y += len(fold(text.rule, room)) + text.gap
    for row, keys in enumerate(text.keys[: max(0, end - framed - y)], y):
        for number, (key, word) in enumerate(keys):
            at = x + number * text.column
            canvas.text(at, row, key, look.strong, text.key)
            canvas.text(at + text.key + 1, row, word, look.plain, x + room - at - text.key - 1)


def _text(look: Look, room: int, rows: int, sides: Sides) -> _Text:
    """The longest form of both that fits; the shortest where none does."""
    sentences = [[(_names(one, look), one.sentence)] for one in look.bindings]
    words = [(key_sign(one.keys[0], ascii_only=not look.blocks), one.word) for one in look.bindings]
    key = max(width(key) for key, _ in words)
    column = key + 1 + max(width(word) for _, word in words) + _GAP
    short = _columns(words, max(1, (room + _GAP) // column))
    for keys, wide, own, gap, rule in (
        (sentences, room, _KEYS - 1, 1, STOP_RULE),
        (short, column, key, 1, STOP_RULE),
        (short, column, key, 1, WATCH_OUT),
        (short, column, key, 0, WATCH_OUT),
    ):
        told = sides.told(rule)
        needed = len(keys) + gap + len(fold(told, room))
        if needed <= rows:
            return _Text(keys, wide, own, gap, told, needed)
    first = sorted(zip(look.bindings, words, strict=True), key=_need)
    named = _columns([named for _, named in first], max(1, (room + _GAP) // column), down=False)
    told = sides.told(WATCH_OUT)
    return _Text(named, column, key, 0, told, min(rows, len(fold(told, room)) + len(named)))


def _need(named: tuple[Binding, tuple[str, str]]) -> int:
    return MOST_NEEDED.index(named[0].action)


def _names(binding: Binding, look: Look) -> str:
    return " ".join(key_sign(key, ascii_only=not look.blocks) for key in binding.keys)


def _columns(
    words: Sequence[tuple[str, str]], count: int, *, down: bool = True
) -> list[list[tuple[str, str]]]:
    """The words in `count` columns, to be read down each of them, or along the rows."""
    height = -(-len(words) // count)
    if down:
        return [list(words[row::height]) for row in range(height)]
    return [list(words[row * count : (row + 1) * count]) for row in range(height)]
