"""Tables that fit: columns give way as the terminal narrows, and then a record is a block of lines.

Nothing is cut off. What stands in a column that gave way is left out of a table, and is back
in the blocks, where there is room for all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.text import Text

from massage_cli.cells import clusters, width
from massage_cli.printable import printable

GAP = 2
"""Cells between two columns, and before what stands beneath a record's first line."""
BETWEEN = ", "
"""Between two facts of a block."""
LEAST_PROSE = 30
"""Cells below which prose beside a table becomes a ladder of words; it then stands beneath."""


class Column(NamedTuple):
    """One column, and how its values are told where there is no table."""

    header: str = ""
    importance: int = 0
    """0 stays as long as there is a table; of the others the highest number gives way first."""
    right: bool = False
    """Whether its values stand at its right edge."""
    word: str = ""
    """What stands before a value in a block, where it would not be understood alone."""
    leads: bool = False
    """Whether it is the first line of a block."""
    prose: bool = False
    """One column at most, the last: sentences, which take several lines or stand beneath."""


class Group(NamedTuple):
    """Rows under a heading; an empty one is not shown. A row has a cell for each column."""

    title: str
    rows: Sequence[Sequence[Text]]


def cell(text: str, style: str = "") -> Text:
    """`text` as it can stand in a table: on one line, and each character as wide as we count."""
    return Text("".join(character for character, _ in clusters(printable(text))), style)


def laid_out(columns: Sequence[Column], groups: Sequence[Group], cells: int) -> list[Text]:
    """The lines of a table of at most `cells`, or of blocks where it does not fit.

    Only a name that is wider than all of `cells` makes a line wider: whoever copies it gets
    the whole of it.
    """
    rows = [row for group in groups for row in group.rows]
    widths = _widths(columns, rows, cells)
    lines: list[Text] = [] if widths is None else _header(columns, widths, cells)
    for group in groups:
        if group.title and group.rows:
            lines += [Text(), Text(group.title, "bold")] if lines else [Text(group.title, "bold")]
        for row in group.rows:
            lines += _block(columns, row, cells) if widths is None else _lines(row, widths, cells)
    return lines


class _Widths(NamedTuple):
    """The cells of each column that stays, by its index; and of prose, if it stands beside."""

    of: dict[int, int]
    right: frozenset[int]
    prose: int | None
    """The index of the column of prose."""
    beside: int
    """Its cells, 0 where it stands beneath."""


def _widths(
    columns: Sequence[Column], rows: Sequence[Sequence[Text]], cells: int
) -> _Widths | None:
    """Which columns fit, and how wide they are; None where not even the important ones do."""
    prose = next((index for index, column in enumerate(columns) if column.prose), None)
    of = {
        index: max(width(column.header), *(width(row[index].plain) for row in rows))
        for index, column in enumerate(columns)
        if index != prose and any(row[index].plain for row in rows)
    }
    while _sum(of) > cells:
        least = max(of, key=lambda index: columns[index].importance)
        if columns[least].importance == 0:
            return None
        del of[least]
    right = frozenset(index for index in of if columns[index].right)
    longest = 0 if prose is None else max((width(row[prose].plain) for row in rows), default=0)
    if not longest:
        return _Widths(of, right, None, 0)
    beside = cells - _sum(of) - GAP
    return _Widths(of, right, prose, beside if beside >= min(longest, LEAST_PROSE) else 0)


def _sum(of: dict[int, int]) -> int:
    return sum(of.values()) + GAP * max(0, len(of) - 1)


def _header(columns: Sequence[Column], widths: _Widths, cells: int) -> list[Text]:
    names = [Text(column.header if not column.prose or widths.beside else "") for column in columns]
    line = next(_lines(names, widths, cells))
    line.stylize("bold")
    return [line] if line.plain else []


def _lines(row: Sequence[Text], widths: _Widths, cells: int) -> Iterator[Text]:
    """A row of the table: one line, and as many more as its prose takes."""
    padded = (_padded(row[index], wide, index in widths.right) for index, wide in widths.of.items())
    line = Text(" " * GAP).join(padded)
    prose = row[widths.prose] if widths.prose is not None else Text()
    if widths.beside:
        first, *others = folded(prose, widths.beside) or [Text()]
        line = Text(" " * GAP).join((line, first))
        indent = cells - widths.beside
    else:
        others, indent = folded(prose, cells - GAP), GAP
    line.rstrip()
    yield line
    for other in others:
        yield Text(" " * indent).append_text(other)


def _padded(text: Text, wide: int, right: bool) -> Text:
    space = Text(" " * (wide - width(text.plain)))
    return space.append_text(text) if right else text.copy().append_text(space)


def _block(columns: Sequence[Column], row: Sequence[Text], cells: int) -> Iterator[Text]:
    """A record in lines of its own: its name, its facts, and its prose."""
    cells_of = list(zip(columns, row, strict=True))
    names = [text for column, text in cells_of if column.leads and text.plain]
    yield from _lead(names, cells)
    facts = (
        Text(f"{column.word} " if column.word else "").append_text(text)
        for column, text in cells_of
        if text.plain and not (column.leads or column.prose)
    )
    prose = (text for column, text in cells_of if column.prose)
    for line in (*_joined(facts, BETWEEN, cells - GAP), *_folded_all(prose, cells - GAP)):
        yield Text(" " * GAP).append_text(line)


def _lead(names: list[Text], cells: int) -> Iterator[Text]:
    """The names beside one another, or beneath; no word of them is ever broken."""
    line = Text(" " * GAP).join(names)
    if width(line.plain) <= cells:
        yield line
        return
    for name in names:
        widest = max(map(width, name.plain.split(" ")))
        yield from folded(name, max(cells, widest))


def _folded_all(texts: Iterable[Text], cells: int) -> Iterator[Text]:
    for text in texts:
        yield from folded(text, cells)


def folded(text: Text, cells: int) -> list[Text]:
    """`text` in lines of at most `cells`, broken at spaces where there are any."""
    return [piece for line in text.split("\n") for piece in _folded(line, cells)]


def _folded(line: Text, cells: int) -> Iterator[Text]:
    """The pieces of one line; what is linked or coloured stays so across a space."""
    start = end = 0
    for word_start, word_end in _words(line.plain, cells):
        if end and width(line.plain[start:word_end]) > cells:
            yield line[start:end]
            start = word_start
        elif not end:
            start = word_start
        end = word_end
    if end:
        yield line[start:end]


def _words(plain: str, cells: int) -> Iterator[tuple[int, int]]:
    """Where each word begins and ends; one that is wider than `cells` is several."""
    for word in re.finditer("[^ ]+", plain):
        start, end, used = word.start(), word.start(), 0
        for character, wide in clusters(word[0]):
            if used and used + wide > cells:
                yield start, end
                start, used = end, 0
            end += len(character)
            used += wide
        yield start, word.end()


def _joined(facts: Iterable[Text], between: str, cells: int) -> Iterator[Text]:
    """As many `facts` on each line as fit."""
    line: Text | None = None
    for fact in facts:
        joined = fact if line is None else Text(between).join((line, fact))
        if line is not None and width(joined.plain) > cells:
            yield from folded(line, cells)
            joined = fact
        line = joined
    if line is not None:
        yield from folded(line, cells)
