"""Where a colon is missing: the parser notices at the next one, a line or more too late."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from massage_cli.printable import quoted

_LINE = re.compile(
    r"(?P<indent>\s*(?:-\s+)*)(?P<key>[^\W\d][\w-]*)(?P<colon>:?)(?P<value>[^:\s#].*|\s+[^#\s].*)?"
)
_KEYED = re.compile(r"[^#]*?:(?:\s|$)")
"""A line with a key of its own, and room or nothing after its colon."""


class MissingColon(NamedTuple):
    """Where it belongs, line and column from 0, and what to say."""

    line: int
    column: int
    key: str
    message: str
    help: str


def missing_colon(lines: Sequence[str], line: int, column: int) -> MissingColon | None:
    """The colon without which the one at `line` and `column`, from 0, cannot stand.

    None where nothing shows that one is missing.
    """
    opened = re.match(r"(\s*(?:-\s+)*)([^\W\d][\w-]*)\s+[\[{]", lines[line])
    if opened and opened.end() <= column:
        return colon_of(lines, line)
    written = [n for n in range(line) if lines[n].strip() and lines[n].lstrip()[0] != "#"]
    if not written or _KEYED.match(lines[written[-1]]):
        return None
    if len(written) > 1 and _goes_on(lines[written[-2]], lines[written[-1]]):
        return None
    return colon_of(lines, written[-1])


def colon_of(lines: Sequence[str], line: int) -> MissingColon | None:
    """The colon that is missing in `line`, from 0; None where no key begins it."""
    found = _LINE.match(lines[line])
    if found is None:
        return None
    key = found["key"]
    value = re.split(r"\s#", found["value"] or "")[0].strip()
    message = f"a ':' is missing after '{key}'"
    if found["colon"]:
        message = "a space is missing after this ':'"
    written = f"{key}: {value}" if value else f"{key}:"
    return MissingColon(line, found.end("key"), key, message, f"write {quoted(written)}")


def _goes_on(before: str, text: str) -> bool:
    """Whether `text` is more of the value that stands in the line before it."""
    key = _LINE.match(before)
    return bool(
        key
        and _KEYED.match(before)
        and not before.rstrip().endswith(":")
        and len(text) - len(text.lstrip()) > len(key["indent"])
    )
