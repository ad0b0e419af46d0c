"""Frames as SVG: every cell at its place, blocks and dots as shapes, so that no font matters.

`make screenshots` runs this; it shows commands as they are in a real terminal of this
machine, and sessions as the view draws them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from massage_cli.contrast import against
from massage_cli.terminal.paint.colour import FAINT_GREY, Ink
from massage_cli.terminal.paint.frame import Cell, Frame

W, H = 10, 21
"""A cell in pixels."""
PAD = 18
BAR = 34
GROUND, TEXT = "#14171c", "#d9dde3"
_SHADES = {"░": 0.25, "▒": 0.5, "▓": 0.75}
_SOLID = {
    " ": (0.0, 0.0),
    "█": (0.0, 1.0),
    "▀": (0.0, 0.5),
    "▄": (0.5, 1.0),
    "▆": (0.25, 1.0),
    "━": (0.44, 0.56),
    "─": (0.47, 0.52),
    **dict.fromkeys(_SHADES, (0.12, 0.88)),
}
"""Characters that are a bar across their cell: from where to where, downwards."""
_DOTS = (
    'fill="none" stroke="{ink}" stroke-width="3.4" stroke-linecap="round" shape-rendering="auto"'
)
_QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"


Span = tuple[int, int, int]
"""Cells side by side: their row, the first column, and the one after the last."""
Times = tuple[tuple[int, int], ...]
"""While which frames something is seen: from the first on, until before the second."""


class Shape(NamedTuple):
    """What is filled with one ink: a piece of a path, or an element of its own."""

    ink: str
    kind: str
    """The attributes of its path; empty for an element."""
    drawn: str


def svg(frame: Frame, title: str) -> str:
    """The picture of `frame` in a window called `title`."""
    rows = range(frame.size.rows)
    shapes = [shape for y in rows for shape in _shapes(frame, (y, 0, frame.size.columns))]
    return _window(frame, title, _drawn(shapes))


def animation(frames: Sequence[Frame], title: str, seconds: float) -> str:
    """`frames` one after the other, each for `seconds`, for ever; the first where nothing moves.

    What never changes is drawn once, and what is seen more than once in a row of cells too.
    """
    still: list[Shape] = []
    moving: dict[Times, list[Shape]] = {}
    for y in range(frames[0].size.rows):
        for span in _spans(frames, y):
            seen: dict[tuple[Cell, ...], list[int]] = {}
            for number, frame in enumerate(frames):
                seen.setdefault(tuple(frame.rows[y][span[1] : span[2]]), []).append(number)
            for numbers in seen.values():
                shapes = _shapes(frames[numbers[0]], span)
                if len(seen) == 1:
                    still += shapes
                else:
                    moving.setdefault(_times(numbers), []).extend(shapes)
    style = _style(tuple(moving), len(frames), seconds)
    groups = "".join(
        f'<g class="t{number}">\n{_drawn(shapes)}\n</g>\n'
        for number, shapes in enumerate(moving.values())
    )
    return _window(frames[0], title, f"{_drawn(still)}\n{groups}", style)


def _spans(frames: Sequence[Frame], y: int) -> Iterator[Span]:
    """The row `y` in pieces, such that a piece changes as a whole or never."""
    columns = frames[0].size.columns
    changes = [len({frame.rows[y][x] for frame in frames}) > 1 for x in range(columns)]
    x = 0
    for _, same in groupby(changes):
        end = x + len(list(same))
        yield y, x, end
        x = end


def _times(numbers: Iterable[int]) -> Times:
    """Numbers in a row as where they begin and end."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number:
            runs[-1] = runs[-1][0], number + 1
        else:
            runs.append((number, number + 1))
    return tuple(runs)


def _style(moving: Sequence[Times], number: int, seconds: float) -> str:
    """What hides and shows the groups `t0`, `t1` and so on, in time."""
    rules = []
    for group, times in enumerate(moving):
        first = times[0][0] == 0
        turns = dict.fromkeys([0, *(turn for pair in times for turn in pair)], False)
        turns.update({start: True for start, _ in times})
        frames = "".join(
            f"{100 * turn / number:g}%{{visibility:{'visible' if on else 'hidden'}}}"
            for turn, on in sorted(turns.items())
        )
        rules.append(
            f"@keyframes t{group}{{{frames}}}"
            f".t{group}{{{'' if first else 'visibility:hidden;'}"
            f"animation:t{group} {number * seconds:g}s step-end infinite}}"
        )
    quiet = "@media (prefers-reduced-motion:reduce){g{animation:none!important}}"
    return f"<style>{''.join(rules)}{quiet}</style>"


