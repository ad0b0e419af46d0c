"""What a moment of a session looks like at a size: pure, scene in and frame out.

A frame is painted in three layers, each over the one before and each kept until what it
shows has changed: what stands for a whole segment, what changes by the second, and what
moves. So a frame costs what has moved in it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from massage_cli.core.body import Area, Leg
from massage_cli.core.english.cards import HELP_TITLE
from massage_cli.core.english.words import LEGS
from massage_cli.core.rhythm import turn_seconds
from massage_cli.core.segments import Segment, SegmentKind
from massage_cli.terminal.paint.frame import BLANK, Canvas, Cell, Frame
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.size import Size
from massage_cli.terminal.view import bars, big, layout, parts
from massage_cli.terminal.view.beat import Beat, beat_at
from massage_cli.terminal.view.border import has_frame
from massage_cli.terminal.view.footer import footer
from massage_cli.terminal.view.hands import hands
from massage_cli.terminal.view.leg import Drawing
from massage_cli.terminal.view.leg import draw as draw_legs
from massage_cli.terminal.view.leg_paint import paint_legs
from massage_cli.terminal.view.page import Page, Remarks, needs
from massage_cli.terminal.view.scene import Scene

if TYPE_CHECKING:
    from massage_cli.terminal.view.card import Card

RHYTHM_ABOVE_HELP_FROM = 14
"""Rows from which on the rhythm stands above the help."""
SOON = 0.001
"""Seconds after a change at which to draw it: just before would show the old state again."""


def view(scene: Scene, size: Size, look: Look) -> Frame:
    """`scene` on a terminal of `size`."""
    return Stage(scene, size, look).frame(scene)[0]


class Stage:
    """The view of one timeline at one size; keeps only the last frame of each layer."""

    def __init__(self, scene: Scene, size: Size, look: Look) -> None:
        self._timeline = scene.timeline
        self._remarks = Remarks(scene.question, scene.caution)
        self._size = size
        self._look = look
        columns = layout.share_columns(size, look)
        needed = needs(scene.timeline, self._remarks, columns, size)
        self._page = Page(scene.timeline, look, layout.plan(size, look, columns, needed))
        self._strip = bars.strip(scene.timeline, self._page.bar_cells)
        self._kept: dict[str, tuple[Hashable, Frame]] = {}
        self._drawn: tuple[tuple[Area | None, Leg], Drawing] | None = None

    def suits(self, scene: Scene, size: Size) -> bool:
        """Whether this stage can show `scene` at `size`."""
        return (
            scene.timeline is self._timeline
            and size == self._size
            and (scene.question, scene.caution) == self._remarks
        )

    def frame(self, scene: Scene) -> tuple[Frame, float | None]:
        """The frame for `scene`, and the clock's seconds until the next one differs."""
        segment = self._timeline.segment_at(scene.playhead)
        stands = (segment.index, scene.paused, scene.volume, scene.muted, scene.help, scene.notice)
        left, until_second = _left(scene, segment)
        if segment.kind is SegmentKind.BRIEFING:
            told = (scene.row, scene.notice, scene.help)
            return self._keep("briefing", told, lambda: self._briefing(scene)), None
        beat, until_beat = beat_at(self._timeline, _rhythm_at(scene, segment)) or (None, math.inf)
        if scene.help:
            middle = self._keep("help", (stands, left), lambda: self._help(scene, segment, left))
            frame = self._keep(
                "beside help",
                (stands, left, beat),
                lambda: self._beside_help(middle, segment, beat),
            )
            return frame, self._wait(scene, segment, min(until_second, until_beat))
        ground = self._keep("still", stands, lambda: self._still(scene, segment))
        here = self._playhead_cell(scene)
        second = (stands, left, here, beat.left if beat else 0)
        middle = self._keep("second", second, lambda: self._second(ground, scene, segment, left))
        frame = self._keep("moving", (second, beat), lambda: self._moving(middle, segment, beat))
        until_cell = (here + 1) / len(self._strip) * self._timeline.total - scene.playhead
        if scene.held:
            until_cell = math.inf
        until = min(until_second, until_beat, until_cell)
        return frame, self._wait(scene, segment, until)

    def _wait(self, scene: Scene, segment: Segment, until: float) -> float | None:
        if scene.paused or segment.kind is SegmentKind.DONE:
            return None
        return max(0.0, until) / scene.speed + SOON

    def _keep(self, layer: str, key: Hashable, make: Callable[[], Frame]) -> Frame:
        """The layer's last frame if it still holds, else a new one in its place."""
        kept = self._kept.get(layer)
        if kept is None or kept[0] != key:
            kept = self._kept[layer] = (key, make())
        return kept[1]

    def _playhead_cell(self, scene: Scene) -> int:
        total = self._timeline.total or 1.0
        return min(len(self._strip) - 1, int(scene.playhead / total * len(self._strip)))

    def _help(self, scene: Scene, segment: Segment, left: int) -> Frame:
        canvas = Canvas(self._size, self._look.ellipsis)
        words = scene.notice or scene.question or scene.caution
        end = self._size.rows - bool(words)
        top = 2 if self._rhythm_above_help else 0 if has_frame(self._size) else 1
        title = HELP_TITLE if top else ""  # what is done takes its place on the frame
        self._panel(canvas, top, end, title)
        canvas.cells(1, 0, [BLANK] * (self._size.columns - 2))
        parts.what(canvas, self._page, scene, segment, left, row=0)
        if words and self._size.rows > 1:
            canvas.text(self._page.margin, end, words, self._look.strong)
        return canvas.frame()

    def _panel(self, canvas: Canvas, top: int, end: int, title: str = HELP_TITLE) -> None:
        from massage_cli.terminal.view.help import help_panel  # a first frame waits for no help

        help_panel(canvas, top, end, self._look, self._timeline.sides, title)

    @property
    def _rhythm_above_help(self) -> bool:
        """Whether there is room for the rhythm above the help."""
        return self._size.rows >= RHYTHM_ABOVE_HELP_FROM

    def _beside_help(self, ground: Frame, segment: Segment, beat: Beat | None) -> Frame:
        """The help, and the rhythm above it, by which the hands go on."""
        if beat is None or segment.step is None or not self._rhythm_above_help:
            return ground
        canvas = Canvas.over(ground)
        parts.rhythm(canvas, self._page, beat, self._look.tint(segment.step.colour), row=1)
        return canvas.frame()

    def _briefing(self, scene: Scene) -> Frame:
        """The get-ready card, or the help."""
        if scene.help:
            canvas = Canvas(self._size, self._look.ellipsis)
            self._panel(canvas, 0, self._size.rows)
            return canvas.frame()
        return self._ready_card(scene.notice).frame(self._size, self._look, scene.row)[0]

    def further(self, row: int) -> int:
        """By how many rows the next page of the get-ready card is further than `row`."""
        return self._ready_card().further(self._size, self._look, row)

    def _ready_card(self, notice: str = "") -> Card:
        from massage_cli.terminal.view.cards import ready_card

        return ready_card(self._timeline, notice)

    def _still(self, scene: Scene, segment: Segment) -> Frame:
        """The first layer: what stands for a whole segment."""
        canvas, page = Canvas(self._size, self._look.ellipsis), self._page
        parts.header(canvas, page, scene, segment)
        if not (self._look.big and big.where(canvas, page, segment)):
            parts.where(canvas, page, segment)
        free = parts.instruction(canvas, page, segment)
        parts.caution(canvas, page, self._remarks, free)
        parts.labels(canvas, page)
        parts.coming(canvas, page, segment)
        if "signs" in page.layout.rows:
            signs = bars.strip_signs(self._strip, self._look)
            canvas.cells(page.bar_x, page.layout.rows["signs"], signs)
        if page.layout.leg and self._on_a_leg(segment):
            self._legs(canvas, segment, page.layout.leg)
        footer(canvas, page, scene)
        return canvas.frame()

    def _legs(self, canvas: Canvas, segment: Segment, box: layout.Box) -> None:
        ink = self._look.tint(segment.step.colour) if segment.step else self._look.plain
        paint_legs(canvas, self._drawing(segment), box, segment.leg, ink, self._look.faint)

    def _on_a_leg(self, segment: Segment) -> bool:
        """Whether the legs are drawn: nothing is for a place elsewhere on the body."""
        area = segment.step.area if segment.step else None
        return isinstance(area, Area) or (area is None and self._timeline.sides == LEGS)

    def _drawing(self, segment: Segment) -> Drawing:
        """The legs as `segment` lights them: kept, since the hands move on them."""
        box = self._page.layout.leg
        assert box is not None  # only asked for where the layout has legs
        area = segment.step.area if segment.step else None
        key = (area if isinstance(area, Area) else None, segment.leg)
        if self._drawn is None or self._drawn[0] != key:
            drawing = draw_legs(*key, box.columns, box.rows - 1, blocks=self._look.blocks)
            self._drawn = (key, drawing)
        return self._drawn[1]

    def _second(self, ground: Frame, scene: Scene, segment: Segment, left: int) -> Frame:
        """The second layer: what changes by the second."""
        canvas, page = Canvas.over(ground), self._page
        done = segment.seconds - math.ceil(segment.end - scene.playhead - 1e-6)
        if not (self._look.big and big.what(canvas, page, scene, segment)):
            parts.what(canvas, page, scene, segment, left)
        parts.time_left(canvas, page, segment, left, paused=scene.paused)
        parts.step_bar(canvas, page, segment, done)
        here = self._playhead_cell(scene)
        parts.session_bar(canvas, page, segment.start + done, self._strip, here)
        return canvas.frame()

    def _moving(self, ground: Frame, segment: Segment, beat: Beat | None) -> Frame:
        """The third layer: the rhythm, and the hands on the leg."""
        if beat is None or segment.step is None:
            return ground
        canvas, page = Canvas.over(ground), self._page
        ink = self._look.tint(segment.step.colour)
        parts.rhythm(canvas, page, beat, ink)
        if (box := page.layout.leg) and self._on_a_leg(segment):
            for spot in self._drawing(segment).spots:
                for column, row, mark in hands(beat, spot, blocks=self._look.blocks):
                    canvas.cells(
                        box.x + column, box.y + row, [Cell(mark, ink._replace(reverse=True))]
                    )
        return canvas.frame()


def _left(scene: Scene, segment: Segment) -> tuple[int, float]:
    """The seconds in digits, and how many pass until they differ.

    They count down to the step's end, lengthened as it may be; where a key ends it, they count
    up from its written end.
    """
    if scene.held and not scene.to_hold:
        return int(scene.held), 1 - scene.held % 1
    seconds = segment.end - scene.playhead + scene.to_hold - scene.held
    left = math.ceil(seconds - 1e-6)
    return left, seconds - left + 1


def _rhythm_at(scene: Scene, segment: Segment) -> float:
    """The playhead second whose rhythm is shown: of a step that is held it goes round."""
    if not scene.held or segment.step is None or not segment.step.rhythm:
        return scene.playhead
    return segment.start + scene.held % turn_seconds(segment.step.rhythm)
