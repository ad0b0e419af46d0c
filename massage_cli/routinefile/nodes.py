"""Text → nodes: plain data in which every value knows its place.

Built from the parser's events and not from `yaml.compose`: the limits then hold before
anything is built, and `compose` overruns the C stack (the interpreter dies) on 100,000
opening brackets, which fit into 256 KiB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from massage_cli.routinefile.plain import UNSAFE, describe, printable, quoted
from massage_cli.routinefile.problem import Path
from massage_cli.routinefile.report import Mark, Report

if TYPE_CHECKING:
    from yaml.error import MarkedYAMLError

MAX_NODES = 10_000
MAX_LEVELS = 20

Scalar = str | int | float | bool | None


class Node:
    """A value and its place. `nodes` and `levels` count what it holds, aliases written out."""

    __slots__ = ("end", "levels", "nodes", "start", "value")

    def __init__(
        self, value: Value, start: Mark, end: Mark, nodes: int = 1, levels: int = 0
    ) -> None:
        self.value = value
        self.start = start
        self.end = end
        self.nodes = nodes
        self.levels = levels


Mapping = dict[str, tuple[Node, Node]]
"""A mapping's keys in order, each with its own node and its value's."""
Value = Scalar | list[Node] | Mapping


def read_nodes(report: Report) -> Node | None:
    """The text's one document; None, and the reasons in `report`, if there is none."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    clean = UNSAFE.sub(" ", report.text) if _has_unsafe(report) else report.text
    builder = _Builder(report, yaml.parse(clean, Loader=loader))
    try:
        return builder.document()
    except _StopError:
        return None
    except yaml.MarkedYAMLError as error:
        _syntax(report, error)
        return None


def node_at(root: Node, path: Path) -> Node:
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
    """Builds nodes from a stream of parser events, within the limits."""

    def __init__(self, report: Report, events: Iterator[Any]) -> None:
        self.report = report
        self.events = events
        self.anchors: dict[str, Node] = {}
        self.nodes = 0

    def document(self) -> Node | None:
        from yaml import events

        next(self.events)  # the stream's start
        start = next(self.events)
        if isinstance(start, events.StreamEndEvent):
            self.report.error_at("empty-file", "the file is empty", 0, 0, HELP_SMALLEST)
            return None
        node = self.node(next(self.events), 0)
        next(self.events)  # the document's end
        after = next(self.events)
        if isinstance(after, events.DocumentStartEvent):
            self.report.error(
                "several-documents",
                "a second document begins here",
                _place(after),
                help="put each routine into a file of its own",
            )
        return node

    def node(self, event: Any, level: int) -> Node:
        """The node that `event` begins; `level` is how many containers it stands in."""
        kind = type(event).__name__
        if kind == "AliasEvent":
            return self.alias(event, level)
        if event.tag is not None:
            self.report.error(
                "tag",
                f"tags such as {quoted(event.tag)} are not allowed",
                _place(event),
                help="a routine is plain data: leave the tag out",
            )
        self.count(event, 1, level)
        if kind == "ScalarEvent":
            node = Node(self.scalar(event), event.start_mark, event.end_mark)
        elif kind == "SequenceStartEvent":
            node = self.sequence(event, level)
        else:
            node = self.mapping(event, level)
        if event.anchor is not None:
            self.anchors[event.anchor] = node
        return node

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
        nodes, levels = 1, 0
        while type(after := next(self.events)).__name__ != "SequenceEndEvent":
            item = self.node(after, level + 1)
            items.append(item)
            nodes, levels = nodes + item.nodes, max(levels, item.levels)
        return Node(items, event.start_mark, after.end_mark, nodes, levels + 1)

    def mapping(self, event: Any, level: int) -> Node:
        entries: Mapping = {}
        nodes, levels = 1, 0
        while type(after := next(self.events)).__name__ != "MappingEndEvent":
            name, key = self.key(after, level)
            value = self.node(next(self.events), level + 1)
            nodes, levels = nodes + value.nodes + 1, max(levels, value.levels)
            if name is None:
                continue
            if name in entries:
                self.report.error(
                    "duplicate-key",
                    f"{quoted(name)} is already set in line {entries[name][0].start.line + 1}",
                    key,
                    help="keep one of the two",
                )
                continue
            entries[name] = (key, value)
        return Node(entries, event.start_mark, after.end_mark, nodes, levels + 1)

    def key(self, event: Any, level: int) -> tuple[str | None, Node]:
        node = self.node(event, level + 1)
        name = getattr(event, "value", None)
        if isinstance(name, str):
            return name, node
        self.report.error("bad-key", "a key must be a plain word", node)
        return None, node

    def alias(self, event: Any, level: int) -> Node:
        node = self.anchors.get(event.anchor)
        if node is None:
            self.report.error(
                "unknown-alias",
                f"the alias {quoted('*' + event.anchor)} stands for nothing yet",
                _place(event),
                help="an anchor such as '&name' comes first, its alias '*name' after it",
            )
            return Node(None, event.start_mark, event.end_mark)
        self.count(event, node.nodes, level + node.levels)
        return node

    def count(self, event: Any, nodes: int, level: int) -> None:
        """Stop when the document, aliases written out, is too large or too deep."""
        self.nodes += nodes
        place = _place(event)
        if self.nodes > MAX_NODES:
            self.report.error(
                "too-many-values", f"the file holds more than {MAX_NODES:,} values", place
            )
            raise _StopError
        if level > MAX_LEVELS:
            self.report.error("too-deep", f"more than {MAX_LEVELS} levels deep", place)
            raise _StopError


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


def _has_unsafe(report: Report) -> bool:
    """Note every unsafe character of the raw text."""
    if UNSAFE.search(report.text) is None:
        return False
    for number, line in enumerate(report.lines):
        for unsafe in UNSAFE.finditer(line):
            report.error_at(
                "control-character",
                f"the character {describe(unsafe[0])} is not allowed",
                number,
                unsafe.start(),
                "leave it out: a routine is plain text",
            )
    return True


_SYNTAX_HELP = (
    (
        "mapping values are not allowed",
        "a text with ': ' in it needs quotes, and a key starts on a line of its own",
    ),
    ("cannot start any token", "indent with spaces, and put a text that starts so into quotes"),
    ("unexpected end of stream", "a quote or bracket that opens further up is never closed"),
    ("could not find expected ':'", "each line is 'key: value', or '- ' and an item"),
    ("did not find expected", "check the indentation, and that each bracket is closed"),
)


def _syntax(report: Report, error: MarkedYAMLError) -> None:
    """The parser's own complaint, in the shape of all others."""
    what = error.problem or "this is not YAML"
    context = f" ({error.context})" if error.context else ""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    hint = next((text for words, text in _SYNTAX_HELP if words in what), "")
    report.error_at("syntax", f"{printable(what)}{context}", line, column, hint)
