"""One thing wrong in a routine file, and how it is shown: with its line under its nose."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from massage_cli.routinefile.plain import printable

EXCERPT_CELLS = 100
"""A longer line is shown as a window of this many characters around the place."""
LEAD_IN = 40
"""Characters of such a window that stand before the place."""


class Severity(StrEnum):
    """Whether the routine can be played in spite of it."""

    ERROR = "error"
    WARNING = "warning"


Path = tuple[str | int, ...]
"""Keys and list positions (from 0) from the top of the file to a value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Lines and columns count characters from 1; `end_column` is the first one after."""

    code: str
    message: str
    line: int = 1
    column: int = 1
    end_column: int = 2
    help: str = ""
    path: Path = ()
    severity: Severity = Severity.ERROR


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By position, and each once: an alias shows the same place twice."""
    unique = {(p.line, p.column, p.code, p.message): p for p in problems}
    return tuple(unique[key] for key in sorted(unique))


def lines_of(text: str) -> list[str]:
    """The lines of `text` as YAML counts them, without their ends."""
    return re.split(r"\r\n|\r|\n", text)


def render(problem: Problem, name: str, lines: Sequence[str] = ()) -> str:
    """`file:line:col: error[code]: message`, the line with carets under the place, the help."""
    place = f"{printable(name)}:{problem.line}:{problem.column}"
    shown = [f"{place}: {problem.severity}[{problem.code}]: {problem.message}"]
    if problem.line <= len(lines):
        source, carets = _excerpt(problem, lines[problem.line - 1])
        gutter = f"{problem.line:>5}"
        shown += [f"{gutter} | {source}".rstrip(), f"{' ' * len(gutter)} | {carets}"]
    if problem.help:
        shown.append(f"   help: {problem.help}")
    return "\n".join(shown)


def _excerpt(problem: Problem, line: str) -> tuple[str, str]:
    """The line, cut to a window if it is long, and the carets that go under it."""
    start = min(problem.column - 1, len(line))
    end = max(start + 1, min(problem.end_column - 1, len(line)))
    low = max(0, start - LEAD_IN) if len(line) > EXCERPT_CELLS else 0
    high = low + EXCERPT_CELLS
    window = printable(line[low:high])
    before, under = window[: start - low], window[start - low : end - low]
    left, right = "…" if low else "", "…" if high < len(line) else ""
    carets = " " * (len(left) + _cells(before)) + "^" * max(1, _cells(under))
    return f"{left}{window}{right}", carets


def _cells(text: str) -> int:
    """How many terminal cells `text` takes: wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
