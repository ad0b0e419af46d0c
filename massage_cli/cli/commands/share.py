"""`massage share`: a routine as a text to send, and as a QR code, for somebody else to add."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from massage_cli.cli.options import RoutineName
from massage_cli.cli.output import console, is_terminal, print_lines, put
from massage_cli.cli.parcels import parcel_of
from massage_cli.cli.stderr import say
from massage_cli.core.presentation import Theme
from massage_cli.errors import MassageError
from massage_cli.printable import printable, quoted

BLACK_ON_WHITE = "#000000 on #ffffff"


def share(
    routine: RoutineName,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The code as a .svg or .png file."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")] = False,
) -> None:
    """Print a routine as a text that `massage add` takes, and as a QR code."""
    parcel = parcel_of(routine)
    if output is not None:
        _write(output, parcel.text, force=force)
        return
    if is_terminal():
        say("Whoever gets this text types `massage add`, a space, and the text:")
    put(parcel.text)
    if is_terminal():
        _draw(*parcel)


def _write(path: Path, parcel: str, *, force: bool) -> None:
    from massage_cli.core.english.words import file_size
    from massage_cli.files import PUBLIC, is_there, replacing
    from massage_cli.handout.code import picture

    shown = quoted(str(path))
    kinds: dict[str, Literal["svg", "png"]] = {".svg": "svg", ".png": "png"}
    kind = kinds.get(path.suffix.lower())
    if kind is None:
        raise MassageError(f"{shown} ends in neither .svg nor .png", help="-o code.svg writes one")
    if is_there(path) and not force:
        raise MassageError(f"{shown} is already there", help="--force overwrites it")
    data = picture(parcel, kind)
    try:
        with replacing(path, PUBLIC) as file:
            file.write(data)
    except OSError as error:
        raise MassageError(
            f"{shown} cannot be written: {error.strerror}", help="nothing is left of it"
        ) from error
    say(f"{printable(str(path))}: a QR code, {file_size(len(data))}")


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
        say(f"This terminal cannot draw the QR code. {picture}")
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
    if os.environ.get("TERM", "").lower() in ("dumb", "unknown"):
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
