"""The kinds of single value in a routine file: each reads a node, each has a JSON Schema.

One description serves the checker and the schema alike. A kind's `read` returns None after
it has reported what is wrong. This is done here, in a few lines, and not by a validation
library, and the dataclasses have only what is used of them: the first frame of a session waits
for this import. docs/robustness.md has the figures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from massage_cli.core.nearest import slug, suggestion
from massage_cli.core.routine import KeyPath
from massage_cli.printable import INVISIBLE_CLASS, UNSAFE_CLASS, VISIBLE, quoted
from massage_cli.routinefile import duration
from massage_cli.routinefile.nodes import Node
from massage_cli.routinefile.problem import Report

T = TypeVar("T")
Schema = dict[str, Any]


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


@dataclass(eq=False, repr=False)
class Text:
    """Plain text of at most `longest` characters; line breaks in it count as spaces."""

    longest: int

    def read(self, node: Node, path: KeyPath, report: Report) -> str | None:
        value = node.value
        if not isinstance(value, str):
            number = isinstance(value, (int, float))
            wrong_type(node, path, report, "text", "put it in quotes" if number else "")
        elif not VISIBLE.search(value):
            report.error("empty-text", "the text is empty: there is nothing to see", node, path)
        elif len(value) > self.longest:
            report.error(
                "text-too-long",
                f"{len(value)} characters; at most {self.longest} have room",
                node,
                path,
            )
        else:
            if node.plain and "#" in (rest := report.after(node)):
                self.warn_if_cut(rest, node, path, report)
            return " ".join(value.split())
        return None

    def warn_if_cut(self, rest: str, node: Node, path: KeyPath, report: Report) -> None:
        """`Press #2` ends before the `#`. Two spaces before a comment show that it is meant."""
        if re.match(r"[ \t]#|[ \t]+#[^\s#]", rest):
            message = "the text ends here: what follows ' #' is a comment"
            hint = "put the text into quotes, or two spaces before a comment and one after its #"
            report.warn("comment-in-text", message, node, path, hint)

    def schema(self) -> Schema:
        unseen = f"\\s{_ecma(INVISIBLE_CLASS)}"
        pattern = f"^(?=[\\s\\S]*[^{unseen}])[^{_ecma(UNSAFE_CLASS)}]*$"
        return {"type": "string", "maxLength": self.longest, "pattern": pattern}


def _ecma(characters: str) -> str:
    """A Python character class in the notation of JSON Schema's regular expressions.

    Characters beyond U+FFFF have no notation that all validators read: they stand for themselves.
    """
    characters = re.sub(r"\\x(..)", r"\\u00\1", characters)
    return re.sub(r"\\U(.{8})", lambda found: chr(int(found[1], 16)), characters)


@dataclass(eq=False, repr=False)
class Pattern:
    """Text that must look like `pattern`; `help` says how."""

    what: str
    pattern: str
    help: str

    def read(self, node: Node, path: KeyPath, report: Report) -> str | None:
        if not isinstance(node.value, str):
            wrong_type(node, path, report, self.what, self.help)
        elif re.fullmatch(self.pattern, node.value) is None:
            message = f"{quoted(node.value)} is not {self.what}"
            report.error("malformed", message, node, path, self.help)
        else:
            return node.value
        return None

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^(?:{self.pattern})$"}


class Language(Pattern):
    """A language by its code; a warning where nobody knows it, or the voice has no words in it."""

    def read(self, node: Node, path: KeyPath, report: Report) -> str | None:
        language = node.value
        if language == "en":  # the tables are for the others
            return language
        from massage_cli.core.spoken import LANGUAGES, primary
        from massage_cli.routinefile import languages

        meant = languages.MEANT.get(slug(language)) if isinstance(language, str) else None
        hint = f"did you mean '{meant}'?" if meant else self.help
        if meant and not re.fullmatch(self.pattern, str(language)):
            message = f"{quoted(str(language))} is not {self.what}"
            report.error("malformed", message, node, path, hint)
            return None
        read = super().read(node, path, report)
        if read is not None and primary(read) not in languages.CODES:
            report.warn("unknown-language", f"unknown language {quoted(read)}", node, path, hint)
        elif read is not None and primary(read) not in LANGUAGES:
            known = " and ".join(LANGUAGES.values())
            message = f"the voice leads in {known} only, not in {quoted(read)}"
            hint = "the routine's own words are spoken, and the signals tell the rest"
            report.warn("own-words-only", message, node, path, hint)
        return read


@dataclass(eq=False, repr=False)
class Name(Generic[T]):
    """One of a few names, however it is capitalised and joined."""

    what: str
    values: Mapping[str, T]
    hints: Mapping[str, str] = field(default_factory=dict)
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


@dataclass(eq=False, repr=False)
class Duration:
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


@dataclass(eq=False, repr=False)
class Whole:
    """A whole number from `least` to `most`."""

    least: int
    most: int

    def read(self, node: Node, path: KeyPath, report: Report) -> int | None:
        value = node.value
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value % 1 != 0:
            wrong_type(node, path, report, "a whole number")
        elif not self.least <= value <= self.most:
            message = f"{int(value):,} is out of range: from {self.least} to {self.most:,}"
            report.error("out-of-range", message, node, path)
        else:
            return int(value)
        return None

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(eq=False, repr=False)
class Truth:
    """True or false."""

    def read(self, node: Node, path: KeyPath, report: Report) -> bool | None:
        if isinstance(node.value, bool):
            return node.value
        wrong_type(node, path, report, "true or false")
        return None

    def schema(self) -> Schema:
        return {"type": "boolean"}


@dataclass(eq=False, repr=False)
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
