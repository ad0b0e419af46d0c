"""One value, or two with a dash between: `30-90s`, `8-10`."""

from __future__ import annotations

import re
from typing import NamedTuple

from massage_cli.core.routine import KeyPath
from massage_cli.routinefile import duration
from massage_cli.routinefile.kinds import Schema
from massage_cli.routinefile.nodes import Node
from massage_cli.routinefile.numbers import Duration, Whole
from massage_cli.routinefile.problem import Report

_DASHES = "-\u2013"
_DASH = f"[{_DASHES}]"
_UNIT = re.compile(r"[a-z]+$")
_TIME = duration.PATTERN.removeprefix("^").removesuffix("$")
_COUNT = r"[0-9]{1,4}"


class Range(NamedTuple):
    """What is written, and the most that it may become."""

    low: float
    high: float


def low(value: float | Range) -> float:
    """What is written, of a value or of a range."""
    return value.low if isinstance(value, Range) else value


def high(value: float | Range) -> float:
    """The most of a range; 0 for a value of its own."""
    return value.high if isinstance(value, Range) else 0.0


class RangeOf(NamedTuple):
    """A value of `kind`, or a range of two."""

    kind: Duration | Whole

    def read(self, node: Node, path: KeyPath, report: Report) -> float | Range | None:
        halves = _halves(node.value, self._pattern)
        if halves is None:
            return self.kind.read(node, path, report)
        few, many = (self._half(half, node, path, report) for half in halves)
        if few is None or many is None:
            return None
        if few >= many:
            hint = f"write '{halves[1]}-{halves[0]}', or one of them"
            report.error("bad-range", "the range ends before it begins", node, path, hint)
            return None
        return Range(few, many)

    def _half(self, text: str, node: Node, path: KeyPath, report: Report) -> float | None:
        value = int(text) if isinstance(self.kind, Whole) else text
        return self.kind.read(Node(value, node.start, node.end), path, report)

    def schema(self) -> Schema:
        part = self._pattern
        text = {"type": "string", "pattern": f"^(?:{part}) *{_DASH} *(?:{part})$"}
        one = self.kind.schema()
        return {"anyOf": [*one.get("anyOf", [one]), text]}

    @property
    def _pattern(self) -> str:
        return _COUNT if isinstance(self.kind, Whole) else _TIME


def _halves(value: object, part: str) -> tuple[str, str] | None:
    """Both ends as texts; a bare number before a unit has the same unit: `1-2 min`."""
    if not isinstance(value, str) or not any(dash in value for dash in _DASHES):
        return None
    match = re.fullmatch(rf"({part}) *{_DASH} *({part})", value)
    if match is None:
        return None
    few, many = match[1].strip(), match[2].strip()
    unit = _UNIT.search(many)
    if unit and re.fullmatch(r"[0-9.]+", few):
        few += unit[0]
    return few, many
