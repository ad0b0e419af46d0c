"""The parts of the view, each painted in its rows if the layout has room for it."""

from __future__ import annotations

import math

from massage_cli.cells import width
from massage_cli.core.english import session as words
from massage_cli.core.english.words import level
from massage_cli.core.rhythm import Motion
from massage_cli.core.segments import Segment, SegmentKind
from massage_cli.core.timecode import clock
from massage_cli.terminal.paint.colour import Ink
from massage_cli.terminal.paint.frame import BLANK, Canvas, Cell
from massage_cli.terminal.paint.text import clip, fold, fold_to
from massage_cli.terminal.view import bars, digits
from massage_cli.terminal.view.beat import Beat
from massage_cli.terminal.view.page import LABEL, MARK, Page, Remarks
from massage_cli.terminal.view.scene import Scene
from massage_cli.terminal.view.signs import sign


def header(canvas: Canvas, page: Page, scene: Scene, segment: Segment) -> None:
    """The routine's title, the volume, and how far through the steps this is."""
    y = page.row("header")
    if y is None:
        return
    sound = (words.MUTED if scene.muted else words.volume(scene.volume)).lower()
    right = f"{sound}   {words.step_of(segment.number, len(page.timeline.work))}"
    x = max(page.margin, page.end - len(right))
    canvas.text(x, y, right, page.look.faint)
    canvas.text(
        page.margin, y, page.timeline.routine.title, page.look.faint, room=x - page.margin - 2
    )


def what(
    canvas: Canvas, page: Page, scene: Scene, segment: Segment, left: int, row: int | None = None
) -> None:
    """Technique, whether it is paused, and where there are no big digits the time left.

    `row` is another row than the layout's, on a page without digits.
    """
    x, y, end = page.margin, row, page.end
    if y is None:
        y, end = page.layout.rows.get("what", 0), page.margin + page.layout.columns.main
    with_time = row is not None or not page.layout.scale
    told = of_time(scene)
    if with_time and segment.kind is not SegmentKind.DONE:
        time = clock(left)
        if told and end - x >= len(time) + 16:
            time = f"{told} {time}"
        if end - x < len(time) + 3:
            canvas.text(x, y, time, page.look.strong, end - x)
            return
        canvas.text(end - len(time), y, time, page.look.strong)
        end -= len(time) + 1
    text, ink = title(page, segment)
    if segment.step is not None:
        text = f"{sign(segment.step, page.look)} {text}"
    word = f"  {told}" if told and not with_time else ""
    if page.margin and segment.kind is SegmentKind.WORK:
        text = clip(text, end - x - len(word) - 2, page.look.ellipsis)
        text, ink = f" {text} ", ink._replace(reverse=True)
    x = canvas.text(x, y, text, ink, end - x - len(word))
    canvas.text(x, y, word, page.look.strong, end - x)


def of_time(scene: Scene) -> str:
    """The word for a time that does not shrink: it stands, or it is what has gone by."""
    if scene.paused:
        return words.PAUSED
    return words.HOLDING if scene.held > 0 and not scene.to_hold else ""


def title(page: Page, segment: Segment) -> tuple[str, Ink]:
    """What is done, or got ready for, and its ink."""
    step = segment.step
    if step is None:
        return words.FINISHED, page.look.strong
    ink = page.look.tint(step.colour)
    match segment.kind:
        case SegmentKind.CHANGE:
            told = words.change(segment.leg, page.timeline.sides_at(segment))
            return f"{told}: {step.title}", ink
        case SegmentKind.READY:
            return words.get_ready(step.title), ink
        case _:
            return step.title, ink


def where(canvas: Canvas, page: Page, segment: Segment) -> None:
    """Leg, area and pressure."""
    y, step = page.row("where"), segment.step
    if y is None or step is None:
        return
    end = page.margin + page.layout.columns.main
    told = page.timeline.place(segment)
    x = canvas.text(page.margin, y, told, page.look.strong, end - page.margin)
    if not step.pressure:
        return
    word = level(step.pressure.word)
    for text in (f"   {bars.pressure(step.pressure, page.look)} {word}", f"   {word}"):
        if x + width(text) <= end:  # the word says it all, where there is room for no more
            canvas.text(x, y, text, page.look.tint(step.colour, bold=False))
            return


def time_left(canvas: Canvas, page: Page, segment: Segment, left: int, *, paused: bool) -> None:
    """The big digits: in a gap, and while paused, they stand back."""
    scale, y = page.layout.scale, page.row("digits")
    if not scale or y is None or segment.step is None:
        return
    working = segment.kind is SegmentKind.WORK and not paused
    ink = page.look.tint(segment.step.colour) if working else page.look.faint
    for row, line in enumerate(digits.draw(clock(left), scale, halves=page.look.blocks), y):
        canvas.cells(page.margin, row, [Cell(c, ink) if c != " " else BLANK for c in line])


