"""Files that a command makes for a person to take along: checked before the work, told after it."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path

from massage_cli.cli.stderr import say
from massage_cli.errors import MassageError
from massage_cli.files import target_of
from massage_cli.printable import printable, quoted


def new_file(name: str, endings: Collection[str], *, force: bool) -> Path:
    """The path called `name`, if a file with one of `endings` can be made there.

    Raises MassageError for another ending, for what is there without `force`, for what is no
    file at all, and for a folder that is missing or closed.
    """
    path, shown = Path(name), quoted(name)
    if path.suffix.lower() not in endings:
        *others, last = endings
        known = f"{', '.join(others)} or {last}" if others else last
        raise MassageError(f"{shown} does not end in {known}", help="the ending is the format")
    try:
        there, plain = path.exists(), path.is_file()
        folder = target_of(path).parent.is_dir()
    except OSError as error:
        raise MassageError(f"{shown} cannot be written: {error.strerror}") from error
    if there and not plain:
        raise MassageError(f"{shown} cannot be written: it is no ordinary file")
    if there and not force:
        raise MassageError(f"{shown} is already there", help="--force overwrites it")
    if not folder:
        raise MassageError(f"{shown} cannot be written: No such file or directory")
    return path


def tell(path: Path, what: str) -> None:
    """For a person, that the file was written, `what` is in it and its size; nothing in a pipe."""
    if not sys.stderr.isatty():
        return
    from massage_cli.core.english.words import file_size

    say(f"{printable(str(path))}: {what}, {file_size(path.stat().st_size)}")
