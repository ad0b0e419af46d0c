"""Longer texts, read from their top: in the person's pager, or page by page."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING

from massage_cli.cells import width
from massage_cli.cli.output import console
from massage_cli.cli.prompts import another_page, interactive

if TYPE_CHECKING:
    from rich.console import Console

LESS = {"LESS": "FRX", "LV": "-c"}
"""What git tells pagers that are told nothing: end where all fits, and let colours through."""
FOLLOWS_LINKS = 581
"""The first less that lets links through."""
LINK = re.compile(r"\x1b\]8;[^\x1b\x07]*(?:\x1b\\|\x07)")
_ESCAPE = re.compile(rf"{LINK.pattern}|\x1b\[[0-9;]*m")


@contextmanager
def paged() -> Iterator[Console]:
    """A console for the terminal; what was printed on it is then shown, from the top.

    A pager that is left early is no error, and one that cannot be started is done without.
    """
    screen = console()
    with screen.capture() as captured:
        yield screen
    text = captured.get()
    if sum(_rows(line, screen.width) for line in text.splitlines()) < screen.height:
        command: list[str] | None = []
    else:
        command = pager(os.environ)
    if command is None and interactive():
        _page_by_page(text.splitlines(keepends=True), screen.width, screen.height)
    elif not (command and _read_in(command, text)):
        _write(text)


def pager(environment: Mapping[str, str]) -> list[str] | None:
    """The command of the pager; none for one that only prints, None where there is none."""
    if environment.get("TERM", "").lower() in ("dumb", "unknown"):
        return []
    chosen = environment.get("PAGER")
    if chosen is None:
        names = ("less",) if sys.platform == "win32" else ("less", "more")
        return next(([name] for name in names if shutil.which(name)), None)
    try:
        words = shlex.split(chosen)
    except ValueError:  # a quotation mark without its other
        return []
    return [] if words == ["cat"] else words


def _read_in(command: list[str], text: str) -> bool:
    """Show `text` in the pager until it is closed; whether it could be started.

    Meanwhile ^C is the pager's own.
    """
    if PurePath(command[0]).stem == "less":
        command = [*command, "-R"]  # whatever else the person's $LESS has
    if not _follows_links(command[0]):
        text = LINK.sub("", text)
    sys.stdout.flush()
    before = signal.signal(signal.SIGINT, lambda *_: None)  # a handler of ours is not inherited
    try:
        with subprocess.Popen(  # noqa: S603  # the person's own pager
            command, stdin=subprocess.PIPE, env={**LESS, **os.environ}
        ) as reader:
            try:
                reader.communicate(text.encode(sys.stdout.encoding, "replace"))
            except BaseException:  # the terminal is gone, or we are told to end
                reader.terminate()
                raise
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    return True


def _follows_links(program: str) -> bool:
    """Whether the pager is a less that takes a link for what it is."""
    if PurePath(program).stem != "less":
        return False
    try:
        told = subprocess.run(  # noqa: S603  # the person's own pager
            [program, "--version"], capture_output=True, text=True, timeout=2, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return False
    version = re.match(r"less (\d+)", told)
    return version is not None and int(version[1]) >= FOLLOWS_LINKS


def _page_by_page(lines: Iterable[str], columns: int, rows: int) -> None:
    """Show as much as fits, and more whenever that is asked for."""
    left = rows - 1
    for line in lines:
        taken = _rows(line, columns)
        if taken > left < rows - 1:
            if not another_page():
                return
            left = rows - 1
        left -= taken
        _write(line)


def _rows(line: str, columns: int) -> int:
    """The rows that the line takes on the terminal."""
    return max(1, -(-width(_ESCAPE.sub("", line)) // columns))


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
