"""Text → nodes: plain data in which every value knows its place.

Built from the parser's events and not from `yaml.compose`: the limits then hold before
anything is built, and `compose` overruns the C stack (the interpreter dies) on 100,000
opening brackets, which fit into 256 KiB.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from typing import Any, NoReturn

import yaml
from yaml import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from massage_cli.core.routine import KeyPath
from massage_cli.printable import UNSAFE, describe, quoted
from massage_cli.routinefile.problem import Position, Report
from massage_cli.routinefile.syntax import note_syntax, without_unsafe

MAX_NODES = 10_000
MAX_LEVELS = 20

Scalar = str | int | float | bool | None


class Node:
    """A value and its place."""

    __slots__ = ("end", "plain", "start", "value")

    def __init__(
        self, value: Value, start: Position, end: Position, *, plain: bool = False
    ) -> None:
        self.value = value
        self.start = start
        self.end = end
        self.plain = plain
        """Whether it is written without quotes: a ` #` then ends it."""


Mapping = dict[str, tuple[Node, Node]]
"""A mapping's keys in order, each with its own node and its value's."""
Value = Scalar | list[Node] | Mapping


def read_nodes(report: Report, keys: Container[str] = ()) -> Node | None:
    """The text's one document; None, and the reasons in `report`, if there is none.

    `keys` are those that such a document may have.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        parser = loader(without_unsafe(report))
        return _Builder(report, parser.get_event).document()
    except _StopError:
        return None
    except MarkedYAMLError as error:
        note_syntax(report, error, keys)
        return None


def node_at(root: Node, path: KeyPath) -> Node:
    """The node at `path`, or the nearest one above it."""
    node = root
    for step in path:
        value = node.value
        if isinstance(value, dict) and step in value:
            node = value[str(step)][1]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            node = value[step]
        else:
            break
    return node


class _StopError(Exception):
    """Reading on is pointless; the reason is in the report."""


