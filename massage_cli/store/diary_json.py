"""Lines of the diary, and plans that were started, to and from JSON.

Either is told from a session by its first key: `log`, or `plan`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from massage_cli.core.history.diary import Logged
from massage_cli.core.plans.course import Course, Pause
from massage_cli.store.columns import DIARY, PLAN
from massage_cli.store.json_fields import (
    FaultError,
    accepted,
    fault,
    id_in,
    iso,
    moment_in,
    plain,
)

LINE, PLAN_KEY = "log", "plan"
_LINE_OWN = tuple(c for c in DIARY if c.name not in ("id", "at", "utc_offset", "happened"))
_PLAN_OWN = tuple(c for c in PLAN if c.name in ("title", "zone", "body"))
_BY_NAME = {column.name: column for column in (*DIARY, *PLAN)}


def line_data(logged: Logged) -> dict[str, Any]:
    """A line as plain data; `session` is the id of a session of the same file, or null."""
    own = {column.name: column.store(getattr(logged, column.name)) for column in _LINE_OWN}
    return {
        LINE: str(logged.happened),
        "id": logged.id,
        "at": iso(logged.at, logged.utc_offset),
        **plain(own),
    }


def line_from(data: Mapping[str, Any]) -> Logged:
    """The line in `data`. Raises FaultError."""
    at, offset = moment_in(data, "at")
    happened = accepted(_BY_NAME["happened"]._replace(name=LINE), data)
    own = {column.name: accepted(column, data) for column in _LINE_OWN}
    return Logged(id=id_in(data), at=at, utc_offset=offset, happened=happened, **own)


def plan_data(course: Course) -> dict[str, Any]:
    """A plan as plain data; its times are told at the offset at which it was started."""

    def told(unix: float | None) -> str | None:
        return None if unix is None else iso(unix, course.utc_offset)

    return {
        PLAN_KEY: course.name,
        "id": course.id,
        "title": course.title,
        "started": told(course.started),
        "zone": course.zone,
        "ended": told(course.ended),
        "pauses": [{"began": told(p.began), "ended": told(p.ended)} for p in course.pauses],
        "body": course.body,
    }


def plan_from(data: Mapping[str, Any]) -> Course:
    """The plan in `data`. Raises FaultError."""
    started, offset = moment_in(data, "started")
    return Course(
        id=id_in(data),
        name=accepted(_BY_NAME["name"]._replace(name=PLAN_KEY), data),
        started=started,
        utc_offset=offset,
        ended=_end(data),
        pauses=tuple(_pauses(data)),
        **{column.name: accepted(column, data) for column in _PLAN_OWN},
    )


def _pauses(data: Mapping[str, Any]) -> Iterator[Pause]:
    pauses = data.get("pauses")
    if not isinstance(pauses, list):
        raise fault(data, "pauses", "a list")
    for pause in pauses:
        if not isinstance(pause, dict):
            raise FaultError("'pauses' holds something else than a pause")
        began, ended = moment_in(pause, "began")[0], _end(pause)
        yield Pause(began, None if ended is None else max(began, ended))


def _end(data: Mapping[str, Any]) -> float | None:
    return None if data.get("ended") is None else moment_in(data, "ended")[0]
