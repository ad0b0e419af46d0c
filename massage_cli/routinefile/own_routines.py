"""The person's own routines: where each goes, and writing it there whole or not at all."""

from __future__ import annotations

import re
from pathlib import Path

from massage_cli.core.nearest import slug
from massage_cli.errors import ExitCode, MassageError
from massage_cli.files import write_atomically
from massage_cli.paths import user_routines
from massage_cli.printable import printable, quoted
from massage_cli.routinefile.library import RoutineFile, entries
from massage_cli.routinefile.schema import FILE_NAME, schema_text

LONGEST_NAME = 60
SHARED = 0o644
"""The mode of a routine: there is nothing private in it."""


def named(name: str) -> str:
    """`name` as a routine's name. Raises MassageError for what can't be one."""
    plain = slug(name)
    if (
        name.isprintable()
        and len(plain) <= LONGEST_NAME
        and re.fullmatch(r"[^\W_]+(?:-[^\W_]+)*", plain)
    ):
        return plain
    raise MassageError(
        f"{quoted(name)} can't be a routine's name",
        help=f"letters, digits and hyphens, at most {LONGEST_NAME}",
    )


def name_from(title: str) -> str:
    """A name for what has only a title: its words, as many as there is room for; or none."""
    name = ""
    for word in re.findall(r"[^\W_]+", slug(title)):
        longer = f"{name}-{word}" if name else word
        if len(longer) > LONGEST_NAME:
            break
        name = longer
    return name


def known(name: str) -> RoutineFile | None:
    """The routine that is called exactly `name`, if there is one."""
    return next((entry for entry in entries() if entry.name == name), None)


def path_for(name: str) -> Path:
    """Where the person's routine `name` is, or would be."""
    entry = known(name)
    return entry.path if entry and entry.yours else user_routines() / f"{name}.yaml"


def save(path: Path, data: bytes) -> None:
    """Write a routine, and the schema that its editor wants. Raises MassageError."""
    try:
        write_atomically(path, data, SHARED)
        write_atomically(user_routines().parent / FILE_NAME, schema_text().encode(), SHARED)
    except OSError as error:
        raise _failed(path, error) from error


def remove(entry: RoutineFile) -> None:
    """Delete one of the person's routines. Raises MassageError."""
    try:
        entry.path.unlink()
    except OSError as error:
        raise _failed(entry.path, error) from error


def _failed(path: Path, error: OSError) -> MassageError:
    return MassageError(f"{printable(str(path))}: {error.strerror}", code=ExitCode.USAGE)