def instruction(canvas: Canvas, page: Page, segment: Segment) -> int:
    """What to do, in lines that end where the eye expects it; the first row below them."""
    y = page.row("instruction")
    if y is None or segment.step is None:
        return canvas.size.rows
    measure = page.layout.columns.measure
    lines = fold_to(segment.step.told, measure, page.layout.heights["instruction"])
    apart = 2 if page.look.big and 2 * len(lines) - 1 <= page.layout.heights["instruction"] else 1
    for row, line in enumerate(lines):
        canvas.text(page.margin, y + apart * row, line, page.look.plain, measure)
    return y + apart * len(lines)


def caution(canvas: Canvas, page: Page, remarks: Remarks, free: int) -> None:
    """The question that stands, and below it the caution.

    They grow upwards into the rows from `free` on that a longer instruction would have had.
    """
    y = page.row("caution")
    if y is None:
        return
    room, height = page.end - page.margin - MARK, page.layout.heights["caution"]
    if page.row("rhythm") is None:
        more = max(0, min(y - free, remarks.lines(room) - height))
        y, height = y - more, height + more
    kept = height - 1 if remarks.question and remarks.caution and height > 1 else height
    question = fold_to(remarks.question, room, kept)
    left = height - len(question)
    cautions = fold_to(_whole(remarks.caution, room, left), room, left)
    for mark, lines, top in (("?", question, y), ("!", cautions, y + len(question))):
        for row, line in enumerate(lines, top):
            canvas.text(page.margin, row, mark if row == top else "", page.look.strong)
            canvas.text(page.margin + MARK, row, line, page.look.strong, room)


def _whole(text: str, room: int, rows: int) -> str:
    """As many of its sentences as there is room for; of the first one as much as there is."""
    while len(fold(text, room)) > rows and ". " in text:
        text = f"{text.rpartition('. ')[0]}."
    return text


def labels(canvas: Canvas, page: Page) -> None:
    """The words before the bars."""
    for part, word in words.LABELS.items():
        y = page.row(part)
        if y is not None and page.has_labels:
            canvas.text(page.margin, y, word, page.look.faint)


def rhythm(canvas: Canvas, page: Page, beat: Beat, ink: Ink, row: int | None = None) -> None:
    """The phase in a word, and the bar that moves with it; `row` is another than the layout's."""
    y = page.row("rhythm") if row is None else row
    if y is None:
        return
    x, end = page.margin, page.margin + page.layout.columns.measure
    if end - x >= 2 * LABEL:
        word = f"hold {beat.left}" if beat.motion is Motion.HOLD else beat.motion.value
        x = canvas.text(x, y, f"{word:{LABEL}}", ink, room=LABEL)
    canvas.cells(x, y, bars.rhythm(beat, max(1, end - x), ink, page.look))


def step_bar(canvas: Canvas, page: Page, segment: Segment, done: float) -> None:
    """How much of the step is done, in seconds of it."""
    y = page.row("step")
    if y is None or segment.step is None:
        return
    ink = page.look.tint(segment.step.colour)
    bar = bars.progress(done / segment.seconds, page.bar_cells, ink, page.look)
    _bar(canvas, page, y, bar, done, segment.seconds)


def session_bar(canvas: Canvas, page: Page, done: float, strip: list[Segment], here: int) -> None:
    """The whole timeline in the techniques' colours; the playhead is in the cell `here`."""
    y = page.row("strip")
    if y is not None:
        bar = bars.strip_cells(strip, here, page.look)
        _bar(canvas, page, y, bar, done, page.timeline.total)


def _bar(canvas: Canvas, page: Page, y: int, cells: list[Cell], done: float, whole: float) -> None:
    x = canvas.cells(page.bar_x, y, cells)
    times = f"{clock(math.floor(done + 1e-6))} / {clock(whole)}"
    if page.end - x > len(times):
        canvas.text(x + 1, y, times.rjust(page.end - x - 1), page.look.faint)


def coming(canvas: Canvas, page: Page, segment: Segment) -> None:
    """The step that comes next."""
    y, look = page.row("next"), page.look
    if y is None:
        return
    x = (
        page.bar_x
        if page.has_labels
        else canvas.text(page.margin, y, f"{words.LABELS['next']} ", look.faint)
    )
    after = next((s for s in page.timeline.work if s.number > segment.number), None)
    if after is None or after.step is None:
        canvas.text(x, y, words.THE_END, look.faint, page.end - x)
        return
    x = canvas.text(x, y, f"{sign(after.step, look)} ", look.tint(after.step.colour), page.end - x)
    text = f"{after.step.title}, {page.timeline.place(after)}, {clock(after.seconds)}"
    canvas.text(x, y, text, look.faint, page.end - x)
