"""What a command prints on stdout: JSON for programs, a table for a terminal, else lines."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Literal

import typer

from massage_cli.printable import json_text, printable_lines

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text


MEASURE = 88
"""Columns of a line that is pleasant to read."""


def present(
    *,
    as_json: bool,
    data: Callable[[], object],
    table: Callable[[], None],
    lines: Callable[[], Iterable[str]],
) -> None:
    """Print the one of the three that is asked for, or fits where the output goes."""
    if as_json:
        print_json(data())
    elif is_drawn():
        table()
    else:
        put_rows(lines())


def put_rows(lines: Iterable[str]) -> None:
    """Print lines with tabs between what stands in them; where somebody reads them, commas."""
    read = is_terminal()
    for line in lines:
        put(", ".join(filter(None, line.split("\t"))) if read else line)


def put(text: object, *, end: str = "\n") -> None:
    """Print text: on a terminal without what could steer it, elsewhere as it is."""
    shown = str(text)
    typer.echo((printable_lines(shown) if is_terminal() else shown) + end, nl=False)


def is_terminal() -> bool:
    """Whether a person looks at the output."""
    return sys.stdout.isatty()


def is_plain() -> bool:
    """Whether a person wants lines of text, as a screen reader reads them, or has nothing else.

    That is the setting `plain`, and a terminal that knows no more, unless FORCE_COLOR says that it
    does. NO_COLOR says nothing of it.
    """
    from massage_cli.settings.settings import load
    from massage_cli.terminal.console import lines_only
    from massage_cli.terminal.paint.colour import forced

    knows_no_more = is_terminal() and lines_only(os.environ) and not forced(os.environ)
    return bool(knows_no_more) or load().settings.plain


def is_drawn() -> bool:
    """Whether tables, boxes and pictures are drawn: on a terminal, for whoever is not plain."""
    return is_terminal() and not is_plain()


def print_json(data: object) -> None:
    """Print `data` as JSON, which says the same with escapes for what could steer a terminal."""
    typer.echo(json_text(data))


def console(*, stderr: bool = False) -> Console:
    """A console that is as wide as its terminal is; Rich itself would ask the environment."""
    from rich.console import Console

    from massage_cli.terminal.size import size_of

    stream = sys.stderr if stderr else sys.stdout
    if not stream.isatty():
        return Console(stderr=stderr, highlight=False, force_terminal=False)
    size = size_of(stream.fileno())
    return Console(
        stderr=stderr,
        highlight=False,
        width=size.columns,
        height=size.rows,
        force_terminal=True,  # Rich takes an empty FORCE_COLOR for a pipe
        color_system=_colours(os.environ),
    )


def _colours(environment: Mapping[str, str]) -> Literal["auto", "standard", "256", "truecolor"]:
    """What Rich may colour a terminal with: what TERM promises, or what FORCE_COLOR asks for.

    NO_COLOR stands before it; Rich sees to that.
    """
    from massage_cli.terminal.paint.colour import Depth, forced

    asked = forced(environment)
    if asked in (Depth.MANY, Depth.TRUE):
        return "256" if asked is Depth.MANY else "truecolor"
    knows_none = environment.get("TERM", "").lower() in ("dumb", "unknown")
    return "standard" if knows_none and asked else "auto"


def print_lines(lines: Iterable[Text], screen: Console) -> None:
    """Print each line as it is; one that is too wide is the terminal's to fold."""
    for line in lines:
        screen.print(line, soft_wrap=True)


def knows_links(environment: Mapping[str, str]) -> bool:
    """Whether the terminal may be sent links (OSC 8): the few that write them out say so."""
    return environment.get("TERM", "").lower() not in ("", "dumb", "unknown", "linux")


def wrapped(text: str, *, indent: int, less: int = 0) -> list[str]:
    """`text` in lines with room before them, as wide as the terminal, but pleasant to read.

    They are narrower by `less`, for what else stands before them.
    """
    import textwrap

    from massage_cli.terminal.size import size_of

    width = min(size_of(sys.stdout.fileno()).columns, MEASURE) if is_terminal() else MEASURE
    room = " " * indent
    return textwrap.wrap(
        text,
        max(width - less, indent + 20),
        initial_indent=room,
        subsequent_indent=room,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]
