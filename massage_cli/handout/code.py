"""The QR code of a text: drawn for a page, as a picture, and in the characters of a terminal."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

from massage_cli.errors import MassageError

if TYPE_CHECKING:
    from segno import QRCode

QUIET = 4
"""Modules of light ground on each side of a code: what its standard, ISO/IEC 18004, asks for."""
MOST = 4296
"""Letters of the densest mode that the largest code holds (version 40, error correction L)."""
LIGHT, DARK = "#fff", "#000"
PIXELS = 8
"""Of a module in a picture, on each side."""

Modules = tuple[tuple[bool, ...], ...]
"""The rows of a code from the top, its quiet ground among them; True is dark."""


class TooMuchError(MassageError):
    """A text that no single code holds."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"one QR code holds {MOST:,} letters, and these are {len(text):,}",
            help="send the text itself",
        )


def modules(text: str) -> Modules:
    """The code of `text`. Raises TooMuchError."""
    rows = _made(text).matrix_iter(border=QUIET)
    return tuple(tuple(module == 1 for module in row) for row in rows)


def code_svg(text: str) -> str:
    """The code of `text` as an element to stand in a page, dark on light with its quiet ground.

    It is as large as the page makes it, and has neither styles nor classes. Raises TooMuchError.
    """
    return _made(text).svg_inline(
        border=QUIET, dark=DARK, light=LIGHT, omitsize=True, svgclass=None, lineclass=None
    )


def picture(text: str, kind: Literal["svg", "png"]) -> bytes:
    """The code of `text` as a file. Raises TooMuchError."""
    file = io.BytesIO()
    _made(text).save(file, kind=kind, scale=PIXELS, border=QUIET, dark=DARK, light=LIGHT)
    return file.getvalue()


def half_blocks(code: Modules, *, drawn: bool) -> list[str]:
    """The code in lines of half blocks, two of its rows in each.

    `drawn` are the modules that a block stands for: the dark ones where blocks are black on
    white, the light ones where they are white on black.
    """
    ground = (False,) * len(code[0])
    below = (*code[1::2], ground) if len(code) % 2 else code[1::2]
    return [
        "".join(_BLOCKS[upper is drawn, lower is drawn] for upper, lower in zip(*pair, strict=True))
        for pair in zip(code[::2], below, strict=True)
    ]


_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def _made(text: str) -> QRCode:
    """The smallest code, with more error correction where it stays as small."""
    import segno

    try:
        return segno.make_qr(text, error="l")
    except segno.DataOverflowError as error:
        raise TooMuchError(text) from error
