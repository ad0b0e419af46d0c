"""The columns of the history, and what each may hold.

Everything that must know them is made from these lists: the statements, the rows, JSON, CSV,
and the conditions under which a row is sound. A file may come from anywhere, so a row that
is not is never read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from massage_cli.core.body import LONGEST_PLACE, Area, Leg
from massage_cli.core.calendar import EARLIEST, LATEST
from massage_cli.core.history.diary import Happened
from massage_cli.core.history.past import WORST, Answers, Feeling, Past, Sign, State
from massage_cli.core.routine import Kind, Pressure
from massage_cli.core.values import Values, member, number, optional, several, switch, text, whole

MOST_SECONDS = 1_000_000
MOST_SPEED = 1000
LARGEST_ID = 2**53
"""The largest whole number that every reader of JSON takes as it is."""
LAST_MINUTE = 24 * 60 - 1
"""Of an offset from UTC, in either direction."""


class HistoryColumn(NamedTuple):
    """One column: its name, and the values that it takes."""

    name: str
    values: Values
    """As JSON has them."""
    sound: str
    """In SQL: whether what is stored stands for one of them."""
    load: Callable[[Any], Any] = lambda stored: stored
    """From what is stored, and sound."""
    store: Callable[[Any], Any] = lambda value: value
    default: str = ""
    """In SQL: what stands in where the column itself is missing; empty for nothing."""


def _whole(name: str, low: int, high: int, kind: Callable[[Any], Any] = int) -> HistoryColumn:
    condition = f"typeof({name}) = 'integer' AND {name} BETWEEN {low} AND {high}"
    return HistoryColumn(name, _made(kind, whole(low, high)), condition, kind)


def _number(name: str, low: float, high: float) -> HistoryColumn:
    # To SQLite any text is more than any number, and a blob more than that.
    return HistoryColumn(name, number(low, high), f"{name} BETWEEN {low} AND {high}", float)


def _speed(name: str) -> HistoryColumn:
    """A pace, 1 where nothing is said of it: older files had none."""
    at = _number(name, 0, MOST_SPEED)
    said = optional(at.values)
    return at._replace(
        values=_made(lambda speed: 1.0 if speed is None else float(speed), said), default="1"
    )


def _text(name: str, default: str = "") -> HistoryColumn:
    return HistoryColumn(name, text(), f"typeof({name}) = 'text'", default=default)


def _place(name: str) -> HistoryColumn:
    """An area's name, or a place in a person's own words."""
    return _text(name)._replace(
        values=text(LONGEST_PLACE),
        sound=f"(typeof({name}) = 'text' AND length({name}) <= {LONGEST_PLACE})",
    )


def _reference(name: str) -> HistoryColumn:
    """The id of a row elsewhere, 0 for none, which is stored as NULL."""
    return HistoryColumn(
        name,
        _made(lambda id_: id_ or 0, optional(whole(0, LARGEST_ID))),
        f"({name} IS NULL OR {_whole(name, 1, LARGEST_ID).sound})",
        lambda stored: stored or 0,
        lambda value: value or None,
        default="NULL",
    )


def _one_of(name: str, words: Iterable[str], kind: Callable[[str], Any] = str) -> HistoryColumn:
    return HistoryColumn(name, member(words), f"{name} IN ({_quoted(words)})", kind)


def _optional(column: HistoryColumn) -> HistoryColumn:
    return column._replace(
        values=optional(column.values),
        sound=f"({column.name} IS NULL OR {column.sound})",
        load=lambda stored: None if stored is None else column.load(stored),
        default="NULL",
    )


def _flag(name: str) -> HistoryColumn:
    return HistoryColumn(name, switch(), f"{name} IN (0, 1)", bool, int)


def _signs(name: str) -> HistoryColumn:
    """Signs, in the order of the alphabet, with spaces between."""
    signs = sorted(Sign)
    every = (
        " ".join(sign for bit, sign in enumerate(signs) if mask >> bit & 1)
        for mask in range(1 << len(signs))
    )
    return HistoryColumn(
        name,
        _made(frozenset, several(member(Sign))),
        f"{name} IN ({_quoted(every)})",
        lambda stored: frozenset(map(Sign, stored.split())),
        lambda value: " ".join(sorted(value)),
        default="''",
    )


def _made(kind: Callable[[Any], Any], values: Values) -> Values:
    """What `values` takes, made a `kind`."""
    return values._replace(accept=lambda value: kind(values.accept(value)))


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


SESSION = (
    _whole("id", 1, LARGEST_ID),
    _number("started", EARLIEST, LATEST),
    _whole("utc_offset", -LAST_MINUTE, LAST_MINUTE),
    _text("zone"),
    _text("routine"),
    _text("title"),
    _one_of("kind", Kind, Kind),
    _one_of("leg", Leg, Leg),
    _flag("cramp"),
    _number("planned", 0, MOST_SECONDS),
    _number("done", 0, MOST_SECONDS),
    _one_of("state", State, State),
    _optional(_whole("pain_before", 0, WORST)),
    _optional(_whole("pain_after", 0, WORST)),
    _optional(_one_of("feeling", Feeling, Feeling)),
    _signs("signs"),
    _text("note", default="''"),
    _speed("speed"),
)
"""A session, in the order in which its fields are exported."""

WORK = (
    _text("technique"),
    _place("area"),
    _one_of("leg", Leg, Leg),
    _whole("pressure", 0, max(Pressure), Pressure),
)
"""What was done where, as `core.history.past.Work` has it."""
PLAYED = (*WORK, _number("seconds", 0, MOST_SECONDS))

CHECKPOINT = (
    _number("seen", EARLIEST, LATEST),
    _number("playhead", 0, MOST_SECONDS),
    _whole("number", 1, MOST_SECONDS),
    _text("source"),
    _text("fingerprint"),
    _text("choices"),
)
CHOICES: Mapping[str, Values] = {
    "leg": optional(member(Leg)),
    "first": member(Leg),
    "gentle": switch(),
    "cramp": switch(),
    "skip": several(member(Area)),
    "places": _made(lambda places: places or (), optional(several(text(LONGEST_PLACE)))),
    "total": optional(number(0, MOST_SECONDS)),
    "from_step": text(),
}
"""The JSON in a checkpoint's `choices`, as `core.choices.Choices` has it."""
TOLD = (_text("code"), _number("at", EARLIEST, LATEST))


