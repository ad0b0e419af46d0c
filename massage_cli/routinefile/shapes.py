"""The kinds of value that hold others: lists, rhythms, and mappings with known keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from massage_cli.core.nearest import slug, suggestion
from massage_cli.core.rhythm import Motion, Phase, Rhythm
from massage_cli.core.routine import KeyPath
from massage_cli.printable import quoted
from massage_cli.routinefile import synonyms
from massage_cli.routinefile.kinds import NOTHING, Name, Schema, ValueKind, blind, wrong_type
from massage_cli.routinefile.nodes import Mapping as Mapped
from massage_cli.routinefile.nodes import Node
from massage_cli.routinefile.numbers import Duration
from massage_cli.routinefile.problem import Report

D = TypeVar("D", bound="Written")
REQUIRED = object()
"""The default of a key that must be there."""


class ListOf(NamedTuple):
    """A list of one kind of value, from `least` to `most` of them."""

    kind: ValueKind
    least: int
    most: int

    def read(self, node: Node, path: KeyPath, report: Report) -> tuple[Any, ...] | None:
        items = node.value
        if not isinstance(items, list):
            wrong_type(node, path, report, "a list", _list_help(node))
        elif not items and self.least:
            report.error("empty-list", "the list is empty", node, path)
        elif len(items) < self.least:
            report.error("too-few", f"{self.least} are needed", node, path)
        elif len(items) > self.most:
            message = f"{len(items)} items; at most {self.most} are allowed"
            report.error("too-many", message, node, path)
        else:
            read = [self.kind.read(n, (*path, i), report) for i, n in enumerate(items)]
            return None if None in read else tuple(read)
        return None

    def schema(self) -> Schema:
        sizes = {"minItems": self.least, "maxItems": self.most}
        return {"type": "array", "items": self.kind.schema()} | sizes


class OneOrMore(ListOf):
    """A list of texts, or one text alone, which is a list of one."""

    def read(self, node: Node, path: KeyPath, report: Report) -> tuple[Any, ...] | None:
        if isinstance(node.value, list):
            return super().read(node, path, report)
        if isinstance(node.value, str):
            read = self.kind.read(node, path, report)
            return None if read is None else (read,)
        wrong_type(node, path, report, "text, or a list")
        return None

    def schema(self) -> Schema:
        return {"anyOf": [self.kind.schema(), super().schema()]}


def _list_help(node: Node) -> str:
    if isinstance(node.value, str):
        return f"write it as a list: [{quoted(node.value)[1:-1]}]"
    return "start each item with '- '" if node.value is not None else ""


MOTIONS = Name("motion", {m.value: m for m in Motion}, synonyms.MOTIONS)


class RhythmOf(NamedTuple):
    """A loop of motion: duration, or `none`, which reads as an empty one.

    A list of them keeps a motion that comes twice.
    """

    phase: Duration
    most: int

    def read(self, node: Node, path: KeyPath, report: Report) -> Rhythm | None:
        entries = node.value
        if isinstance(entries, str) and slug(entries) == "none" and entries.isascii():
            return ()
        if not isinstance(entries, (dict, list)) or not entries:
            hint = "for example {press: 2s, release: 2s}"
            wrong_type(node, path, report, "a rhythm, or none", hint)
            return None
        if len(entries) > self.most:
            report.error("too-many", f"at most {self.most} phases", node, path)
            return None
        if isinstance(entries, list):
            read = [self._item(item, (*path, n), report) for n, item in enumerate(entries)]
        else:
            read = self._mapping(entries, path, report)
        return None if None in read else tuple(phase for phase in read if phase)

    def _item(self, node: Node, path: KeyPath, report: Report) -> Phase | None:
        """The one phase of an item in a list."""
        if not isinstance(node.value, dict) or len(node.value) != 1:
            hint = "for example [{in: 4s}, {hold: 4s}, {out: 4s}, {hold: 4s}]"
            wrong_type(node, path, report, "one phase with its length", hint)
            return None
        return self._mapping(node.value, path, report)[0]

    def _mapping(self, entries: Mapped, path: KeyPath, report: Report) -> list[Phase | None]:
        """The phases; None for each that is wrong."""
        phases: list[Phase | None] = []
        seen = set()
        for name, (key, value) in entries.items():
            place = (*path, name)
            seconds = self.phase.read(value, place, report)
            motion = MOTIONS.read(key_as_text(key, name), place, report)
            if motion is not None and motion in seen:
                hint = "write the rhythm as a list: [{in: 4s}, {hold: 4s}, {out: 4s}, {hold: 4s}]"
                report.error("duplicate-key", f"'{motion}' comes twice", key, place, hint)
                motion = None
            seen.add(motion)
            phases.append(None if motion is None or seconds is None else Phase(motion, seconds))
        return phases

    def schema(self) -> Schema:
        return {
            "anyOf": [
                {"type": "string", "pattern": f"^{blind('none')}$"},
                self._phases(self.most),
                {
                    "type": "array",
                    "items": self._phases(1),
                    "minItems": 1,
                    "maxItems": self.most,
                },
            ]
        }

    def _phases(self, most: int) -> Schema:
        """A mapping of one to `most` phases."""
        phase = self.phase.schema()
        return {
            "type": "object",
            "properties": {motion.value: phase for motion in Motion},
            "additionalProperties": phase,
            "propertyNames": MOTIONS.schema(),
            "minProperties": 1,
            "maxProperties": most,
        }


def key_as_text(key: Node, name: str) -> Node:
    """A key is its raw text, whatever it would mean as a value."""
    return Node(name, key.start, key.end)


class Key(NamedTuple):
    """A key of a document: its kind, what it is for, and a default unless it must be there."""

    kind: ValueKind
    doc: str
    default: Any
    example: Any

    def __get__(self, document: Written | None, shape: type[Written]) -> Any:
        """The default, of a document where it is not written; of the class, the key itself."""
        return self if document is None else self.default


def key(kind: ValueKind, doc: str, *, default: Any = REQUIRED, example: Any = None) -> Any:
    """A key in the class of a document, which says by its type what is read of it."""
    return Key(kind, doc, default, example)


class Written:
    """What was read of a document; its class says which keys there are.

    No dataclass: to make those took two of the hundred milliseconds to the first frame.
    """

    keys: ClassVar[Mapping[str, Key]]
    """In the order in which they are told."""
    kinds: ClassVar[Mapping[str, ValueKind]]
    required: ClassVar[tuple[str, ...]]
    """The keys that it can't do without."""

    def __init_subclass__(cls) -> None:
        cls.keys = {name: each for name, each in vars(cls).items() if isinstance(each, Key)}
        cls.kinds = {name: key.kind for name, key in cls.keys.items()}
        cls.required = tuple(n for n, key in cls.keys.items() if key.default is REQUIRED)

    def __init__(self, read: Mapping[str, Any]) -> None:
        vars(self).update(read)