class _Builder:
    """Builds nodes from the parser's events, within the limits."""

    def __init__(self, report: Report, get_event: Callable[[], Any]) -> None:
        self.report = report
        self.next = get_event
        self.anchors: dict[str, tuple[Node, int, int]] = {}
        """The anchored nodes, each with how many nodes and levels it holds."""
        self.nodes = 0
        """How many nodes there are so far, aliases written out."""
        self.deepest = 0
        """How deep they go, since the anchor that is being read began."""

    def document(self) -> Node | None:
        self.next()  # the stream's start
        if isinstance(self.next(), StreamEndEvent):
            self.report.error_at("empty-file", "the file is empty", 0, 0, HELP_SMALLEST)
            return None
        node = self.node(self.next(), 0)
        self.next()  # the document's end
        after = self.next()
        if isinstance(after, DocumentStartEvent):
            self.report.error(
                "several-documents",
                "a second document begins here",
                _place(after),
                help="put each into a file of its own",
            )
        return node

    def node(self, event: Any, level: int) -> Node:
        """The node that `event` begins; `level` is how many containers it stands in."""
        kind = type(event)
        if kind is AliasEvent:
            return self.alias(event, level)
        if event.tag is not None:
            self.refuse_tag(event)
        if event.anchor is not None:
            return self.anchored(event, level)
        return self.plain(event, level)

    def plain(self, event: Any, level: int) -> Node:
        """The node that `event` begins, whatever its anchor."""
        self.nodes += 1
        if level > self.deepest:
            self.deepest = level
        if self.nodes > MAX_NODES or level > MAX_LEVELS:
            self.stop(event)
        kind = type(event)
        if kind is ScalarEvent:
            plain = not event.style
            return Node(self.scalar(event), event.start_mark, event.end_mark, plain=plain)
        return (
            self.sequence(event, level)
            if kind is SequenceStartEvent
            else self.mapping(event, level)
        )

    def anchored(self, event: Any, level: int) -> Node:
        """A node that aliases may stand for once it is whole: none can hold itself."""
        nodes, deepest = self.nodes, self.deepest
        self.deepest = level
        node = self.plain(event, level)
        self.anchors[event.anchor] = (node, self.nodes - nodes, self.deepest - level)
        self.deepest = max(deepest, self.deepest)
        return node

    def alias(self, event: Any, level: int) -> Node:
        if event.anchor not in self.anchors:
            self.report.error(
                "unknown-alias",
                f"the alias {quoted('*' + event.anchor)} stands for nothing yet",
                _place(event),
                help="an anchor such as '&name' comes first, its alias '*name' after it",
            )
            return _place(event)
        node, nodes, levels = self.anchors[event.anchor]
        self.nodes += nodes
        self.deepest = max(self.deepest, level + levels)
        if self.nodes > MAX_NODES or level + levels > MAX_LEVELS:
            self.stop(event)
        return node

    def stop(self, event: Any) -> NoReturn:
        """Say which limit was passed, and read no further."""
        if self.nodes > MAX_NODES:
            message = f"the file holds more than {MAX_NODES:,} values"
            self.report.error("too-many-values", message, _place(event))
        else:
            self.report.error("too-deep", f"more than {MAX_LEVELS} levels deep", _place(event))
        raise _StopError

    def scalar(self, event: Any) -> Scalar:
        text: str = event.value
        if event.style == '"' and (unsafe := UNSAFE.search(text)):
            self.report.error(
                "control-character",
                f"the text holds {describe(unsafe[0])}, written as an escape",
                _place(event),
                help="leave it out: texts are shown as they are written",
            )
        return plain_value(text) if event.implicit[0] else text

    def sequence(self, event: Any, level: int) -> Node:
        items: list[Node] = []
        while type(after := self.next()) is not SequenceEndEvent:
            items.append(self.node(after, level + 1))
        end = after.end_mark
        return Node(items, event.start_mark, end)  # type: ignore[arg-type]  # never None

    def mapping(self, event: Any, level: int) -> Node:
        entries: Mapping = {}
        while type(after := self.next()) is not MappingEndEvent:
            key = self.node(after, level + 1)
            value = self.node(self.next(), level + 1)
            if type(after) is not ScalarEvent:
                self.report.error("bad-key", "a key must be a plain word", key)
            elif event.flow_style and value.value is None and self.stands_alone(key):
                self.report.error(
                    "no-value", f"{quoted(after.value)} has no value", key, help=_COMMA_HELP
                )
            elif after.value in entries:
                self.duplicate(after.value, key, entries[after.value][0])
            else:
                entries[after.value] = (key, value)
        end = after.end_mark
        return Node(entries, event.start_mark, end)  # type: ignore[arg-type]  # never None

    def stands_alone(self, key: Node) -> bool:
        """Whether no colon comes after `key`: then it is the rest of a text, cut at a comma."""
        return not self.report.after(key).lstrip().startswith(":")

    def duplicate(self, name: str, key: Node, earlier: Node) -> None:
        message = f"{quoted(name)} is already set in line {earlier.start.line + 1}"
        self.report.error("duplicate-key", message, key, help="keep one of the two")

    def refuse_tag(self, event: Any) -> None:
        self.report.error(
            "tag",
            f"tags such as {quoted(event.tag)} are not allowed",
            _place(event),
            help="the file is plain data: leave the tag out",
        )


_COMMA_HELP = (
    "is a ':' missing in it? Or else: a text with a comma in it needs quotes around it, and a "
    "number has a point: 1.5 min"
)
HELP_SMALLEST = "a routine needs at least 'title:' and 'steps:'; `massage new` writes one"

_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_WHOLE = re.compile(r"[-+]?[0-9]{1,18}")
_WORDS: dict[str, Scalar] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}


def plain_value(text: str) -> Scalar:
    """What unquoted `text` means: YAML 1.2's numbers, true, false and null, else itself.

    Not YAML 1.1's: `1:30` is no number to the base of 60, `010` is ten, `on` is a word.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "-+.0123456789":
        return text
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text


def _place(event: Any) -> Node:
    """Where `event` stands."""
    return Node(None, event.start_mark, event.end_mark)
