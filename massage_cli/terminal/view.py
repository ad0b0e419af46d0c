"""What a moment of a session looks like at a size: pure, scene in and frame out.

A frame is painted in three layers, each over the one before and each kept until what it
shows has changed: what stands for a whole segment, what changes by the second, and what
moves. So a frame costs what has moved in it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from typing import NamedTuple

from massage_cli.core.routine import Motion
from massage_cli.core.timeline import Segment, SegmentKind, Timeline
from massage_cli.terminal import bars, digits
from massage_cli.terminal.beat import Beat, beat_at
from massage_cli.terminal.bindings import BINDINGS
from massage_cli.terminal.colour import Ink
from massage_cli.terminal.frame import Canvas, Cell, Frame, Size
from massage_cli.terminal.layout import MEASURE, plan
from massage_cli.terminal.look import Look
from massage_cli.terminal.scene import Scene
from massage_cli.terminal.signs import sign
from massage_cli.terminal.text import fold, width
from massage_cli.terminal.words import clock, place

LABEL = 9
"""Columns for the word before a bar."""
TIMES = 15
"""Columns for the times after a bar."""
SOON = 0.001
"""Seconds after a change at which to draw it: just before would show the old state again."""


def view(scene: Scene, size: Size, look: Look) -> Frame:
    """`scene` on a terminal of `size`."""
    return Stage(scene.timeline, size, look).frame(scene)[0]


class Still(NamedTuple):
    """What stands as long as this does."""

    segment: int
    paused: bool
    volume: int
    muted: bool
    help: bool
    notice: str
    caution: str
    question: str


class Stage:
    """The view of one timeline at one size; keeps only the last frame of each layer."""

    def __init__(self, timeline: Timeline, size: Size, look: Look) -> None:
        self._timeline = timeline
        self._size = size
        self._look = look
        self._layout = plan(size, look, _lines(timeline), _widest_clock(timeline))
        self._strip = bars.strip(timeline, self._bar_cells)
        self._kept: dict[str, tuple[Hashable, Frame]] = {}

    @property
    def _bar_cells(self) -> int:
        layout = self._layout
        room = layout.size.columns - 2 * layout.margin
        return max(1, room - (LABEL if room >= 50 else 0) - (TIMES if room >= 34 else 0))

    @property
    def _bar_x(self) -> int:
        layout = self._layout
        return layout.margin + (LABEL if layout.size.columns - 2 * layout.margin >= 50 else 0)

    def suits(self, scene: Scene, size: Size) -> bool:
        """Whether this stage can show `scene` at `size`."""
        return scene.timeline is self._timeline and size == self._size

    def frame(self, scene: Scene) -> tuple[Frame, float | None]:
        """The frame for `scene`, and the clock's seconds until the next one differs."""
        segment = self._timeline.segment_at(scene.playhead)
        still = Still(
            segment.index,
            scene.paused,
            scene.volume,
            scene.muted,
            scene.help,
            scene.notice,
            scene.caution,
            scene.question,
        )
        ground = self._keep("still", still, lambda: self._still(segment, still))
        left = math.ceil(segment.end - scene.playhead - 1e-6)
        here = self._playhead_cell(scene)
        beat, until_beat = beat_at(self._timeline, scene.playhead) or (None, math.inf)
        second = (still, left, here, beat.left if beat else 0)
        middle = self._keep("second", second, lambda: self._second(ground, scene, segment))
        frame = self._keep("moving", (second, beat), lambda: self._moving(middle, segment, beat))
        if scene.paused or segment.kind is SegmentKind.DONE:
            return frame, None
        into_cell = (here + 1) / len(self._strip) * self._timeline.total - scene.playhead
        until = min(segment.end - scene.playhead - left + 1, until_beat, into_cell)
        return frame, max(0.0, until) / scene.speed + SOON

    def _keep(self, layer: str, key: Hashable, make: Callable[[], Frame]) -> Frame:
        """The layer's last frame if it still holds, else a new one in its place."""
        kept = self._kept.get(layer)
        if kept is None or kept[0] != key:
            kept = self._kept[layer] = (key, make())
        return kept[1]

    def _playhead_cell(self, scene: Scene) -> int:
        total = self._timeline.total or 1.0
        return min(len(self._strip) - 1, int(scene.playhead / total * len(self._strip)))

    # The first layer: what stands for a whole segment.

    def _still(self, segment: Segment, still: Still) -> Frame:
        canvas = Canvas(self._size)
        rows, look = self._layout.rows, self._look
        if "header" in rows:
            self._header(canvas, segment, still)
        self._where(canvas, segment)
        self._instruction(canvas, segment)
        if "caution" in rows:
            words = still.question or still.caution
            canvas.text(self._layout.margin, rows["caution"], words, look.strong)
        if "next" in rows:
            self._next(canvas, segment)
        if "signs" in rows:
            canvas.cells(self._bar_x, rows["signs"], bars.strip_signs(self._strip, look))
        if "strip" in rows and self._bar_x > self._layout.margin:
            canvas.text(self._layout.margin, rows["strip"], "session", look.faint)
        if "step" in rows and self._bar_x > self._layout.margin:
            canvas.text(self._layout.margin, rows["step"], "step", look.faint)
        self._footer(canvas, still)
        return canvas.frame()

    def _header(self, canvas: Canvas, segment: Segment, still: Still) -> None:
        look, y = self._look, self._layout.rows["header"]
        sound = "muted" if still.muted else f"volume {still.volume}"
        step = f"step {segment.number} of {len(self._timeline.work)}"
        right = f"{sound}   {step}"
        x = self._size.columns - self._layout.margin - len(right)
        canvas.text(x, y, right, look.faint)
        title = self._timeline.routine.title
        canvas.text(self._layout.margin, y, title, look.faint, room=x - self._layout.margin - 2)

    def _where(self, canvas: Canvas, segment: Segment) -> None:
        step, look = segment.step, self._look
        if "where" not in self._layout.rows or step is None:
            return
        y = self._layout.rows["where"]
        room = self._layout.margin + self._layout.main
        x = canvas.text(self._layout.margin, y, place(step, segment.leg), look.strong, room)
        if step.pressure:
            level = f"  {bars.pressure(step.pressure, look)} {step.pressure.word}"
            if x + width(level) <= room:
                canvas.text(x, y, level, look.tint(step.colour, bold=False))

    def _instruction(self, canvas: Canvas, segment: Segment) -> None:
        if "instruction" not in self._layout.rows or segment.step is None:
            return
        room = self._layout.heights["instruction"]
        lines = fold(segment.step.instruction, min(self._layout.main, MEASURE))
        if len(lines) > room:
            lines = [*lines[: room - 1], " ".join(lines[room - 1 :])]
        for number, line in enumerate(lines):
            y = self._layout.rows["instruction"] + number
            canvas.text(self._layout.margin, y, line, self._look.plain, room=self._layout.main)

    def _next(self, canvas: Canvas, segment: Segment) -> None:
        look, y, margin = self._look, self._layout.rows["next"], self._layout.margin
        coming = _after(self._timeline, segment)
        x = canvas.text(margin, y, "next", look.faint)
        x = margin + LABEL if self._bar_x > margin else x + 1
        if coming is None or coming.step is None:
            canvas.text(x, y, "the end", look.faint)
            return
        x = canvas.text(x, y, f"{sign(coming.step, look)} ", look.tint(coming.step.colour))
        what = f"{coming.step.title}, {place(coming.step, coming.leg)}, {clock(coming.seconds)}"
        canvas.text(x, y, what, look.faint, room=self._size.columns - margin - x)

    def _footer(self, canvas: Canvas, still: Still) -> None:
        rows, look, margin = self._layout.rows, self._look, self._layout.margin
        if still.notice:
            y = rows.get("footer", self._size.rows - 1)
            if y > 0:
                blank = [Cell(" ")] * self._size.columns
                canvas.cells(0, y, blank)
                canvas.text(margin, y, still.notice, look.strong)
        elif "footer" in rows:
            x = margin
            for binding in BINDINGS:
                key = binding.keys[0]
                if x + len(key) + len(binding.word) + 1 > self._size.columns - margin:
                    break
                x = canvas.text(x, rows["footer"], key, look.strong)
                x = canvas.text(x + 1, rows["footer"], binding.word, look.faint) + 2

    # The second layer: what changes by the second.

    def _second(self, ground: Frame, scene: Scene, segment: Segment) -> Frame:
        canvas = Canvas.over(ground)
        layout, look = self._layout, self._look
        left = segment.end - scene.playhead
        self._what(canvas, segment, scene.paused, left)
        ink = look.tint(segment.step.colour) if segment.step else look.strong
        if layout.scale and segment.kind is not SegmentKind.DONE:
            shown = ink if segment.kind is SegmentKind.WORK else look.faint
            drawn = digits.draw(clock(left), layout.scale, halves=look.blocks)
            for y, line in enumerate(drawn, layout.rows["digits"]):
                canvas.cells(layout.margin, y, [Cell(c, shown) for c in line])
        if "step" in layout.rows:
            done = scene.playhead - segment.start
            part = done / segment.seconds if segment.seconds else 1.0
            bar = bars.progress(part, self._bar_cells, ink, look)
            self._bar(canvas, "step", bar, done, segment.seconds)
        if "strip" in layout.rows:
            part = scene.playhead / (self._timeline.total or 1.0)
            bar = bars.strip_cells(self._strip, part, look)
            self._bar(canvas, "strip", bar, scene.playhead, self._timeline.total)
        return canvas.frame()

    def _bar(self, canvas: Canvas, part: str, cells: list[Cell], done: float, whole: float) -> None:
        y = self._layout.rows[part]
        x = canvas.cells(self._bar_x, y, cells)
        times = f"{clock(math.floor(done + 1e-6))} / {clock(whole)}"
        if self._size.columns - x - self._layout.margin >= len(times):
            canvas.text(x + 1, y, times.rjust(TIMES - 1), self._look.faint)

    def _what(self, canvas: Canvas, segment: Segment, paused: bool, left: float) -> None:
        """Technique, and where no digits are drawn the time that is left."""
        look, layout = self._look, self._layout
        y, x = layout.rows["what"], layout.margin
        room = layout.main
        if not layout.scale and segment.kind is not SegmentKind.DONE:
            time = clock(left)
            if paused and room >= len(time) + 10:
                time = f"paused {time}"
            if room > len(time) + 1:
                canvas.text(x + room - len(time), y, time, look.strong)
                room -= len(time) + 1
            elif room < 8:
                canvas.text(x, y, time, look.strong, room)
                return
        end = x + room
        text, ink = self._title(segment)
        if segment.step is not None and segment.kind is not SegmentKind.DONE:
            x = canvas.text(x, y, f"{sign(segment.step, look)} ", ink, end - x)
        word = "  paused" if paused and layout.scale else ""
        x = canvas.text(x, y, text, ink, end - x - len(word))
        canvas.text(x, y, word, look.strong, end - x)

    def _title(self, segment: Segment) -> tuple[str, Ink]:
        look, step = self._look, segment.step
        if step is None:
            return "Finished", look.strong
        ink = look.tint(step.colour)
        match segment.kind:
            case SegmentKind.CHANGE:
                return f"{step.title}: change to the {segment.leg} leg", ink
            case SegmentKind.READY:
                return f"{step.title}: get ready", ink
            case _:
                return step.title, ink

    # The third layer: what moves.

    def _moving(self, ground: Frame, segment: Segment, beat: Beat | None) -> Frame:
        layout, look = self._layout, self._look
        if beat is None or segment.step is None or "rhythm" not in layout.rows:
            return ground
        canvas = Canvas.over(ground)
        y, x = layout.rows["rhythm"], layout.margin
        label = f"hold {beat.left}" if beat.motion is Motion.HOLD else beat.motion.value
        ink = look.tint(segment.step.colour)
        if layout.main >= 2 * LABEL:
            x = canvas.text(x, y, f"{label:{LABEL}}", ink, room=LABEL)
        room = min(layout.margin + layout.main - x, MEASURE - LABEL)
        canvas.cells(x, y, bars.rhythm(beat, max(1, room), ink, look))
        return canvas.frame()


def _lines(timeline: Timeline) -> Callable[[int], int]:
    """How many lines the longest instruction takes at a width."""
    texts = {s.step.instruction for s in timeline.work if s.step is not None}
    return lambda cells: max((len(fold(text, cells)) for text in texts), default=0)


def _widest_clock(timeline: Timeline) -> str:
    """The longest time that any segment's digits show, with the widest digits."""
    longest = max((segment.seconds for segment in timeline.segments), default=0.0)
    return "".join("0" if c.isdigit() else c for c in clock(longest))


def _after(timeline: Timeline, segment: Segment) -> Segment | None:
    """The played step after `segment`; in a gap, the one that it leads to."""
    return next(
        (s for s in timeline.work if s.start > segment.start or s.start >= segment.end), None
    )
