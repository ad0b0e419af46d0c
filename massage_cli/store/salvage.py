"""What can still be read of a damaged history, row by row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from massage_cli.store.columns import DIARY, PAUSE, PLAN, PLAYED, SESSION, TABLES, WORK, sound
from massage_cli.store.damage import BROKEN
from massage_cli.store.image import image, opened
from massage_cli.store.pages import leaf_rows

_KEYS = {
    "session": "id",
    "work": "id",
    "played": "session, work",
    "diary": "id",
    "plan": "id",
    "pause": "plan, began",
}
"""The tables that are worth it, and what tells their rows apart."""
_LENGTHS = {
    len(columns): table
    for table, columns in (
        ("session", SESSION),
        ("work", ("id", *WORK)),
        ("diary", DIARY),
        ("plan", PLAN),
    )
}
"""How many values a row of each table has in its page: those without a row id are in none."""
ADDED = (1.0,)
"""What the columns of a session hold that its table got later, in rows from before."""
_WHOLES = {"session": ("session", "played"), "diary": ("diary",), "plan": ("plan", "pause")}
"""What has an id, and the tables in which something of it stands."""
_SOUND = {
    "session": sound(SESSION),
    "work": sound(WORK),
    "played": PLAYED[-1].sound,
    "diary": sound(DIARY),
    "plan": sound(PLAN),
    "pause": sound(PAUSE),
}
"""What a row of each holds that can be."""
_DEFAULTS = {column.name: column.default for column in (*SESSION, *DIARY) if column.default}


@contextmanager
def salvaged(file: Path) -> Iterator[sqlite3.Connection]:
    """A database with every row that can be read of the one in `file`, which is left as it is.

    First what stands in the pages, whether anything leads to it or not; then, in its place,
    what SQLite itself reads, which knows better what belongs together. Raises OSError.
    """
    data = image(file)
    with closing(sqlite3.connect("", isolation_level=None)) as rescue:
        for table, key in _KEYS.items():
            rescue.execute(f"CREATE TABLE {table} ({TABLES[table]}, PRIMARY KEY ({key}))")
        rescue.execute("BEGIN")
        _take_from_pages(data, rescue)
        with closing(opened(data)) as source:
            source.text_factory = lambda stored: stored.decode(errors="replace")
            for table in _KEYS:
                _take_from_both_ends(source, rescue, table)
            _take_one_by_one(source, rescue)
        rescue.execute("COMMIT")
        yield rescue


def _take_from_pages(data: bytearray, rescue: sqlite3.Connection) -> None:
    """A row without its id has that in the row id alone."""
    for rowid, values in leaf_rows(data):
        if len(values) == len(SESSION) - len(ADDED):
            values = (*values, *ADDED)
        table = _LENGTHS.get(len(values))
        if table is not None and values[0] is None:
            _put(rescue, table, [(rowid, *values[1:])])


def _take_from_both_ends(
    source: sqlite3.Connection, rescue: sqlite3.Connection, table: str
) -> None:
    """Up to the first row that cannot be read, from the first and from the last."""
    for order in ("ASC", "DESC"):
        keys = ", ".join(f"{key} {order}" for key in _KEYS[table].split(", "))
        with suppress(*BROKEN):
            _take(source, rescue, table, f"ORDER BY {keys}")


def _take_one_by_one(source: sqlite3.Connection, rescue: sqlite3.Connection) -> None:
    """What lies between, by the ids that are known."""
    for whole, tables in _WHOLES.items():
        ids = rescue.execute(f"SELECT id FROM {whole}").fetchall()
        for table in tables:
            key = "id" if table == whole else whole
            for (id_,) in ids:
                with suppress(*BROKEN):
                    _take(source, rescue, table, f"WHERE {key} = ?", id_)


def _take(
    source: sqlite3.Connection, rescue: sqlite3.Connection, table: str, which: str, *values: object
) -> None:
    """Rows as SQLite reads them: in place of those out of the pages, if no column is missing."""
    there = {column[1] for column in source.execute(f"PRAGMA table_info({table})")}
    names = TABLES[table].split(", ")
    columns = [name if name in there else _DEFAULTS.get(name, "NULL") for name in names]
    rows = source.execute(f"SELECT {', '.join(columns)} FROM {table} {which}", values)
    _put(rescue, table, rows, over=columns == names)


def _put(
    rescue: sqlite3.Connection, table: str, rows: Iterable[Sequence[object]], *, over: bool = True
) -> None:
    """Rows, in place of what is known of them by now, or only where nothing is.

    A row that cannot be takes no sound one's place: where a page is in the place of another, SQLite
    reads rows of one table as another's.
    """
    names = TABLES[table].split(", ")
    known = f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(names))})"
    if not over:
        rescue.executemany(known, rows)
        return
    values = ", ".join(f"? AS {name}" for name in names)
    better = f"REPLACE INTO {table} SELECT * FROM (SELECT {values}) WHERE {_SOUND[table]}"
    if table not in _WHOLES:
        rescue.executemany(better, rows)
        return
    for row in rows:
        rescue.execute(better, row)
        rescue.execute(known, row)  # of what cannot be it is told how much there was
