"""Everything on the screen that is one row long: rhythm, pressure, progress and the strip."""

from __future__ import annotations

import math

from massage_cli.core.rhythm import Motion
from massage_cli.core.routine import Pressure
from massage_cli.core.segments import Segment, SegmentKind
from massage_cli.core.timeline import Timeline
from massage_cli.terminal.paint.colour import Ink
from massage_cli.terminal.paint.frame import BLANK, Cell
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.view.beat import Beat
from massage_cli.terminal.view.signs import sign

_TO_AND_FRO = {Motion.CIRCLE, Motion.SHAKE, Motion.TAP}
_UPWARDS = {Motion.STROKE, Motion.ROLL, Motion.UP, Motion.RIGHT}
BAND = 0.22
"""The part of the bar that a moving hand takes."""


def pressure(level: Pressure, look: Look) -> str:
    """Four bars, of which as many stand as the hands press; empty for none."""
    if level is Pressure.NONE:
        return ""
    full, hollow = ("▮", "▯") if look.blocks else ("#", "-")
    return full * level + hollow * (max(Pressure) - level)


def rhythm(beat: Beat, cells: int, ink: Ink, look: Look) -> list[Cell]:
    """The bar that moves as the hands do."""
    full, empty = (
        (Cell("█", ink), Cell("░", look.faint))
        if look.blocks
        else (
            Cell("#", ink),
            Cell(".", look.faint),
        )
    )
    start, stop = _lit(beat)
    first, last = round(start * cells), round(stop * cells)
    lit = range(first, max(last, first + 1) if stop > start else first)
    return [full if x in lit else empty for x in range(cells)]


def _lit(beat: Beat) -> tuple[float, float]:
    """The part of the bar that is lit, as fractions of it."""
    into, room = beat.into, 1 - BAND
    match beat.motion:
        case Motion.PRESS | Motion.IN:
            return 0.0, into
        case Motion.RELEASE | Motion.OUT:
            return 0.0, 1 - into
        case Motion.HOLD:
            return 0.0, 1.0
        case motion if motion in _UPWARDS:
            return into * room, into * room + BAND
        case motion if motion in _TO_AND_FRO:
            at = (1 - math.cos(2 * math.pi * beat.step / beat.steps)) / 2 * room
            return at, at + BAND
        case _:
            return (1 - into) * room, (1 - into) * room + BAND


def progress(part: float, cells: int, ink: Ink, look: Look) -> list[Cell]:
    """A thin bar, `part` of it done."""
    done, to_do = ("━", "─") if look.blocks else ("=", "-")
    filled = min(cells, max(0, round(part * cells)))
    return [Cell(done, ink)] * filled + [Cell(to_do, look.faint)] * (cells - filled)


def strip(timeline: Timeline, cells: int) -> list[Segment]:
    """The segment that each cell of a strip as long as the timeline stands for.

    A get-ready gap belongs to the step it leads to: only a change of leg stands apart.
    """
    here = [timeline.segment_at((x + 0.5) / cells * timeline.total) for x in range(cells)]
    return [
        timeline.segments[one.index + 1] if one.kind is SegmentKind.READY else one for one in here
    ]


def strip_cells(segments: list[Segment], here: int, look: Look) -> list[Cell]:
    """The strip in the techniques' colours: before the playhead's cell high, after it low."""
    done, to_do, gap = ("█", "▄", " ") if look.blocks else ("=", "-", " ")
    cells = []
    for x, segment in enumerate(segments):
        if x == here:
            cells.append(Cell("┃" if look.blocks else "|", look.strong))
        elif segment.kind is not SegmentKind.WORK or segment.step is None:
            cells.append(Cell(gap, look.faint))
        else:
            tint = look.tint(segment.step.colour, bold=False)
            cells.append(Cell(done if x < here else to_do, tint))
    return cells


def strip_signs(segments: list[Segment], look: Look) -> list[Cell]:
    """The sign of each technique under the first cell of its stretch."""
    cells = []
    before = -1
    for segment in segments:
        first = segment.kind is SegmentKind.WORK and segment.index != before
        if first and segment.step is not None:
            tint = look.tint(segment.step.colour, bold=False)
            cells.append(Cell(sign(segment.step, look), tint))
        else:
            cells.append(BLANK)
        before = segment.index
    return cells
