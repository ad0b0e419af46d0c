"""A routine of several files: what each includes is found, read, and put in its place.

A name is a routine of the library, else a file beside the one that says it; nothing leads out of
the two folders. Nothing includes itself, nothing is more than MOST_DEEP deep, and the values of
all files together are counted, each time that one is put in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from massage_cli.core.nearest import slug, suggestion
from massage_cli.core.routine import KeyPath, Routine
from massage_cli.printable import quoted
from massage_cli.routinefile.document import ROUTINE_DOCUMENT, RoutineDocument, includes
from massage_cli.routinefile.nodes import MAX_NODES, Node, node_at, read_nodes
from massage_cli.routinefile.problem import Report
from massage_cli.routinefile.resolve import resolve
from massage_cli.routinefile.source import SourceError, decode, read_bytes

MOST_DEEP = 5
"""Files that may stand within one another, the outermost not counted."""


@dataclass(eq=False, repr=False, slots=True)
class Part:
    """One file of a routine. `parts` are those that it includes, by where they are put in."""

    name: str
    report: Report
    root: Node
    document: RoutineDocument
    parts: dict[KeyPath, Part] = field(default_factory=dict)
    routine: Routine | None = None
    """None until all that it includes is there."""
    values: int = 0
    """How many values it holds, with what it includes."""
    height: int = 1
    """How many files stand within one another here, itself among them."""

    def place(self, path: KeyPath) -> tuple[Report, Node, KeyPath]:
        """In which file, at which node and under which path of it `path` of the whole stands."""
        for length in range(2, len(path)):
            if part := self.parts.get(path[:length]):
                return part.place(path[length:])
        return self.report, node_at(self.root, path), path


class Assembly:
    """Reads what the file at `path` includes; without a path names are all that can be said."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._read: dict[Path, Part | None] = {}
        self.reports: list[Report] = []
        """Of the files that are included."""

    def routine(self, part: Part) -> Routine | None:
        """The whole routine of which `part` is the outermost file; None if one is faulty."""
        above = (self._path.resolve(),) if self._path else ()
        self._put_together(part, self._path, above)
        return part.routine

    def _put_together(self, part: Part, file: Path | None, above: tuple[Path, ...]) -> None:
        part.values = _count(part.root)
        for path, item in includes(part.document.steps):
            found = self._part(part, (*path, "include"), item.include, file, above)
            if found is None or found.routine is None:
                continue
            part.values += found.values
            if part.values > MAX_NODES:
                message = f"with what is included there are more than {MAX_NODES:,} values"
                _error(part, (*path, "include"), "too-many-values", message)
                return
            part.parts[path] = found
            part.height = max(part.height, 1 + found.height)
        wanted = sum(1 for _ in includes(part.document.steps))
        if len(part.parts) == wanted and not part.report.failed:
            included = {path: each.routine for path, each in part.parts.items() if each.routine}
            part.routine = resolve(part.name, part.document, included)

    def _part(
        self, part: Part, at: KeyPath, name: str, file: Path | None, above: tuple[Path, ...]
    ) -> Part | None:
        """The file that `name` means, read with all that it includes; None if it cannot be."""
        path = _found(name, file)
        if isinstance(path, str):
            return _error(part, at, "unknown-routine", f"there is no routine {quoted(name)}", path)
        real = path.resolve()
        if real in above:
            return _error(part, at, "include-circle", f"{quoted(name)} includes this one again")
        level = len(above) + (self._path is None)
        if level <= MOST_DEEP and real not in self._read:
            self._read[real] = self._file(part, at, path, (*above, real))
        found = self._read.get(real)
        if level + (found.height if found else 1) - 1 > MOST_DEEP:
            return _error(part, at, "include-too-deep", f"more than {MOST_DEEP} files deep")
        return found

    def _file(self, part: Part, at: KeyPath, path: Path, above: tuple[Path, ...]) -> Part | None:
        try:
            text = decode(read_bytes(path))
        except SourceError as error:
            return _error(part, at, error.problem.code, f"{path.name}: {error.problem.message}")
        report = Report(text, str(path))
        self.reports.append(report)
        root = read_nodes(report, RoutineDocument.kinds)
        document = ROUTINE_DOCUMENT.read(root, (), report) if root else None
        if root is None or document is None:
            return None
        found = Part(slug(path.stem), report, root, document)
        self._put_together(found, path, above)
        return found


def _error(part: Part, at: KeyPath, code: str, message: str, help: str = "") -> Part | None:
    """Report it in the file that includes; there is no part."""
    part.report.error(code, message, node_at(part.root, at), at, help)
    return None


def _found(name: str, file: Path | None) -> Path | str:
    """The file that `name` means for the one at `file`, or what to say of there being none."""
    from massage_cli.routinefile.library import (
        SUFFIXES,
        built_in_folder,
        entries,
        namesakes,
        routine_files,
    )

    if name.lower().endswith(SUFFIXES):
        if "/" in name or "\\" in name or name.startswith("."):
            return "a file that is included lies beside this one: write its name alone"
        if file is None:
            return "a text that is no file has none beside it: name a routine of the library"
        beside = file.parent / name
        return beside if beside.is_file() else f"there is no such file in {file.parent.name or '.'}"
    library = {entry.name: entry.path for entry in entries()}
    own = namesakes(routine_files(file.parent)) if file else {}
    known = {routine: paths[0] for routine, paths in own.items()} | library
    wanted = known.get(slug(name))
    if wanted and file and wanted.resolve() == file.resolve():  # one's own in place of a built-in
        behind = built_in_folder() / f"{slug(name)}.yaml"
        wanted = behind if behind.is_file() else wanted
    return wanted or suggestion(name[:80], tuple(known))


def _count(node: Node) -> int:
    """How many values there are in `node`, itself and its keys among them."""
    if isinstance(node.value, dict):
        return 1 + sum(1 + _count(value) for _, value in node.value.values())
    if isinstance(node.value, list):
        return 1 + sum(map(_count, node.value))
    return 1
