"""The keys in the last row, and what takes their place for a moment."""

from __future__ import annotations

from massage_cli.core.bindings import Action, Bindings
from massage_cli.terminal.paint.frame import BLANK, Canvas
from massage_cli.terminal.view.page import Page
from massage_cli.terminal.view.scene import Scene

MOST_NEEDED = (
    Action.PAUSE,
    Action.STOP,
    Action.HELP,
    Action.WORSE,
    Action.NEXT,
    Action.BACK,
    Action.AGAIN,
    Action.LONGER,
    Action.LOUDER,
    Action.SOFTER,
    Action.MUTE,
    Action.INSTRUCT,
    Action.GO_ON,
)
"""The actions, those first whose keys are named even where there is room for few."""


def footer(canvas: Canvas, page: Page, scene: Scene) -> None:
    """The keys, the most needed first; a notice takes their place.

    Where there is no row for them the notice stands in that of the place, which is told again: it
    must not cover what is to be minded. Without that either it has the last row.

    While paused the key that pauses goes on.
    """
    y, look = page.row("footer"), page.look
    if scene.notice:
        if y is None:
            minded = scene.caution or scene.question
            y = (page.row("where") if minded else None) or page.layout.size.rows - 1
        if y > 0:
            canvas.cells(0, y, [BLANK] * page.layout.size.columns)
            canvas.text(page.margin, y, scene.notice, look.strong, page.end - page.margin)
        return
    if y is None:
        return
    x = page.margin
    for key, word in _keys(look.bindings, page.end - page.margin, paused=scene.paused):
        x = canvas.text(x, y, key, look.strong)
        x = canvas.text(x + 1, y, word, look.faint) + 2


def _keys(bindings: Bindings, room: int, *, paused: bool) -> list[tuple[str, str]]:
    """The most needed keys that fit into `room`, in the order of the table."""
    word_of = {binding.action: binding.word for binding in bindings}
    if paused:
        word_of[Action.PAUSE] = word_of[Action.GO_ON]
    chosen: set[Action] = set()
    for action in MOST_NEEDED:
        binding = next(binding for binding in bindings if binding.action is action)
        room -= len(binding.keys[0]) + 1 + len(word_of[action])
        if room < 0:
            break
        room -= 2
        chosen.add(action)
    return [(one.keys[0], word_of[one.action]) for one in bindings if one.action in chosen]
