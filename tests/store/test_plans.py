from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from massage_cli.core.plans.course import Course, Pause
from massage_cli.store import plans
from massage_cli.store.database import connect
from tests.diaries import a_course
from tests.pasts import DAY, NOW


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(tmp_path / "history.sqlite3")
    yield connection
    connection.close()


def current(connection: sqlite3.Connection) -> Course:
    course = plans.current(connection)
    assert course is not None
    return course


def test_a_plan_is_under_way_from_its_start_to_its_end(connection: sqlite3.Connection) -> None:
    assert plans.current(connection) is None
    course = a_course(7 * DAY)
    id_ = plans.insert(connection, course)
    assert current(connection) == replace(course, id=id_)
    plans.end(connection, id_, NOW)
    assert plans.current(connection) is None
    plans.end(connection, id_, NOW + DAY)
    assert list(plans.courses(connection)) == [replace(course, id=id_, ended=NOW)]
    assert plans.ids(connection) == [id_]
    assert plans.delete(connection, id_)
    assert not plans.delete(connection, id_)


def test_it_is_paused_and_gone_on_with(connection: sqlite3.Connection) -> None:
    id_ = plans.insert(connection, a_course(7 * DAY))
    plans.pause(connection, id_, NOW)
    plans.pause(connection, id_, NOW + 1)
    assert current(connection).paused == NOW
    plans.resume(connection, id_, NOW + DAY)
    plans.resume(connection, id_, NOW + 2 * DAY)
    assert current(connection).paused is None
    plans.pause(connection, id_, NOW + 3 * DAY)
    plans.end(connection, id_, NOW + 4 * DAY)
    (course,) = plans.courses(connection)
    assert course.pauses == (Pause(NOW, NOW + DAY), Pause(NOW + 3 * DAY, NOW + 4 * DAY))
    plans.pause(connection, id_, NOW + 5 * DAY)
    assert next(plans.courses(connection)) == course, "what has ended is not paused"


def test_a_clock_set_back_makes_no_pause_of_less_than_nothing(
    connection: sqlite3.Connection,
) -> None:
    id_ = plans.insert(connection, a_course(7 * DAY))
    plans.pause(connection, id_, NOW)
    plans.resume(connection, id_, NOW - DAY)
    assert current(connection).pauses == (Pause(NOW, NOW),)


def test_one_that_is_started_ends_the_one_before(connection: sqlite3.Connection) -> None:
    first = plans.insert(connection, a_course(7 * DAY))
    plans.pause(connection, first, NOW - 6 * DAY)
    second = plans.insert(connection, a_course(name="runner"))
    old = plans.insert(connection, a_course(20 * DAY, name="desk-week"))
    assert current(connection).id == second
    assert [(course.id, course.ended) for course in plans.courses(connection)] == [
        (second, None),
        (first, NOW),
        (old, NOW - 7 * DAY),
    ]
    assert list(plans.courses(connection))[1].pauses == (Pause(NOW - 6 * DAY, NOW),)


def test_what_comes_from_another_machine_adds_only_what_is_new(
    connection: sqlite3.Connection,
) -> None:
    course = a_course(7 * DAY, pauses=(Pause(NOW - 5 * DAY, None),))
    assert plans.add(connection, course)
    assert not plans.add(connection, course)
    later = replace(
        course,
        ended=NOW,
        pauses=(Pause(NOW - 5 * DAY, NOW - 4 * DAY), Pause(NOW - 2 * DAY, NOW - DAY)),
    )
    assert not plans.add(connection, later)
    assert not plans.add(connection, course), "an older copy takes nothing back"
    assert list(plans.courses(connection)) == [replace(later, id=1)]


def test_rows_that_hold_what_cannot_be_are_left_out(connection: sqlite3.Connection) -> None:
    first = plans.insert(connection, a_course(7 * DAY, pauses=(Pause(NOW - 6 * DAY, None),)))
    plans.insert(connection, a_course(name="runner"))
    connection.execute("UPDATE pause SET began = 9e99")
    connection.execute("UPDATE plan SET title = x'00' WHERE name = 'runner'")
    assert [(course.id, course.pauses) for course in plans.courses(connection)] == [(first, ())]
