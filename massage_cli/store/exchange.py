"""A history to and from JSON, and its sessions to CSV: what goes out comes back the same."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, TextIO

from massage_cli.core.history.diary import Logged
from massage_cli.core.history.past import Past, State, Work
from massage_cli.core.plans.course import Course
from massage_cli.errors import MassageError
from massage_cli.printable import UNSAFE
from massage_cli.store.columns import PLAYED, SESSION, of_past, to_past
from massage_cli.store.diary_json import LINE, PLAN_KEY, line_data, line_from, plan_data, plan_from
from massage_cli.store.intake import Item
from massage_cli.store.json_fields import (
    FaultError,
    accepted,
    fault,
    id_in,
    iso,
    moment_in,
    plain,
)
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
        {**plain(work._asdict()), "seconds": round(seconds, 3)}
        for work, seconds in past.played.items()
    ]
    return {
        **plain({key: values[key] for key in KEYS}),
        "started": iso(past.started, past.utc_offset),
        "played": played,
    }


def json_lines(whole: Iterable[Item]) -> Iterator[str]:
    """The lines of a JSON list of the items, one on each.

    What could steer a terminal is escaped: it reads back the same.
    """
    before = "[\n"
    for item in whole:
        text = json.dumps(_data(item), ensure_ascii=False)
        yield before + UNSAFE.sub(lambda unsafe: json.dumps(unsafe[0])[1:-1], text)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _data(item: Item) -> dict[str, Any]:
    match item:
        case Past():
            return to_data(item)
        case Logged():
            return line_data(item)
        case Course():
            return plan_data(item)


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


def from_json(file: TextIO) -> Iterator[Item]:
    """The items of a JSON list, one by one as they are read.

    Raises MassageError that names the first faulty one.
    """
    number, what = 0, "session"
    try:
        for number, data in enumerate(items(file), 1):  # noqa: B007  # the error names it
            what = "session"
            if isinstance(data, dict) and LINE in data:
                what = "line of the diary, item"
                yield line_from(data)
            elif isinstance(data, dict) and PLAN_KEY in data:
                what = "plan, item"
                yield plan_from(data)
            else:
                yield _session_from(data)
    except FaultError as fault_found:
        raise MassageError(f"{what} {number} of the file: {fault_found}") from fault_found
    except (JsonError, UnicodeDecodeError) as error:
        why = error if isinstance(error, JsonError) else "it holds bytes that are no text"
        raise MassageError(
            f"this is no exported history: {why}", help="`massage history export --json` makes one"
        ) from error


def _session_from(item: object) -> Past:
    if not isinstance(item, dict):
        raise FaultError("it is no session")
    started, offset = moment_in(item, "started")
    data = {**item, "started": started, "utc_offset": offset}
    past = to_past(
        {"id": id_in(item), **{column.name: accepted(column, data) for column in SESSION[1:]}}
    )
    return past._replace(state=ended(past.state), played=MappingProxyType(dict(_played(data))))


def ended(state: State) -> State:
    """The state of a session that comes from elsewhere: what was running there is not here."""
    return State.STOPPED if state is State.RUNNING else state


def _played(data: Mapping[str, Any]) -> Iterator[tuple[Work, float]]:
    played = data.get("played")
    if not isinstance(played, list):
        raise fault(data, "played", "a list")
    for item in played:
        if not isinstance(item, dict):
            raise FaultError("'played' holds something else than a work")
        *work, seconds = (accepted(column, item) for column in PLAYED)
        yield Work(*work), seconds
