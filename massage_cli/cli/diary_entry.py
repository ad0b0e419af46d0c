"""What a person logs, out of options or three questions, and what the diary answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from massage_cli import paths
from massage_cli.cli.diary_view import told
from massage_cli.cli.output import put
from massage_cli.cli.stderr import report
from massage_cli.clock import Moment, moment_at
from massage_cli.core.body import LONGEST_PLACE, Area, Leg
from massage_cli.core.calendar import local_date, local_time
from massage_cli.core.english import diary as words
from massage_cli.core.history.diary import QUIET_HOUR, Happened, Logged, night_of
from massage_cli.core.nearest import ChoiceError, quoted, slug
from massage_cli.core.when import day_named, day_told, time_named
from massage_cli.errors import MassageError
from massage_cli.printable import is_visible, printable
from massage_cli.store import logbook
from massage_cli.store.database import writing
from massage_cli.store.logbook import Fate, Reception
from massage_cli.store.trouble import DamagedError

if TYPE_CHECKING:
    import sqlite3

_PLURALS = {Area.CALF: "calves", Area.FOOT: "feet"}
NIGHT_IS_OVER = 4
"""The hour from which on a person who calls a night quiet means the one that ends."""


def new(
    happened: Happened,
    now: Moment,
    at: str = "",
    day: str = "",
    *,
    leg: str | None = None,
    area: str | None = None,
    pain: int | None = None,
    note: str | None = None,
) -> Logged:
    """A line for a cramp or a tight spot, as it is said at `now`. Raises MassageError."""
    of_no_hour = happened is Happened.TIGHT and pain == 0
    when = _of_day(now, day) if day and not at and of_no_hour else _when(now, at, day)
    return Logged(
        id=0,
        at=when.unix,
        utc_offset=when.utc_offset,
        zone=when.zone,
        happened=happened,
        leg=Leg(leg or Leg.UNSAID),
        area=_area(area or ""),
        pain=pain,
        note=_line(note or ""),
    )


def quiet_night(now: Moment, day: str = "", note: str | None = None) -> Logged:
    """A line for the night that ended on that day, or for the last. Raises MassageError."""
    wall = local_time(now.unix, now.utc_offset)
    morning = _day(day, wall.date()) if day else wall.date()
    if morning > wall.date() or (morning == wall.date() and wall.hour < NIGHT_IS_OVER):
        raise MassageError(
            f"the night to {day_told(morning, morning - timedelta(days=9))} is not over",
            help="--date yesterday for the one before",
        )
    when = _at_wall(datetime.combine(morning, time(QUIET_HOUR)))
    return Logged(
        id=0,
        at=when.unix,
        utc_offset=when.utc_offset,
        zone=when.zone,
        happened=Happened.QUIET,
        note=_line(note or ""),
    )


def changed(
    line: Logged,
    now: Moment,
    at: str = "",
    day: str = "",
    *,
    leg: str | None = None,
    area: str | None = None,
    pain: int | None = None,
    note: str | None = None,
) -> Logged:
    """The line as it is to be: what is not named stays. Raises MassageError."""
    if line.happened is Happened.QUIET:
        if at or leg or area or pain is not None:
            raise MassageError(
                f"line {line.id} is a quiet night", help="it has a --date and a --note, no more"
            )
        moved = quiet_night(now, day) if day else line
    elif at or day:
        wall = local_time(line.at, line.utc_offset)
        today = local_date(now.unix, now.utc_offset)
        when = _at_wall(
            datetime.combine(
                _day(day, today) if day else wall.date(),
                _time(at) if at else wall.time().replace(second=0, microsecond=0),
            )
        )
        _require_past(when, now)
        moved = replace(line, at=when.unix, utc_offset=when.utc_offset, zone=when.zone)
    else:
        moved = line
    return replace(
        moved,
        id=line.id,
        session=line.session,
        leg=line.leg if leg is None else Leg(leg),
        area=line.area if area is None else _area(area),
        pain=line.pain if pain is None else pain,
        note=line.note if note is None else _line(note),
    )


def take(logged: Logged, now: Moment) -> None:
    """Write it into the diary, and say what became of it. Raises MassageError."""
    _answer(lambda connection: logbook.log(connection, logged), words.logged, now)


def correct(logged: Logged, now: Moment) -> None:
    """Write what a line says now, and say so. Raises MassageError."""
    _answer(lambda connection: logbook.change(connection, logged), words.changed, now)


def _answer(
    write: Callable[[sqlite3.Connection], Reception],
    done: Callable[[str, int], str],
    now: Moment,
) -> None:
    fate, line, quiet = _written(write)
    shown = told(line, local_date(now.unix, now.utc_offset))
    match fate:
        case Fate.LOGGED:
            put(done(shown, line.id))
        case Fate.JOINED:
            put(words.joined(shown, line.id))
        case Fate.KNOWN:
            put(words.known(shown, line.id))
        case Fate.CRAMPED:
            raise MassageError(
                words.not_quiet(shown, line.id), help=f"`massage log delete {line.id}` first"
            )
    for night in quiet:
        put(words.no_longer_quiet(day_told(night_of(night), date.max), night.id))


def _written(write: Callable[[sqlite3.Connection], Reception]) -> Reception:
    """Write into the history; where that was damaged and put aside, into a new one."""
    try:
        with writing(paths.history_file()) as connection:
            return write(connection)
    except DamagedError as error:
        report(error)
    with writing(paths.history_file()) as connection:
        return write(connection)


def _when(now: Moment, at: str, day: str) -> Moment:
    """The moment that is meant, to the minute."""
    today = local_date(now.unix, now.utc_offset)
    if not at and not day:
        return now._replace(unix=now.unix // 60 * 60)
    if not at:
        raise MassageError("when on that day?", help="--at 03:10; about is near enough")
    if day:
        when = _at_wall(datetime.combine(_day(day, today), _time(at)))
        _require_past(when, now)
        return when
    last = _at_wall(datetime.combine(today, _time(at)))
    return (
        last
        if last.unix <= now.unix
        else _at_wall(datetime.combine(today - timedelta(days=1), _time(at)))
    )


def _of_day(now: Moment, day: str) -> Moment:
    """A moment of that day, for what is said of all of it: now if it is today, or else noon."""
    today = local_date(now.unix, now.utc_offset)
    named = _day(day, today)
    return _when(now, "", "") if named == today else _when(now, "12:00", named.isoformat())


def _at_wall(wall: datetime) -> Moment:
    """When it was that, where the person is. Raises MassageError."""
    try:
        found = moment_at(wall)
    except (OverflowError, ValueError, OSError) as error:
        raise MassageError(f"no clock of this machine goes back to {wall:%Y-%m-%d}") from error
    if found is None:
        raise MassageError(
            f"it was never {wall:%H:%M} on {day_told(wall.date(), date.max)}: "
            "the clock was put forward past it",
            help="a time before or after",
        )
    return found


def _require_past(when: Moment, now: Moment) -> None:
    if when.unix > now.unix:
        wall = local_time(when.unix, when.utc_offset)
        day = day_told(wall.date(), local_date(now.unix, now.utc_offset))
        raise MassageError(f"{wall:%H:%M} {day} is still to come")


def _day(text: str, today: date) -> date:
    try:
        return day_named(text, today)
    except ChoiceError as error:
        raise MassageError(error.message, help=error.help) from error


def _time(text: str) -> time:
    try:
        return time_named(text)
    except ChoiceError as error:
        raise MassageError(error.message, help=error.help) from error


def _area(text: str) -> str:
    """An area's name, however it is written, or the place in the person's own words."""
    own = _line(text)
    named = slug(own)
    for area in Area:  # one toe is of the toes
        if named in (area, area.removesuffix("s"), slug(area.words), _PLURALS.get(area)):
            return area.value
    if len(own) > LONGEST_PLACE:
        raise MassageError(
            f"{quoted(own)} is too long for a place",
            help=f"at most {LONGEST_PLACE} characters; --note takes any number",
        )
    return own if is_visible(own) else ""


def _line(text: str) -> str:
    """What a person wrote, on one line, and without what could steer a terminal."""
    return printable(" ".join(text.split()))
