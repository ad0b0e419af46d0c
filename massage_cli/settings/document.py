"""The settings file: its text, the keys in it, and the line on which each stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from massage_cli.encoding import NotTextError, decode
from massage_cli.files import read_plain


class DocumentError(ValueError):
    """The text is no TOML that can be used: why, and where as far as it is known."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


def read(file: Path) -> str:
    """The text of the file. Raises OSError, and DocumentError where it is none."""
    try:
        return decode(read_plain(file))
    except NotTextError as error:
        raise DocumentError(str(error), error.line) from error


def keys(text: str) -> dict[str, object]:
    """The values by their dotted keys. Raises DocumentError."""
    if not text.strip():
        return {}
    import tomllib

    try:
        return _dotted(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        place = re.search(r" \(at line ([0-9]+), column ([0-9]+)\)$", str(error))
        message = re.sub(r" \(at [^)]*\)$", "", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (0, 0)
        raise DocumentError(message, line, column) from error
    except ValueError as error:
        raise DocumentError("a number has thousands of digits") from error
    except RecursionError as error:
        raise DocumentError("too many brackets stand in one another") from error


def lines(text: str) -> dict[str, int]:
    """The line on which each key is set, from 1; tomllib does not tell."""
    found: dict[str, int] = {}
    table = ""
    for row, content in enumerate(text.splitlines(), 1):
        name, equals, _ = content.partition("=")
        if content.lstrip().startswith("["):
            table = _plain(content.partition("]")[0].lstrip(" \t[")) + "."
        elif equals and "#" not in name:
            found.setdefault(table + _plain(name), row)
    return found


def line_of(key: str, lines: Mapping[str, int]) -> int:
    """The line of `key`, or of the table that it stands in."""
    parts = key.split(".")
    ways = (".".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((lines[way] for way in ways if way in lines), 1)


def _plain(name: str) -> str:
    return "".join(name.split()).replace('"', "").replace("'", "")


def _dotted(table: Mapping[str, Any]) -> dict[str, object]:
    """The tables in one another as one. Without recursion: they may be thousands deep."""
    found: dict[str, object] = {}
    waiting = [("", table)]
    while waiting:
        prefix, table = waiting.pop()
        for key, value in table.items():
            if isinstance(value, dict):
                waiting.append((f"{prefix}{key}.", value))
            else:
                found[prefix + key] = value
    return found