def _window(frame: Frame, title: str, drawn: str, style: str = "") -> str:
    """A window of the size of `frame` around what is `drawn`."""
    columns, rows = frame.size.columns, frame.size.rows
    across, down = columns * W + 2 * PAD, rows * H + 2 * PAD + BAR
    dots = "".join(
        f'<circle cx="{20 + 18 * n}" cy="{BAR / 2 + 2}" r="5.5" fill="{colour}"/>'
        for n, colour in enumerate(("#ec6a5e", "#f4bf4f", "#61c554"))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {down}" '
        f'role="img" aria-label="{escape(title)}">{style}\n'
        f'<rect width="{across}" height="{down}" rx="10" fill="{GROUND}"/>{dots}'
        f'<text x="{across / 2}" y="{BAR / 2 + 7}" text-anchor="middle" fill="#868b92" '
        f'font-family="sans-serif" font-size="14">{escape(title)}</text>\n'
        f'<g transform="translate({PAD} {PAD + BAR})" font-size="16.6" '
        'shape-rendering="crispEdges" xml:space="preserve" '
        'font-family="DejaVu Sans Mono, Menlo, Consolas, monospace">\n'
        f"{drawn}\n</g></svg>\n"
    )


def _drawn(shapes: Sequence[Shape]) -> str:
    """The shapes in their order, but those of one ink and kind in a row as one path."""
    parts = []
    for (ink, kind), same in groupby(sorted(shapes, key=_order), key=lambda s: (s.ink, s.kind)):
        pieces = [shape.drawn for shape in same]
        parts += [f'<path {kind.format(ink=ink)} d="{"".join(pieces)}"/>'] if kind else pieces
    return "\n".join(parts)


def _order(shape: Shape) -> tuple[bool, str, str]:
    """Grounds before what stands on them."""
    return not shape.kind, shape.ink, shape.kind


def _shapes(frame: Frame, span: Span) -> list[Shape]:
    """What stands in `span`: equal blocks as one shape, a word as one text, the rest by cells."""
    y, x, end = span
    shapes: list[Shape] = []
    for (kind, ink), same in groupby(frame.rows[y][x:end], key=_kind):
        cells = list(same)
        if kind in _SOLID:
            shapes += _run(cells[0], x, y, len(cells))
        elif kind:
            shapes += _cell(cells[0], x, y, _ink(cells[0]))
        else:
            if ink.reverse:
                shapes.append(_rect(x, y, 0, 0, len(cells), 1, _ink(cells[0])))
            shapes.append(_word(cells, x, y))
        x += len(cells)
    return shapes


def _kind(cell: Cell) -> tuple[str, Ink]:
    """Cells of one kind are drawn together: a shape with itself, letters with letters."""
    return (cell.text if cell.text in _SOLID or _shaped(cell.text) else ""), cell.ink


def _shaped(text: str) -> bool:
    return text[:1] in _QUADRANTS or "\u2800" <= text[:1] <= "\u28ff"


def _word(cells: Sequence[Cell], x: int, y: int) -> Shape:
    """Letters side by side, stretched to the cells that they stand in."""
    ink, text = cells[0].ink, "".join(cell.text for cell in cells)
    colour = GROUND if ink.reverse else _ink(cells[0])
    bold = ' font-weight="bold"' if ink.bold else ""
    long = f' textLength="{len(cells) * W}"' if len(cells) > 1 else ""
    at = f'x="{x * W}" y="{y * H + 16}"'
    return Shape(colour, "", f'<text {at} fill="{colour}"{bold}{long}>{escape(text)}</text>')


def _run(cell: Cell, x: int, y: int, long: int) -> list[Shape]:
    """Equal cells side by side, as one shape."""
    top, bottom = _SOLID[cell.text]
    if cell.ink.reverse:
        return [_rect(x, y, 0, 0, long, 1, _ink(cell))]
    shade = _SHADES.get(cell.text, 1.0)
    return [_rect(x, y, 0, top, long, bottom - top, _ink(cell), shade)] if bottom else []


def _ink(cell: Cell) -> str:
    if cell.ink.colour == "faint":
        return FAINT_GREY
    return against(GROUND, cell.ink.colour) if cell.ink.colour else TEXT


def _cell(cell: Cell, x: int, y: int, ink: str) -> list[Shape]:
    """A shape in one cell."""
    character = cell.text[:1]
    ground = [_rect(x, y, 0, 0, 1, 1, ink)] if cell.ink.reverse else []
    ink = GROUND if cell.ink.reverse else ink
    if character in _QUADRANTS:
        bits = _QUADRANTS.index(character)
        quarters = [n for n in range(4) if bits >> n & 1]
        return ground + [_rect(x, y, n % 2 / 2, n // 2 / 2, 0.5, 0.5, ink) for n in quarters]
    return [*ground, _braille(ord(character) - 0x2800, x, y, ink)]


def _rect(
    x: int, y: int, left: float, top: float, wide: float, high: float, ink: str, shade: float = 1
) -> Shape:
    opacity = f' opacity="{shade}"' if shade < 1 else ""
    overlap = 0.3 if shade == 1 else 0
    across, down = wide * W + overlap, high * H + overlap
    path = f"M{(x + left) * W:g} {(y + top) * H:g}h{across:g}v{down:g}h-{across:g}z"
    return Shape(ink, f'fill="{{ink}}"{opacity}', path)


def _braille(bits: int, x: int, y: int, ink: str) -> Shape:
    places = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
    dots = "".join(
        f"M{x * W + 2.5 + 5 * column:g} {y * H + 2.6 + 5.25 * row:g}h0"
        for n, (column, row) in enumerate(places)
        if bits >> n & 1
    )
    return Shape(ink, _DOTS, dots)
