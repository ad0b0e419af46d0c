"""Sessions to and from JSON, and to CSV: what goes out comes back the same."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta, timezone
from types import MappingProxyType
from typing import Any, TypeVar

from massage_cli.core.past import Answers, Feeling, Past, Sign, State, Work
from massage_cli.core.routine import Area, Kind, Leg, Pressure
from massage_cli.errors import MassageError

T = TypeVar("T")

COLUMNS = (
    "id",
    "started",
    "zone",
    "routine",
    "title",
    "kind",
    "leg",
    "cramp",
    "planned",
    "done",
    "state",
    "pain_before",
    "pain_after",
    "feeling",
    "signs",
    "note",
)
"""The columns of the CSV, and with `played` the keys of the JSON."""


def to_data(past: Past) -> dict[str, object]:
    """A session as plain data; the start is ISO 8601 with its zone's offset."""
    answers = past.answers
    return {
        "id": past.id,
        "started": iso(past),
        "zone": past.zone,
        "routine": past.routine,
        "title": past.title,
        "kind": past.kind,
        "leg": past.leg,
        "cramp": past.cramp,
        "planned": round(past.planned, 3),
        "done": round(past.done, 3),
        "state": past.state,
        "pain_before": past.pain_before,
        "pain_after": answers.pain_after,
        "feeling": answers.feeling,
        "signs": sorted(answers.signs),
        "note": answers.note,
        "played": [
            {**work._asdict(), "pressure": int(work.pressure), "seconds": round(seconds, 3)}
            for work, seconds in past.played.items()
        ],
    }


def iso(past: Past) -> str:
    """The start as ISO 8601, to the millisecond, with the offset it was begun at."""
    zone = timezone(timedelta(minutes=past.utc_offset))
    return datetime.fromtimestamp(past.started, zone).isoformat(timespec="milliseconds")


def json_lines(pasts: Iterable[Past]) -> Iterator[str]:
    """The lines of a JSON list of the sessions, one on each."""
    before = "[\n"
    for past in pasts:
        yield before + json.dumps(to_data(past), ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def csv_lines(pasts: Iterable[Past]) -> Iterator[str]:
    """The lines of a CSV file of the sessions, the names of the columns first."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    writer.writerow(COLUMNS)
    for past in pasts:
        data = to_data(past)
        data["signs"] = " ".join(sorted(past.answers.signs))
        writer.writerow([data[column] for column in COLUMNS])
        yield line.getvalue()
        line.seek(0)
        line.truncate()
    if line.getvalue():
        yield line.getvalue()


def from_json(text: str) -> tuple[Past, ...]:
    """The sessions of a JSON list. Raises MassageError that names the first faulty one."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MassageError(f"this is no JSON: {error}") from error
    if not isinstance(data, list):
        raise MassageError(
            "this is no exported history", help="`massage history export --json` makes one"
        )
    return tuple(_session(number, item) for number, item in enumerate(data, 1))


def _session(number: int, item: object) -> Past:
    try:
        if not isinstance(item, dict):
            raise _FaultError("it is no session")
        return _from_data(item)
    except _FaultError as fault:
        raise MassageError(f"session {number} of the file: {fault}") from fault


class _FaultError(ValueError):
    """What is wrong with one session."""


def _from_data(data: Mapping[str, Any]) -> Past:
    started, utc_offset = _start(data)
    return Past(
        id=0,
        started=started,
        utc_offset=utc_offset,
        zone=_text(data, "zone"),
        routine=_text(data, "routine"),
        title=_text(data, "title"),
        kind=_one_of(Kind, data, "kind"),
        leg=_one_of(Leg, data, "leg"),
        cramp=_flag(data, "cramp"),
        planned=_seconds(data, "planned"),
        done=_seconds(data, "done"),
        # What was running when it was exported is not running here.
        state=State.FINISHED if _one_of(State, data, "state") is State.FINISHED else State.STOPPED,
        pain_before=_pain(data, "pain_before"),
        answers=Answers(
            feeling=None if data.get("feeling") is None else _one_of(Feeling, data, "feeling"),
            pain_after=_pain(data, "pain_after"),
            signs=frozenset(_one_of(Sign, {"signs": s}, "signs") for s in _items(data, "signs")),
            note=_text(data, "note"),
        ),
        played=MappingProxyType(dict(_played(item) for item in _items(data, "played"))),
    )


def _start(data: Mapping[str, Any]) -> tuple[float, int]:
    text = _text(data, "started")
    try:
        started = datetime.fromisoformat(text)
    except ValueError as error:
        raise _fault(data, "started", "a date and time") from error
    offset = started.utcoffset()
    if offset is None:
        raise _fault(data, "started", "a time with its zone's offset")
    return round(started.timestamp(), 3), round(offset.total_seconds() / 60)


def _played(item: object) -> tuple[Work, float]:
    if not isinstance(item, dict):
        raise _FaultError("'played' holds something else than a work")
    if item.get("area") not in ("", *Area):
        raise _fault(item, "area", "an area")
    if item.get("pressure") not in tuple(Pressure):
        raise _fault(item, "pressure", "0 to 4")
    work = Work(
        _text(item, "technique"),
        _text(item, "area"),
        _one_of(Leg, item, "leg"),
        Pressure(item["pressure"]),
    )
    return work, _seconds(item, "seconds")


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    if isinstance(value, str):
        return value
    raise _fault(data, key, "a text")


def _items(data: Mapping[str, Any], key: str) -> list[Any]:
    value = data.get(key)
    if isinstance(value, list):
        return value
    raise _fault(data, key, "a list")


def _flag(data: Mapping[str, Any], key: str) -> bool:
    value = data.get(key)
    if isinstance(value, bool):
        return value
    raise _fault(data, key, "true or false")


def _seconds(data: Mapping[str, Any], key: str) -> float:
    value = data.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e6:
        return float(value)
    raise _fault(data, key, "seconds")


def _pain(data: Mapping[str, Any], key: str) -> int | None:
    value = data.get(key)
    if value is None or (type(value) is int and 0 <= value <= 10):
        return value
    raise _fault(data, key, "0 to 10, or null")


def _one_of(kind: Callable[[str], T], data: Mapping[str, Any], key: str) -> T:
    try:
        return kind(data[key])
    except (KeyError, ValueError) as error:
        raise _fault(data, key, "a known word") from error


def _fault(data: Mapping[str, Any], key: str, expected: str) -> _FaultError:
    if key not in data:
        return _FaultError(f"{key!r} is missing")
    return _FaultError(f"{key!r} is {data[key]!r}, and should be {expected}")
