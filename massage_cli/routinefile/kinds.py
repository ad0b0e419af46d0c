"""The kinds of single value in a routine file: each reads a node, each has a JSON Schema.

One description serves the checker and the schema alike. A kind's `read` returns None after
it has reported what is wrong. This is done here, in a few lines, and not by a validation
library: the first frame of a session waits for this import. docs/robustness.md has the figures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Generic, NamedTuple, Protocol, TypeVar

from massage_cli.core.nearest import slug, suggestion
from massage_cli.core.routine import KeyPath
from massage_cli.printable import quoted
from massage_cli.routinefile.nodes import Node
from massage_cli.routinefile.problem import Report

T = TypeVar("T")
Schema = dict[str, Any]
NOTHING: Mapping[str, str] = MappingProxyType({})


class ValueKind(Protocol):
    """A kind of value."""

    def read(self, node: Node, path: KeyPath, report: Report) -> Any:
        """The value at `node`; None, and the reasons in `report`, if it is not of this kind."""
        ...

    def schema(self) -> Schema:
        """The JSON Schema of what `read` accepts."""
        ...


def found(node: Node) -> str:
    """What stands at `node`, for a message."""
    match node.value:
        case None:
            return "nothing"
        case bool(value):
            return str(value).lower()
        case int() | float():
            return f"the number {node.value:g}"
        case str(value):
            return f"the text {quoted(value)}"
        case list():
            return "a list"
        case _:
            return "a mapping"


def wrong_type(node: Node, path: KeyPath, report: Report, expected: str, hint: str = "") -> None:
    """Report that `node` is of another kind than `expected`."""
    key = f"'{path[-1]}'" if path and isinstance(path[-1], str) else "this"
    if node.value is None:
        hint = hint or "give it a value, or leave the line out"
    report.error("wrong-type", f"{key} must be {expected}, not {found(node)}", node, path, hint)


class Name(NamedTuple, Generic[T]):
    """One of a few names, however it is capitalised and joined."""

    what: str
    values: Mapping[str, T]
    hints: Mapping[str, str] = NOTHING
    """What to say of words that people write here instead."""

    def read(self, node: Node, path: KeyPath, report: Report) -> T | None:
        value = node.value
        if not isinstance(value, str):
            wrong_type(node, path, report, f"one of {', '.join(self.values)}")
            return None
        if value in self.values:
            return self.values[value]
        if value.isascii() and slug(value) in self.values:
            return self.values[slug(value)]
        report.error(
            f"unknown-{self.what}",
            f"unknown {self.what} {quoted(value)}",
            node,
            path,
            self.hints.get(slug(value)) or suggestion(value[:80], self.values),
        )
        return None

    def schema(self) -> Schema:
        pattern = "|".join(blind(name) for name in self.values)
        return {
            "type": "string",
            "anyOf": [{"enum": list(self.values)}, {"pattern": f"^(?:{pattern})$"}],
        }


def blind(name: str) -> str:
    """A pattern for `name` in any capitals, its words joined in any way."""
    words = "[\\s_-]+".join(any_case(word) for word in name.split("-"))
    return f"[\\s_-]*{words}[\\s_-]*"


def any_case(word: str) -> str:
    """A pattern for `word` in any capitals."""
    return "".join(f"[{c.upper()}{c}]" if c.isalpha() else re.escape(c) for c in word)


class Truth:
    """True or false."""

    def read(self, node: Node, path: KeyPath, report: Report) -> bool | None:
        if isinstance(node.value, bool):
            return node.value
        wrong_type(node, path, report, "true or false")
        return None

    def schema(self) -> Schema:
        return {"type": "boolean"}


class Colour:
    """A colour as Rich names it, or `#rrggbb`."""

    HEX: ClassVar[str] = "#[0-9a-fA-F]{6}"

    def read(self, node: Node, path: KeyPath, report: Report) -> str | None:
        value = node.value
        if not isinstance(value, str):
            hint = "write a name such as orange3, or '#c77a1e' with its quotes"
            wrong_type(node, path, report, "a colour", hint)
            return None
        if re.fullmatch(self.HEX, value):
            return value.lower()
        names = self.names()
        if value.lower() in names:
            return value.lower()
        near = suggestion(value[:80], names)
        hint = near if near.startswith("did") else "write a name such as orange3, or '#c77a1e'"
        report.error("unknown-colour", f"unknown colour {quoted(value)}", node, path, hint)
        return None

    def names(self) -> list[str]:
        """Rich's names of the 256 colours; importing them takes 10 ms."""
        from rich.color import ANSI_COLOR_NAMES

        return sorted(ANSI_COLOR_NAMES)

    def schema(self) -> Schema:
        names = [any_case(name) for name in self.names()]
        return {
            "type": "string",
            "anyOf": [{"enum": self.names()}, {"pattern": f"^(?:{self.HEX}|{'|'.join(names)})$"}],
        }
