from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from massage_cli.core.body import Leg
from massage_cli.core.history.diary import Happened, Logged
from massage_cli.store import diary, history, logbook
from massage_cli.store.database import connect
from massage_cli.store.logbook import Fate, Reception
from tests.diaries import a_line
from tests.pasts import DAY, HOUR, a_past

LEFT, RIGHT, BOTH, UNSAID = Leg.LEFT, Leg.RIGHT, Leg.BOTH, Leg.UNSAID
MORNING = 8.25 * HOUR
"""Before NOW, which is 14:13: about six."""


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(tmp_path / "history.sqlite3")
    yield connection
    connection.close()


def quiet(ago: float = MORNING) -> Logged:
    return a_line(ago, happened=Happened.QUIET, leg=UNSAID, area="")


def there(connection: sqlite3.Connection) -> list[Logged]:
    return list(diary.lines(connection))


def test_what_is_new_is_logged(connection: sqlite3.Connection) -> None:
    found = logbook.log(connection, a_line())
    assert found == Reception(Fate.LOGGED, replace(a_line(), id=1))
    assert there(connection) == [found.line]


def test_the_same_again_is_known_and_stands_once(connection: sqlite3.Connection) -> None:
    first = logbook.log(connection, a_line(pain=7)).line
    assert logbook.log(connection, a_line(pain=3)) == Reception(Fate.KNOWN, first)
    assert there(connection) == [first]


@pytest.mark.parametrize("other", [a_line(60), a_line(leg=RIGHT), a_line(area="foot")])
def test_two_cramps_by_hand_are_two_however_near(
    connection: sqlite3.Connection, other: Logged
) -> None:
    logbook.log(connection, a_line())
    assert logbook.log(connection, other).fate is Fate.LOGGED


def of_a_session(connection: sqlite3.Connection, leg: Leg = UNSAID) -> Logged:
    """The line that a session of an hour before NOW logged."""
    session = history.insert(connection, a_past(HOUR, leg=leg))
    logbook.log_session(connection, a_line(HOUR, leg=leg, session=session))
    line = diary.of(connection, session)
    assert line is not None
    return line


@pytest.mark.parametrize(
    ("leg", "said", "joins"),
    [
        (UNSAID, a_line(HOUR - 30 * 60), True),
        (UNSAID, a_line(HOUR + 30 * 60), True),
        (UNSAID, a_line(HOUR + 30 * 60 + 1), False),
        (LEFT, a_line(HOUR + 60, leg=LEFT), True),
        (LEFT, a_line(HOUR + 60, leg=UNSAID), True),
        (LEFT, a_line(HOUR + 60, leg=BOTH), True),
        (LEFT, a_line(HOUR + 60, leg=RIGHT), False),
        (LEFT, a_line(HOUR + 60, happened=Happened.TIGHT), False),
    ],
)
def test_a_cramp_that_its_session_logged_is_not_logged_again(
    connection: sqlite3.Connection, leg: Leg, said: Logged, joins: bool
) -> None:
    of_a_session(connection, leg)
    assert (logbook.log(connection, said).fate is Fate.JOINED) == joins
    assert len(there(connection)) == (1 if joins else 2)


def test_what_is_said_by_hand_is_added_to_the_line_of_the_session(
    connection: sqlite3.Connection,
) -> None:
    line = of_a_session(connection)
    said = a_line(HOUR + 90, leg=RIGHT, area="foot", pain=6, note="woke me")
    joined = replace(line, leg=RIGHT, area="foot", pain=6, note="woke me")
    assert logbook.log(connection, said) == Reception(Fate.JOINED, joined)
    bare = a_line(HOUR + 90, leg=UNSAID, area="")
    assert logbook.log(connection, bare) == Reception(Fate.JOINED, joined), "nothing is taken back"
    assert there(connection) == [joined]


def test_a_night_with_a_cramp_is_not_quiet(connection: sqlite3.Connection) -> None:
    cramp = logbook.log(connection, a_line(MORNING + 3 * HOUR)).line
    assert logbook.log(connection, quiet()) == Reception(Fate.CRAMPED, cramp)
    assert there(connection) == [cramp]
    assert logbook.log(connection, quiet(MORNING + DAY)).fate is Fate.LOGGED, "the one before is"


def test_a_night_is_quiet_once(connection: sqlite3.Connection) -> None:
    first = logbook.log(connection, quiet()).line
    assert logbook.log(connection, quiet(MORNING - HOUR)) == Reception(Fate.KNOWN, first)


@pytest.mark.parametrize("by_itself", [False, True])
def test_a_cramp_ends_the_quiet_of_its_night_and_of_no_other(
    connection: sqlite3.Connection, by_itself: bool
) -> None:
    night = logbook.log(connection, quiet()).line
    before = logbook.log(connection, quiet(MORNING + DAY)).line
    cramp = a_line(MORNING + 2 * HOUR)
    if by_itself:
        logbook.log_session(connection, cramp)
    else:
        assert logbook.log(connection, cramp).quiet == (night,)
    assert [line.id for line in there(connection)] == [before.id, night.id + 2]


def test_a_tight_spot_leaves_a_night_quiet(connection: sqlite3.Connection) -> None:
    logbook.log(connection, quiet())
    assert logbook.log(connection, a_line(MORNING + HOUR, happened=Happened.TIGHT)).quiet == ()
    assert len(there(connection)) == 2


def test_a_correction_meets_the_same_rules(connection: sqlite3.Connection) -> None:
    cramp = logbook.log(connection, a_line(MORNING + 3 * HOUR)).line
    other = logbook.log(connection, a_line()).line
    night = logbook.log(connection, quiet(MORNING + DAY)).line
    milder = replace(cramp, pain=2)
    assert logbook.change(connection, milder) == Reception(Fate.LOGGED, milder)
    assert logbook.change(connection, replace(other, at=cramp.at)) == Reception(Fate.KNOWN, milder)
    moved = replace(night, at=night.at + DAY)
    assert logbook.change(connection, moved) == Reception(Fate.CRAMPED, milder)
    into_quiet = replace(other, at=night.at - HOUR)
    assert logbook.change(connection, into_quiet) == Reception(Fate.LOGGED, into_quiet, (night,))
    assert there(connection) == [into_quiet, milder]


def test_which_leg_it_was_is_named_once_it_is_known(connection: sqlite3.Connection) -> None:
    line = of_a_session(connection)
    logbook.name_leg(connection, line)
    assert there(connection) == [line]
    logbook.name_leg(connection, replace(line, leg=RIGHT))
    logbook.name_leg(connection, replace(line, leg=LEFT))
    assert there(connection) == [replace(line, leg=RIGHT)], "what is said stands"
