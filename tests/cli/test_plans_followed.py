"""The plans that were started, with what was done of them, as statistics and the page tell it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from massage_cli import paths
from massage_cli.cli.cramp_page import cramp_page
from massage_cli.cli.plans_followed import data, followed, lines
from massage_cli.clock import Moment
from massage_cli.core.history.cramp_record import report
from massage_cli.store import history, plans
from massage_cli.store.database import writing
from tests.diaries import a_course
from tests.pasts import DAY, NOW, a_past

MONDAY = datetime(2026, 9, 7, 20, tzinfo=UTC).timestamp()
BODY = "title: Evenings\nweeks: 2\nsessions: [{routine: bedtime, days: daily}]\n"


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """A plan of two weeks, of which four sessions were played, one of them as a rehearsal."""
    with writing(paths.history_file()) as found:
        course = a_course(NOW - MONDAY, name="evenings")
        plans.insert(found, replace(course, title="Evenings", body=BODY))
        for day, speed in ((0, 1.0), (1, 1.0), (5, 1.0), (6, 20.0)):
            past = a_past(NOW - MONDAY - day * DAY - 60, routine="bedtime", cramp=False)
            history.insert(found, past._replace(done=280.0, speed=speed))
        yield found


def now(day: int) -> Moment:
    return Moment(MONDAY + day * DAY, 0, "UTC")


def test_the_newest_is_told_and_all_are_data(connection: sqlite3.Connection) -> None:
    found = followed(connection, now(9))
    assert list(lines(found)) == ["plan: Evenings: 3 of 9 sessions done"]
    assert data(found) == [
        {
            "name": "evenings",
            "title": "Evenings",
            "first": "2026-09-07",
            "last": "2026-09-16",
            "done": 3,
            "planned": 9,
            "besides": 0,
        }
    ]


def test_the_page_has_those_of_its_days(connection: sqlite3.Connection) -> None:
    told = "  Evenings: 3 of 14 sessions done (07 Sep 2026 to 20 Sep 2026)\n"
    page = cramp_page(connection, now(30), "")
    assert f"PLANS\n{told}" in report(page)
    assert "PLANS" not in report(cramp_page(connection, now(120), ""))


def test_one_that_has_asked_for_nothing_yet_or_cannot_be_read_is_not_there(
    connection: sqlite3.Connection,
) -> None:
    connection.execute("DELETE FROM session")
    assert followed(connection, now(0)) == ()
    assert [each.last for each in followed(connection, now(1))] == [date(2026, 9, 8)]
    connection.execute("UPDATE plan SET body = '{}'")
    assert followed(connection, now(1)) == ()