DIARY = (
    _whole("id", 1, LARGEST_ID),
    _number("at", EARLIEST, LATEST),
    _whole("utc_offset", -LAST_MINUTE, LAST_MINUTE),
    _text("zone"),
    _one_of("happened", Happened, Happened),
    _one_of("leg", Leg, Leg),
    _place("area"),
    _optional(_whole("pain", 0, WORST)),
    _text("note", default="''"),
    _reference("session"),
)
"""A line of the diary, in the order in which its fields are exported."""

PAUSE = (_number("began", EARLIEST, LATEST), _optional(_number("ended", EARLIEST, LATEST)))
PLAN = (
    _whole("id", 1, LARGEST_ID),
    _text("name"),
    _text("title"),
    _number("started", EARLIEST, LATEST),
    _whole("utc_offset", -LAST_MINUTE, LAST_MINUTE),
    _text("zone"),
    _optional(_number("ended", EARLIEST, LATEST)),
    _text("body"),
)
"""A plan that was started, as `core.plans.course.Course` has it, but for its pauses."""

_ANSWERS = frozenset(Answers._fields)


def names(columns: Iterable[HistoryColumn]) -> str:
    """The columns' names for a statement."""
    return ", ".join(column.name for column in columns)


def marks(columns: Sequence[HistoryColumn]) -> str:
    """A `?` for each column."""
    return ", ".join("?" * len(columns))


def sound(columns: Iterable[HistoryColumn]) -> str:
    """The condition under which every one of the columns holds what it may."""
    return " AND ".join(column.sound for column in columns)


def faulty(columns: Iterable[HistoryColumn]) -> str:
    """The opposite. CASE ends at the first fault; NOT would not be true of NULL."""
    return f"CASE WHEN {sound(columns)} THEN 0 ELSE 1 END"


def loaded(columns: Iterable[HistoryColumn], row: Sequence[Any]) -> dict[str, Any]:
    """The values of a sound row, by column."""
    return {column.name: column.load(stored) for column, stored in zip(columns, row, strict=True)}


def to_past(values: Mapping[str, Any]) -> Past:
    """The session with these values."""
    own = {name: value for name, value in values.items() if name not in _ANSWERS}
    answers = {name: value for name, value in values.items() if name in _ANSWERS}
    return Past(**own, answers=Answers(**answers))


def of_past(past: Past) -> dict[str, Any]:
    """The values of a session, by column."""
    return {
        column.name: getattr(past.answers if column.name in _ANSWERS else past, column.name)
        for column in SESSION
    }


TABLES = {
    "session": names(SESSION),
    "work": f"id, {names(WORK)}",
    "played": "session, work, seconds",
    "checkpoint": f"session, {names(CHECKPOINT)}",
    "told": names(TOLD),
    "diary": names(DIARY),
    "plan": names(PLAN),
    "pause": f"plan, {names(PAUSE)}",
}
"""The tables, and the columns that each must have."""
