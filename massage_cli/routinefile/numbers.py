"""Numbers in a routine file: stretches of time, and how many."""

from __future__ import annotations

import re
from typing import NamedTuple

from massage_cli.core.routine import KeyPath
from massage_cli.printable import quoted
from massage_cli.routinefile import duration
from massage_cli.routinefile.kinds import Schema, wrong_type
from massage_cli.routinefile.nodes import Node
from massage_cli.routinefile.problem import Report


class Duration(NamedTuple):
    """A stretch of time, in seconds, from `shortest` to `longest`."""

    shortest: float
    longest: float

    def read(self, node: Node, path: KeyPath, report: Report) -> float | None:
        value = node.value
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            wrong_type(node, path, report, f"a duration such as {duration.FORMS}")
            return None
        seconds = duration.seconds(value)
        if seconds is None:
            shown = quoted(value if isinstance(value, str) else f"{value:g}")
            message = f"{shown} is not a duration"
            hint = duration.suggestion(str(value)) or f"write {duration.FORMS}"
            report.error("bad-duration", message, node, path, hint)
        elif seconds < self.shortest:
            message = f"too short: at least {duration.words(self.shortest)}"
            report.error("too-short", message, node, path)
        elif seconds > self.longest:
            message = f"too long: at most {duration.words(self.longest)}"
            report.error("too-long", message, node, path)
        else:
            return seconds
        return None

    def schema(self) -> Schema:
        number = {"type": "number", "minimum": self.shortest, "maximum": self.longest}
        return {"anyOf": [number, {"type": "string", "pattern": duration.PATTERN}]}


class Whole(NamedTuple):
    """A whole number from `least` to `most`."""

    least: int
    most: int

    def read(self, node: Node, path: KeyPath, report: Report) -> int | None:
        value = node.value
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value % 1 != 0:
            begun = re.match(r"\d+", value) if isinstance(value, str) else None
            hint = f"write {begun[0]}" if begun else ""
            wrong_type(node, path, report, "a whole number", hint)
        elif not self.least <= value <= self.most:
            message = f"{int(value):,} is out of range: from {self.least} to {self.most:,}"
            report.error("out-of-range", message, node, path)
        else:
            return int(value)
        return None

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}
