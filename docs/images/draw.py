"""Frames as SVG: every cell at its place, blocks and dots as shapes, so that no font matters.

`make screenshots` runs this; it shows commands as they are in a real terminal of this
machine, and sessions as the view draws them.
"""

from __future__ import annotations

from html import escape
from itertools import groupby

from massage_cli.cells import width
from massage_cli.terminal.paint.colour import against, rgb
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
_QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"


def svg(frame: Frame, title: str) -> str:
    """The picture of `frame` in a window called `title`."""
    columns, rows = frame.size.columns, frame.size.rows
    across, down = columns * W + 2 * PAD, rows * H + 2 * PAD + BAR
    shapes = [shape for y in range(rows) for shape in _row(frame, y)]
    dots = "".join(
        f'<circle cx="{20 + 18 * n}" cy="{BAR / 2 + 2}" r="5.5" fill="{colour}"/>'
        for n, colour in enumerate(("#ec6a5e", "#f4bf4f", "#61c554"))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {down}" '
        f'role="img" aria-label="{escape(title)}">\n'
        f'<rect width="{across}" height="{down}" rx="10" fill="{GROUND}"/>{dots}'
        f'<text x="{across / 2}" y="{BAR / 2 + 7}" text-anchor="middle" fill="#868b92" '
        f'font-family="sans-serif" font-size="14">{escape(title)}</text>\n'
        f'<g transform="translate({PAD} {PAD + BAR})" font-size="16.6" '
        'shape-rendering="crispEdges" xml:space="preserve" '
        'font-family="DejaVu Sans Mono, Menlo, Consolas, monospace">\n'
        + "\n".join(shapes)
        + "\n</g></svg>\n"
    )


def _row(frame: Frame, y: int) -> list[str]:
    shapes = []
    x = 0
    for cell, same in groupby(frame.rows[y]):
        long = len(list(same))
        if cell.text in _SOLID:
            shapes += _run(cell, x, y, long)
        else:
            for n in range(long):
                shapes += _single(cell, x + n, y)
        x += long
    return shapes


def _run(cell: Cell, x: int, y: int, long: int) -> list[str]:
    """Equal cells side by side, as one shape."""
    top, bottom = _SOLID[cell.text]
    if cell.ink.reverse:
        return [_rect(x, y, 0, 0, long, 1, _ink(cell))]
    shade = _SHADES.get(cell.text, 1.0)
    return [_rect(x, y, 0, top, long, bottom - top, _ink(cell), shade)] if bottom else []


def _ink(cell: Cell) -> str:
    if cell.ink.colour == "faint":
        return "#{:02x}{:02x}{:02x}".format(*rgb("faint"))
    return against(GROUND, cell.ink.colour) if cell.ink.colour else TEXT


def _single(cell: Cell, x: int, y: int) -> list[str]:
    ink = _ink(cell)
    if cell.ink.reverse:
        return [_rect(x, y, 0, 0, 1, 1, ink), *_cell(cell, x, y, GROUND)]
    return _cell(cell, x, y, ink)


def _cell(cell: Cell, x: int, y: int, ink: str) -> list[str]:
    character = cell.text[:1]
    if character in ("", " "):
        return []
    if character in _QUADRANTS:
        bits = _QUADRANTS.index(character)
        return [
            _rect(x, y, n % 2 / 2, n // 2 / 2, 0.5, 0.5, ink) for n in range(4) if bits >> n & 1
        ]
    if "\u2800" <= character <= "\u28ff":
        return _braille(ord(character) - 0x2800, x, y, ink)
    bold = ' font-weight="bold"' if cell.ink.bold else ""
    wide = f' textLength="{2 * W}"' if width(cell.text) == 2 else ""
    return [
        f'<text x="{x * W}" y="{y * H + 16}" fill="{ink}"{bold}{wide}>{escape(cell.text)}</text>'
    ]


def _rect(
    x: int, y: int, left: float, top: float, wide: float, high: float, ink: str, shade: float = 1
) -> str:
    opacity = f' opacity="{shade}"' if shade < 1 else ""
    overlap = 0.3 if shade == 1 else 0
    return (
        f'<rect x="{(x + left) * W:g}" y="{(y + top) * H:g}" width="{wide * W + overlap:g}" '
        f'height="{high * H + overlap:g}" fill="{ink}"{opacity}/>'
    )


def _braille(bits: int, x: int, y: int, ink: str) -> list[str]:
    places = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
    return [
        f'<circle cx="{x * W + 2.5 + 5 * column}" cy="{y * H + 2.6 + 5.25 * row:g}" r="1.7" '
        f'shape-rendering="auto" fill="{ink}"/>'
        for n, (column, row) in enumerate(places)
        if bits >> n & 1
    ]
