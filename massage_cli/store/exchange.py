"""Sessions to and from JSON, and to CSV: what goes out comes back the same."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from types import MappingProxyType
from typing import Any, TextIO

from massage_cli.core.calendar import EARLIEST, LATEST, local_time
from massage_cli.core.past import Past, State, Work
from massage_cli.core.values import BadValueError, shown
from massage_cli.errors import MassageError
from massage_cli.printable import UNSAFE
from massage_cli.store.columns import PLAYED, SESSION, HistoryColumn, of_past, to_past
from massage_cli.store.json_list import JsonError, items

KEYS = tuple(column.name for column in SESSION if column.name != "utc_offset")
"""The columns of the CSV, and with `played` the keys of the JSON. The offset is in the start."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins so is taken for a formula by spreadsheets (OWASP, CSV injection)."""
MARK = "'"
"""Before such a cell, and before one that begins with the mark itself: one is taken off again."""


def to_data(past: Past) -> dict[str, Any]:
    """A session as plain data; the start is ISO 8601 with its zone's offset."""
    values = of_past(past)
    played = [
        {**_plain(work._asdict()), "seconds": round(seconds, 3)}
        for work, seconds in past.played.items()
    ]
    return {**_plain({key: values[key] for key in KEYS}), "started": iso(past), "played": played}


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as JSON has them, seconds to the millisecond."""
    plain = dict(values)
    for key, value in values.items():
        match value:
            case float():
                plain[key] = round(value, 3)
            case frozenset():
                plain[key] = sorted(value)
    return plain


def iso(past: Past) -> str:
    """The start as ISO 8601, to the millisecond, with the offset it was begun at."""
    zone = timezone(timedelta(minutes=past.utc_offset))
    wall = local_time(past.started, past.utc_offset)
    return wall.replace(tzinfo=zone).isoformat(timespec="milliseconds")


def json_lines(pasts: Iterable[Past]) -> Iterator[str]:
    """The lines of a JSON list of the sessions, one on each.

    What could steer a terminal is escaped: it reads back the same.
    """
    before = "[\n"
    for past in pasts:
        text = json.dumps(to_data(past), ensure_ascii=False)
        yield before + UNSAFE.sub(lambda unsafe: json.dumps(unsafe[0])[1:-1], text)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def csv_lines(pasts: Iterable[Past]) -> Iterator[str]:
    """The lines of a CSV file of the sessions, the names of the columns first."""
    yield _csv_line(KEYS)
    for past in pasts:
        data = to_data(past)
        data["signs"] = " ".join(data["signs"])
        yield _csv_line(_cell(data[key]) for key in KEYS)


def _csv_line(cells: Iterable[object]) -> str:
    line = io.StringIO()
    # A cell is quoted for the characters of the line's end that it holds: for either.
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().removesuffix("\r\n") + "\n"


def _cell(value: object) -> object:
    """`value`, marked as text where a spreadsheet would take it for a formula."""
    if isinstance(value, str) and value.startswith((*FORMULA, MARK)):
        return MARK + value
    return value


def from_json(file: TextIO) -> Iterator[Past]:
    """The sessions of a JSON list, one by one as they are read.

    Raises MassageError that names the first faulty one.
    """
    number = 0
    try:
        for number, item in enumerate(items(file), 1):  # noqa: B007  # the error names it
            yield _from_data(item)
    except _FaultError as fault:
        raise MassageError(f"session {number} of the file: {fault}") from fault
    except (JsonError, UnicodeDecodeError) as error:
        why = error if isinstance(error, JsonError) else "it holds bytes that are no text"
        raise MassageError(
            f"this is no exported history: {why}", help="`massage history export --json` makes one"
        ) from error


class _FaultError(ValueError):
    """What is wrong with one session."""


def _from_data(item: object) -> Past:
    if not isinstance(item, dict):
        raise _FaultError("it is no session")
    data = {**item, **_start(item)}
    past = to_past({"id": 0, **{column.name: _accepted(column, data) for column in SESSION[1:]}})
    return replace(past, state=ended(past.state), played=MappingProxyType(dict(_played(data))))


def ended(state: State) -> State:
    """The state of a session that comes from elsewhere: what was running there is not here."""
    return State.STOPPED if state is State.RUNNING else state


def _start(data: Mapping[str, Any]) -> dict[str, object]:
    """The start in seconds since 1970, and its offset from UTC."""
    try:
        started = datetime.fromisoformat(data["started"])
    except (KeyError, TypeError, ValueError) as error:
        raise _fault(data, "started", "a date and time as text") from error
    offset = started.utcoffset()
    if offset is None:
        raise _fault(data, "started", "a time with its zone's offset")
    unix = round(started.timestamp(), 3)
    if not EARLIEST <= unix <= LATEST:
        raise _fault(data, "started", "a day of the years 1 to 9999, in any zone")
    return {"started": unix, "utc_offset": round(offset.total_seconds() / 60)}


def _played(data: Mapping[str, Any]) -> Iterator[tuple[Work, float]]:
    played = data.get("played")
    if not isinstance(played, list):
        raise _fault(data, "played", "a list")
    for item in played:
        if not isinstance(item, dict):
            raise _FaultError("'played' holds something else than a work")
        *work, seconds = (_accepted(column, item) for column in PLAYED)
        yield Work(*work), seconds


def _accepted(column: HistoryColumn, data: Mapping[str, Any]) -> Any:
    try:
        return column.values.accept(data.get(column.name))
    except BadValueError as error:
        raise _fault(data, column.name, error.help) from error


def _fault(data: Mapping[str, Any], key: str, expected: str) -> _FaultError:
    if key not in data:
        return _FaultError(f"{key!r} is missing")
    return _FaultError(f"{key!r} is {shown(data[key])}, and should be {expected}")
