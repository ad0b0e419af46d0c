from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from massage_cli.core.body import Leg
from massage_cli.core.history.diary import Happened
from massage_cli.store import diary, history
from massage_cli.store.database import connect
from tests.diaries import a_line
from tests.pasts import DAY, HOUR, NOW, a_past


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(tmp_path / "history.sqlite3")
    yield connection
    connection.close()


def test_lines_come_back_as_they_went_in_the_oldest_first(connection: sqlite3.Connection) -> None:
    lines = [
        a_line(pain=7, note="in bed; ’til four"),
        a_line(DAY, happened=Happened.QUIET, leg=Leg.UNSAID, area=""),
        a_line(2 * DAY, happened=Happened.TIGHT, leg=Leg.BOTH, area="behind the knee", pain=0),
    ]
    ids = [diary.insert(connection, line) for line in lines]
    whole = [replace(line, id=id_) for line, id_ in zip(lines, ids, strict=True)]
    assert list(diary.lines(connection)) == whole[::-1]
    assert list(diary.lines(connection, since=NOW - DAY)) == [whole[1], whole[0]]
    assert list(diary.lines(connection, until=NOW)) == [whole[2], whole[1]]
    assert list(diary.lines(connection, newest=2)) == [whole[1], whole[0]]
    assert list(diary.lines(connection, since=NOW - DAY, newest=1)) == [whole[0]]
    assert [diary.line(connection, id_) for id_ in ids] == whole
    assert diary.line(connection, 99) is None
    assert diary.ids(connection) == ids


def test_the_same_of_the_same_moment_stands_once(connection: sqlite3.Connection) -> None:
    id_ = diary.insert(connection, a_line(pain=7))
    assert diary.same(connection, a_line(pain=3)) == id_
    assert not diary.add(connection, a_line(pain=3))
    assert diary.add(connection, a_line(leg=Leg.RIGHT))
    with pytest.raises(sqlite3.IntegrityError):
        diary.insert(connection, a_line())
    assert [(line.leg, line.pain) for line in diary.lines(connection)] == [
        ("left", 7),
        ("right", None),
    ]


def test_a_line_can_be_changed_and_deleted(connection: sqlite3.Connection) -> None:
    ids = [diary.insert(connection, a_line(n * HOUR)) for n in range(3)]
    changed = replace(a_line(9 * HOUR, pain=2, note="less than I thought"), id=ids[1])
    assert diary.change(connection, changed)
    assert diary.line(connection, ids[1]) == changed
    with pytest.raises(sqlite3.IntegrityError):
        diary.change(connection, replace(a_line(), id=ids[2]))
    assert diary.delete(connection, [*ids[:2], 99]) == 2
    assert [line.id for line in diary.lines(connection)] == ids[2:]
    assert not diary.change(connection, changed)


def test_an_id_is_never_given_twice(connection: sqlite3.Connection) -> None:
    first = diary.insert(connection, a_line())
    diary.delete(connection, [first])
    assert diary.insert(connection, a_line()) == first + 1


def test_a_cramp_that_a_session_logged_goes_with_it(connection: sqlite3.Connection) -> None:
    session = history.insert(connection, a_past())
    diary.insert(connection, a_line(session=session))
    mine = diary.insert(connection, a_line(HOUR))
    history.delete(connection, [session])
    assert [line.id for line in diary.lines(connection)] == [mine]


@pytest.mark.parametrize(
    "fault",
    [
        "at = 9e99",
        "happened = 'mood'",
        "leg = 'third'",
        "pain = 'much'",
        "area = zeroblob(3)",
        "session = 'x'",
    ],
)
def test_a_row_that_holds_what_cannot_be_is_left_out(
    connection: sqlite3.Connection, fault: str
) -> None:
    broken = diary.insert(connection, a_line())
    sound = diary.insert(connection, a_line(HOUR))
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(f"UPDATE diary SET {fault} WHERE id = ?", (broken,))  # noqa: S608  # ours
    assert [line.id for line in diary.lines(connection)] == [sound]
    assert diary.line(connection, broken) is None
    assert diary.ids(connection) == [broken, sound]
    assert diary.delete(connection, [broken]) == 1
