"""The fields of what is exported: values as JSON has them, and what is wrong with one of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

from massage_cli.core.calendar import EARLIEST, LATEST, local_time
from massage_cli.core.values import BadValueError, shown
from massage_cli.store.columns import LARGEST_ID, HistoryColumn


class FaultError(ValueError):
    """What is wrong with one item of a file."""


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as JSON has them, seconds to the millisecond."""
    data = dict(values)
    for key, value in values.items():
        match value:
            case float():
                data[key] = round(value, 3)
            case frozenset():
                data[key] = sorted(value)
    return data


def iso(unix: float, utc_offset: int) -> str:
    """A Unix time as ISO 8601, to the millisecond, `utc_offset` minutes east of UTC."""
    zone = timezone(timedelta(minutes=utc_offset))
    return local_time(unix, utc_offset).replace(tzinfo=zone).isoformat(timespec="milliseconds")


def moment_in(data: Mapping[str, Any], key: str) -> tuple[float, int]:
    """The Unix time of an ISO 8601 text, and its offset from UTC in minutes. Raises FaultError."""
    try:
        at = datetime.fromisoformat(data[key])
    except (KeyError, TypeError, ValueError) as error:
        raise fault(data, key, "a date and time as text") from error
    offset = at.utcoffset()
    if offset is None:
        raise fault(data, key, "a time with its zone's offset")
    unix = round(at.timestamp(), 3)
    if not EARLIEST <= unix <= LATEST:
        raise fault(data, key, "a day of the years 1 to 9999, in any zone")
    return unix, round(offset.total_seconds() / 60)


def accepted(column: HistoryColumn, data: Mapping[str, Any]) -> Any:
    """What `data` holds for a column. Raises FaultError."""
    try:
        return column.values.accept(data.get(column.name))
    except BadValueError as error:
        raise fault(data, column.name, error.help) from error


def id_in(data: Mapping[str, Any]) -> int:
    """The id that something had where it comes from; 0 for none."""
    id_ = data.get("id")
    return id_ if type(id_) is int and 0 < id_ <= LARGEST_ID else 0


def fault(data: Mapping[str, Any], key: str, expected: str) -> FaultError:
    """What is wrong with the value of a key."""
    if key not in data:
        return FaultError(f"{key!r} is missing")
    return FaultError(f"{key!r} is {shown(data[key])}, and should be {expected}")
