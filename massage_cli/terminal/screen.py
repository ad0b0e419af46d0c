"""The full screen: draws what has changed, and says when that will be again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from massage_cli.core.cues import Cue
from massage_cli.core.presentation import Theme
from massage_cli.core.timeline import Timeline
from massage_cli.terminal.paint.colour import Depth
from massage_cli.terminal.paint.frame import Frame, painted
from massage_cli.terminal.paint.look import Look, ground
from massage_cli.terminal.size import size_of
from massage_cli.terminal.view.scene import Scene
from massage_cli.terminal.view.stage import Stage
from massage_cli.terminal.writer import TerminalWriter

if TYPE_CHECKING:
    from massage_cli.terminal.display import Standing

QUESTIONS = b"\x1b[?2026$p\x1b]11;?\x1b\\"
"""Can it show a frame all at once, and what is its ground?"""
_CAN_SYNCHRONIZE = ("\x1b[?2026;1$y", "\x1b[?2026;2$y")
BUSY_SECONDS = 0.1
"""When to try again on a terminal that takes nothing at the moment."""


class LiveScreen:
    """Shows scenes on the terminal `fd`, which is on its alternate screen already.

    `step_aside` gives the terminal back, stops the process and takes the terminal again.
    """

    def __init__(
        self, fd: int, look: Look, step_aside: Callable[[], None], encoding: str = "utf-8"
    ) -> None:
        self._fd = fd
        self._writer = TerminalWriter(fd)
        self._encoding = encoding
        self._look = look
        self._step_aside = step_aside
        self._stage: Stage | None = None
        self._shown: Frame | None = None
        self._synchronized = False

    def draw(self, scene: Scene) -> float | None:
        """Show `scene`; write only the cells that differ from those shown before.

        A terminal that takes nothing, as over a stalled line, must not hold up the sound:
        the frame is left out.
        """
        if not self._writer.flush():
            return BUSY_SECONDS
        size = size_of(self._fd)
        if self._stage is None or not self._stage.suits(scene, size):
            self._stage = Stage(scene, size, self._look)
        frame, wait = self._stage.frame(scene)
        self._put(frame)
        return wait

    def show(self, card: Standing, first: int) -> int:
        """Show a card in place of a scene; return by how many rows its next page is further."""
        frame, further = card.frame(size_of(self._fd), self._look, first)
        self._put(frame)
        self._writer.finish()
        return further

    def tell(self, timeline: Timeline, cues: tuple[Cue, ...]) -> None:
        """The next frame shows it."""

    def say(self, text: str) -> None:
        """The next frame shows it."""

    def bell(self) -> None:
        """Ring the terminal's bell, unless it takes nothing."""
        if self._writer.flush():
            self._writer.write(b"\a")

    def further(self, row: int) -> int:
        """By how many rows the next page of the briefing is further than `row`; 0 for none."""
        return self._stage.further(row) if self._stage else 0

    def suspend(self) -> None:
        """Give the terminal back, stop, and draw everything anew after `fg`."""
        self._step_aside()
        self.repaint()

    def repaint(self) -> None:
        """Write the next frame whole: something else may have written to the terminal."""
        self._shown = None
        self._writer.drop()

    def inquire(self) -> None:
        """Ask the terminal what it can; nobody waits for its answers."""
        self._writer.write(QUESTIONS)

    def hear(self, report: str) -> None:
        """Take the terminal's answer to a question that was asked at the start."""
        if report in _CAN_SYNCHRONIZE:
            self._synchronized = True
        theme = ground(report)
        if theme and self._look.theme is Theme.AUTO and self._look.depth >= Depth.MANY:
            self._look = self._look._replace(theme=theme)
            self._stage = None

    def _put(self, frame: Frame) -> None:
        """Write the cells that differ from those shown before, if any do."""
        data = painted(frame, self._shown, self._look.depth)
        self._shown = frame
        if not data:
            return
        text = data.encode(self._encoding, "replace")
        if self._synchronized:
            text = b"\x1b[?2026h" + text + b"\x1b[?2026l"
        self._writer.write(text)
