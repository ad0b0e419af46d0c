"""Writing the settings file, with its comments and its order left as they are."""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from massage_cli.core.values import BadValueError, shown
from massage_cli.errors import MassageError
from massage_cli.files import write_atomically
from massage_cli.settings.document import DocumentError, keys, read
from massage_cli.settings.settings import KEYS, resolve, unknown
from massage_cli.settings.table import SETTINGS

HEAD = "Settings of massage; `massage config` shows them all, with what each is now."


def put(file: Path, key: str, text: str) -> object:
    """Set `key` to what `text` says; return the value.

    Raises MassageError for an unknown key, a value it does not take, or a file that cannot
    be read, understood or written.
    """
    entry = SETTINGS.get(key)
    if entry is None:
        problem = unknown(key, "config set")
        raise MassageError(problem.message, help=problem.help)
    try:
        value = entry.values.accept(entry.values.read(text))
    except BadValueError as error:
        raise MassageError(f"{key!r} cannot be {shown(text)}", help=error.help) from error
    document = _read(file)
    table: Any = document
    *tables, name = key.split(".")
    for part in tables:
        table = table.setdefault(part, tomlkit.table())
        if not isinstance(table, MutableMapping):
            raise MassageError(f"{file}: {part!r} is a table", help=f"take out `{part} = …` first")
    table[name] = list(value) if isinstance(value, tuple) else value
    if key.startswith(f"{KEYS}."):
        _refuse_a_taken_key(tomlkit.dumps(document), file)
    try:
        write_atomically(file, tomlkit.dumps(document).encode())
    except OSError as error:
        raise MassageError(f"{file} cannot be written: {error.strerror}") from error
    return value


def _refuse_a_taken_key(text: str, file: Path) -> None:
    """Raise MassageError where the settings would give one key to two actions."""
    for problem in resolve({}, {}, text, file).problems:
        if problem.where == KEYS:
            raise MassageError(problem.message, help="give the other one other keys first")


def _read(file: Path) -> tomlkit.TOMLDocument:
    try:
        text = read(file)
        keys(text)  # which knows what is too much of it
        return tomlkit.parse(text)
    except FileNotFoundError:
        return tomlkit.parse(f"# {HEAD}\n")
    except OSError as error:
        raise MassageError(f"{file} cannot be read: {error.strerror}") from error
    except (TOMLKitError, DocumentError) as error:
        place = f":{error.line}" if isinstance(error, DocumentError) and error.line else ""
        hint = "mend it with `massage config edit`; nothing was changed"
        raise MassageError(f"{file}{place}: {error}", help=hint) from error
