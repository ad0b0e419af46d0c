"""Sessions out of a file and into one."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

import typer

from massage_cli.cli.history_view import listed, taken_in
from massage_cli.cli.output import put as print_text
from massage_cli.cli.stderr import say
from massage_cli.core.history.past import Past
from massage_cli.encoding import codec_of
from massage_cli.errors import MassageError
from massage_cli.files import PRIVATE, make_folder, replacing, target_of
from massage_cli.printable import printable, quoted

TEXTS, PAGES = ("", ".txt", ".md"), (".html", ".htm")
"""What the file of a page for a doctor may end in."""


def ends_as_html(file: Path) -> bool:
    """Whether a page in `file` is to be HTML. Raises MassageError where it can be no page."""
    ending = file.suffix.lower()
    if ending in TEXTS or ending in PAGES:
        return ending in PAGES
    raise MassageError(
        f"{printable(str(file))} does not end in .txt, .md, .html or .htm",
        help="the ending is the format",
    )


@contextmanager
def readable_twice(file: str) -> Iterator[TextIO]:
    """The text of the file, or of stdin for `-`; what can be read only once is copied first.

    Raises MassageError.
    """
    import tempfile  # 4 ms, for this command alone

    try:
        with ExitStack() as stack:
            standard = file == "-"
            source = sys.stdin.buffer if standard else stack.enter_context(Path(file).open("rb"))
            if not source.seekable():
                copy = stack.enter_context(tempfile.TemporaryFile())
                shutil.copyfileobj(source, copy)
                source = copy
            source.seek(0)
            codec = codec_of(source.read(4))
            source.seek(0)
            text = io.TextIOWrapper(source, codec)
            yield text
            text.detach()  # stdin stays open
    except OSError as error:
        raise MassageError(f"{quoted(file)} cannot be read: {error.strerror}") from error


def put(parts: Iterable[str], output: Path | None) -> None:
    """Write to the file, private and whole or not at all, or to stdout. Raises MassageError."""
    if output is None:
        write(parts)
        return
    shown = printable(str(output))
    try:
        make_folder(target_of(output).parent)
        with replacing(output, PRIVATE) as file:
            file.writelines(part.encode() for part in parts)
    except OSError as error:
        raise MassageError(f"{shown} cannot be written: {error.strerror}") from error
    say(f"massage: wrote {shown}")


def write(parts: Iterable[str]) -> None:
    """Write to stdout, each part as it comes; a note or a title never steers a terminal."""
    for part in parts:
        print_text(part, end="")


def take_in(damaged: Path, file: Path) -> None:
    """Take everything that can be read of a damaged history into the one in `file`.

    Raises MassageError.
    """
    from massage_cli.store import intake
    from massage_cli.store.database import writing
    from massage_cli.store.exchange import ended
    from massage_cli.store.salvage import salvaged
    from massage_cli.store.unsound import unsound

    try:
        with salvaged(damaged) as rescue, writing(file) as connection:
            items = (
                item._replace(state=ended(item.state)) if isinstance(item, Past) else item
                for item in intake.everything(rescue)
            )
            taken = intake.take_in(connection, items)
            left_out = unsound(rescue)
    except OSError as error:
        raise MassageError(f"{damaged} cannot be read: {error.strerror}") from error
    lost = listed(len(left_out.sessions), len(left_out.lines), len(left_out.plans))
    broken = f"; {lost} cannot be read" if lost else ""
    typer.echo(f"{printable(damaged.name)}: took in {taken_in(taken)}{broken}.")


def forget(file: Path) -> None:
    """Empty what was deleted out of the log, and say where it may stand still."""
    from massage_cli.store.database import forget_deleted
    from massage_cli.store.older import older_copies

    if not forget_deleted(file):
        say(f"massage: another program reads it: until that ends, it stands in {file}-wal")
    for copy in older_copies(file):
        say(f"massage: a copy from before an update is kept, and may have it: {copy}")