class Document(NamedTuple, Generic[D]):
    """A mapping that is read into `shape`, which has its keys.

    `check` reports what the keys cannot know of each other. `elsewhere` says of keys that
    people put here what to do instead, and `missing` of keys that are not there.
    """

    shape: type[D]
    check: Callable[[D, Node, KeyPath, Report], None] = lambda *_: None
    elsewhere: Mapping[str, str] = NOTHING
    missing: Mapping[str, str] = NOTHING

    def read(self, node: Node, path: KeyPath, report: Report) -> D | None:
        entries = node.value
        if not isinstance(entries, dict):
            wrong_type(node, path, report, "a mapping of 'key: value' lines")
            return None
        kinds = self.shape.kinds
        read: dict[str, Any] = {}
        hints: list[str] = []
        for name, (at, value) in entries.items():
            kind = kinds.get(name)
            if kind is not None:
                read[name] = kind.read(value, (*path, name), report)
            else:
                hint = self.elsewhere.get(name) or suggestion(name[:80], kinds)
                message = f"unknown key {quoted(name)}"
                report.error("unknown-key", message, at, (*path, name), hint)
                hints.append(hint)
        missing = [name for name in self.shape.required if name not in entries]
        for name in missing:
            if not any(
                f"'{name}'?" in hint for hint in hints
            ):  # else the slip has been shown already
                first = next((at for at, _ in entries.values()), node)
                kind = kinds[name]
                hint = f"there are: {', '.join(kind.values)}" if isinstance(kind, Name) else ""
                hint = hint or self.missing.get(name, "")
                report.error("missing-key", f"'{name}' is missing", first, path, hint)
        if missing or len(read) < len(entries) or None in read.values():
            return None
        document = self.shape(read)
        self.check(document, node, path, report)
        return document

    def schema(self) -> Schema:
        return {
            "type": "object",
            "properties": {name: _property(key) for name, key in self.shape.keys.items()},
            "required": list(self.shape.required),
            "additionalProperties": False,
        }


def _property(key: Key) -> Schema:
    """One key's schema with what an editor shows of it."""
    told: Schema = {"description": key.doc}
    if key.example is not None:
        told["examples"] = [key.example]
    return told | key.kind.schema()
