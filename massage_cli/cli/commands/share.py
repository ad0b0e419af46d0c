"""`massage share`: a routine as a text to send, and as a QR code, for somebody else to add."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from massage_cli.cli.new_files import new_file, tell
from massage_cli.cli.options import RoutineName
from massage_cli.cli.output import console, is_drawn, is_terminal, print_lines, put
from massage_cli.cli.parcels import parcel_of
from massage_cli.cli.stderr import say
from massage_cli.core.presentation import Theme
from massage_cli.files import written

PICTURES = (".svg", ".png")
BLACK_ON_WHITE = "#000000 on #ffffff"


def share(
    routine: RoutineName,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE", help="The code as a .svg or .png file."),
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")] = False,
) -> None:
    """Print a routine as a text that `massage add` takes, and as a QR code."""
    path = new_file(output, PICTURES, force=force) if output else None
    parcel = parcel_of(" ".join(routine))
    if path is not None:
        _write(path, parcel.text)
        return
    if is_terminal():
        say("Whoever gets this text types `massage add`, presses Enter, and pastes it:")
    put(parcel.text)
    if is_terminal():
        _draw(*parcel)


def _write(path: Path, parcel: str) -> None:
    from massage_cli.handout.code import picture

    data = picture(parcel, "svg" if path.suffix.lower() == ".svg" else "png")
    with written(path) as file:
        file.write(data)
    tell(path, "a QR code")


def _draw(name: str, parcel: str) -> None:
    """The code in half blocks, black on white; or why there is none."""
    from rich.text import Text

    from massage_cli.handout.code import TooMuchError, half_blocks, modules

    picture = f"`massage share {name} -o {name}.svg` writes it as a picture."
    try:
        code = modules(parcel)
    except TooMuchError as error:
        say(f"There is no QR code: {error.message}.")
        return
    if not _has_half_blocks():
        say(f"The QR code cannot be drawn here. {picture}")
        return
    screen = console()
    columns, rows = len(code[0]), (len(code) + 1) // 2 + 1  # the last is the prompt's
    if screen.width < columns or screen.height < rows:
        say(
            f"The QR code needs {columns} columns and {rows} rows; here are {screen.width} and "
            f"{screen.height}. Make the letters smaller, and try again; {picture}"
        )
        return
    coloured = bool(screen.color_system) and not screen.no_color
    if not coloured:
        say("Without colours it is right on this ground: on another one a phone may not see it.")
    drawn = half_blocks(code, drawn=coloured or _is_light())
    style = BLACK_ON_WHITE if coloured else ""
    print_lines((Text(line, style) for line in drawn), screen)


def _has_half_blocks() -> bool:
    if not is_drawn():
        return False
    try:
        "█▀▄".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _is_light() -> bool:
    """Whether the terminal's ground is light, as far as the settings say so."""
    from massage_cli.settings.settings import load

    return load({}).settings.theme == Theme.LIGHT
